"""Where does it hurt? The figure, and what was touched on it in words, the side in words too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.map_answers import FORM, MAP, NextMark, clearing, marking, marks_of, row_id, zone_of
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.kiosk.large import large_button
from clinic_app.ui.kiosk.sitter import Sitter
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.kiosk_steps import FORM as KIOSK
from clinic_app.visit.kiosk_steps import NO_PAIN
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
        words, visit = sitter.words, sitter.visit
        self._names = ZoneNames.of(visit.reference.knowledge, visit.form(FORM), words)
        self.chart = BodyChartView(self._names, parent=self)
        self.chart.zone_clicked.connect(self._touched)
        self.chart.zones_dragged.connect(self._dragged)
        self._marked = Scroll(parent=self)
        self.nothing = large_button(words("kiosk.nothing_hurts"), role="choice", parent=self)
        self.nothing.setCheckable(True)
        self.nothing.clicked.connect(self._nothing_hurts)
        asked = visit.form(KIOSK).item(ELSEWHERE).text
        self.elsewhere = Line(name=asked, parent=self)
        self.elsewhere.set_words(str(visit.value(KIOSK, ELSEWHERE) or ""))
        self.elsewhere.settled.connect(self._wrote)
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(Label(visit.form(FORM).item(MAP).text, "kiosk_title", parent=self))
        beside.addWidget(Label(words("kiosk.touch"), "kiosk_body", tone="text_2", parent=self))
        beside.addWidget(self._marked, 1)
        beside.addWidget(Label(asked, "kiosk_body", parent=self))
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


def patients_name(sitter: Sitter, row: str) -> str:
    """Return the patient's own word for an area, with their side as a whole word."""
    zone, side = zone_of(row)
    known = sitter.visit.reference.knowledge.zones.get(zone)
    name = (known.plain or known.label) if known else zone
    name = name[:1].upper() + name[1:]
    key = f"kiosk.your_{side}"
    return f"{name}, {sitter.words(key)}" if key in sitter.words else name
