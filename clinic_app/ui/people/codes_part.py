"""Codes from a telephone beside the password: set up by photographing a square, tried once before they count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.people.square_code import SquareCode
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.one_time_codes import SecondFactor, new_second_factor


class CodesPart(QWidget):
    """Off until somebody presses the button; then a square, a code to try, the codes to print, the password.

    Attributes:
        begin: Begins the set-up, or takes the codes away again.
        code, password: What is asked before they count.
        square: The square code.
        paper: The codes for who has lost the telephone, each good for once.
        confirm: Sets them up.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, words = clinic, clinic.words
        self._new: SecondFactor | None = None
        self._about = Label("", parent=self)
        self._said = Label("", "small_strong", tone="danger", parent=self)
        self.begin = Button("", parent=self)
        self.square = SquareCode(words("people.square"), self)
        self._secret = Label("", "small", parent=self)
        self.paper = Label("", "strong", parent=self)
        for one in (self._secret, self.paper):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = Field(words("people.code"), parent=self)
        show, hide = words("unlock.show"), words("unlock.hide")
        self.password = SecretField(words("people.password_old"), show=show, hide=hide, parent=self)
        self.confirm = Button(words("people.codes_confirm"), role="main", parent=self)
        self._asked = (self.square, self._secret, self.paper, self.code, self.password, self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(words("people.codes"), "label", parent=self))
        for part in (self._about, self.begin, *self._asked, self._said):
            column.addWidget(part)
        for button in (self.begin, self.confirm):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self._begin)
        self.confirm.clicked.connect(self._confirm)
        self.refresh()

    def refresh(self) -> None:
        """Show whether codes are asked for; what was begun is forgotten."""
        self._new = None
        words, keys = self._clinic.words, self._clinic.keys
        is_on = keys is not None and keys.has_second_factor(self._clinic.person.id)
        self._about.setText(words("people.codes_on" if is_on else "people.codes_off"))
        self.begin.set_words(words("people.codes_remove" if is_on else "people.codes_begin"))
        self.begin.setVisible(keys is not None)
        self._is_on = is_on
        for one in self._asked:
            one.hide()
        for field in (self.code, self.password):
            field.set_words("")
        self._said.setText("")

    def _begin(self) -> None:
        self.begin.hide()
        self.password.show()
        self.confirm.show()
        if self._is_on:
            self.password.setFocus()
            return
        self._new, codes = new_second_factor()
        words = self._clinic.words
        clinic = str(self._clinic.settings.get("clinic_name") or words("app.name"))
        self.square.show_words(self._new.address(self._clinic.person.name, clinic))
        self._secret.setText(words("people.codes_typed", secret=self._new.secret))
        self.paper.setText(words("people.codes_paper", codes="  ".join(codes)))
        for one in (self._secret, self.paper, self.code):
            one.show()
        self.code.setFocus()

    def _confirm(self) -> None:
        clinic = self._clinic
        if clinic.keys is None:
            return
        try:
            tried = self._new.checked(self.code.words, clinic.clock().utc) if self._new else None
            clinic.keys.set_second_factor(clinic.person.id, self.password.words, tried)
        except ClinicError as error:
            self._said.setText(clinic.words.of_error(error))
            return
        self.refresh()
