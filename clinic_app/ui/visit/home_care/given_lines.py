"""The sheets that were given: one tick says that it is in the patient's hands; one that no longer holds says so."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.contact_row import date_words
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.visit.handing_over import Handed, handed, say_handed
from clinic_app.visit.replaced import GivenSheet, given_sheets


class GivenLines(QWidget):
    """A line for the newest sheet of this visit, with its tick, and one for the newest that no longer holds.

    Attributes:
        tick: *Handed over* of the newest sheet of this visit; None where none was given.
        said: What stands there, in words.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tick: TickBox | None = None
        self.said: list[str] = []
        self._shown: list[tuple[GivenSheet, Handed | None]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was given, where that is other than before."""
        visit = self._desk.visit
        found = [(one, handed(visit, one.paper)) for one in self._told()]
        if found == self._shown:
            return
        self._shown, self.tick, self.said = found, None, []
        clear(self._column)
        for sheet, hand in found:
            self._column.addWidget(self._line(sheet, hand))
        self.setVisible(bool(found))

    def _told(self) -> list[GivenSheet]:
        """Return the newest sheet of this visit and the newest that was replaced, without all those before."""
        every = given_sheets(self._desk.visit)
        here = [one for one in every if one.paper.visit == self._desk.visit.visit.id][-1:]
        gone = [one for one in every if one.replaced is not None and one not in here][-1:]
        return [*here, *gone]

    def _line(self, sheet: GivenSheet, hand: Handed | None) -> QWidget:
        words = self._desk.words
        line = QWidget(self)
        line.setSizePolicy(wrapping())
        flow = FlowLayout(line, across=8, down=2)
        if sheet.replaced is None:  # it is this visit's
            self.tick = TickBox(words("printing_room.handed"), parent=line)
            self.tick.setChecked(hand is not None)
            self.tick.clicked.connect(partial(self._tick, sheet))
            flow.addWidget(self.tick)
        told = self._said(sheet, hand)
        self.said.append(told)
        if sheet.replaced is not None:
            day = date_words(words, sheet.replaced.local.date())
            flow.addWidget(Tag(words("printing_room.replaced", day=day), level="warn", parent=line))
        flow.addWidget(Label(told, "small", tone="text_2", parent=line))
        return line

    def _said(self, sheet: GivenSheet, hand: Handed | None) -> str:
        words, given = self._desk.words, sheet.paper.added.local
        day = date_words(words, given.date())
        if sheet.replaced is None and hand is None:
            return words("printing_room.given", time=f"{given:%H:%M}")
        if sheet.replaced is None and hand is not None:
            return words("printing_room.handed_by", name=hand.by, time=f"{hand.at.local:%H:%M}")
        if hand is None:
            return words("printing_room.sheet_not_handed", day=day)
        return words("printing_room.sheet_of", day=day, name=hand.by)

    def _tick(self, sheet: GivenSheet) -> None:
        visit, was = self._desk.visit, handed(self._desk.visit, sheet.paper)
        self._desk.commit(lambda: say_handed(visit, sheet.paper, is_handed=was is None))
        self._shown = None  # also where it was not taken: the tick shows what the record holds
        self.refresh()
