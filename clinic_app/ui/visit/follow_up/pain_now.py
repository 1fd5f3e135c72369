"""Pain now: last visit's areas as ghosts, one scale each; a number is today's answer, *gone* says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.visit.change import map_change
from clinic_app.visit.open_visit import Said, path


class PainNow(QWidget):
    """One row for each area of last time; what changed stands below in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scales: dict[str, PainScale] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(desk.words("follow_up_page.pain_now"), "strong", parent=self))
        last = desk.visit.past.last_with("intake")
        self._last = last.of("intake") if last else None
        for row in self._last.rows("pain_map") if self._last else ():
            self._column.addLayout(self._row(row))
        self._change = Label("", tone="text_2", parent=self)
        self._column.addWidget(self._change)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show today's numbers and the change in words."""
        answers = self._desk.visit.of("intake")
        for row, scale in self._scales.items():
            said = answers.value(path(("pain_map", row), "intensity")) if row in answers.rows("pain_map") else None
            gone = self._desk.visit.value("intake", ("pain_map", row), "gone")
            scale.set_value(0 if gone else said)
            scale.setEnabled(self._desk.visit.is_writable)
        self._change.setText(map_change(self._desk.visit, self._desk.words))

    def _row(self, row: str) -> QVBoxLayout:
        words, wording = self._desk.words, self._desk.wording
        zone, _, side = row.partition(".")
        name = self._desk.visit.reference.knowledge.zones[zone].label
        box = QVBoxLayout()
        box.setSpacing(4)
        head = QHBoxLayout()
        if side:
            head.addWidget(NamedSide(name, "RIGHT" if side == "right" else "LEFT", words(f"side.{side}"), parent=self))
        else:
            head.addWidget(Label(name, "strong", parent=self))
        before = self._last.value(path(("pain_map", row), "intensity")) if self._last else None
        kind = self._last.value(path(("pain_map", row), "kind")) if self._last else None
        form = self._desk.visit.form("intake")
        said = f"{before}, {wording.value_of(form.item('kind'), kind)}" if kind else str(before)
        head.addWidget(Tag(words("follow_up_page.was", said=said), level="carried", icon="history", parent=self))
        head.addStretch()
        box.addLayout(head)
        scale = PainScale(name=words("follow_up_page.pain_at", place=wording.row(row)), parent=self)
        scale.chosen.connect(partial(self._chosen, row))
        self._scales[row] = scale
        box.addWidget(scale)
        return box

    def _chosen(self, row: str, number: object) -> None:
        """Make last visit's area today's with its number: a plan of where to ask, never an answer by itself."""
        kind = self._last.value(path(("pain_map", row), "kind")) if self._last else None
        if number is None:
            said = [Said("intake", path(("pain_map", row)), None)]
        elif number == 0 and kind != "numb":
            said = [
                Said("intake", path(("pain_map", row)), None),
                Said("intake", path(("pain_map", row), "intensity"), None),
                Said("intake", path(("pain_map", row), "gone"), value=True),
            ]
        else:
            said = [
                Said("intake", path(("pain_map", row)), row),
                Said("intake", path(("pain_map", row), "intensity"), number),
                Said("intake", path(("pain_map", row), "gone"), None),
            ]
        if not self._desk.answer_all(said):
            self.refresh()
