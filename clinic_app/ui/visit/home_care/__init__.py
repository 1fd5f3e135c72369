"""The parts of the home-care page."""
