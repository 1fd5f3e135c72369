"""Dynamic properties that the style sheet reads.

Ours are called ``role``, ``level``, ``tone``, ``marked`` and ``inside``: Qt itself owns ``pos``, ``size`` and the like.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Set properties and let the style sheet look at the widget again."""
    changed = [widget.setProperty(name, value) for name, value in properties.items() if widget.property(name) != value]
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
