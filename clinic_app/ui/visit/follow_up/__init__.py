"""The parts of the follow-up page."""
