"""What the screens of one sitting share: the visit in memory, the language, and answering."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from clinic_app.errors import ClinicError
from clinic_app.visit.asked import Asked
from clinic_app.visit.kiosk import Sitting
from clinic_app.visit.open_visit import OpenVisit, Said
from clinic_app.words import Words


class Sitter(QObject):
    """One patient's sitting, as the screens see it.

    Attributes:
        asked: How they are asked.
        answered: Something was answered.
        not_kept: The box did not take it; carries the sentence.
        urgent: What was answered cannot wait.
    """

    answered = Signal()
    not_kept = Signal(str)
    urgent = Signal()

    def __init__(self, sitting: Sitting, asked: Asked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._told: frozenset[str] = frozenset()
        self.asked = sitting.asked = asked

    @property
    def words(self) -> Words:
        """The screen's own sentences."""
        return self.asked.words

    def ask_in(self, asked: Asked) -> None:
        """Ask in another language from now on."""
        self.asked = self._sitting.asked = asked

    @property
    def visit(self) -> OpenVisit:
        """The visit that is answered."""
        return self._sitting.visit

    def answer_all(self, said: Sequence[Said]) -> None:
        """Give answers as one gesture; what is urgent in them is told once."""
        try:
            self._sitting.answer_all(said)
        except ClinicError as error:
            self.not_kept.emit(self.words.of_error(error))
        self.answered.emit()
        now = frozenset(self._sitting.urgent)
        is_new = bool(now - self._told)
        self._told |= now
        if is_new:
            self.urgent.emit()

    def close(self) -> None:
        """Forget everything that was answered."""
        self._sitting.close()
