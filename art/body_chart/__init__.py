"""The body chart: control points in code, cut into zones, written as one data file of plain curves."""
