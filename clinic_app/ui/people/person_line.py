"""One person of the clinic as a line: who, as what, registered until when, and what the owner does about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.contact_row import date_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.people import about, days_of_registration, is_ending

if TYPE_CHECKING:
    from clinic_app.records.rows import PersonRow


class PersonLine(QWidget):
    """Name, tags and, for the owner, buttons.

    Attributes:
        person: Who it is about.
        change_asked, password_asked, let_go_asked: Their buttons were pressed; letting go is asked twice.
        said: All its words, as one text.
    """

    change_asked = Signal()
    password_asked = Signal()
    let_go_asked = Signal()

    def __init__(self, clinic: Clinic, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, self.person = clinic, person
        self._is_asked = False
        self._refused = Label("", "small_strong", tone="danger", parent=self)
        self._refused.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(self._head())
        below = self._below()
        self.said = f"{person.name} {below}"
        if below:
            column.addWidget(Label(below, "small", tone="text_2", parent=self))
        if clinic.may("keep_people"):
            column.addWidget(self._actions())
        column.addWidget(self._refused)
        self.setSizePolicy(wrapping())

    def show_refused(self, sentence: str) -> None:
        """Say in words why nothing was done."""
        self._refused.setText(sentence)
        self._refused.show()

    def _head(self) -> QWidget:
        words, person = self._clinic.words, self.person
        head = QWidget(self)
        head.setSizePolicy(wrapping())
        flow = FlowLayout(head, across=8, down=4)
        flow.addWidget(Label(person.name, "strong", parent=head))
        if not person.active:
            flow.addWidget(Tag(words("people.left"), level="neutral", parent=head))
            return head
        flow.addWidget(Tag(words(f"people.role.{person.role}"), level="info", parent=head))
        today = self._clinic.clock().local.date()
        days = days_of_registration(person, today)
        if days is not None and is_ending(person, today):
            said = words("people.ended") if days < 0 else words("people.ends", count=days)
            flow.addWidget(Tag(said, level="danger" if days < 0 else "warn", icon="alert-circle-outline", parent=head))
        return head

    def _below(self) -> str:
        words, said = self._clinic.words, about(self.person)
        parts = [said.profession, said.registration]
        if said.expires:
            parts.append(words("people.until", day=self._day()))
        if said.supervisor:
            parts.append(words("people.supervised_by", name=self._clinic.record.people.get(said.supervisor).name))
        return " · ".join(one for one in parts if one)

    def _day(self) -> str:
        return date_words(self._clinic.words, date.fromisoformat(about(self.person).expires))

    def _actions(self) -> QWidget:
        words, person = self._clinic.words, self.person
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=6, down=4)
        asked = [("people.change", self.change_asked.emit), ("people.new_password", self.password_asked.emit)]
        if not person.active:
            asked = [("people.take_back", self.password_asked.emit)]
        for sentence, do in asked:
            button = Button(words(sentence), role="quiet", name=f"{words(sentence)}: {person.name}", parent=held)
            button.clicked.connect(do)
            flow.addWidget(button)
        if person.active and person.id != self._clinic.person.id:
            self._leave = Button(
                words("people.let_go"), role="quiet", name=f"{words('people.let_go')}: {person.name}", parent=held
            )
            self._leave.clicked.connect(self._let_go)
            flow.addWidget(self._leave)
        return held

    def _let_go(self) -> None:
        """Ask once more: whoever is let go is locked out at once."""
        if self._is_asked:
            self.let_go_asked.emit()
            return
        self._is_asked = True
        self._leave.set_words(self._clinic.words("people.let_go_now"))
