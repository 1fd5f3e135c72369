"""What a needle can reach at a site, always in sight; read once by each person, for each muscle and version."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.knowledge.safety import Hazard
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.cautions import SiteCautions, hazard_mark

LEAST_FOR_WORDS = 240  # px the words keep before the tag goes below them


def hazard_words(desk: Desk, hazard: Hazard) -> tuple[str, str]:
    """Return what lies there and what to do about it, as two sentences."""
    structure = desk.words("treatment.hazard", structure=hazard.structure)
    rule = action_words(desk, hazard.rule)
    return structure[:1].upper() + structure[1:], rule if rule.endswith(".") else f"{rule}."


class Hazards(QWidget):
    """One line a hazard: to be read with a button, or read, with a tag; the words stay either way.

    With ``only_read`` those not read yet are left to the list of all rows.

    Attributes:
        unread: The buttons of those not read yet.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, only_read: bool = False) -> None:
        super().__init__(parent)
        self._desk, self._only_read = desk, only_read
        self._shown: tuple[tuple[str, bool], ...] = ()
        self.unread: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_cautions(self, said: SiteCautions) -> None:
        """Show the hazards of a site as they are read or not."""
        unread = {one.id for one in said.unread}
        hazards = [one for one in said.hazards if not (self._only_read and one.id in unread)]
        wanted = tuple((one.id, one.id in unread) for one in hazards)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.unread = []
        clear(self._column)
        for hazard in hazards:
            line = self._unread(hazard, said.site.muscle) if hazard.id in unread else self._read(hazard)
            self._column.addWidget(line)
        show_where(self, wanted=bool(wanted))

    def _unread(self, hazard: Hazard, muscle: str) -> Strip:
        words = self._desk.words
        lead, rest = hazard_words(self._desk, hazard)
        strip = Strip("warn", lead, rest, icon="alert", inside=True, parent=self)
        name = words("treatment.read_name", structure=hazard.structure)
        button = Button(words("treatment.read"), name=name, parent=strip)
        button.clicked.connect(partial(self._desk.acknowledge, hazard_mark(hazard, muscle)))
        strip.add_action(button)
        self.unread.append(button)
        return strip

    def _read(self, hazard: Hazard) -> QWidget:
        line = QWidget(self)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(IconMark("alert", colour="warn", px=18, parent=line), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Sentence(*hazard_words(self._desk, hazard), parent=line), 1)
        beside = BesideLayout(line, least=LEAST_FOR_WORDS)
        beside.addItem(words)
        beside.addWidget(Tag(self._desk.words("treatment.was_read"), level="ok", icon="check", parent=line))
        line.setSizePolicy(wrapping())
        return line
