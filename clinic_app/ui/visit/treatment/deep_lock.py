"""Deep pressure where a rule forbids it: seen, locked, and opened by a reason only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.contraindications import Case, Caution
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.visit.site_words import rule_name
from clinic_app.ui.visit.treatment.rules import RuleBoxes
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.cautions import DEEP, DEEP_TISSUE, PRESSURE, forbidding, reason_path
from clinic_app.visit.treatments import Site


class DeepLock(QWidget):
    """Locks *deep* in a row's pressure; the rule stands below it, and a button that asks for the reason.

    Attributes:
        ask: Opens the rule's box with the line for the reason.
    """

    def __init__(self, desk: Desk, site: Site, pressure: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, site
        self._pressure = pressure.findChild(Segments)
        self._line = QWidget(self)
        flow = FlowLayout(self._line, across=8, down=2)
        flow.addWidget(IconMark("lock-outline", colour="text_2", px=18, parent=self._line))
        self._said = Label("", "small", tone="text_2", parent=self._line)
        flow.addWidget(self._said)
        self.ask = Button(desk.words("treatment.deep_all_the_same"), role="quiet", parent=self._line)
        flow.addWidget(self.ask)
        self._line.setSizePolicy(wrapping())
        self.boxes = RuleBoxes(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addWidget(self.boxes)
        self._is_open = False
        self._found: list[Caution] = []
        self.ask.clicked.connect(self._open)

    def show_case(self, case: Case) -> None:
        """Hold deep pressure against the rules; where it is chosen already the row itself shows them."""
        desk, site = self._desk, self._site
        form = desk.visit.form(site.form)
        chosen = desk.visit.of(site.form).value((*site.row, PRESSURE)) == DEEP
        if chosen or self._pressure is None:
            found = []
        else:
            found = forbidding(desk.visit, (DEEP_TISSUE,), case, site.muscle, but=form.safety_groups)
        self._found = found
        reasons = desk.visit.of("precautions")
        locked = [one for one in found if not reasons.value(reason_path(one.rule.id, site))]
        said = "; ".join(rule_name(desk, one.rule) for one in locked)
        reason = desk.words("treatment.deep_locked", reason=said)
        self._said.setText(reason)
        if self._pressure is not None:
            if locked:
                self._pressure.forbid(DEEP, reason)
            else:
                self._pressure.allow(DEEP)
        self._line.setVisible(bool(locked))
        self.ask.setVisible(not self._is_open and desk.visit.is_writable)
        self.boxes.show_rules(found if self._is_open else (), site)
        self.setVisible(bool(found))

    def _open(self) -> None:
        self._is_open = True
        self.ask.hide()
        self.boxes.show_rules(self._found, self._site)
        for box in self.boxes.boxes.values():
            box.reason.setFocus()
            break
