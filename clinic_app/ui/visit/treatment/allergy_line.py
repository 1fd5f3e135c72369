"""An allergy that was told stands where gloves, needles and creams are chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.open_visit import path

ALLERGY = "history:metal_allergy"
FORM, WHAT = "safety_history", "allergy_to"


class AllergyLine(QWidget):
    """Hidden where no allergy to metal, latex or a cleaner was told."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = Strip("warn", "", icon="alert", inside=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.refresh()

    def refresh(self) -> None:
        """Say what was told; *not sure* counts as told."""
        told = [one for one in self._desk.visit.now.findings if one.id == ALLERGY and one.counts_as_present]
        self.setVisible(bool(told))
        if told:
            what = self._what()
            lead = (
                self._desk.words("treating.allergic_to", what=what) if what else self._desk.words("treating.allergic")
            )
            self._strip.set_words(lead, self._desk.words("treating.allergy_check"))

    def _what(self) -> str:
        """Return what somebody is allergic to, as it was told last; nothing where only the allergy was."""
        visit = self._desk.visit
        told = [visit.value(FORM, WHAT), *(one.value(FORM, path(WHAT)) for one in reversed(visit.past.visits))]
        return next((str(one).strip() for one in told if str(one or "").strip()), "")
