"""What was unwanted after treatments, over the whole clinic."""
