"""What the search for a factor found, as chips that answer where they stand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.factor_group import FactorGroup
from clinic_app.ui.visit.intake.factor_fold import HeadlessGroup
from clinic_app.ui.visit.intake.factor_search import FactorSearch
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.sizing import wrapping

FORM = "intake"


class FoundGroup(HeadlessGroup):
    """Chips of several groups: there is no rest to say no to."""

    def refresh(self) -> None:
        """Show what the record holds."""
        super().refresh()
        self._rest.hide()


class FoundFactors(QWidget):
    """A line to search with; what fits stands below it, whether its group is asked now or not.

    Attributes:
        shown: Other chips stand below the line than before.
        group: The chips that were found, or None.
    """

    shown = Signal()

    def __init__(self, desk: Desk, groups: list[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = desk.words
        self._desk, self._within = desk, groups[0]
        self._search = FactorSearch(groups, desk.visit.reference.knowledge)
        self.group: FactorGroup | None = None
        self.line = SearchField(
            name=words("intake.find"),
            clear=words("intake.clear"),
            placeholder=words("intake.find_example"),
            parent=self,
        )
        self._nothing = Label("", "small", tone="text_2", parent=self)
        self._nothing.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.line)
        self._column.addWidget(self._nothing)
        self.setSizePolicy(wrapping())
        self.line.searched.connect(self.search)
        self.line.entered.connect(self._go_down)
        self.line.went_down.connect(self._go_down)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Go once nothing can be answered any more."""
        self.setVisible(self._desk.visit.is_writable)

    def search(self, typed: str) -> None:
        """Show what fits the typed words."""
        found = self._search.find(typed) if typed.strip() else []
        if self.group is not None:
            self.group.hide()
            self.group.deleteLater()
            self.group = None
        if found:
            self.group = FoundGroup(self._desk, FORM, replace(self._within, items=tuple(found)), parent=self)
            self._column.addWidget(self.group)
        self._nothing.setText(self._desk.words("intake.nothing_found", typed=typed.strip()))
        self._nothing.setVisible(bool(typed.strip()) and not found)
        self.shown.emit()

    def _go_down(self) -> None:
        if self.group is not None and self.group.chips:
            next(iter(self.group.chips.values())).setFocus()
