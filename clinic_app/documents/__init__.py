"""Sheets as PDF pages. The only place that knows ReportLab."""
