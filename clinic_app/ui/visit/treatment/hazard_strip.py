"""What needles can reach at all rows of a treatment and was not read yet: one list, read with one press."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.knowledge.safety import Hazard
from clinic_app.ui.desk import Desk
from clinic_app.ui.polish import dress
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.site_words import muscle_name
from clinic_app.ui.visit.treatment.hazards import hazard_words
from clinic_app.ui.widgets.beside import beside
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.cautions import SiteCautions, hazard_mark

LEAST_FOR_WORDS = 240
TONE = "on_warn_soft"


class HazardStrip(Framed):
    """Hidden once everything is read; from then on the words stand at each row.

    Attributes:
        read: Says that all of it was read.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk = desk
        self._marks: tuple[str, ...] = ()
        self.setProperty("inside", True)
        dress(self, level="warn")
        self._lead = Label("", "strong", tone=TONE, parent=self)
        self.read = Button("", icon="check", parent=self)
        self.read.clicked.connect(self._read)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(4)
        column.addWidget(beside(self._lead, self.read, least=LEAST_FOR_WORDS, parent=self))
        column.addLayout(self._lines)
        self.setSizePolicy(wrapping())
        self.hide()

    def show_cautions(self, said: Iterable[SiteCautions]) -> None:
        """Show what was not read at these rows; a hazard of several muscles stands there once."""
        unread: dict[str, tuple[Hazard, list[str]]] = {}
        for one in said:
            for hazard in one.unread:
                muscles = unread.setdefault(hazard.id, (hazard, []))[1]
                if one.site.muscle not in muscles:
                    muscles.append(one.site.muscle)
        marks = tuple(hazard_mark(hazard, muscle) for hazard, muscles in unread.values() for muscle in muscles)
        self.setVisible(bool(marks) and self._desk.visit.is_writable)
        if marks == self._marks:
            return
        self._marks = marks
        clear(self._lines)
        self._lead.setText(self._desk.words("treating.read_first"))
        self.read.set_words(self._desk.words("treating.read_all", count=len(unread)))
        for hazard, muscles in unread.values():
            names = ", ".join(muscle_name(self._desk, one) for one in muscles)
            lead, rest = hazard_words(self._desk, hazard)
            self._lines.addWidget(Sentence(f"{names}: {lead}", rest, colour=TONE, parent=self))

    def focus(self) -> bool:
        """Put the keyboard on the button; say whether there is anything to read."""
        if not self._marks:
            return False
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _read(self) -> None:
        marks = self._marks
        self._desk.commit(lambda: self._desk.visit.acknowledge(*marks))
