"""Measurements, as ratios in one run against a peer or the limit: ``python -m bench [NAME]``."""
