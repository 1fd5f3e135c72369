"""A button that makes a report of the record: it asks where it goes, and a strip tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.printing.files import ask_where, write
from clinic_app.ui.widgets.buttons import Button
from clinic_app.visit.clinic import Clinic

GAP = 8  # px between the button and the strip, as between the lines of a card
#: Gathers a report beside the window; gives its PDF and how many it is about.
Gather = Callable[[], tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class PaperSays:
    """Ids of the sentences of one report.

    Attributes:
        button: What the button does.
        title: What its file is called.
        working: What is said meanwhile.
        written: That it is there, with its ``place`` and ``count``.
    """

    button: str
    title: str
    working: str
    written: str


class PaperRow(QWidget):
    """One report: nothing is asked, and nothing begins, where something is still to be said.

    Attributes:
        button: Asks where, and begins.
        strip: What came of it.
    """

    def __init__(
        self, clinic: Clinic, says: PaperSays, ready: Callable[[], Gather | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clinic, self._says, self._ready = clinic, says, ready
        self.button = Button(clinic.words(says.button), parent=self)
        self.button.clicked.connect(self._ask)
        self.strip = JobStrip(clinic.words, self)
        self.strip.done.connect(self._written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.strip)

    def write(self, place: Path) -> None:
        """Gather the report and write it, once all is said that it needs."""
        gather = self._ready()
        if gather is not None:
            self.strip.start(lambda _watch: _written(gather, place), self._clinic.words(self._says.working))

    def _ask(self) -> None:
        if self._ready() is None:
            return
        name = f"{self._clinic.words(self._says.title)} {self._clinic.clock().local.date()}.pdf"
        place = ask_where(self, self._clinic.words, name)
        if place is not None:
            self.write(place)

    def _written(self, told: object) -> None:
        place, count = told if isinstance(told, tuple) else ("", 0)
        self.strip.tell("ok", self._clinic.words(self._says.written, place=place, count=count))


def _written(gather: Gather, place: Path) -> tuple[Path, int]:
    document, count = gather()
    write(document, place)
    return place, count
