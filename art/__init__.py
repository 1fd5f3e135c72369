"""Drawings made by programs of our own; run by hand, never by the clinic's program."""
