"""Shows or hides a widget only where that changes something."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_where(widget: QWidget, *, wanted: bool) -> None:
    """Show a widget where it is wanted and hide it where not; one that is so already is left alone.

    A part of a page that nobody sees yet is shown with the page. Told to show before that, it would be dressed and
    laid out at a size that it will not have, and the page once more for each of its parts.
    """
    if widget.isHidden() == wanted:
        widget.setVisible(wanted)
