"""Ctrl+Z in a box: what was typed there goes back first; after that the key is the page's, as everywhere else."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def is_left_to_page(event: QKeyEvent, box: QLineEdit | QPlainTextEdit) -> bool:
    """Leave a key to the page, and say so, that asks a box for Undo or Redo where it has nothing of its own for it.

    Qt's boxes keep both keys for themselves even then, and a visit's undo would end at the first typed answer.
    """
    typed, key = box.document() if isinstance(box, QPlainTextEdit) else box, QKeySequence.StandardKey
    for wanted, there_is in ((key.Undo, typed.isUndoAvailable), (key.Redo, typed.isRedoAvailable)):
        if event.matches(wanted) and not there_is():
            event.ignore()
            return True
    return False
