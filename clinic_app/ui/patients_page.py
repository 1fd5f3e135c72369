"""All patients by name, and the rooms of the one chosen: visits, details, putting right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import ContactRow, about_patient
from clinic_app.ui.contacts import of_patient
from clinic_app.ui.found_list import FoundList, Line
from clinic_app.ui.patient.patient_rooms import PatientRooms
from clinic_app.ui.timeline.visit_rows import VisitRows
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.patient_names import Matches

#: So many patients are shown at once, so many when somebody looks on; beyond that one types another letter.
AT_ONCE, MOST_SHOWN = 16, 60
#: Width in px below which a row of the list has no room for its button.
LEAST_LIST = 380
#: Visits shown before somebody asks for the older ones.
MOST_VISITS = 12


class PatientsPage(QWidget):
    """Two panes: patients at the left; at the right how the pain went, and the visits, newest first.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        new_asked: Somebody wants to register a patient.
        patients, visits: The two lists.
        rooms: What stands at the right: the visits, the details, putting a wrong entry right.
    """

    visit_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        self._most = MOST_VISITS
        words = clinic.words
        self._search = SearchField(
            name=words("today.search"), clear=words("today.clear"), placeholder=words("today.search"), parent=self
        )
        self._left = Card(words("shell.patients"), fill=True, parent=self)
        self._right = Card(words("patients.visits"), hint=" ", fill=True, parent=self)
        self.patients = FoundList(EmptyState("magnify", words("today.nobody"), words("today.nobody_hint")))
        self.visits = ContactList(parent=self._right)
        self.patients.pointed.connect(self._point)
        self.patients.opened.connect(self._choose)
        self._search.searched.connect(self._show_patients)
        self._search.entered.connect(self._choose_first)
        self._search.went_down.connect(self.patients.enter)
        self._lay_out()

    def refresh(self) -> None:
        """Read patients and visits anew."""
        self._show_patients(self._search.text())
        self._show_visits()

    def show_patient(self, patient_id: str) -> None:
        """Show the visits of a patient."""
        self._patient, self._most = self._clinic.look_at(patient_id), MOST_VISITS
        self._search.clear()
        self.refresh()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self._search.setFocus()
        self._search.selectAll()

    def _lay_out(self) -> None:
        words = self._clinic.words
        new = Button(words("today.new_patient"), role="quiet", icon="account-plus-outline", parent=self._left)
        new.clicked.connect(self.new_asked)
        self._left.add_action(new)
        self._left.body.addWidget(self._search)
        self._left.body.addWidget(self.patients)
        self._begin = Button(words("patients.begin"), role="main", icon="plus", parent=self._right)
        self._begin.clicked.connect(self._begin_visit)
        self._right.add_action(self._begin)
        self.rooms = PatientRooms(self._clinic, self.visits, self._right)
        self.rooms.changed.connect(self._put_right)
        self.rooms.visit_asked.connect(self.visit_asked)
        self._right.body.addWidget(self.rooms.choice)
        self._right.body.addWidget(self.rooms)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self._left.setMinimumWidth(LEAST_LIST)
        row.addWidget(self._left, 2)
        row.addWidget(self._right, 3)

    def _show_patients(self, typed: str) -> None:
        found, at_once = self._clinic.find(typed), max(AT_ONCE, self.patients.in_sight)
        helpings = range(at_once, MOST_SHOWN, AT_ONCE)
        rest = (line for start in helpings for line in self._lines(found, start, min(start + AT_ONCE, MOST_SHOWN)))
        chosen, left = self._patient.id if self._patient else "", partial(self._left_out, found)
        self.patients.show_found(self._lines(found, 0, at_once), rest, left, chosen=chosen)

    def _lines(self, found: Matches, start: int, stop: int) -> list[Line]:
        return [(of_patient(self._clinic, one), one) for one in found[start:stop]]

    def _left_out(self, found: Matches) -> str:
        """Return how many are not shown."""
        left = len(found) - MOST_SHOWN
        return self._clinic.words("patients.more", count=left) if left > 0 else ""

    def _point(self, patient: PatientRow) -> None:
        """Choose a patient; a room where something may be half done is not left because the keyboard goes along."""
        row = next((one for one in self.patients.rows if one.button.hasFocus()), None)
        passes = row is not None and row.contact.when == f"{patient.number}"
        if self.rooms.is_at_visits or not passes:
            self._choose(patient)

    def _choose(self, patient: PatientRow) -> None:
        if self._patient is None or self._patient.id != patient.id:
            self._patient, self._most = patient, MOST_VISITS
            self._show_visits()

    def _choose_first(self) -> None:
        if self.patients.rows:
            self.patients.rows[0].pointed.emit()

    def _show_visits(self) -> None:
        words, patient = self._clinic.words, self._patient
        self._begin.setVisible(patient is not None and self._clinic.may("write_care"))
        self.rooms.choice.setVisible(patient is not None)
        if patient is None:
            self.visits.fill([EmptyState("account-outline", words("patients.nobody"))])
            return
        self._right.set_title(self._clinic.name_of(patient))
        self._right.set_hint(about_patient(self._clinic, patient))
        self.rooms.show_patient(patient)
        timeline = VisitRows(self._clinic, patient)
        shown = range(min(len(timeline.visits), self._most))
        course = timeline.course(self.visits)
        rows: list[QWidget] = [self._visit_row(timeline, place) for place in shown]
        if len(timeline.visits) > self._most:
            rows.append(self._more(len(timeline.visits) - self._most))
        head = [one for one in (timeline.problems(self.visits), course) if one is not None]
        self.visits.fill([*head, *rows] if rows else [EmptyState("calendar-today", words("today.no_visits"))])

    def _visit_row(self, timeline: VisitRows, place: int) -> ContactRow:
        row = timeline.row(place, self.visits)
        row.opened.connect(partial(self.visit_asked.emit, timeline.visits[place].id))
        return row

    def _more(self, count: int) -> Button:
        more = Button(self._clinic.words("around.more_visits", count=count), role="quiet", parent=self.visits)
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        self._most = len(self._clinic.record.visits.of_patient(self._patient.id)) if self._patient else MOST_VISITS
        self._show_visits()

    def _put_right(self) -> None:
        """Read everything anew after entries or visits changed hands."""
        if self._patient is not None:
            self._patient = self._clinic.record.patients.get(self._patient.id)
        self.refresh()

    def _begin_visit(self) -> None:
        if self._patient is not None:
            self.visit_asked.emit(self._clinic.begin_visit(self._patient).id)
