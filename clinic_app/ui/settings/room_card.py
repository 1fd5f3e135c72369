"""Where this computer stands, so that needles that are in can be found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.visit import room
from clinic_app.visit.clinic import Clinic


class RoomCard(Card):
    """The room of this computer.

    Attributes:
        field: What it is called.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("room.computer"), parent=parent)
        self._clinic = clinic
        self.field = Field(words("room.name"), hint=words("room.about"), parent=self)
        self.field.settled.connect(self._typed)
        self.body.addWidget(self.field)
        self.refresh()

    def refresh(self) -> None:
        """Show what is said now."""
        self.field.set_words(room.of_computer(self._clinic.settings))

    def _typed(self, typed: str) -> None:
        room.say_where(self._clinic, typed)
