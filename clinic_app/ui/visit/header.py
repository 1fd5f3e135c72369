"""The head of a visit: two identifiers always, what to mind, what is saved, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.clock import Moment
from clinic_app.ui.contact_row import about_and_number
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag, TagLevel
from clinic_app.ui.widgets.saved import SavedMark
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.away import waiting
from clinic_app.visit.registration import namesakes

#: Findings that stand in the head of every page, and how.
MINDED: dict[str, tuple[TagLevel, str]] = {
    "history:anticoagulant": ("warn", "water-outline"),
    "history:antiplatelet": ("warn", "water-outline"),
    "history:bleeding_disorder": ("warn", "water-outline"),
    "history:pregnancy": ("warn", "alert-circle-outline"),
    "history:pacemaker": ("warn", "alert-circle-outline"),
    "history:metal_allergy": ("neutral", "information-outline"),
    "history:immunosuppressed": ("warn", "alert-circle-outline"),
    "history:epilepsy": ("warn", "alert-circle-outline"),
    "history:needle_phobia": ("warn", "needle"),
    "history:cancer_active": ("warn", "alert-circle-outline"),
    "history:osteoporosis": ("neutral", "information-outline"),
}


class VisitHeader(QWidget):
    """Name, age, sex, birth date, number; tags; saved; undo.

    Attributes:
        left: Somebody wants to go back to the day.
        problems_asked: Somebody wants to add a problem, or to see those of the visit.
        add_problem: The button that asks for it.
    """

    left = Signal()
    problems_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        back = IconButton("chevron-left", words("visit_page.back"), quiet=True, parent=self)
        back.clicked.connect(self.left)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Label("", "heading", parent=self)
        self._about = Label("", "small", tone="text_2", parent=self)
        names.addWidget(self._name)
        names.addWidget(self._about)
        self._namesakes = Tag("", level="warn", icon="alert", parent=self)
        self._tags = QWidget(self)
        self._flow = FlowLayout(self._tags, across=8, down=4)
        self._tags.setSizePolicy(wrapping())
        self._saved = SavedMark(rescue=words("visit_page.try_again"), parent=self)
        self._saved.rescue_asked.connect(desk.try_again)
        self._undo = IconButton("undo", words("visit_page.undo"), parent=self)
        self._undo.clicked.connect(desk.undo)
        self.add_problem = Button(words("problems.add"), role="quiet", icon="plus", parent=self)
        self.add_problem.clicked.connect(self.problems_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(back)
        row.addLayout(names)
        row.addWidget(self._namesakes, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._tags, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.add_problem)
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        self._shown: list[str] = []
        desk.changed.connect(self.refresh)
        desk.saved.connect(self._show_saved)
        desk.not_saved.connect(self._show_not_saved)
        desk.kept_here.connect(self._show_kept_here)
        if here := waiting(desk.clinic):
            self._show_kept_here(here)
        self.show_names()
        self.refresh()

    def show_names(self) -> None:
        """Say whose visit it is, or that names are hidden."""
        clinic, patient = self._desk.clinic, self._desk.visit.patient
        self._name.setText(clinic.name_of(patient) if patient else clinic.words("patient.none_yet"))
        self._about.setText(about_and_number(clinic, patient) if patient else "")
        others = len(namesakes(clinic, patient)) if patient and not clinic.names_hidden else 0
        self._namesakes.setVisible(others > 0)
        if others:
            self._namesakes.set_words(clinic.words("patient_details.same_name", count=others))

    def refresh(self) -> None:
        """Show what to mind as it stands."""
        self._show_undo()
        self.add_problem.setVisible(self._desk.visit.is_writable and self._desk.visit.patient is not None)
        there = {one.id for one in self._desk.visit.now.findings if one.counts_as_present}
        minded = [one for one in MINDED if one in there]
        if minded == self._shown:
            return
        self._shown = minded
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in minded:
            level, icon = MINDED[finding]
            label = self._desk.visit.reference.knowledge.terms[finding].label
            self._flow.addWidget(Tag(label, level=level, icon=icon, parent=self._tags))

    def _show_undo(self) -> None:
        """Say what would be taken back, before anybody presses."""
        words, gestures = self._desk.words, self._desk.visit.gestures
        self._undo.setEnabled(bool(gestures.undoable) and self._desk.visit.is_writable)
        rows = gestures.rows_of(gestures.undoable[-1]) if gestures.undoable else []
        said = words("around.undo_what", said=rows[0].wording) if rows else words("visit_page.undo")
        self._undo.set_name(said)

    def _show_saved(self, moment: Moment) -> None:
        self._saved.show_saved(self._desk.words("visit_page.saved", time=f"{moment.local:%H:%M:%S}"))

    def _show_kept_here(self, count: int) -> None:
        self._saved.show_kept(self._desk.words("away.here", count=count))

    def _show_not_saved(self, sentence: str) -> None:
        since = f"{self._desk.last_saved.local:%H:%M:%S}" if self._desk.last_saved else ""
        lead = self._desk.words("visit_page.not_saved_since", time=since) if since else ""
        self._saved.show_not_saved(f"{lead} {sentence}".strip())
