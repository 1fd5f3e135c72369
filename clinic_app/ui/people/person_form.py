"""What the owner says of one person: name, role, profession, registration, supervisor, a first password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.people import About, about
from clinic_app.visit.roles import ROLES, may

if TYPE_CHECKING:
    from clinic_app.records.rows import PersonRow

TEXTS = ("name", "profession", "registration", "expires")
NOBODY = ""


class PersonForm(QWidget):
    """Asks about a new person, or about one who is here.

    Attributes:
        kept: Everything was typed; carries an ``About`` and the first password, empty where none was asked for.
        left: Nothing is to be changed.
        fields: The lines by what they hold.
        password: The first password; hidden for somebody who has one.
    """

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, words = clinic, clinic.words
        self.fields = {
            name: Field(words(f"people.{name}"), hint=words("people.expires_hint") if name == "expires" else "")
            for name in TEXTS
        }
        show, hide = words("unlock.show"), words("unlock.hide")
        hint = words("people.first_password_hint")
        self.password = SecretField(words("people.first_password"), hint=hint, show=show, hide=hide, parent=self)
        roles = [Option(one, words(f"people.role.{one}")) for one in ROLES]
        self.role = ChoiceBox(roles, name=words("people.does"), placeholder=words("form.choose"), parent=self)
        self.role.chosen.connect(self._role_chosen)
        self._about_role = Label("", "small", tone="text_2", parent=self)
        self._supervisors = QVBoxLayout()
        self.supervisor: ChoiceBox | None = None
        self._said = Label("", "small_strong", tone="danger", parent=self)
        self._lay_out()

    def ask(self, person: PersonRow | None) -> None:
        """Ask about a person, or about a new one."""
        said = about(person) if person else About("", "")
        for name, field in self.fields.items():
            field.set_words(str(getattr(said, name)))
            field.clear_amiss()
        self.role.set_value(said.role or None)
        self._offer_supervisors(person, said.supervisor)
        self._role_chosen(said.role or None)
        self.password.set_words("")
        self.password.setVisible(person is None)
        self._said.hide()
        self.fields["name"].setFocus()

    def show_refused(self, sentence: str) -> None:
        """Say in words why it was not kept; what was typed stays."""
        self._said.setText(sentence)
        self._said.show()

    def _lay_out(self) -> None:
        words = self._clinic.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fields["name"])
        for part in (Label(words("people.does"), "label", parent=self), self.role, self._about_role):
            column.addWidget(part)
        for name in TEXTS[1:]:
            column.addWidget(self.fields[name])
        column.addLayout(self._supervisors)
        column.addWidget(self.password)
        column.addWidget(self._said)
        keep = Button(words("people.keep"), role="main", parent=self)
        leave = Button(words("people.leave"), role="quiet", parent=self)
        keep.clicked.connect(self._keep)
        leave.clicked.connect(partial(self.left.emit))
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch()
        row.addWidget(keep)
        column.addLayout(row)

    def _offer_supervisors(self, person: PersonRow | None, chosen: str) -> None:
        """Offer everybody who may answer for others, anew each time: people come and go."""
        words = self._clinic.words
        if self.supervisor is not None:
            self.supervisor.deleteLater()
        own = person.id if person else ""
        able = [one for one in self._clinic.record.people.all() if may(one, "answer_for") and one.id != own]
        options = [Option(NOBODY, words("people.no_supervisor")), *(Option(one.id, one.name) for one in able)]
        self.supervisor = ChoiceBox(options, name=words("people.supervisor"), parent=self)
        self.supervisor.set_value(chosen if any(one.id == chosen for one in able) else NOBODY)
        self._supervisors.addWidget(self.supervisor)

    def _role_chosen(self, role: object) -> None:
        self._about_role.setText(self._clinic.words(f"people.role_about.{role}") if role else "")
        self._about_role.setVisible(bool(role))
        if self.supervisor is not None:
            self.supervisor.setVisible(role == "student")

    def _keep(self) -> None:
        self._said.hide()
        name, profession, registration, expires = (self.fields[one].words.strip() for one in TEXTS)
        supervisor = str(self.supervisor.value or "") if self.supervisor is not None else ""
        role = str(self.role.value or "")
        said = About(name, role, profession, registration, expires, supervisor if role == "student" else "")
        self.kept.emit(said, self.password.words if not self.password.isHidden() else "")
