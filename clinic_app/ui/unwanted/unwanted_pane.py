"""Unwanted effects over the whole clinic: who is to be called back, and everything that was told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow, date_words
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import TagLevel
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.unwanted import Effect, call_backs_due, effects

LEVELS: dict[str, TagLevel] = {"mild": "neutral", "moderate": "warn", "major": "danger"}


class UnwantedPane(QWidget):
    """Call-backs that are due above, everything below, newest first.

    Attributes:
        visit_asked: Somebody wants to open the visit that caused it; carries its id.
        call_asked: Somebody called the patient and writes it down; carries the ids of patient and visit.
        list: The rows.
    """

    visit_asked = Signal(str)
    call_asked = Signal(str, str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._card = Card(clinic.words("unwanted.title"), hint=" ", fill=True, parent=self)
        self._card.body.setContentsMargins(4, 0, 4, 4)
        self.list = ContactList(parent=self._card)
        self._card.body.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def tell(self, sentence: str) -> None:
        """Say what did not work."""
        self._card.set_hint(sentence)

    def refresh(self) -> None:
        """Read the whole record anew."""
        words, today = self._clinic.words, self._clinic.clock().local.date()
        due, known = call_backs_due(self._clinic, today), effects(self._clinic)
        self._card.set_hint(words("unwanted.counted", count=len(known), due=len(due)))
        rows: list[QWidget] = []
        if due:
            rows += [self._between(words("unwanted.due")), *(self._row(one, is_due=True) for one in due)]
        if known:
            rows += [self._between(words("unwanted.all")), *(self._row(one, is_due=False) for one in known)]
        self.list.fill(rows or [EmptyState("check-circle", words("unwanted.none"), words("unwanted.none_hint"))])

    def _row(self, one: Effect, *, is_due: bool) -> ContactRow:
        words, clinic = self._clinic.words, self._clinic
        known = words(f"course.unwanted.{one.what}") if f"course.unwanted.{one.what}" in words else one.what
        day = date_words(words, one.visit.care.local.date())
        severity = words(f"unwanted.{one.severity}") if one.severity in LEVELS else ""
        contact = Contact(
            who=clinic.name_of(one.patient) if one.patient else words("patient.none_yet"),
            below_who=words("unwanted.of_visit", day=day),
            about=known[:1].upper() + known[1:],
            below_about=" · ".join(part for part in (words(f"unwanted.told_{one.told}"), one.action) if part),
            verb=words("unwanted.call" if is_due else "unwanted.open"),
            state=self._call_words(one) if is_due else severity,
            level="warn" if is_due else LEVELS.get(one.severity, "neutral"),
            main=is_due,
        )
        row = ContactRow(contact, self.list)
        row.opened.connect(partial(self._open, one, is_due=is_due))
        return row

    def _call_words(self, one: Effect) -> str:
        return (
            self._clinic.words("unwanted.call_on", day=date_words(self._clinic.words, one.call_back))
            if (one.call_back)
            else ""
        )

    def _open(self, one: Effect, *, is_due: bool) -> None:
        if is_due and one.patient is not None:
            self.call_asked.emit(one.patient.id, one.visit.id)
        else:
            self.visit_asked.emit(one.visit.id)

    def _between(self, said: str) -> QWidget:
        held = QWidget(self.list)
        line = QHBoxLayout(held)
        line.setContentsMargins(10, 16, 4, 4)
        line.addWidget(Label(said, "label", tone="text_2", parent=held))
        return held
