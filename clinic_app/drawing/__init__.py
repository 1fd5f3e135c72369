"""The body chart and the exercise figures as plain curves; others only stroke and fill them."""
