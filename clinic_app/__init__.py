"""Pain map, ranked muscles with reasons, treatment record and home-care sheet for manual therapists."""

__version__ = "0.1.0"
