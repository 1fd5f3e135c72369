"""Puts what came onto a page later into the order in which it is read, for the Tab key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go from one widget through others and what they hold, in their order; all stand in one window."""
    last = before
    for widget in widgets:
        for stop in stops_of(widget):
            if stop is not last:
                QWidget.setTabOrder(last, stop)
            last = stop


def stops_of(widget: QWidget) -> list[QWidget]:
    """Return what can have the keyboard in a widget, as it was made; what hands it on is no stop itself."""
    inside = [widget, *widget.findChildren(QWidget)]
    return [one for one in inside if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.focusProxy() is None]
