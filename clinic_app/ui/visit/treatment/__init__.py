"""The parts of the treatment page."""
