"""The ways a paper leaves: to whom and what for with one click, then print, PDF or a locked copy for e-mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.desk import Desk
from clinic_app.ui.exchange.disclosure_fields import DisclosureFields
from clinic_app.ui.printing.email_copy import EmailCopy
from clinic_app.ui.printing.files import ask_where, write
from clinic_app.ui.printing.jobs import PrintJob
from clinic_app.ui.printing.pages import has_printer, send
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.visit.disclosure import Disclosure, UsualRecipient, usual
from clinic_app.visit.room import printer_of_computer

PRINTER, FILE, EMAIL = "printer", "file", "email"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can leave.

    Attributes:
        kind, title: What it is.
        file_name: What a file of it is called, without its ending.
        make: Makes it as it stands; raises ``ClinicError`` where it may not leave yet.
        keep: Keeps in the record what left, to whom and by which way; says whether it is kept.
        readers: Whom it is written to, before those who usually get papers.
    """

    kind: str
    title: str
    file_name: str
    make: Callable[[], bytes]
    keep: Callable[[bytes, Disclosure, str], bool]
    readers: Sequence[UsualRecipient] = field(default=())


class WaysOut(QWidget):
    """For whom, and the buttons: in one row, or below something of the page that leads the buttons.

    Attributes:
        fields: Who gets it and what for.
        file, mail, printer: The buttons.
    """

    def __init__(self, desk: Desk, paper: Callable[[], Paper], parent: QWidget, lead: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._paper = desk, paper
        words = desk.words
        self.fields = DisclosureFields(words, self)
        self.file = IconButton("file-pdf-box", words("printing_room.save"), parent=self)
        self.mail = IconButton("email-outline", words("email_copy.title"), parent=self)
        self.printer = Button(words("printing_room.print_ask"), role="main", icon="printer-outline", parent=self)
        self.file.clicked.connect(self._save_somewhere)
        self.mail.clicked.connect(self.ask_mail)
        self.printer.clicked.connect(self._print)
        self._lay_out(lead)

    def showEvent(self, event: QShowEvent) -> None:
        """Say on the button whether it prints at once; the printer may have been chosen meanwhile."""
        super().showEvent(event)
        here = printer_of_computer(self._desk.clinic.settings)
        self.printer.set_words(self._desk.words("printing_room.print" if here else "printing_room.print_ask"))

    def show_readers(self) -> None:
        """Offer whoever gets this paper; its own reader is chosen, else the patient."""
        readers = [*self._paper().readers, *usual(self._desk.words, self._desk.visit.patient)]
        self.fields.show_usual(readers, readers[0].id)

    def set_ready(self, *, ready: bool) -> None:
        """Say whether there is anything that may leave."""
        for button in (self.file, self.mail, self.printer):
            button.setEnabled(ready)

    def save(self, file: Path) -> bool:
        """Write the paper as it stands into a file and keep what left; say whether both were done."""
        return self._give(FILE, partial(_written, file))

    def ask_mail(self) -> EmailCopy:
        """Ask for the password of a locked copy for e-mail, and return the window that asks."""
        paper, fields = self._paper(), self.fields
        window = EmailCopy(self._desk, paper.title, paper.make, partial(_kept_as, paper, EMAIL), self)
        window.fields.show_usual(fields.known, fields.who)
        window.show()
        return window

    def _lay_out(self, lead: QWidget | None) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(lead or self.fields, 0 if lead else 1)
        if lead is not None:
            row.addStretch(1)
        for button in (self.file, self.mail, self.printer):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        if lead is not None:
            column.addWidget(self.fields)

    def _print(self) -> None:
        printer = printer_of_computer(self._desk.clinic.settings)
        if printer:
            self._print_here(printer)
        elif has_printer():
            self._give(PRINTER, lambda pdf: send(pdf, self))
        else:
            self._save_somewhere()

    def _print_here(self, printer: str) -> None:
        """Keep the paper, and hand it to the printer beside this computer; whoever prints goes on at once."""
        told, paper = self.fields.told(), self._paper()
        pdf = self._made(paper) if told is not None else None
        if told is None or pdf is None or not paper.keep(pdf, told, PRINTER):
            return
        self._desk.to_printer.emit(PrintJob(self._desk.visit.visit, paper.kind, paper.title, pdf, printer, told))
        now = self._desk.clinic.clock().local
        self.fields.add_note(self._desk.words("printing_room.sent", printer=printer, time=f"{now:%H:%M}"))

    def _save_somewhere(self) -> None:
        if self.fields.told() is None:
            return
        file = ask_where(self, self._desk.words, f"{self._paper().file_name}.pdf")
        if file is not None:
            self.save(file)

    def _give(self, way: str, give: Callable[[bytes], bool]) -> bool:
        """Make the paper, give it away, and keep what was given; say whether all of it was done."""
        told, paper = self.fields.told(), self._paper()
        pdf = self._made(paper) if told is not None else None
        if told is None or pdf is None:
            return False
        try:
            given = give(pdf)
        except ClinicError as error:
            self._desk.tell_error(error)
            return False
        return given and paper.keep(pdf, told, way)

    def _made(self, paper: Paper) -> bytes | None:
        try:
            return paper.make()
        except ClinicError as error:
            self._desk.tell_error(error)
            return None


def _written(file: Path, pdf: bytes) -> bool:
    write(pdf, file)
    return True


def _kept_as(paper: Paper, way: str, pdf: bytes, told: Disclosure) -> bool:
    return paper.keep(pdf, told, way)
