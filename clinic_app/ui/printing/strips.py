"""What no printer took: above every page of whoever sent it, until they print it again or let it be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.printing.jobs import NotPrinted, PrintJobs
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.room import printer_of_computer

if TYPE_CHECKING:
    from clinic_app.ui.desk import Desk


class PrintStrips(QWidget):
    """One strip a paper; hidden while there is none.

    Attributes:
        jobs: What is on its way, and what failed.
        said: What stands there, in words.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.said: list[str] = []
        self.jobs = PrintJobs(clinic, self)
        self.jobs.changed.connect(self.refresh)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def serve(self, desk: Desk) -> None:
        """Take the papers of a visit to the printer."""
        desk.to_printer.connect(self.jobs.take)

    def refresh(self) -> None:
        """Show what failed; whose it is only where names are to be read."""
        clear(self._column)
        self.said = []
        for failed in self.jobs.failed:
            strip = self._strip(failed)
            self._column.addWidget(strip)
            strip.announce()
        self.setVisible(bool(self.said))

    def _strip(self, failed: NotPrinted) -> Strip:
        words, job = self._clinic.words, failed.job
        patient = self._clinic.record.patients.get(job.visit.patient) if job.visit.patient else None
        name = self._clinic.name_of(patient) if patient else words("whose.nobody_yet")
        lead, why = words("printing_room.not_printed", title=job.title, name=name), words.of_error(failed.why)
        self.said.append(f"{lead} {why}")
        strip = Strip("danger", lead, why, icon="printer-outline", parent=self)
        again = Button(words("printing_room.again"), role="main", parent=strip)
        again.clicked.connect(partial(self._again, failed))
        dismiss = Button(words("printing_room.dismiss"), parent=strip)
        dismiss.clicked.connect(partial(self.jobs.dismiss, failed))
        for button in (again, dismiss):
            strip.add_action(button)
        return strip

    def _again(self, failed: NotPrinted) -> None:
        self.jobs.again(failed, printer_of_computer(self._clinic.settings))
