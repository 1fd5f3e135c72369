"""Puts a phrase in where its short word was typed, in every box and line for free words."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from clinic_app.visit.clinic import Clinic
from clinic_app.visit.phrases import SIGN, expanded, phrases_of


class PhraseTyping(QObject):
    """Watches one box or line; what it puts in is taken back by the box's own undo."""

    def __init__(self, clinic: Clinic, typed: QPlainTextEdit | QLineEdit) -> None:
        super().__init__(typed)
        self._clinic, self._typed = clinic, typed
        self._is_putting_in = False  # a phrase may end in another's short word
        if isinstance(typed, QPlainTextEdit):
            typed.textChanged.connect(self._in_box)
        else:
            typed.textEdited.connect(self._in_line)

    def _put_in(self, before: str) -> str | None:
        if SIGN not in before or self._is_putting_in:
            return None
        return expanded(before, phrases_of(self._clinic.settings, self._clinic.person.id))

    def _in_box(self) -> None:
        box = self._typed
        if not isinstance(box, QPlainTextEdit) or not box.hasFocus():
            return
        cursor = box.textCursor()
        block = cursor.block().text()[: cursor.positionInBlock()]
        # Enter ends a word too: the cursor stands in the next line by then.
        ended_by_enter = not block and cursor.block().previous().isValid()
        before = f"{cursor.block().previous().text()}\n" if ended_by_enter else block
        put_in = self._put_in(before)
        if put_in is None:
            return
        self._is_putting_in = True
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(before))
        cursor.insertText(put_in)
        cursor.endEditBlock()
        box.setTextCursor(cursor)
        self._is_putting_in = False

    def _in_line(self) -> None:
        line = self._typed
        if not isinstance(line, QLineEdit):
            return
        at = line.cursorPosition()
        before, after = line.text()[:at], line.text()[at:]
        put_in = self._put_in(before)
        if put_in is not None:
            line.setText(put_in + after)
            line.setCursorPosition(len(put_in))
