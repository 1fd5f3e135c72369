"""The parts of the page *Intake*."""
