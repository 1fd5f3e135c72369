"""What a record of this program, or one patient of it, would bring back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.exchange.coming_back import Return
from clinic_app.ui.exchange.deciding import Deciding
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words


class ReturnCard(Card):
    """Its numbers, and the button that takes it in.

    Attributes:
        take_in, leave: Write it; go on without it.
    """

    def __init__(self, back: Return, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("import_page.sum"), hint=back.source.name, parent=parent)
        self.body.addWidget(Label(words("importing.own_record", **back.counts()), "strong", parent=self))
        self.body.addWidget(Label(words("importing.whole_record"), "small", tone="text_2", parent=self))
        deciding = Deciding(words, self)
        self.take_in, self.leave = deciding.take_in, deciding.leave
        self.body.addWidget(deciding)
