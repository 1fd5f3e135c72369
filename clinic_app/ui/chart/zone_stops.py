"""One unseen check box per shown zone: what a screen reader lists, and where the keyboard stands on the chart."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from clinic_app.drawing.body_chart import BodyChart, Direction, ZonePath
from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.panes import Pane
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.lean import lean

StopKey = tuple[str, str, str]
#: How far down a view the keyboard begins where nothing is marked, as a part of its height.
BEGIN = 0.3


class ZoneStop(QAbstractButton):
    """A zone in one view: checked when marked. It draws nothing; pointer and keys go to the chart beneath it.

    Attributes:
        reached: It has got the keyboard; carries its zone and the reason.
        left: The keyboard has gone elsewhere.
    """

    reached = Signal(object, object)
    left = Signal()

    def __init__(self, zone: ZonePath, parent: QWidget) -> None:
        super().__init__(parent)
        lean(self)
        self.zone = zone
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setUpdatesEnabled(False)  # two hundred empty paint events a picture are not free
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the chart."""
        super().focusInEvent(event)
        self.reached.emit(self.zone, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the chart."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the chart."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the chart."""
        event.ignore()


class ZoneStops(QObject):
    """The stops of the shown views; Tab reaches one of them, arrows move to its neighbours.

    Attributes:
        reached: The keyboard came to a zone; carries it.
        left: The keyboard went elsewhere, or a click brought it: no zone is to be lit up for it.
        pressed: A screen reader pressed a zone; carries it.
    """

    reached = Signal(object)
    left = Signal()
    pressed = Signal(object)

    def __init__(self, chart: BodyChart, names: ZoneNames, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart, self._names, self._widget = chart, names, parent
        self._stops: dict[StopKey, ZoneStop] = {}
        self._panes: tuple[Pane, ...] = ()
        self._said: dict[tuple[str, str], Mark] = {}
        self._last: ZoneStop | None = None
        self._by_keys = False
        self.current: ZonePath | None = None

    def show(self, panes: tuple[Pane, ...]) -> None:
        """Have a stop for each zone of some views, where it is seen."""
        shown = {pane.view for pane in panes}
        other = shown != {pane.view for pane in self._panes}
        self._panes = panes
        for pane in panes:
            for zone in self._chart.views[pane.view].zones:
                stop = self._stop(zone)
                stop.setGeometry(pane.around(zone.box).toAlignedRect())
                stop.show()
        if other:
            for stop in self._stops.values():
                stop.setVisible(stop.zone.view in shown)
            self._settle(shown)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Say which zones are marked, and as what."""
        said = {(mark.zone, mark.side): mark for mark in reversed(tuple(marks))}
        changed = {key for key in said.keys() | self._said.keys() if said.get(key) != self._said.get(key)}
        self._said = said
        for stop in self._stops.values():
            if (stop.zone.zone, stop.zone.side) in changed:
                self._name(stop)

    def rest_on(self, zone: ZonePath) -> None:
        """Make a zone the one that Tab reaches."""
        if self.current is not None:
            self._stop(self.current).setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.current = zone
        stop = self._stop(zone)
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._widget.setFocusProxy(stop)

    def focus(self, zone: ZonePath, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on a zone."""
        self.rest_on(zone)
        self._stop(zone).setFocus(reason)

    def move(self, direction: Direction) -> None:
        """Put the keyboard on the next zone in a direction, in the view beside this one where this one ends."""
        if self.current is None:
            return
        here = self.current
        found = self._chart.neighbour(here.view, here.zone, here.side, direction) or self._beside(here, direction)
        if found is not None:
            self.focus(found, Qt.FocusReason.TabFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the chart."""
        return self.current is not None and self._stop(self.current).hasFocus()

    def _stop(self, zone: ZonePath) -> ZoneStop:
        key = (zone.view, zone.zone, zone.side)
        if key not in self._stops:
            stop = self._stops[key] = ZoneStop(zone, self._widget)
            if self._last is not None:  # else a view turned to later would come last on the whole page
                QWidget.setTabOrder(self._last, stop)
            self._last = stop
            stop.reached.connect(self._reached)
            stop.left.connect(self.left)
            stop.toggled.connect(self._toggled)
            self._name(stop)
        return self._stops[key]

    def _name(self, stop: ZoneStop) -> None:
        mark = self._said.get((stop.zone.zone, stop.zone.side))
        with QSignalBlocker(stop):
            stop.setChecked(mark is not None)
        stop.setAccessibleName(self._names.marked(stop.zone.zone, stop.zone.side, mark))

    def _reached(self, zone: ZonePath, reason: Qt.FocusReason) -> None:
        self.rest_on(zone)
        if reason != Qt.FocusReason.ActiveWindowFocusReason:  # with the window, it is back as it was
            self._by_keys = reason != Qt.FocusReason.MouseFocusReason
        if self._by_keys:
            self.reached.emit(zone)
        else:
            self.left.emit()

    def _toggled(self) -> None:
        """Take a screen reader's *press* or *toggle*; the pointer never gets here."""
        stop = self.sender()
        if isinstance(stop, ZoneStop):
            self._name(stop)  # what is marked decides whether it is checked, not the press
            self.pressed.emit(stop.zone)

    def _settle(self, shown: set[str]) -> None:
        """Choose where Tab goes first: the same zone as before, a marked one, else one on the chest of a figure."""
        before = self.current
        if before is not None and before.view in shown:
            return
        had_focus = self.has_focus
        zones = [zone for pane in self._panes for zone in self._chart.views[pane.view].zones]
        same = [zone for zone in zones if before and (zone.zone, zone.side) == (before.zone, before.side)]
        marked = [zone for zone in zones if (zone.zone, zone.side) in self._said]
        chosen = next(iter((*same, *marked)), None) or self._to_begin_with()
        if had_focus:
            self.focus(chosen)
        else:
            self.rest_on(chosen)

    def _to_begin_with(self) -> ZonePath:
        view = self._chart.views[self._panes[0].view]
        high = view.box.top + BEGIN * view.box.height
        return min(view.zones, key=lambda zone: math.dist(zone.anchor, (view.box.centre[0], high)))

    def _beside(self, here: ZonePath, direction: Direction) -> ZonePath | None:
        """Return the zone at the same height at the near edge of the next view, or None."""
        order = [pane.view for pane in self._panes]
        place = order.index(here.view) + {"left": -1, "right": 1}.get(direction, len(order))
        if not 0 <= place < len(order):
            return None
        pane = self._panes[place]
        height = self._panes[order.index(here.view)].place(*here.anchor).y()
        sign = 1 if direction == "right" else -1

        def away(zone: ZonePath) -> float:
            at = pane.place(*zone.anchor)
            return 2 * abs(at.y() - height) + sign * (at.x() - pane.box.center().x())

        return min(self._chart.views[pane.view].zones, key=away)
