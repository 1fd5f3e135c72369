"""A recovery key, shown once: printed, put away, gone on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.words import Words

WIDTH = 560


class KeyCard(Card):
    """Goes on only once somebody says that the key is put away.

    Attributes:
        print_asked: The key should be printed.
        finished: It is put away.
    """

    print_asked = Signal()
    finished = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("new_record.key_title"), icon="key-variant", parent=parent)
        self.setFixedWidth(WIDTH)
        self.body.addWidget(Label(words("new_record.key_about"), parent=self))
        self._shown = Label("", "heading", parent=self)
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._shown)
        printing = Button(words("new_record.print"), icon="printer-outline", parent=self)
        printing.clicked.connect(self.print_asked)
        self.body.addWidget(printing)
        self._put_away = TickBox(words("new_record.put_away"), parent=self)
        self.body.addWidget(self._put_away)
        go_on = Button(words("new_record.go_on"), role="main", parent=self)
        go_on.setEnabled(False)
        self._put_away.toggled.connect(go_on.setEnabled)
        go_on.clicked.connect(self.finished)
        self.body.addWidget(go_on)

    def show_key(self, printed: str) -> None:
        """Show a key."""
        self._put_away.setChecked(False)
        self._shown.setText(printed.replace("-", "  "))
        self.show()
