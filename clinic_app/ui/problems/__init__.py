"""The problems of a visit and of a patient in the window."""
