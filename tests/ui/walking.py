"""Walks a screen as a screen reader, a thumb and the Tab key do, and says what is not as it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea, QWidget

from clinic_app.ui.chart.zone_stops import ZoneStop

Role = QAccessible.Role
CONTROLS = frozenset(
    {
        *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Slider),
        *(Role.PageTab, Role.Link, Role.MenuItem, Role.ButtonMenu, Role.Graphic),
    }
)


def interfaces(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything a screen reader comes to inside a widget, from the top."""
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or (one.state().invisible and one.role() != Role.Window):
            continue
        yield one
        waiting += [one.child(place) for place in range(one.childCount())]


def unnamed(widget: QWidget) -> list[str]:
    """Return the controls that say nothing of themselves."""
    return [described(one) for one in interfaces(widget) if one.role() in CONTROLS and not name_of(one)]


def name_of(one: QAccessibleInterface) -> str:
    return str(one.text(QAccessible.Text.Name)).strip()


def is_a_control_of_its_own(one: QAccessibleInterface) -> bool:
    """Leave out the zones of the chart: one that two views show is one answer, so it has one name."""
    return one.role() in CONTROLS and not one.state().invisible and not isinstance(one.object(), ZoneStop)


def described(one: QAccessibleInterface) -> str:
    thing = one.object()
    held = thing.parent() if thing is not None else None
    return f"{type(thing).__name__} {one.role().name} in {type(held).__name__}"


def twice(widget: QWidget) -> list[str]:
    """Return the names that two controls of one group share."""
    found = []
    for one in interfaces(widget):
        children = [one.child(place) for place in range(one.childCount())]
        names = Counter(name_of(child) for child in children if child and is_a_control_of_its_own(child))
        found += [f"{count} × {name} in {described(one)}" for name, count in names.items() if count > 1]
    return found


# -- the thumb

LEAST = 40  # px
TARGETS = (QAbstractButton, QComboBox, QLineEdit)


def targets(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can be pressed. Zones are as small as anatomy: they answer 6 px around them, and zoom."""
    for one in widget.findChildren(QWidget):
        if isinstance(one, TARGETS) and not isinstance(one, ZoneStop) and one.isVisible() and one.isEnabled():
            yield one


def too_small(widget: QWidget) -> list[str]:
    """Return what is smaller than a thumb, with its size."""
    return [f"{_called(one)}: {_size(one)}" for one in targets(widget) if min(_size(one)) < LEAST]


def _size(one: QWidget) -> tuple[int, int]:
    """Return width and height; a bare line is as large as the box it stands in."""
    box = one.parentWidget() if isinstance(one, QLineEdit) and one.property("role") == "bare" else one
    held = box or one
    return held.width(), held.height()


def _called(one: QWidget) -> str:
    text = one.text() if isinstance(one, QAbstractButton | QLineEdit) else ""
    return f"{type(one).__name__} “{one.accessibleName() or text}”"


def touching(widget: QWidget) -> list[str]:
    """Return neighbours that lie over each other where a thumb would meet both."""
    seen = [(one, _shown(one)) for one in targets(widget)]
    return [
        f"{_called(one)} over {_called(other)}"
        for place, (one, box) in enumerate(seen)
        for other, other_box in seen[place + 1 :]
        if box.intersects(other_box) and not _belong_together(one, other)
    ]


def _shown(one: QWidget) -> QRect:
    """Return the part of it that is seen, in the window."""
    box = QRect(one.mapTo(one.window(), QPoint()), one.size())
    above = one.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above.parentWidget(), QScrollArea):
            port = above
            box = box.intersected(QRect(port.mapTo(one.window(), QPoint()), port.size()))
        above = above.parentWidget()
    return box


def _belong_together(one: QWidget, other: QWidget) -> bool:
    """Say whether one holds the other, such as a line and the cross that empties it."""
    return one.isAncestorOf(other) or other.isAncestorOf(one)


# -- the Tab key

MOST_STOPS = 400


def tabbed(window: QWidget, *, back: bool = False) -> list[str]:
    """Press Tab until it comes round, and return the names of where it stops; Shift+Tab for the way back."""
    window.setFocus()
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        stop = window.focusWidget()
        if stop is None or stop in found:
            break
        found.append(stop)
    return [stop_name(one) for one in found]


def stop_name(stop: QWidget) -> str:
    """Return what a screen reader reads where the keyboard is."""
    interface = QAccessible.queryAccessibleInterface(stop)
    return str(interface.text(QAccessible.Text.Name)).strip() if interface else ""
