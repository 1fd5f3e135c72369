"""Which printer stands beside this computer: what is printed goes there with one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clinic_app.ui.background import Background
from clinic_app.ui.printing.printers import known_printers
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.visit import room
from clinic_app.visit.clinic import Clinic


class PrinterCard(Card):
    """The printers this computer knows, asked beside the window: a queue on the network can take its time.

    Attributes:
        choice: The printers, and none of them.
        known: Their names; None until the computer has answered.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("printing_room.card"), parent=parent)
        self._clinic = clinic
        self.known: tuple[str, ...] | None = None
        self.body.addWidget(Label(words("printing_room.about"), "small", tone="text_2", parent=self))
        self._asks = False
        self._beside = Background(self)
        self._beside.done.connect(self._came)
        self.choice = self._offer(())
        self.body.addWidget(self.choice)
        self._none = Label(words("printing_room.none_known"), "small", tone="text_2", parent=self)
        self._none.hide()
        self.body.addWidget(self._none)

    def refresh(self) -> None:
        """Show what is chosen, and ask the computer again which printers it knows."""
        self._show(self.known or ())
        if not self._asks:
            self._asks = True
            self._beside.start(known_printers)

    def _came(self, known: Sequence[str]) -> None:
        self._asks, self.known = False, tuple(known)
        self._none.setVisible(not self.known)
        self._show(self.known)

    def _show(self, known: Sequence[str]) -> None:
        old, self.choice = self.choice, self._offer(known)
        self.body.replaceWidget(old, self.choice)
        old.hide()
        old.deleteLater()

    def _offer(self, known: Sequence[str]) -> ChoiceBox:
        """Return the choice; a printer that was chosen and is not found now stays what is chosen."""
        words, chosen = self._clinic.words, room.printer_of_computer(self._clinic.settings)
        names = sorted({*known, *([chosen] if chosen else [])})
        options = [Option("", words("printing_room.none")), *(Option(one, one) for one in names)]
        choice = ChoiceBox(options, name=words("printing_room.choose"), parent=self)
        choice.set_value(chosen)
        choice.chosen.connect(self._chosen)
        return choice

    def _chosen(self, printer: object) -> None:
        room.choose_printer(self._clinic, str(printer))
