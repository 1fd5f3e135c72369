"""A technique that the clinic has not switched on: named at the row, with the reason; nothing there can be answered."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.visit.treatment.locks import off_words
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.cautions import TECHNIQUE, SiteCautions
from clinic_app.visit.techniques import switched_off
from clinic_app.visit.treatments import Site


def forbid_switched_off(desk: Desk, site: Site, cell: Cell) -> None:
    """Lock the answers of a row's question that are techniques the clinic has not switched on."""
    segments = cell.findChild(Segments)
    if segments is None:
        return
    groups = desk.visit.form(site.form).safety_groups
    for option in cell.item.options:
        off = [one for one in switched_off(desk.visit, groups, site.muscle, option.code) if one.technique]
        if off:
            segments.forbid(option.code, " ".join(off_words(desk, one) for one in off))
        else:
            segments.allow(option.code)


def answers_off(desk: Desk, form: Questionnaire) -> str:
    """Return which answers to a treatment's question ``technique`` are off, and why; nothing where none is."""
    if TECHNIQUE[0] not in form:
        return ""
    codes = [option.code for option in form.item(TECHNIQUE[0]).options]
    off = [one for code in codes for one in switched_off(desk.visit, form.safety_groups, "", code) if one.technique]
    return " ".join(off_words(desk, one) for one in off)


class TechniqueOff(QWidget):
    """Hidden where everything that is chosen may be used."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._said = desk, ""
        self._strip = Strip("danger", "", icon="lock-outline", inside=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; nothing where nothing is off."""
        return self._said if not self.isHidden() else ""

    def show_cautions(self, said: SiteCautions) -> None:
        """Say what is off at a site."""
        self._said = " ".join(off_words(self._desk, one) for one in said.off)
        self._strip.set_words(self._said, self._desk.words("treating.off_means"))
        self.setVisible(bool(said.off))
