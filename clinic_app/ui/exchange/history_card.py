"""What another program's record says of a patient: history that was imported, to read, never a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinic_app.exchange.imported_history import HistoryLine, lines
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

#: What is shown first; what was measured and done elsewhere is long and seldom wanted.
KINDS = ("condition", "allergy", "medicine", "document", "contact", "done", "plan", "measured")
OPEN = ("condition", "allergy", "medicine")
MOST = 200


class HistoryCard(Card):
    """The imported history, by kind; the card is not there where nothing was imported.

    Attributes:
        said: Every line that stands on it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("imported_history.title"), hint=words("imported_history.hint"), parent=parent)
        self._clinic = clinic
        self.said: list[str] = []

    def show_patient(self, patient: PatientRow) -> None:
        """Show what was imported with a patient."""
        clear(self.body)
        self.said = []
        if not self._clinic.may_read(patient.id):
            self.hide()
            return
        kept = self._clinic.record.imports.of_patient(patient.id)
        found = lines((one.type, one.body) for one in kept)
        for kind in KINDS:
            some = [one for one in found if one.kind == kind]
            if some:
                self._add(kind, some)
        self.setVisible(bool(found))

    def _add(self, kind: str, some: list[HistoryLine]) -> None:
        words = self._clinic.words
        fold = Expander(words(f"imported_history.{kind}", count=len(some)), parent=self)
        for one in some[:MOST]:
            line = " · ".join(part for part in (one.when, one.what, one.state) if part)
            self.said.append(line)
            fold.body.addWidget(Label(line, parent=fold))
        if len(some) > MOST:
            more = words("importing.more_remarks", count=len(some) - MOST)
            fold.body.addWidget(Label(more, "small", tone="text_2", parent=fold))
        fold.set_open(is_open=kind in OPEN)
        self.body.addWidget(fold)
