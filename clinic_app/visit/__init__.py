"""One open visit: its answers, its gates, its note. Plain Python."""
