"""A new password: for who came in with one that somebody else chose, or with the printed recovery key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.people.key_card import WIDTH, KeyCard
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import fill_with_cards
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words


class PasswordPage(QWidget):
    """Asks for a password twice, and before it for the recovery key where that is what somebody has.

    Attributes:
        wanted: A password was typed; carries the recovery key as typed (empty where none is asked) and the password.
        left: Somebody went back.
        key: The field for the recovery key, or None.
        password, again: The two fields.
        card: The next recovery key, once there is one.
    """

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, words: Words, *, recovery: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._form = Card(
            words("people.recover" if recovery else "people.first_sign_in"), icon="key-variant", parent=self
        )
        self._form.setFixedWidth(WIDTH)
        about = words("people.recover_about" if recovery else "people.first_sign_in_about")
        self._form.body.addWidget(Label(about, tone="text_2", parent=self._form))
        self.key: Field | None = None
        if recovery:
            self.key = Field(words("people.recovery_key"), hint=words("people.recovery_key_hint"), parent=self._form)
            self._form.body.addWidget(self.key)
        show, hide, hint = words("unlock.show"), words("unlock.hide"), words("new_record.password_hint")
        self.password = SecretField(words("people.password_new"), hint=hint, show=show, hide=hide, parent=self._form)
        self.again = SecretField(words("people.password_again"), show=show, hide=hide, parent=self._form)
        self._said = Label("", "small_strong", tone="danger", parent=self._form)
        for part in (self.password, self.again, self._said):
            self._form.body.addWidget(part)
        self._form.body.addLayout(self._buttons())
        self.card = KeyCard(words, self)
        self.card.hide()
        fill_with_cards(self, self._form, self.card, around=(24, 24, 24, 24))

    def show_refused(self, sentence: str) -> None:
        """Say in words why it was not taken; what was typed stays."""
        self._said.setText(sentence)

    def show_key(self, printed: str) -> None:
        """Show the next recovery key."""
        self._form.hide()
        self.card.show_key(printed)

    def _buttons(self) -> QHBoxLayout:
        back = Button(self._words("people.back"), role="quiet", icon="chevron-left", parent=self._form)
        back.clicked.connect(self.left)
        self.take = Button(self._words("people.take_password"), role="main", parent=self._form)
        self.take.clicked.connect(self._ask)
        self.again.entered.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.take)
        return row

    def _ask(self) -> None:
        self._said.setText("")
        if self.password.words != self.again.words:
            self.show_refused(self._words("new_record.differ"))
            return
        self.wanted.emit(self.key.words if self.key is not None else "", self.password.words)
