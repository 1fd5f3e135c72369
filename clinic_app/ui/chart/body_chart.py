"""The body chart one clicks: it tells which zone was meant, by pointer or keys; it knows no muscles and no visit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip, QWidget

from clinic_app.drawing.body_chart import BodyChart, Direction, ZonePath
from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.canvas import ChartCanvas
from clinic_app.ui.chart.panes import BESIDE
from clinic_app.ui.chart.regions import BODY
from clinic_app.ui.chart.strokes import Stroke
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.chart.zone_stops import ZoneStops
from clinic_app.ui.widgets.buttons import Button

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
NOTCH, STEP = 120, 1.25  # one notch of the wheel, and how much nearer it brings
MARGIN = 6  # px around the button that leads back


class BodyChartView(ChartCanvas):
    """A body chart to mark on.

    A click, Space or Enter means a zone; a drag means every zone it enters. Alt and a click, or a click after
    ``pick_spot``, means the very spot. Ctrl and the wheel, a pinch, + and − zoom about the pointer or the keyboard's
    zone; a drag on empty ground, or with Space held, moves the picture; a double click there shows all of it again.

    Attributes:
        zone_clicked: A zone was meant; carries zone and side.
        zones_dragged: A drag came to zones; carries (zone, side) pairs it had not been to.
        drag_moved: A drag goes on, over new zones or not.
        zone_hovered: A pointer that presses nothing came to another zone; carries zone and side, empty for none.
        spot_picked: A very spot was meant; carries zone, side and ``view x y``.
        pick_given_up: The spot that was asked for is not going to be picked.
    """

    zone_clicked = Signal(str, str)
    zones_dragged = Signal(list)
    drag_moved = Signal()
    zone_hovered = Signal(str, str)
    spot_picked = Signal(str, str, str)
    pick_given_up = Signal()

    def __init__(
        self, names: ZoneNames, *, chart: BodyChart | None = None, beside: float = BESIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(names.words, chart=chart, beside=beside, parent=parent)
        self._names = names
        self._stroke: Stroke | None = None
        self._pan: QPointF | None = None
        self._space = self._space_moves = self._picking = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # before there is a stop: Qt hands it on to that
        self._stops = ZoneStops(self.chart, names, self)
        self._stops.reached.connect(self._keyboard_at)
        self._stops.left.connect(self._keyboard_gone)
        self._stops.pressed.connect(self._meant)
        self._stops.show(tuple(self._seen()))
        self._back = Button(names.words("chart.whole"), icon="human", parent=self)
        self._back.clicked.connect(self.unzoom)
        self._back.hide()
        self.views_changed.connect(self._follow)
        self.setMouseTracking(True)
        self.setAccessibleName(names.words("chart.name"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._follow()

    @property
    def stops(self) -> ZoneStops:
        """The zones as the keyboard and a screen reader find them."""
        return self._stops

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show what the patient marked, and say so to screen readers."""
        super().set_marks(marks)
        self._stops.mark(self.marks)

    def pick_spot(self) -> None:
        """Take the next click as a very spot; Esc gives it up."""
        self._picking = True
        self.setCursor(Qt.CursorShape.CrossCursor)

    def give_up_spot(self) -> None:
        """Wait no longer for a spot that was asked for, and say so; what is being pressed means nothing any more."""
        if self._picking:
            self._picking = False
            self._let_go()
            self.pick_given_up.emit()

    def focus_zone(self, zone: str, side: str) -> None:
        """Show a zone and put the keyboard on it; one that no view shows any more is left alone."""
        self._stops.focus(self.show_zone(zone, side))

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag over zones, or a move of the picture."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        zone = None if self._space else self.zone_at(at)
        if zone is None:
            self._pan, self._space_moves = at, self._space
            if self.lens.zoom > 1:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        self._stops.focus(zone, Qt.FocusReason.MouseFocusReason)
        self._keyboard_gone()
        self._stroke = Stroke(at, zone, QApplication.startDragDistance(), is_spot=self._wants_spot(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it; without a button pressed, light up the zone under the pointer."""
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # the button was let go where nobody told us: under another window, behind the cover
        if self._pan is not None:
            self.set_lens(self.lens.moved(at - self._pan, self._size()))
            self._pan = at
            return
        if self._stroke is not None and not self._stroke.is_spot:
            self._drag(self._stroke, at)
        self._hover(self.zone_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it: a press that went nowhere was a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        stroke = self._stroke
        self._let_go()
        if stroke is not None and stroke.is_spot:
            self._pick(stroke, event.position())
        elif stroke is not None and not stroke.is_drag:
            self._meant(stroke.zone)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all of the picture on empty ground; on a zone, two clicks are two clicks."""
        if self.zone_at(event.position()) is None:
            self.unzoom()
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the zone under the pointer."""
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; the plain wheel belongs to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Take pinches of a screen and of a touch pad, and name the zone under a resting pointer."""
        # Qt tells of the first of two fingers as of a pointer, and goes on telling what is hidden: both would draw.
        if event.type() == QEvent.Type.Hide or (isinstance(event, QTouchEvent) and event.pointCount() > 1):
            self._let_go()
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1 + event.value(), event.position())
            return True
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if isinstance(pinch, QPinchGesture):
            self._zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
            return True
        if isinstance(event, QHelpEvent):
            zone = self.zone_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._names.named(zone.zone, zone.side) if zone else "", self)
            return True
        return super().event(event)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, mean the zone with Enter, zoom with + − and 0, leave a part or a pick with Esc."""
        key, zone = event.key(), self._stops.current
        event.accept()
        if key in ARROWS:
            self._stops.move(ARROWS[key])
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space, self._space_moves = True, False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and zone is not None:
            if not event.isAutoRepeat():
                self._meant(zone)
        elif event.text() in ("+", "-") and zone is not None:
            self._zoom(STEP if event.text() == "+" else 1 / STEP, self.place_of(zone))
        elif not (key == Qt.Key.Key_Escape and self._leave()):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Mean the zone with Space, unless Space held the picture meanwhile."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            event.ignore()
            return
        pressed, self._space = self._space, False
        if pressed and not self._space_moves and self._stops.current is not None:
            self._meant(self._stops.current)

    # -- inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button that leads back in its corner."""
        super().resizeEvent(event)
        self._place_back()

    def _follow(self) -> None:
        """Follow other views or another lens."""
        self._stops.show(tuple(self._seen()))
        if self._stroke is not None:
            self._stroke.lift()
        self._hover(None)
        self._back.setVisible(self.lens.zoom > 1)
        self._place_back()

    def _place_back(self) -> None:
        size = self._back.sizeHint()
        self._back.setGeometry(
            self.width() - size.width() - MARGIN, self.height() - size.height() - MARGIN, size.width(), size.height()
        )
        self._back.raise_()

    def _zoom(self, factor: float, about: QPointF) -> None:
        self.set_lens(self.lens.nearer(factor, about, self._size()))

    def _drag(self, stroke: Stroke, at: QPointF) -> None:
        began = not stroke.is_drag
        entered = stroke.entered(at, lambda place: self.zone_at(place, 0.0))
        if stroke.is_drag and began:
            self.zones_dragged.emit([(stroke.zone.zone, stroke.zone.side)])
        if entered:
            self.zones_dragged.emit(entered)
        if stroke.is_drag:
            self.drag_moved.emit()

    def _hover(self, zone: ZonePath | None) -> None:
        if zone != self._hovered:
            self._highlight("_hovered", zone)
            if self._stroke is None:
                self.zone_hovered.emit(zone.zone if zone else "", zone.side if zone else "")

    def _keyboard_at(self, zone: ZonePath) -> None:
        self._highlight("_focused", zone)
        pane = self._pane_of(zone)
        self.set_lens(self.lens.showing(pane.around(zone.box), self._size()))

    def _keyboard_gone(self) -> None:
        self._space = False
        self._highlight("_focused", None)

    def _meant(self, zone: ZonePath) -> None:
        self.zone_clicked.emit(zone.zone, zone.side)

    def _wants_spot(self, event: QMouseEvent) -> bool:
        return self._picking or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def _pick(self, stroke: Stroke, at: QPointF) -> None:
        zone = stroke.zone
        x, y = self._pane_of(zone).unit(stroke.spot(at, self.place_of(zone), lambda place: self.zone_at(place, 0.0)))
        self._picking = False
        self.unsetCursor()
        self.spot_picked.emit(zone.zone, zone.side, f"{zone.view} {x:.1f} {y:.1f}")

    def _let_go(self) -> None:
        """Forget a press."""
        self._stroke = self._pan = None
        if not self._picking:
            self.unsetCursor()

    def _leave(self) -> bool:
        """Give up a pick, else the lens, else a part; say whether there was one."""
        if self._picking:
            self.give_up_spot()
        elif self.lens.zoom > 1:
            self.unzoom()
        elif self.region != BODY:
            self.show_region(BODY)
        else:
            return False
        return True
