"""Dynamic properties that decide how a widget is dressed, and the sheets of what Qt draws.

Ours are called ``role``, ``level``, ``tone``, ``marked`` and ``inside``: Qt itself owns ``pos``, ``size`` and the like.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Set properties and let what dresses the widget look at it again: its style sheet, or else the widget itself."""
    changed = [widget.setProperty(name, value) for name, value in properties.items() if widget.property(name) != value]
    if not changed:
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if not widget.styleSheet():
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.update()


def wear(widget: QWidget, sheet: str) -> None:
    """Give a widget that Qt draws its style sheet, one of the theme's ``SHEETS``, or the one of another theme."""
    wanted = themes.current().stylesheet(sheet)
    if widget.styleSheet() != wanted:
        widget.setStyleSheet(wanted)


def ink(widget: QWidget, tone: str) -> None:
    """Give the words of a label a colour of the theme; an empty tone is the usual ink."""
    if tone or widget.palette().resolveMask():
        widget.setPalette(_inked(themes.current().hex(tone or "text")))


@lru_cache(maxsize=64)
def _inked(colour: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    return palette
