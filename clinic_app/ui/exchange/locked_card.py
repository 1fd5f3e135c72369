"""A file that is locked: its passphrase is asked before anything of it is read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.exchange.deciding import Deciding
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import SecretField
from clinic_app.words import Words


class LockedCard(Card):
    """One line and two buttons.

    Attributes:
        typed: Somebody typed a passphrase; carries it.
        passphrase: The line.
        open_it, leave: Try it; go on without the file.
    """

    typed = Signal(str)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("locking.card", file=name), parent=parent)
        show, hide = words("unlock.show"), words("unlock.hide")
        self.passphrase = SecretField(words("locking.passphrase"), show=show, hide=hide, parent=self)
        self.passphrase.entered.connect(self._try)
        self.body.addWidget(self.passphrase)
        deciding = Deciding(words, self, "locking.open_it")
        self.open_it, self.leave = deciding.take_in, deciding.leave
        self.open_it.clicked.connect(self._try)
        self.body.addWidget(deciding)

    def _try(self) -> None:
        if self.passphrase.words:
            self.typed.emit(self.passphrase.words)
