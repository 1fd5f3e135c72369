"""Needles opened, not used, disposed of; how many are in and out; and what to record when one does not come out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.plates import Tag, TagLevel
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.needling import all_used
from clinic_app.visit.treatments import needle_count

COUNTED = ("needles_opened", "needles_unused", "sharps")
INCIDENT = "incident"
NEUTRAL: TagLevel = "neutral"
WARN: TagLevel = "warn"
OK: TagLevel = "ok"


class FootCell(Cell):
    """A cell that ends where its control ends: what stands beside it, it stands on one line with."""

    around = (0, 0, 0, 0)


class NeedleCounts(QWidget):
    """The foot of a needling card.

    Attributes:
        cells: The counted questions by linkId.
        incident: The questions about a needle incident; hidden until called or answered.
        call: Opens them.
        all_used: Says that as many were opened as are in, and none is left over; it names both before it is pressed.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        line = QWidget(self)
        line.setSizePolicy(wrapping())
        flow = FlowLayout(line, across=8, down=4, low=True)
        self._tag = Tag(desk.words("treatment.none_in"), parent=self)
        self.all_used = Button("", icon="check", parent=line)
        self.all_used.clicked.connect(self._all_used)
        flow.addWidget(self.all_used)
        self.cells = {link: FootCell(desk, form.id, form.item(link), parent=line) for link in COUNTED if link in form}
        for cell in self.cells.values():
            flow.addWidget(cell)
        self.call = Button(desk.words("treatment.incident"), role="quiet", icon="alert", parent=line)
        self.call.setCheckable(True)
        self.call.clicked.connect(self._open)
        flow.addWidget(self.call)
        asked = [item for item in form.items if item.link_id.startswith(INCIDENT)]
        self.incident = FormView(desk, form.id, asked, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line)
        column.addWidget(self.incident)
        self.call.setChecked(bool(desk.visit.value(form.id, INCIDENT)) if INCIDENT in form else False)
        self.refresh()

    def refresh(self) -> None:
        """Count what is in and out."""
        words, count = self._desk.words, needle_count(self._desk.visit, self._form.id)
        both = words("treatment.in_and_out", inside=count.inside, out=count.out)
        if not count.inside:
            level, said = NEUTRAL, words("treatment.none_in")
        elif count.still_in:
            level, said = WARN, f"{both}: {words('treatment.still_in', count=count.still_in)}"
        else:
            level, said = OK, f"{both}: {words('treatment.all_out')}"
        visit = self._desk.visit
        counted = any(visit.value(self._form.id, link) is not None for link in COUNTED[:2])
        self.all_used.set_words(words("treating.all_used", count=count.inside))
        self.all_used.setVisible(bool(count.inside) and not counted and visit.is_writable)
        told = INCIDENT in self._form and visit.value(self._form.id, INCIDENT) is not None
        self.call.setVisible(INCIDENT in self._form and (visit.is_writable or told))
        self._tag.set_words(said)
        self._tag.set_level(level)
        self.incident.setVisible(self.call.isChecked())

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id in self.cells:
            self.cells[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if link_id.startswith(INCIDENT):
            self.call.setChecked(True)
            self._open()
            return self.incident.focus(link_id)
        return False

    def _all_used(self) -> None:
        self._desk.answer_all(all_used(self._desk.visit, self._form))

    def _open(self) -> None:
        self.incident.setVisible(self.call.isChecked())
        if self.call.isChecked():
            self.incident.focus(INCIDENT)
