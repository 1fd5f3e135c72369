"""The library by its parts: the muscles and their pages, the chart, and what was reviewed."""
