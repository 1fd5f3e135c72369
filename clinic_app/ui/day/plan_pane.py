"""The list of a day before it is written: typed, or read from the booking program's file, held against the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.bookings import Booking, Bookings, read_bookings, typed_bookings
from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow, about_and_number
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import TagLevel
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.day_plan import WRITING, Change, Expected, expected, known, put_on_list

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

LEVELS: dict[Change, TagLevel] = {
    "new": "ok",
    "moved": "info",
    "same": "neutral",
    "cancelled": "warn",
    "nobody": "warn",
    "several": "warn",
}
LINES = 8
AROUND_QUESTION = (10, 12, 4, 4)  # px


@dataclass(slots=True)
class _Line:
    booking: Booking
    expected: Expected
    is_left_out: bool = False

    @property
    def writes(self) -> bool:
        return self.expected.change in WRITING and not self.is_left_out


class PlanPane(QWidget):
    """At the left the typed list and the file, at the right what each line means here; one button writes it.

    Attributes:
        written: The list of the day is another now.
        new_asked: Somebody on the list is to be registered first.
        box, list, put: Where it is typed, what it means, the button that writes it.
    """

    written = Signal()
    new_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._lines: list[_Line] = []
        self._remarks: list[str] = []
        words = clinic.words
        self._card = Card(words("bookings.title"), hint=" ", fill=True, parent=self)
        self.list = ContactList(parent=self._card)
        self._amiss = Strip("danger", "", inside=True, parent=self._card)
        self._amiss.hide()
        self._card.body.addWidget(self._amiss)
        self._card.body.addWidget(self.list)
        self.put = Button(words("bookings.put_nothing"), role="main", parent=self._card)
        self.put.clicked.connect(self._put)
        self._card.add_action(self.put)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._typing(), 5)
        row.addWidget(self._card, 9)

    def refresh(self) -> None:
        """Hold the list against the record anew: somebody may have been registered meanwhile."""
        self._expect([one.booking for one in self._lines])

    def read_file(self, file: Path) -> None:
        """Read the file of a booking program."""
        now = self._clinic.clock()
        try:
            found = read_bookings(file.read_bytes(), now.local.date(), now.zone)
        except OSError as error:
            self._say(error.strerror or str(error))
        except ClinicError as error:
            self._say(self._clinic.words.of_error(error))
        else:
            self.box.set_words("")
            self._take(found)

    def _typing(self) -> QWidget:
        words = self._clinic.words
        card = Card(words("bookings.type"), fill=True, parent=self)
        self.box = TextBox(name=words("bookings.type"), lines=LINES, parent=card)
        self.box.textChanged.connect(self._typed)
        self._choose = Button(words("bookings.choose"), icon="folder-outline", parent=card)
        self._choose.clicked.connect(self._choose_file)
        card.body.addWidget(Label(words("bookings.type_hint"), "small", tone="text_2", parent=card))
        card.body.addWidget(self.box)
        card.body.addWidget(self._choose)
        card.body.addStretch()
        return card

    def _choose_file(self) -> None:
        title = self._clinic.words("bookings.choose_title")
        name, _ = QFileDialog.getOpenFileName(self, title, "", self._clinic.words("bookings.files"))
        if name:
            self.read_file(Path(name))

    def _typed(self) -> None:
        self._take(typed_bookings(self.box.words, self._clinic.clock().local.date()))

    def _take(self, found: Bookings) -> None:
        words = self._clinic.words
        self._amiss.hide()
        self._remarks = []
        for one in found.remarks:
            said = words(one.sentence, **one.values)
            self._remarks.append(words("bookings.line", line=one.line, said=said) if one.line else said)
        self._expect(found.kept)

    def _expect(self, bookings: Sequence[Booking]) -> None:
        left_out = {one.booking for one in self._lines if one.is_left_out}
        chosen = {one.booking: one.expected.patient for one in self._lines}
        self._lines = [_Line(one, self._meaning(one, chosen.get(one)), one in left_out) for one in bookings]
        self._show()

    def _meaning(self, one: Booking, chosen: PatientRow | None) -> Expected:
        found = expected(self._clinic, one.start, one.name, one.birth_date, is_cancelled=one.is_cancelled)
        if found.patient is None and chosen is not None:
            return known(self._clinic, found, chosen, is_cancelled=one.is_cancelled)
        return found

    def _show(self) -> None:
        words = self._clinic.words
        rows: list[QWidget] = [Label(one, tone="danger") for one in self._remarks]
        for line in self._lines:
            rows += self._rows(line)
        self.list.fill(rows or [EmptyState("calendar-today", words("bookings.nothing"))])
        count = sum(one.writes for one in self._lines)
        self.put.set_words(words("bookings.put", count=count) if count else words("bookings.put_nothing"))
        self.put.setEnabled(count > 0)

    def _rows(self, line: _Line) -> list[QWidget]:
        words, one = self._clinic.words, line.expected
        if one.patient is None and one.like:
            asked = Label(f"{self._when(one)}  {one.name}: {words('bookings.several')}", "strong")
            asked.setContentsMargins(*AROUND_QUESTION)
            return [asked, *(self._candidate(line, patient) for patient in one.like)]
        row = ContactRow(self._contact(line), self.list)
        if one.patient is None:
            row.opened.connect(self.new_asked)
        else:
            row.opened.connect(partial(self._turn, line))
        row.button.setEnabled(one.patient is None or one.change in WRITING)
        return [row]

    def _contact(self, line: _Line) -> Contact:
        words, one = self._clinic.words, line.expected
        before = f"{one.visit.care.local:%H:%M}" if one.visit else ""
        state = words("bookings.leave_out") if line.is_left_out else words(f"bookings.{one.change}", time=before)
        verb = "register" if one.patient is None else "take_in" if line.is_left_out else "leave_out"
        return Contact(
            when=self._when(one),
            who=self._clinic.name_of(one.patient) if one.patient else one.name,
            below_who=about_and_number(self._clinic, one.patient) if one.patient else "",
            verb=words(f"bookings.{verb}"),
            state=state,
            level="neutral" if line.is_left_out else LEVELS[one.change],
        )

    def _candidate(self, line: _Line, patient: PatientRow) -> ContactRow:
        words = self._clinic.words
        contact = Contact(
            self._clinic.name_of(patient), about_and_number(self._clinic, patient), words("bookings.this_one")
        )
        row = ContactRow(contact, self.list)
        row.opened.connect(partial(self._is, line, patient))
        return row

    def _when(self, one: Expected) -> str:
        start, today = one.start.local, self._clinic.clock().local.date()
        day = self._clinic.words("date.short", day=start.day, month=self._clinic.words(f"contacts.month.{start.month}"))
        return f"{start:%H:%M}" if start.date() == today else f"{day} {start:%H:%M}"

    def _is(self, line: _Line, patient: PatientRow) -> None:
        """Say whose a booking is where several are called so."""
        line.expected = known(self._clinic, line.expected, patient, is_cancelled=line.booking.is_cancelled)
        self._show()

    def _turn(self, line: _Line) -> None:
        """Leave a line out, or take it in again."""
        line.is_left_out = not line.is_left_out
        self._show()

    def _put(self) -> None:
        try:
            put_on_list(self._clinic, [one.expected for one in self._lines if one.writes])
        except ClinicError as error:
            self._say(self._clinic.words.of_error(error))
            self.refresh()
            return
        self._lines, self._remarks = [], []
        self.box.set_words("")
        self._show()
        self.written.emit()

    def _say(self, sentence: str) -> None:
        self._amiss.set_words(sentence)
        self._amiss.show()
