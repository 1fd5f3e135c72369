"""The Tab key goes through a page as it is read, also through what came onto it later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from clinic_app.ui.placed import placed_in
from clinic_app.ui.visit.tab_order import stops_of


class ReadingOrder:
    """Keeps the Tab order of a page the order of its layouts."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._stops: list[QWidget] = []

    def settle(self) -> None:
        """Put everything that can have the keyboard in order, where anything came or went."""
        stops = list(_stops(self._page))
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can have the keyboard in a widget, as its layouts have it."""
    inside = [widget.widget()] if isinstance(widget, QScrollArea) else []
    if isinstance(widget, QStackedWidget):
        inside = [widget.widget(place) for place in range(widget.count())]
    if inside:
        for below in inside:
            yield from _stops(below) if below is not None else ()
    elif (layout := widget.layout()) is None:
        window = widget.window()  # the list of a drop-down is a window of its own
        yield from (one for one in stops_of(widget) if one.window() is window)
    else:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            yield widget
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for one in placed_in(layout):
        yield from _stops_in(one) if isinstance(one, QLayout) else _stops(one)
