"""A line to search with: filters from the first letter on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.line import Line


class SearchField(Line):
    """A magnifier, words, and a cross that empties it.

    Attributes:
        searched: The words changed, at every key; carries them.
        entered: Enter was pressed: open the first that was found.
        went_down: The Down key was pressed: move into what was found.
    """

    searched = Signal(str)
    entered = Signal()
    went_down = Signal()

    def __init__(self, *, name: str, clear: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, placeholder=placeholder, icon="magnify", parent=parent)
        self._cross = IconButton("close", clear, quiet=True, parent=self)
        self._cross.clicked.connect(self._empty)
        self.set_end(self._cross)
        self._cross.hide()
        self.textChanged.connect(self._changed)
        self.returnPressed.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Down to what was found."""
        if event.key() == Qt.Key.Key_Down:
            event.accept()
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, words: str) -> None:
        self._cross.setVisible(bool(words))
        self._make_room()
        self.searched.emit(words)
