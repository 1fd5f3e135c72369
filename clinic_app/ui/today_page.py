"""Today: who comes, who is not signed yet, who is looked for; and half a minute's reading about one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow
from clinic_app.ui.contacts import DONE, of_found, of_today, with_area
from clinic_app.ui.day.beside import Beside
from clinic_app.ui.found_list import FoundList
from clinic_app.ui.people.emergency_notices import EmergencyNotices
from clinic_app.ui.today_rooms import DAY, TodayRooms
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.clinic import Appointment, Clinic
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow

#: So many who were found are shown.
MOST_FOUND = 12
#: What such a row may say, for those made before anybody has typed.
ANYBODY = Contact(who=" ", below_who=" ", verb=" ", when=" ", below_about=" ")
#: As many contacts of the day as are seen without scrolling are there at once; the others follow, one an event turn.
SEEN = 10
#: Somebody who has not typed for so long reads, in ms.
PAUSE = 150


class TodayPage(QWidget):
    """The day's list with one button a row, and the search over all patients.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        new_asked: Somebody wants to register a patient.
        day, found: The two lists: who comes, and who was looked for.
        list: The one of them that is shown.
        brief: What is read about the chosen one.
        beside: What stands at the right of the list.
        rooms: The day's list and what lies beside it: notes to sign, unwanted effects, progress.
    """

    visit_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._expected: list[PatientRow] = []
        self._about = ""
        self._rows: dict[str, ContactRow] = {}  # of the day, by visit
        self._shown: tuple[VisitRow, ...] = ()
        self._read_at: tuple[date, int] | None = None  # when, and how far the record was written to
        self._counted = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._read_first)
        words = clinic.words
        self._search = SearchField(
            name=words("today.search"), clear=words("today.clear"), placeholder=words("today.search"), parent=self
        )
        self._card = Card(words("today.appointments"), hint=" ", fill=True, parent=self)
        self._make_lists()
        self._card.body.setContentsMargins(4, 0, 4, 4)
        self._card.body.addWidget(self._lists)
        self.beside = Beside(clinic, self)
        self.brief = self.beside.brief
        self.brief.opened.connect(self._open_chosen)
        self.beside.presence.changed.connect(self.refresh)
        self.beside.presence.amiss.connect(self._card.set_hint)
        self._search.searched.connect(self._searched)
        self._search.entered.connect(self._open_first)
        self._search.went_down.connect(self._enter_list)
        self._lay_out()

    def refresh(self) -> None:
        """Read the day anew."""
        self._day.setText(day_words(self._clinic.words, self._clinic.clock().local.date()))
        self.rooms.go(DAY)
        self._read_at = None
        if self._search.text().strip():
            self._expected = [one.patient for one in self._clinic.today() if one.patient]
        self._searched(self._search.text())
        self.beside.waiting.refresh()
        self.emergencies.refresh()

    def look_again(self) -> None:
        """Show the day anew where another room changed something in it; whoever is read about stays in sight."""
        is_read = self.isVisible() and self.rooms.place == DAY and not self._search.text().strip()
        if not is_read or self._day_now() == self._shown:
            return
        self._show_day(next((visit for visit, row in self._rows.items() if row.is_chosen), ""))
        self.beside.waiting.refresh()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.rooms.go(DAY)
        self._search.setFocus()
        self._search.selectAll()

    def _make_lists(self) -> None:
        words = self._clinic.words
        self._lists = QStackedWidget(self._card)
        self.day = ContactList(parent=self._lists)
        self.found = FoundList(EmptyState("magnify", words("today.nobody"), words("today.nobody_hint")))
        self.found.pointed.connect(self._read_about)
        self.found.opened.connect(self._begin)
        self.list: ContactList = self.day
        for one in (self.day, self.found):
            self._lists.addWidget(one)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(self._finding())
        left.addWidget(self._card, 1)
        day = QWidget(self)
        middle = QHBoxLayout(day)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(10)
        middle.addLayout(left, 13)
        middle.addWidget(self.beside, 6)
        self.rooms = TodayRooms(self._clinic, day, self)
        self.rooms.visit_asked.connect(self.visit_asked)
        self.rooms.day_asked.connect(self.refresh)
        self.rooms.new_asked.connect(self.new_asked)
        self.beside.progress_asked.connect(self.rooms.show_progress)
        self.beside.waiting.visit_asked.connect(self.visit_asked)
        self.beside.waiting.room_asked.connect(self.rooms.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.emergencies = EmergencyNotices(self._clinic, self)
        column.addWidget(self.emergencies)
        column.addWidget(self.rooms, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self._clinic.words("today.title"), "title", parent=self))
        self._day = Label("", tone="text_2", parent=self)
        head.addWidget(self._day, 1)
        head.addWidget(self.rooms.choice)
        head.addWidget(Label(self._clinic.person.name, "label", parent=self))
        return head

    def _read_about(self, patient: PatientRow | None, visit: VisitRow | None = None) -> None:
        self.beside.read_about(patient, visit)

    def _finding(self) -> QHBoxLayout:
        new = Button(self._clinic.words("today.new_patient"), icon="account-plus-outline", parent=self)
        new.clicked.connect(self.new_asked)
        finding = QHBoxLayout()
        finding.setSpacing(8)
        finding.addWidget(self._search, 1)
        finding.addWidget(new)
        return finding

    def _searched(self, typed: str) -> None:
        if typed.strip():
            self._show_found(typed)
        elif self._read_at == self._now():
            self._show_day_again()
        else:
            self._show_day()

    def _show_day_again(self) -> None:
        """Show the day's rows as they stand there still; the one that is read about is read when nobody types."""
        self._card.set_title(self._clinic.words("today.appointments"))
        self._card.set_hint(self._counted)
        self._show_list(self.day)
        self._read_about(None)
        self._pause.start()

    def _show_day(self, read: str = "") -> None:
        """Show the contacts of the day, and read about one of them: the one that is due where no other is wanted."""
        words = self._clinic.words
        self._read_at = self._now()
        today, drafts = self._clinic.today(), self._clinic.drafts()
        self._expected = [one.patient for one in today if one.patient]
        self._rows, self._shown = {}, tuple(one.visit for one in (*today, *drafts))
        self._card.set_title(words("today.appointments"))
        signed = sum(one.visit.state == "signed" for one in today)
        self._counted = words("today.counted", count=len(today), signed=signed)
        self._card.set_hint(self._counted)
        everyone = [*today, *drafts]
        due = next((one.visit.id for one in everyone if one.visit.state not in DONE), "")
        make: list[Callable[[], QWidget]] = [partial(self._appointment, one, due) for one in today]
        if drafts:
            make += [partial(self._between, words("today.drafts"))]
            make += [partial(self._appointment, one, due) for one in drafts]
        if not today:
            make.insert(0, partial(EmptyState, "calendar-today", words("today.empty"), words("today.empty_hint")))
        about = next((one for one in everyone if one.visit.id == (read or due)), None)
        self._fill(make, about if about and self._clinic.may_read(about.visit.patient) else None)

    def _now(self) -> tuple[date, int]:
        """Return which day it is, and how far the record is written to: no visit changes without an event."""
        return self._clinic.clock().local.date(), self._clinic.record.patients.newest()[1]

    def _day_now(self) -> tuple[VisitRow, ...]:
        return tuple(one.visit for one in (*self._clinic.today(), *self._clinic.drafts()))

    def _show_found(self, typed: str) -> None:
        words = self._clinic.words
        self._card.set_title(words("today.found"))
        self._card.set_hint("")
        found = self._search_results(typed)
        visits = self._clinic.visits_of_each(found)
        lines = [(of_found(self._clinic, one, visits[one.id]), one) for one in found]
        read = ((with_area(self._clinic, said, visits[one.id][0]), one) for said, one in lines if visits[one.id])
        self.found.show_found(lines, read)
        self._show_list(self.found)
        self._read_about(None)
        self._pause.start()

    def _read_first(self) -> None:
        """Read about the chosen one or the first, once somebody has stopped typing and reads about nobody."""
        row = self.list.chosen or next(iter(self.list.rows), None)
        if row is not None and self.brief.patient is None:
            row.pointed.emit()

    def _fill(self, make: list[Callable[[], QWidget]], about: Appointment | None) -> None:
        """Show the lines of the day, those further down one after another, and read about one or the first."""
        self._pause.stop()
        self._about = ""
        self._show_list(self.day)
        self.day.fill([one() for one in make[:SEEN]], (one() for one in make[SEEN:]))
        self.found.make_ready(ANYBODY, MOST_FOUND)
        self._read_about(None)
        row = self._rows.get(about.visit.id) if about else next(iter(self.day.rows), None)
        if row is not None:
            row.pointed.emit()
        elif about is not None:  # its line is still to come
            self._about = about.visit.id
            self._read_about(about.patient, about.visit)

    def _search_results(self, typed: str) -> list[PatientRow]:
        """Return who was found: patients of today first, in the order of the day."""
        found = self._clinic.find(typed)
        today = found.among(self._expected)
        expected = {one.id for one in today}
        rest = [one for one in found[: MOST_FOUND + len(expected)] if one.id not in expected]
        return [*today, *rest][:MOST_FOUND]

    def _appointment(self, one: Appointment, due: str) -> ContactRow:
        contact = of_today(self._clinic, one, main=one.visit.id == due)
        row = ContactRow(contact, self.day.widget())
        row.opened.connect(partial(self.visit_asked.emit, one.visit.id))
        row.pointed.connect(partial(self._read_about, one.patient, one.visit))
        self._rows[one.visit.id] = row
        if one.visit.id == self._about and self.day.chosen is None:
            row.set_chosen(chosen=True)
        return row

    def _between(self, said: str) -> QWidget:
        between = Label(said, "label", tone="text_2", parent=self.day)
        between.setContentsMargins(10, 16, 4, 4)
        return between

    def _show_list(self, shown: ContactList) -> None:
        self.list = shown
        self._lists.setCurrentWidget(shown)

    def _enter_list(self) -> None:
        self.list.enter()

    def _begin(self, patient: PatientRow) -> None:
        self.visit_asked.emit(self._clinic.begin_visit(patient).id)

    def _open_chosen(self) -> None:
        if self.list.chosen is not None:
            self.list.chosen.opened.emit()

    def _open_first(self) -> None:
        if self._search.text().strip() and self.list.rows:
            self.list.rows[0].opened.emit()
