"""Cards of the settings page that decide more than a line of text."""
