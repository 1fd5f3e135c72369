"""Whether what leaves the record is locked, and with which passphrase: locked unless somebody chose otherwise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.locked_archive import Lock
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.words import Words


class LockFields(QWidget):
    """A ticked box, a line for the passphrase, and a sentence on what either way means.

    Attributes:
        changed: The box was ticked or emptied; carries whether it is locked.
        tick, passphrase: The box and the line, whose words are seen: they have to be passed on.
        lock: The lock once ``is_said`` was true, None where it stays open.
    """

    changed = Signal(bool)

    def __init__(self, words: Words, clinic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._clinic = words, clinic
        self.lock: Lock | None = None
        self.tick = TickBox(words("locking.lock"), parent=self)
        self._about = Label("", "small", tone="text_2", parent=self)
        self.passphrase = Field(words("locking.passphrase"), hint=words("locking.passphrase_hint"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in (self.tick, self._about, self.passphrase):
            column.addWidget(one)
        self.tick.toggled.connect(self._show)
        self.start_anew()

    def start_anew(self) -> None:
        """Be locked, with no passphrase yet."""
        self.passphrase.set_words("")
        self.passphrase.clear_amiss()
        self.tick.setChecked(True)
        self._show(is_locked=True)

    def is_said(self) -> bool:
        """Say whether it is clear how it leaves; where it is not, what is amiss stands beside the line."""
        self.lock = None
        if not self.tick.isChecked():
            return True
        try:
            self.lock = Lock.of(self.passphrase.words, self._words, self._clinic)
        except ClinicError as error:
            self.passphrase.set_amiss(self._words.of_error(error))
        return self.lock is not None

    def written(self, key: str, place: object, count: int) -> str:
        """Return what is said once it is written: that it is locked, or the sentence of a key where it is not."""
        return self._words("locking.written" if self.lock else key, place=place, count=count)

    def _show(self, is_locked: bool) -> None:  # noqa: FBT001  Qt's own signal
        self._about.setText(self._words("locking.lock_about" if is_locked else "locking.open_about"))
        self.passphrase.setVisible(is_locked)
        self.changed.emit(is_locked)
