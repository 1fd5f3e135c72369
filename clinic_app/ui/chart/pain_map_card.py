"""The card *Where does it hurt?*: the figure, what a click on it did, and the brush."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.drawing.pain_map import Mark
from clinic_app.drawing.referral import SidedZone
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.brush import Brush
from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.chart.map_answers import FORM, MAP, ghosts_of, marking, marks_of, row_id, row_path, zone_of
from clinic_app.ui.chart.map_news import MapNews
from clinic_app.ui.chart.region_buttons import RegionButtons
from clinic_app.ui.chart.said_line import SaidLine
from clinic_app.ui.chart.zone_names import MIDLINE, ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.card import Card
from clinic_app.visit.open_visit import Said

OPPOSITE = {"left": "right", "right": "left"}


class PainMapCard(Card):
    """Marks areas on the figure with the brush; every click is one gesture, in the record before it is drawn.

    Attributes:
        row_asked: A marked area was meant again: its row is to open; carries the row.
    """

    row_asked = Signal(str)

    def __init__(self, desk: Desk, names: ZoneNames, parent: QWidget | None = None) -> None:
        super().__init__(desk.visit.form(FORM).item(MAP).text, fill=True, parent=parent)
        self._desk, self._names = desk, names
        self._spot_row = ""
        self.regions = RegionButtons(desk.words, self)
        for button in self.regions.buttons:
            self.add_action(button)
        self.chart = BodyChartView(names, parent=self)
        self.regions.lead(self.chart)
        self.said = SaidLine(self._can_do(), undo=desk.words("chart.undo"), parent=self)
        self.brush = Brush(desk.visit.form(FORM), desk.words, parent=self)
        self._news = MapNews(desk, names)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._column(), 1)
        self.chart.zone_clicked.connect(self._clicked)
        self.chart.zones_dragged.connect(self._dragged)
        self.chart.zone_hovered.connect(self._pointed_at)
        self.chart.drag_moved.connect(desk.hand_goes_on)
        self.chart.spot_picked.connect(self._spot_picked)
        self.chart.pick_given_up.connect(self._give_up_spot)
        self.said.undo_asked.connect(desk.undo)
        self.chart.set_ghosts(self._ghosts())
        desk.pointed_at.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds, and say what is new in it."""
        visit = self._desk.visit
        drawn = self.chart.chart.paths_of  # an area of another version may be in the answers and on no figure
        marks = tuple(one for one in marks_of(visit, self._desk.words) if drawn(one.zone, one.side))
        if marks != self.chart.marks:
            self.chart.set_marks(marks)
            self.chart.repaint()  # the figure shows the click before the rest of the page is laid out
        self.regions.refresh()
        self.brush.setEnabled(visit.is_writable)
        for part in (self.brush, self.said):
            part.setVisible(visit.is_writable)
        if self._spot_row and self._spot_row not in visit.of(FORM).rows(MAP):
            self.chart.give_up_spot()
        news = self._news.told()
        if news is not None:
            self.said.say(news.lead, news.rest)
        self.said.offer_undo(offered=self._news.is_newest)

    def ask_spot(self, row: str) -> None:
        """Take the next click inside an area as its exact spot."""
        self._spot_row = row
        zone, side = zone_of(row)
        self.chart.show_zone(zone, side)
        self.chart.pick_spot()
        area = self._names.in_sentence(zone, (side,))
        self.said.say(self._desk.words("chart.click_spot"), area, icon="target", colour="accent")

    def _column(self) -> FillScroll:
        """Return chart, line and brush; they scroll only where large text leaves the chart no room."""
        column = FillScroll(parent=self)
        column.body.setContentsMargins(12, 8, 12, 10)
        column.body.setSpacing(4)
        column.body.addWidget(self.chart, 1)
        column.body.addWidget(self.said)
        column.body.addWidget(self.brush)
        return column

    # -- what was done on the chart

    def _clicked(self, zone: str, side: str) -> None:
        sides = (side, OPPOSITE[side]) if self.brush.both_sides and side != MIDLINE else (side,)
        rows = self._unmarked((zone, one) for one in sides)
        if rows:
            with self._desk.at_pointer(goes_on=False):
                self._mark(rows)
            return
        self.row_asked.emit(row_id(zone, side))
        lead = self._desk.words("chart.marked_already")
        self.said.say(lead, self._names.in_sentence(zone, (side,)), icon="information-outline", colour="accent")
        self.said.offer_undo(offered=False)

    def _pointed_at(self, zone: str, side: str) -> None:
        self.said.point_at(self._names.in_sentence(zone, (side,)) if zone else "")

    def _dragged(self, zones: list[SidedZone]) -> None:
        if self.brush.both_sides:
            zones = [(zone, one) for zone, side in zones for one in dict.fromkeys((side, OPPOSITE.get(side, side)))]
        rows = self._unmarked(zones)
        if rows:
            with self._desk.at_pointer(goes_on=True):
                self._mark(rows)

    def _spot_picked(self, zone: str, side: str, spot: str) -> None:
        row, wanted = row_id(zone, side), self._spot_row
        if wanted and row != wanted:
            self.ask_spot(wanted)
            return
        self._spot_row = ""
        if not self._desk.visit.is_writable:
            return
        if self._unmarked([(zone, side)]):
            self._mark([row], spot)
        elif self._desk.answer(FORM, row_path(row, "point"), spot):
            self.said.say(self._desk.words("chart.spot_marked"), self._names.in_sentence(zone, (side,)))

    def _give_up_spot(self) -> None:
        self._spot_row = ""
        self.said.rest(self._can_do())

    def _mark(self, rows: list[str], spot: str | None = None) -> None:
        if not self._desk.visit.is_writable:
            return
        back = [row_path(row, "gone") for row in rows if self._desk.visit.of(FORM).said(row_path(row, "gone"))]
        here_again = [Said(FORM, where, None) for where in back]
        self._desk.answer_all([*marking(rows, self.brush.next_mark, spot), *here_again])

    def _unmarked(self, zones: Iterable[SidedZone]) -> list[str]:
        marked = set(self._desk.visit.of(FORM).rows(MAP))
        return [row for row in (row_id(*zone) for zone in zones) if row not in marked]

    # -- the last visit

    def _ghosts(self) -> tuple[Mark, ...]:
        last = self._desk.visit.past.last_with(FORM)
        return ghosts_of(last.of(FORM)) if last else ()

    def _can_do(self) -> str:
        """Return what can be done, and what the broken lines of an earlier visit are."""
        words, last = self._desk.words, self._desk.visit.past.last_with(FORM)
        if last is None or not self._ghosts():
            return words("chart.hint")
        day = self._desk.wording.day(last.row.care.local.date())
        return words("chart.hint_ghosts", day=day)
