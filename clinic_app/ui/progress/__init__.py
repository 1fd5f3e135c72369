"""How it went from visit to visit."""
