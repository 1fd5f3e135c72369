"""Where does it hurt? The figure, and what was touched on it in words, the side in words too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.map_answers import FORM, MAP, NextMark, clearing, marking, marks_of, row_id, zone_of
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.kiosk.large import LargeLine, large_button
from clinic_app.ui.kiosk.sitter import Sitter
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.asked_of_patients import FORM as KIOSK
from clinic_app.visit.asked_of_patients import NO_PAIN
from clinic_app.visit.open_visit import Said, path

ELSEWHERE = "other_place"


class MapStep(QWidget):
    """A touch marks a place, the same touch again takes it off.

    Attributes:
        chart: The figure.
        nothing: Says that nothing hurts today.
        elsewhere: Where else it hurts, in words.
    """

    def __init__(self, sitter: Sitter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitter = sitter
        words, visit, asked = sitter.words, sitter.visit, sitter.asked
        self.chart = BodyChartView(PatientsNames(sitter), parent=self)
        self.chart.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is never turned round
        self.chart.zone_clicked.connect(self._touched)
        self.chart.zones_dragged.connect(self._dragged)
        self._marked = Scroll(parent=self)
        self.nothing = large_button(words("kiosk.nothing_hurts"), role="choice", parent=self)
        self.nothing.setCheckable(True)
        self.nothing.clicked.connect(self._nothing_hurts)
        elsewhere = asked.question(KIOSK, visit.form(KIOSK).item(ELSEWHERE))
        self.elsewhere = LargeLine(name=elsewhere, parent=self)
        self.elsewhere.set_words(str(visit.value(KIOSK, ELSEWHERE) or ""))
        self.elsewhere.settled.connect(self._wrote)
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(Label(asked.question(FORM, visit.form(FORM).item(MAP)), "kiosk_title", parent=self))
        beside.addWidget(Label(words("kiosk.touch"), "kiosk_body", tone="text_2", parent=self))
        beside.addWidget(self._marked, 1)
        beside.addWidget(Label(elsewhere, "kiosk_body", parent=self))
        beside.addWidget(self.elsewhere)
        beside.addWidget(self.nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.chart, 5)
        row.addLayout(beside, 4)
        self.refresh()

    def refresh(self) -> None:
        """Show what was touched."""
        visit, words = self._sitter.visit, self._sitter.words
        marks = marks_of(visit, words)
        self.chart.set_marks(marks)
        self.nothing.setChecked(visit.value(KIOSK, NO_PAIN) is True)
        rows: list[QWidget] = []
        for one in marks:
            held = QWidget()
            line = QHBoxLayout(held)
            line.setContentsMargins(0, 0, 0, 0)
            name = patients_name(self._sitter, row_id(one.zone, one.side))
            line.addWidget(Label(name, "kiosk_strong", parent=held), 1)
            off = large_button(words("kiosk.take_off"), role="quiet", icon="close", parent=held)
            off.setAccessibleName(f"{words('kiosk.take_off')}: {name}")
            off.clicked.connect(partial(self._take_off, row_id(one.zone, one.side)))
            line.addWidget(off, 0, Qt.AlignmentFlag.AlignRight)
            rows.append(held)
        self._marked.fill(rows)

    def settle(self) -> None:
        """Tell what is typed and not told yet."""
        self.elsewhere.settle()

    def _touched(self, zone: str, side: str) -> None:
        row = row_id(zone, side)
        if row in self._sitter.visit.of(FORM).rows(MAP):
            self._take_off(row)
        else:
            self._mark([row])

    def _dragged(self, zones: list[tuple[str, str]]) -> None:
        there = set(self._sitter.visit.of(FORM).rows(MAP))
        self._mark([row for row in (row_id(*one) for one in zones) if row not in there])

    def _mark(self, rows: list[str]) -> None:
        gone = [Said(KIOSK, path(NO_PAIN), None)] if self._sitter.visit.value(KIOSK, NO_PAIN) else []
        if rows:
            self._sitter.answer_all([*marking(rows, NextMark()), *gone])
            self.refresh()

    def _take_off(self, row: str) -> None:
        self._sitter.answer_all(clearing(row))
        self.refresh()

    def _nothing_hurts(self) -> None:
        said = [Said(KIOSK, path(NO_PAIN), self.nothing.isChecked() or None)]
        for row in self._sitter.visit.of(FORM).rows(MAP) if self.nothing.isChecked() else ():
            said += clearing(row)
        self._sitter.answer_all(said)
        self.refresh()

    def _wrote(self, typed: str) -> None:
        self._sitter.answer_all([Said(KIOSK, path(ELSEWHERE), typed.strip() or None)])


class PatientsNames(ZoneNames):
    """The areas as patients call them, in the language they have chosen."""

    def __init__(self, sitter: Sitter) -> None:
        self._asked, zones = sitter.asked, sitter.visit.reference.knowledge.zones
        super().__init__(zones, {}, sitter.words)
        self._known = zones

    def label(self, zone: str) -> str:
        """Return the patient's word for an area without its side."""
        return self._asked.area(self._known.get(zone), zone, "")


def patients_name(sitter: Sitter, row: str) -> str:
    """Return the patient's own word for an area, with their side as a whole word."""
    zone, side = zone_of(row)
    return sitter.asked.area(sitter.visit.reference.knowledge.zones.get(zone), zone, side)
