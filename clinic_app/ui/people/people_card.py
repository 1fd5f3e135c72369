"""Everybody who signs in: role, profession, registration and its end; the owner adds, changes and lets go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.people.first_password_line import FirstPasswordLine
from clinic_app.ui.people.person_form import PersonForm
from clinic_app.ui.people.person_line import PersonLine
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.people import About, add_person, change_person, give_first_password, let_go

if TYPE_CHECKING:
    from clinic_app.records.rows import PersonRow


class PeopleCard(Card):
    """The list, and below it the form while somebody is added or changed.

    Attributes:
        changed: Somebody was added, changed or has left.
        key_asked: The record should get another key.
        lines: The lines by person, those who have left last.
        form: Asks about one person; hidden while nobody is asked about.
        password: Asks for a first password; hidden likewise.
        add: Adds somebody.
        change_key: Asks for another key.
    """

    changed = Signal()
    key_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("people.title"), icon="account-group", parent=parent)
        self._clinic = clinic
        self._asked: str | None = None
        self.lines: dict[str, PersonLine] = {}
        may_keep = clinic.may("keep_people")
        words = clinic.words
        about = words("people.about") if may_keep else words("people.not_owner")
        self.body.addWidget(Label(about, "small", tone="text_2", parent=self))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.add = Button(words("people.add"), icon="account-plus-outline", parent=self)
        self.add.setVisible(may_keep)
        self.add.clicked.connect(partial(self._ask, ""))
        self.form, self.password = PersonForm(clinic, self), FirstPasswordLine(clinic, self)
        self.form.kept.connect(self._keep)
        self.password.kept.connect(self._give_password)
        for asking in (self.form, self.password):
            asking.left.connect(self._put_away)
            asking.hide()
        for part in (self.form, self.password):
            self.body.addWidget(part)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.change_key = Button(words("people.change_key"), role="quiet", icon="key-variant", parent=self)
        self.change_key.clicked.connect(self.key_asked)
        about_key = Label(words("people.change_key_about"), "small", tone="text_2", parent=self)
        for below in (self.change_key, about_key):
            below.setVisible(clinic.may("take_whole_record") and clinic.keys is not None)
        self.body.addWidget(self.change_key, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(about_key)
        self.refresh()

    def refresh(self) -> None:
        """Show everybody as they are now."""
        clear(self._list)
        everybody = sorted(self._clinic.record.people.all(), key=lambda one: not one.active)
        self.lines = {one.id: PersonLine(self._clinic, one, self) for one in everybody}
        for line in self.lines.values():
            line.change_asked.connect(partial(self._ask, line.person.id))
            line.password_asked.connect(partial(self._ask_password, line.person.id))
            line.let_go_asked.connect(partial(self._let_go, line.person.id))
            self._list.addWidget(line)
            self._list.addWidget(Rule(self))

    def _ask(self, person_id: str) -> None:
        self._put_away()
        self._asked = person_id
        self.form.show()
        self.add.hide()
        self.form.ask(self._person(person_id) if person_id else None)

    def _ask_password(self, person_id: str) -> None:
        self._put_away()
        self._asked = person_id
        self.add.hide()
        self.password.ask(self._person(person_id).name)

    def _put_away(self) -> None:
        self._asked = None
        self.form.hide()
        self.password.hide()
        self.add.setVisible(self._clinic.may("keep_people"))

    def _keep(self, said: About, first_password: str) -> None:
        try:
            if self._asked:
                change_person(self._clinic, self._asked, said)
            else:
                add_person(self._clinic, said, first_password)
        except ClinicError as error:
            self.form.show_refused(self._clinic.words.of_error(error))
            return
        self._done()

    def _give_password(self, first_password: str) -> None:
        try:
            give_first_password(self._clinic, str(self._asked), first_password)
        except ClinicError as error:
            self.password.show_refused(self._clinic.words.of_error(error))
            return
        self._done()

    def _let_go(self, person_id: str) -> None:
        try:
            let_go(self._clinic, person_id)
        except ClinicError as error:
            self.lines[person_id].show_refused(self._clinic.words.of_error(error))
            return
        self._done()

    def _done(self) -> None:
        self._put_away()
        self.refresh()
        self.changed.emit()

    def _person(self, person_id: str) -> PersonRow:
        return self.lines[person_id].person
