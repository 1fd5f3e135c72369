"""Signing again and again: the box that asks for the password, the notes that wait."""
