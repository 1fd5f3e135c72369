"""A file put into a form."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from clinic_app.forms.amiss import of_value
from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.typed_field import said_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

#: A file larger than this is not put into a form, whatever the form allows.
LARGEST = 20_000_000
THOUSAND = 1000


class FileField(QWidget):
    """A button that asks for a file, its name, and a button that takes it off again.

    Attributes:
        answered: A person chose a file or took it off; carries FHIR's Attachment, or None.
        amiss: What does not fit, in words, or empty.
    """

    answered = Signal(object)
    amiss = Signal(str)

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._words = item, words
        self._choose = Button(words("questionnaire.choose_file"), icon="plus", parent=self)
        self._name = Label("", parent=self)
        self._remove = Button(words("questionnaire.remove"), role="quiet", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choose)
        row.addWidget(self._name, 1)
        row.addWidget(self._remove)
        row.addStretch(1)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_off)
        self.show_value(None)

    def show_value(self, value: Value) -> None:
        """Show which file is there, or none; tells nobody."""
        held = value if isinstance(value, Mapping) else {}
        self._name.setText(str(held.get("title") or held.get("url") or ""))
        self._name.setVisible(bool(held))
        self._remove.setVisible(bool(held))

    def take(self, path: Path) -> None:
        """Put a file in, or say what is amiss with it."""
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= LARGEST else b""
        except OSError:
            self.amiss.emit(self._words("questionnaire.amiss.file_unread"))
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        value = {"contentType": kind, "title": path.name, "size": size}
        told = next((said_of(one.sentence, one.values, self._words) for one in of_value(self._item, value)), "")
        if not told and size > LARGEST:
            told = self._words("questionnaire.amiss.too_big", number=LARGEST // THOUSAND // THOUSAND)
        self.amiss.emit(told)
        if not told:
            self.answered.emit(value | {"data": base64.b64encode(content).decode("ascii")})

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._item.text)
        if name:
            self.take(Path(name))

    def _take_off(self) -> None:
        self.amiss.emit("")
        self.answered.emit(None)
