"""The parts of the note page."""
