"""Rules that are only shown: once for a treatment, not at every site."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.cautions import SiteCautions


class RuleNotes(QWidget):
    """A line of small words; hidden where there is nothing to mind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconMark("information-outline", colour="text_2", px=18, parent=self))
        self._words = Label("", "small", tone="text_2", parent=self)
        line.addWidget(self._words, 1)
        self.hide()

    def show_cautions(self, said: Iterable[SiteCautions]) -> None:
        """Show what is to be minded at any of the sites."""
        rules = {note.rule.id: note.rule for one in said for note in one.notes}
        told = [" ".join(part for part in (rule.steps, rule.note) if part) for rule in rules.values()]
        self._words.setText(" ".join(told))
        self.setVisible(bool(told))
