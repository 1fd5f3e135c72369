"""The notes that wait for a signature: read, sign, the next; the password holds for five minutes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow, about_patient
from clinic_app.ui.signing.note_reading import NoteReading
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.visit.authentication import Authentication
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import VISIT
from clinic_app.visit.unsigned import Waiting, unsigned


class UnsignedPane(QWidget):
    """The queue at the left, the note that is read at the right.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        changed: A note was signed.
        list, reading: The two halves.
    """

    visit_asked = Signal(str)
    changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._held = Authentication(clinic.clock)
        self._waiting: list[Waiting] = []
        words = clinic.words
        self._card = Card(words("signing.title"), hint=" ", fill=True, parent=self)
        self._card.body.setContentsMargins(4, 0, 4, 4)
        self.list = ContactList(parent=self._card)
        self._card.body.addWidget(self.list)
        self.reading = NoteReading(clinic, self._held, self)
        self.reading.signed.connect(self._next)
        self.reading.visit_asked.connect(self.visit_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._card, 1)
        row.addWidget(self.reading, 1)

    def refresh(self) -> None:
        """Read the queue anew; nothing is read until somebody chooses."""
        self._fill()
        self.reading.show_nothing()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the queue, or locks the screen, gives the password again the next time."""
        super().hideEvent(event)
        self._held.let_go()

    def _fill(self) -> None:
        words = self._clinic.words
        self._waiting = unsigned(self._clinic)
        self._card.set_hint(words("signing.waiting", count=len(self._waiting)))
        rows: list[QWidget] = [self._row(one) for one in self._waiting]
        self.list.fill(rows or [EmptyState("check-circle", words("signing.none"), words("signing.none_hint"))])

    def _row(self, one: Waiting) -> ContactRow:
        words, clinic, care = self._clinic.words, self._clinic, one.visit.care.local
        day = words("date.short", day=care.day, month=words(f"contacts.month.{care.month}"))
        kind = words("signing.visit_at", time=f"{care:%H:%M}")
        if one.visit.kind != VISIT:
            kind = words(f"treating.kind.{one.visit.kind}")
        is_cosign = one.waits_for == "cosignature"
        contact = Contact(
            when=day,
            who=clinic.name_of(one.patient) if one.patient else words("patient.none_yet"),
            below_who=about_patient(clinic, one.patient) if one.patient else "",
            about=kind,
            verb=words("signing.read"),
            state=words("closing.waits_tag") if is_cosign else "",
            level="info",
        )
        row = ContactRow(contact, self.list)
        for pointed in (row.opened, row.pointed):
            pointed.connect(partial(self._read, one, row))
        return row

    def _read(self, one: Waiting, row: ContactRow) -> None:
        if row.is_chosen and self.reading.is_about(one.visit.id):
            return
        self.list.choose(row)
        self.reading.show_note(one)

    def _next(self, visit_id: str) -> None:
        """Go on with the note that stood below the one just signed, else with the first."""
        place = next((place for place, one in enumerate(self._waiting) if one.visit.id == visit_id), 0)
        self._fill()
        self.changed.emit()
        if not self._waiting:
            self.reading.show_nothing()
            return
        at = place if place < len(self._waiting) else 0
        self._read(self._waiting[at], self.list.rows[at])
        self.reading.box.button.setFocus()
