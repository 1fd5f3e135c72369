"""Ways in and out of the record in formats that others read."""
