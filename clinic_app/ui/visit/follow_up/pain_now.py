"""Pain now: last visit's areas as ghosts, one scale each; a number is today's answer, *gone* says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.was_before import WasBefore
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.visit.change import map_change
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.problems import areas_before


class PainNow(QWidget):
    """One row for each area of last time; what changed stands below in words.

    Attributes:
        scales: The scales by row of the map.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.scales: dict[str, PainScale] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(Label(desk.words("follow_up_page.pain_now"), "strong", parent=self))
        self._before = areas_before(desk.visit)
        for row in self._before:
            self._add(row)
        self._change = Label("", tone="text_2", parent=self)
        self._column.addWidget(self._change)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show today's numbers and the change in words."""
        answers = self._desk.visit.of("intake")
        for row, scale in self.scales.items():
            said = answers.value(path(("pain_map", row), "intensity")) if row in answers.rows("pain_map") else None
            gone = self._desk.visit.value("intake", ("pain_map", row), "gone")
            scale.set_value(0 if gone else said)
            scale.setEnabled(self._desk.visit.is_writable)
        self._change.setText(map_change(self._desk.visit, self._desk.words))
        self._change.setVisible(bool(self._change.text()))

    def focus(self, where: Path) -> bool:
        """Put the keyboard on the scale of an area; say whether it is here."""
        scale = self.scales.get(where[0][1]) if where and where[0][0] == "pain_map" else None
        if scale is not None:
            scale.setFocus(Qt.FocusReason.OtherFocusReason)
        return scale is not None

    def _add(self, row: str) -> None:
        words, wording = self._desk.words, self._desk.wording
        zone, _, side = row.partition(".")
        zones = self._desk.visit.reference.knowledge.zones
        name = zones[zone].label if zone in zones else zone
        scale = PainScale(name=words("follow_up_page.pain_at", place=wording.row(row)), parent=self)
        scale.chosen.connect(partial(self._chosen, row))
        self.scales[row] = scale
        self._column.addWidget(WasBefore(self._desk, name, side, self._was(row), self))
        self._column.addWidget(scale)

    def _was(self, row: str) -> str:
        """Return number and kind of last time in words; what was not said is left out."""
        number, kind = (self._before[row].value(path(("pain_map", row), name)) for name in ("intensity", "kind"))
        kinds = self._desk.visit.form("intake").item("kind")
        said = ("" if number is None else str(number), self._desk.wording.value_of(kinds, kind) if kind else "")
        return ", ".join(one for one in said if one)

    def _chosen(self, row: str, number: object) -> None:
        """Make last visit's area today's with its number: a plan of where to ask, never an answer by itself."""
        kind = self._before[row].value(path(("pain_map", row), "kind"))
        if number is None:
            said = [
                Said("intake", path(("pain_map", row)), None),
                Said("intake", path(("pain_map", row), "gone"), None),
            ]
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
