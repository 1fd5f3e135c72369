"""How whoever is signed on signs in: another password, a PIN for this shift, codes from a telephone."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.people.codes_part import CodesPart
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.field import SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.people import change_own_password
from clinic_app.visit.pin import Pin

PASSWORDS = ("old", "new", "again")


class OwnCard(Card):
    """Changes what is this person's own; nobody else sees it.

    Attributes:
        passwords: The three fields: the password now, the next one, and that again.
        change: Changes the password.
        pin, set_pin: The number, and its button.
        codes: Codes beside the password.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("people.own"), icon="key-variant", parent=parent)
        self._clinic, words = clinic, clinic.words
        show, hide = words("unlock.show"), words("unlock.hide")
        self.passwords = {
            name: SecretField(words(f"people.password_{name}"), show=show, hide=hide, parent=self) for name in PASSWORDS
        }
        for field in self.passwords.values():
            self.body.addWidget(field)
        self.change = Button(words("people.change_password"), parent=self)
        self.change.clicked.connect(self._change)
        self._said = Label("", "small_strong", parent=self)
        self.body.addLayout(self._beside(self._said, self.change))
        self.body.addWidget(Rule(self))
        self.pin = SecretField(words("people.pin"), hint=words("people.pin_hint"), show=show, hide=hide, parent=self)
        self.set_pin = Button(words("people.set_pin"), parent=self)
        self.set_pin.clicked.connect(self._set_pin)
        self.pin.entered.connect(self._set_pin)
        self._said_of_pin = Label("", "small_strong", parent=self)
        self.body.addWidget(self.pin)
        self.body.addLayout(self._beside(self._said_of_pin, self.set_pin))
        self.body.addWidget(Rule(self))
        self.codes = CodesPart(clinic, self)
        self.body.addWidget(self.codes)
        self.refresh()

    def refresh(self) -> None:
        """Show what is set up, and nothing of what was typed."""
        for field in (*self.passwords.values(), self.pin):
            field.set_words("")
            field.clear_amiss()
        self._said.setText("")
        held, words = self._clinic.pin, self._clinic.words
        self._said_of_pin.setText(words("people.pin_set") if held is not None and held.holds else "")
        self._said_of_pin.set_tone("ok")
        self.codes.refresh()

    def _beside(self, said: Label, button: Button) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(said)
        column.addLayout(row)
        return column

    def _change(self) -> None:
        old, new, again = (self.passwords[one].words for one in PASSWORDS)
        words = self._clinic.words
        if new != again:
            self._tell(self._said, words("new_record.differ"), "danger")
            return
        try:
            change_own_password(self._clinic, old, new)
        except ClinicError as error:
            self._tell(self._said, words.of_error(error), "danger")
            return
        self.refresh()
        self._tell(self._said, words("people.password_changed"), "ok")

    def _set_pin(self) -> None:
        words = self._clinic.words
        try:
            self._clinic.pin = Pin(self.pin.words, self._clinic.clock)
        except ClinicError as error:
            self._tell(self._said_of_pin, words.of_error(error), "danger")
            return
        self.refresh()

    def _tell(self, label: Label, sentence: str, tone: str) -> None:
        label.set_tone(tone)
        label.setText(sentence)
