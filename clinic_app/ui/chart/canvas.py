"""The chart's picture as a widget: which views it shows, what is marked and laid over them, which zone lies where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.drawing.body_chart import BodyChart, ZonePath, shipped_chart
from clinic_app.drawing.pain_map import Mark, Overlay, unseen
from clinic_app.drawing.referral import Referral, SidedZone
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.chart_painter import ChartPainter, Frame, Sight
from clinic_app.ui.chart.panes import BESIDE, Lens, Pane, arranged
from clinic_app.ui.chart.regions import BODY, REGIONS, region_of
from clinic_app.ui.painting import path_of
from clinic_app.words import Words

TOLERANCE = 6.0  # px around a zone that still are the zone
HOVERED, FOCUSED, HALO = 2.0, 3.0, 2.0  # px
LEAST = QSize(300, 220)  # below it zones cannot be hit


class ChartCanvas(QWidget):
    """Shows the views of a region of the body side by side, or as many as the width allows.

    Attributes:
        views_changed: Other views are shown, or the same ones through another lens.
    """

    views_changed = Signal()

    def __init__(
        self, words: Words, *, chart: BodyChart | None = None, beside: float = BESIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chart, self._beside = chart or shipped_chart(), beside
        self._painter = ChartPainter(self.chart, words)
        self._region, self._turn = BODY, 0
        self._panes: tuple[Pane, ...] = ()
        self._lens = Lens()
        self._marks: tuple[Mark, ...] = ()
        self._overlay = Overlay()
        self._hovered: ZonePath | None = None
        self._focused: ZonePath | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange()

    # -- what is shown

    @property
    def region(self) -> str:
        """Which part of the body is shown: a key of ``regions.REGIONS``."""
        return self._region

    @property
    def views(self) -> tuple[str, ...]:
        """Ids of the views shown, as read."""
        return tuple(pane.view for pane in self._panes)

    @property
    def lens(self) -> Lens:
        """How the picture is looked at."""
        return self._lens

    @property
    def can_turn(self) -> bool:
        """Whether there are further views of the region that have no room beside these."""
        return not REGIONS[self._region].is_wide(self._room())

    def show_region(self, region: str, turn: int = 0) -> None:
        """Show a part of the body, or the whole figure: ``body``.

        Raises:
            KeyError: There is no such region.
        """
        self._turn = turn % len(REGIONS[region].turns)
        self._region, self._lens = region, Lens()
        self._arrange()

    def turn(self) -> None:
        """Show the other views of the region."""
        self.show_region(self._region, self._turn + 1)

    def show_zone(self, zone: str, side: str) -> ZonePath:
        """Turn to a view that shows a zone, unless one does already, and return the zone there.

        Raises:
            KeyError: There is no such zone on that side.
        """
        found = self._shown(zone, side)
        if found is None:
            view = self.chart.best_view(zone, side)
            region = region_of(view)
            self.show_region(region, REGIONS[region].turn_to(view))
            found = self._shown(zone, side)
        if found is None:
            raise KeyError(f"{zone} {side}")
        return found

    def set_lens(self, lens: Lens) -> None:
        """Look at the picture through another lens."""
        if lens != self._lens:
            self._lens = lens
            self._place()

    def unzoom(self) -> None:
        """Show all of the picture again."""
        self.set_lens(Lens())

    # -- what lies on it

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    @property
    def unseen(self) -> tuple[Mark, ...]:
        """What is marked and shows in none of the views."""
        return unseen(self.chart, self._marks, self.views)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show what the patient marked."""
        self._marks = tuple(marks)
        self.update()

    @property
    def overlay(self) -> Overlay:
        """What lies over the marks."""
        return self._overlay

    def show_referral(self, referral: Referral | None, unexplained: Iterable[SidedZone] = ()) -> None:
        """Lay a muscle's referral area over the figure, or take it off: outline and dots, a cross where to press.

        Marked zones that the muscle does not explain get a heavy line.
        """
        self._overlay = replace(self._overlay, referral=referral, unexplained=tuple(unexplained))
        self.update()

    def set_ghosts(self, marks: Iterable[Mark]) -> None:
        """Draw the last visit's marks as broken outlines."""
        self._overlay = replace(self._overlay, ghosts=tuple(marks))
        self.update()

    # -- where things lie

    def zone_at(self, at: QPointF, within: float = TOLERANCE) -> ZonePath | None:
        """Return the zone under a place, or the nearest within so many px."""
        pane = self.pane_at(at)
        return self.chart.zone_at(pane.view, *pane.unit(at), within / pane.scale) if pane else None

    def pane_at(self, at: QPointF) -> Pane | None:
        """Return the pane a place lies in, as seen through the lens."""
        return next((pane for pane in self._seen() if pane.box.contains(at)), None)

    def place_of(self, zone: ZonePath) -> QPointF:
        """Return where a zone's middle is seen.

        Raises:
            KeyError: Its view is not shown.
        """
        return self._pane_of(zone).place(*zone.anchor)

    def sizeHint(self) -> QSize:
        """Return the least size: it takes what room there is, and asks for no more."""
        return LEAST

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return LEAST

    # -- inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of the new text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the kept picture down, and over it the border of the zone under the pointer or the keyboard."""
        with QPainter(self) as painter:
            pixmap = self._painter.pixmap(self._sight())
            painter.drawPixmap(QPointF(), pixmap)
            painter.setClipRegion(event.region())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for zone, width in ((self._focused, FOCUSED), (self._hovered, HOVERED)):
                if zone is not None and zone.view in self.views:
                    self._paint_border(painter, zone, width)

    def _paint_border(self, painter: QPainter, zone: ZonePath, width: float) -> None:
        pane, inks = self._pane_of(zone), chart_colours(themes.current())
        painter.save()
        painter.setClipRect(pane.box)
        painter.translate(pane.origin)
        painter.scale(pane.scale, pane.scale)
        for ink, pen in (("referral_halo", width + HALO), ("focus", width)):
            painter.strokePath(path_of(zone.outline), QPen(inks[ink], pen / pane.scale))
        painter.restore()

    def _highlight(self, name: str, zone: ZonePath | None) -> None:
        """Move the border of the pointer (``_hovered``) or the keyboard (``_focused``), repainting no more."""
        before: ZonePath | None = getattr(self, name)
        setattr(self, name, zone)
        for one in {before, zone} - {None} if before != zone else ():
            if one is not None and one.view in self.views:
                self.update(self._pane_of(one).around(one.box).toAlignedRect().adjusted(-5, -5, 5, 5))

    def _arrange(self) -> None:
        views = REGIONS[self._region].shown(self._turn, self._room())
        self._panes = arranged(self.chart, views, self._size(), themes.current().scale, self._beside)
        self._lens = self._lens.within(self._size())
        self._place()

    def _place(self) -> None:
        """Do what follows from other panes or another lens."""
        self.update()
        self.views_changed.emit()

    def _sight(self) -> Sight:
        frame = Frame(self._size(), self.devicePixelRatioF(), themes.current(), self._panes, self._lens)
        return Sight(frame, self._marks, self._overlay)

    def _seen(self) -> Iterator[Pane]:
        for pane in self._panes:
            yield pane.seen(self._lens)

    def _pane_of(self, zone: ZonePath) -> Pane:
        for pane in self._seen():
            if pane.view == zone.view:
                return pane
        raise KeyError(zone.view)

    def _shown(self, zone: str, side: str) -> ZonePath | None:
        """Return a zone where the shown views show it best, or None."""
        found = [path for path in self.chart.paths_of(zone, side) if path.view in self.views]
        return max(found, key=lambda path: path.prominence, default=None)

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    def _room(self) -> float:
        return self.width() / themes.current().scale
