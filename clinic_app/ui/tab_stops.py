"""Where Tab goes: through what is seen, in the order in which it is read.

Qt's own chain is the order in which widgets were made. It can be mended pair by pair, but groups that hand the keyboard
on to one of their buttons bend it into loops, so that Tab never leaves them; the layouts know the order anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from clinic_app.ui.placed import placed_in
from clinic_app.ui.widgets.focus_group import bring_into_view

REASONS = {True: Qt.FocusReason.TabFocusReason, False: Qt.FocusReason.BacktabFocusReason}


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop inside ``root``, round and round; say whether there was one to start from."""
    stops, focused = list(stops_in(root)), root.window().focusWidget()
    place = _place(stops, focused, forward=forward)
    if place is None:
        return False
    stop = stops[place % len(stops)]
    stop.setFocus(REASONS[forward])
    bring_into_view(stop)
    return True


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at inside a widget that is seen, in the order of its layouts."""
    if not widget.isVisible():
        return
    layout, inside = widget.layout(), widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from stops_in(inside)
    elif layout is not None:
        if _is_stop(widget):
            yield widget
        placed = list(_widgets_in(layout))
        floating = [one for one in widget.children() if isinstance(one, QWidget) and one not in placed]
        for one in (*placed, *(one for one in floating if not one.isWindow())):
            yield from stops_in(one)
    else:
        window = widget.window()  # the list of a drop-down is a window of its own
        yield from (one for one in (widget, *widget.findChildren(QWidget)) if _is_stop(one) and one.window() is window)


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    for one in placed_in(layout):
        if isinstance(one, QLayout):
            yield from _widgets_in(one)
        else:
            yield one


def _is_stop(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _place(stops: list[QWidget], focused: QWidget | None, *, forward: bool) -> int | None:
    """Return the place of the next stop, or None where nobody knows from where."""
    if focused is None or not stops:
        return None
    if focused in stops:
        return stops.index(focused) + (1 if forward else -1)
    first = next((place for place, stop in enumerate(stops) if focused.isAncestorOf(stop)), None)
    return first if first is None or forward else first - 1
