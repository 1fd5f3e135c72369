"""The card *Ask or test next* above what the hands find."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.ask_next import AskNext
from clinic_app.ui.visit.differential.ask_words import apart_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.sizing import wrapping


class AskNextCard(Card):
    """The most telling question, the others where there is room or when they are asked for; hidden without any.

    Attributes:
        ask: The questions.
        others: Shows and hides all but the first.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(words("ask_next.title"), hint=" ", icon="target", parent=parent)
        self._desk, self._has_room = desk, False
        self.others = Button("", role="quiet", parent=self)
        self.others.setCheckable(True)
        self.others.clicked.connect(self._arrange)
        self.add_action(self.others)
        self.ask = AskNext(desk, parent=self)
        self.ask.found.connect(self._arrange)
        self.body.setContentsMargins(14, 6, 14, 8)
        self.body.addWidget(self.ask)
        self.set_marked(marked=True)
        self.setSizePolicy(wrapping())
        self._arrange()

    def set_room(self, *, has_room: bool) -> None:
        """Say whether there is room for all questions at once."""
        if has_room != self._has_room:
            self._has_room = has_room
            self._arrange()

    def _arrange(self) -> None:
        lines = self.ask.lines
        self.setVisible(bool(lines))
        if not lines:
            return
        self.set_hint(apart_words(self._desk, lines[0].question))
        rest, is_open = len(lines) - 1, self.others.isChecked()
        words = self._desk.words
        self.others.setVisible(rest > 0 and not self._has_room)
        self.others.set_words(words("ask_next.fewer") if is_open else words("ask_next.more", count=rest))
        self.ask.show_first(len(lines) if is_open or self._has_room else 1)
