"""A line to type in with its label above and, where something is amiss, the words for it beside the label."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.ui.polish import dress
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line


class _Hint(Label):
    """Small words beside the label: on one line where the field is wide enough, however long the line is."""

    def sizeHint(self) -> QSize:
        width = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1
        return QSize(width, self.heightForWidth(width))


class Field(QWidget):
    """Label, hint, line and what is amiss.

    Attributes:
        settled: The words rest; see ``Line.settled``.
        entered: Enter was pressed.
        line: The line itself.
    """

    settled = Signal(str)
    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(name=label, placeholder=placeholder, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head(label, hint))
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.setAccessibleDescription(hint)
        self.line.settled.connect(self.settled)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self.clear_amiss)

    def _head(self, label: str, hint: str) -> QWidget:
        self._amiss = QWidget(self)
        amiss = QHBoxLayout(self._amiss)
        amiss.setContentsMargins(0, 0, 0, 0)
        amiss.setSpacing(4)
        amiss.addWidget(IconMark("alert-circle-outline", colour="danger", px=16, parent=self._amiss))
        self._amiss_words = Label("", "small_strong", tone="danger", parent=self._amiss)
        amiss.addWidget(self._amiss_words, 1)
        self._amiss.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._amiss.hide()
        head = QWidget(self)
        flow = FlowLayout(head, across=8, down=0)
        flow.addWidget(Label(label, "label", parent=head))
        if hint:
            flow.addWidget(_Hint(hint, "small", tone="text_2", parent=head))
        flow.addWidget(self._amiss)
        return head

    @property
    def words(self) -> str:
        """The words in the line."""
        return self.line.text()

    def set_words(self, words: str) -> None:
        """Show other words; tells nobody."""
        self.line.set_words(words)

    def set_amiss(self, words: str) -> None:
        """Say beside the label what is amiss, mark the line, and have it read aloud with the line; "" takes it away."""
        if not words:
            self.clear_amiss()
            return
        self._amiss_words.setText(words)
        self._amiss.show()
        self.line.setAccessibleDescription(words)
        dress(self.line, level="danger")

    def clear_amiss(self) -> None:
        """Take the remark and the mark away."""
        self._amiss.hide()
        self.line.setAccessibleDescription("")
        dress(self.line, level="")


class SecretField(Field):
    """A field for a password, hidden until its eye is pressed; ``show`` and ``hide`` name what the eye does."""

    def __init__(self, label: str, *, show: str, hide: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._names = {False: show, True: hide}
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self._eye = IconButton("eye-outline", show, quiet=True, parent=self.line)
        self._eye.clicked.connect(self._turn)
        self.line.set_end(self._eye)

    def _turn(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off-outline" if shown else "eye-outline")
        self._eye.set_name(self._names[shown])
