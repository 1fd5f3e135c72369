"""Answers that stand as the patient wrote them, until somebody has gone through them together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.kiosk import detach, go_through, languages_asked, not_gone_through


class WroteStrip(QWidget):
    """*The patient wrote 23 answers*, with a button that says they were gone through, and one for the wrong patient.

    Attributes:
        gone_through, not_theirs: The buttons.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self._strip = Strip("info", "", icon="clipboard-check-outline", parent=self)
        self.gone_through = Button(words("whose.gone_through"), role="main", parent=self._strip)
        self.gone_through.clicked.connect(self._go_through)
        self.not_theirs = Button(words("whose.not_theirs"), role="quiet", parent=self._strip)
        self.not_theirs.clicked.connect(self._detach)
        self._strip.add_action(self.gone_through)
        self._strip.add_action(self.not_theirs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how many answers nobody has gone through; nothing where there are none."""
        wrote = not_gone_through(self._desk.visit) if self._desk.visit.is_writable else []
        self.setVisible(bool(wrote))
        if wrote:
            words, languages = self._desk.words, languages_asked(self._desk.visit, wrote)
            more = [words("whose.asked_in", language=", ".join(languages))] if languages else []
            self._strip.set_words(words("whose.wrote", count=len(wrote)), " ".join([*more, words("whose.wrote_more")]))

    def _go_through(self) -> None:
        self._do(lambda: go_through(self._desk.visit))

    def _detach(self) -> None:
        self._do(lambda: detach(self._desk.clinic, self._desk.visit.visit.id))

    def _do(self, what: Callable[[], None]) -> None:
        try:
            what()
        except ClinicError as error:
            self._strip.set_words(self._desk.words.of_error(error))
            return
        self._desk.visit.refresh()
        self.refresh()
