"""A list of the patients who were found, answered at every letter: its rows stay, what they say changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow
from clinic_app.ui.widgets.label import Label

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

#: What is not the answer itself follows once nobody has typed for so long, in ms.
PAUSE = 150
#: So many ms lie between two helpings of rows, and so many s a helping takes: keys come first.
BETWEEN, HELPING = 20, 0.004

Line = tuple[Contact, "PatientRow"]


class FoundList(ContactList):
    """Rows of patients; making a row takes longer than all else a letter asks for, so rows are kept for the next.

    Attributes:
        pointed, opened: A row was chosen, or its button pressed; each carries the patient.
    """

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, nobody: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._around = cast("QLayout", self.body.parent())
        self._kept: list[ContactRow] = []
        self._patients: list[PatientRow] = []
        self._lines: Iterator[Line] = iter(())
        self._chosen = ""
        self._spare: Iterator[Contact] = iter(())
        self._nobody, self._more = nobody, Label("", tone="text_2", parent=self.widget())
        self._left: Callable[[], str] = str
        for words in (nobody, self._more):
            self.body.addWidget(words)
            words.hide()

    @property
    def in_sight(self) -> int:
        """How many rows are seen without scrolling."""
        return self.viewport().height() // max(self._kept[0].height(), 1) + 1 if self._kept else 1

    def show_found(
        self, lines: Sequence[Line], rest: Iterable[Line] = (), left: Callable[[], str] = str, *, chosen: str = ""
    ) -> None:
        """Show who was found instead of those before; chosen is nobody or the patient of that id.

        When nobody types the rest follows, then how many are left. The rest are the rows that nobody sees without
        scrolling, and the same patients again where more is to be said of them that takes reading.
        """
        self._patients, self._lines, self._left = [], iter(rest), left
        self._chosen = chosen
        with self._laid_out_once():
            self._put(lines)
            for row in self._kept:
                row.blockSignals(True)  # the keyboard goes from one to the next as they leave: nobody is chosen by that
            for row in self._kept[len(lines) :]:
                row.hide()
            for row in self._kept:
                row.blockSignals(False)
            self._more.hide()
            self._nobody.setVisible(not lines)
        self.verticalScrollBar().setValue(0)
        self._turn.start(PAUSE)

    def choose(self, row: ContactRow) -> None:
        """Show a row as chosen, and no other, also when more is said in it."""
        super().choose(row)
        self._chosen = self._patients[self._kept.index(row)].id

    def make_ready(self, contact: Contact, rows: int) -> None:
        """Make so many rows for contacts like that one while nobody waits for them."""
        self._spare = repeat(contact, rows - len(self._kept))
        self._turn.start(BETWEEN)

    def _fill_on(self) -> None:
        self._turn.setInterval(BETWEEN)
        with self._laid_out_once():
            if self._put(self._helping()):
                return
        spare = next(self._spare, None)
        if spare is None:
            self._turn.stop()
            self._more.setText(self._left())
            self._more.setVisible(bool(self._more.text()))
            return
        row = self._keep(spare)
        row.hide()
        for part in (row, *row.findChildren(QWidget)):
            part.ensurePolished()  # else the first letter would dress them all

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Lay all rows out when the work is done: Qt would anew for each that is shown."""
        self._around.setEnabled(False)
        try:
            yield
        finally:
            self._around.setEnabled(True)

    def _helping(self) -> Iterator[Line]:
        ends = time.monotonic() + HELPING
        for line in self._lines:
            yield line
            if time.monotonic() > ends:
                return

    def _put(self, lines: Iterable[Line]) -> bool:
        """Show these patients below those there are, or in their rows; say whether there were any."""
        contact = None
        for contact, patient in lines:
            places = (place for place, one in enumerate(self._patients) if one.id == patient.id)
            place = next(places, len(self._patients))
            self._patients[place : place + 1] = [patient]
            row = self._kept[place] if place < len(self._kept) else self._keep(contact)
            row.set_contact(contact)
            row.set_chosen(chosen=patient.id == self._chosen)
            row.show()
        self.rows = self._kept[: len(self._patients)]
        return contact is not None

    def _keep(self, contact: Contact) -> ContactRow:
        """Make a row below those there are."""
        row, place = ContactRow(contact, self.widget()), len(self._kept)
        row.pointed.connect(partial(self._tell, self.pointed, place))
        row.opened.connect(partial(self.choose, row))
        row.opened.connect(partial(self._tell, self.opened, place))
        self.body.insertWidget(place, row)
        self._kept.append(row)
        self.rows = self._kept[:place]
        self._know(row)
        self.rows = self._kept[: len(self._patients)]
        return row

    def _tell(self, told: SignalInstance, place: int) -> None:
        told.emit(self._patients[place])
