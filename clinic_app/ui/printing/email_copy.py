"""A locked copy of a paper for e-mail: who gets it, what for, and the password that opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clinic_app.documents.locked_copy import locked_copy
from clinic_app.errors import ClinicError
from clinic_app.ui.desk import Desk
from clinic_app.ui.exchange.disclosure_fields import DisclosureFields
from clinic_app.ui.printing.files import ask_where, write
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.field import SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.disclosure import Disclosure

#: Keeps in the record what left, to whom and what for; says whether it is kept.
Keep = Callable[[bytes, Disclosure], bool]
#: A shorter password is tried out in no time.
SHORTEST = 10
WIDTH = 460


class EmailCopy(QDialog):
    """Asks for what must be said before a paper leaves by e-mail, and writes the locked file.

    Attributes:
        fields: Who gets it and what for.
        password: What opens the file.
        asks: The button that asks where to put it.
        refused: Why it was not written, in words.
    """

    def __init__(self, desk: Desk, title: str, make: Callable[[], bytes], keep: Keep, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._title, self._make, self._keep = desk.words, title, make, keep
        words = desk.words
        self.setWindowTitle(words("email_copy.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        self.fields = DisclosureFields(words, self)
        show, hide = words("email_copy.show"), words("email_copy.hide")
        hint = words("email_copy.password_hint", number=SHORTEST)
        self.password = SecretField(words("email_copy.password"), hint=hint, show=show, hide=hide, parent=self)
        self.asks = Button(words("email_copy.write"), role="main", icon="lock-outline", parent=self)
        self.asks.clicked.connect(self._ask)
        self.refused = Label("", "small_strong", tone="danger", parent=self)
        self.refused.hide()
        for part in (self.fields, self.password, Label(words("email_copy.about"), "small", tone="text_2", parent=self)):
            column.addWidget(part)
        column.addWidget(self.refused)
        column.addWidget(self.asks)
        self.setMinimumWidth(WIDTH)

    def save(self, file: Path) -> bool:
        """Write the locked copy and keep in the record what left, to whom and what for; say whether both were done."""
        told = self.fields.told()
        if len(self.password.words) < SHORTEST:
            self.password.set_amiss(self._words("email_copy.too_short", number=SHORTEST))
            return False
        if told is None:
            return False
        try:
            pdf = self._make()
            write(locked_copy(pdf, self.password.words, self._words("email_copy.says")), file)
        except ClinicError as error:
            self.refused.setText(self._words.of_error(error))
            self.refused.show()
            return False
        if self._keep(pdf, told):
            self.accept()
            return True
        return False

    def _ask(self) -> None:
        name = self._words("email_copy.file_name", title=self._title)
        file = ask_where(self, self._words, f"{name}.pdf")
        if file is not None:
            self.save(file)
