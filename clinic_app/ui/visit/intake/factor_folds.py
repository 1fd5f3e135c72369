"""The groups of factors one below the other, those that fit the marked areas first and open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.intake.factor_fit import FactorFit
from clinic_app.ui.visit.intake.factor_fold import FactorFold
from clinic_app.ui.widgets.sizing import wrapping

FORM, MAP = "intake", "pain_map"


class FactorFolds(QWidget):
    """One fold a group; a fold that a person has opened, closed or answered in stays as it is.

    Other marked areas bring other groups to the top, never while the keyboard is in one of them.
    """

    def __init__(self, desk: Desk, groups: list[Item], open_groups: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._open_groups = desk, open_groups
        self._fit = FactorFit(groups, desk.visit.reference.knowledge)
        self._zones: frozenset[str] | None = None
        self.folds = {group.link_id: FactorFold(desk, FORM, group, self) for group in groups}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for fold in self.folds.values():
            self._column.addWidget(fold)
        self.setSizePolicy(wrapping())
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now, and what of it is answered."""
        for fold in self.folds.values():
            fold.refresh()
            fold.setVisible(fold.is_asked if self._desk.visit.is_writable else fold.answered > 0)
        zones = frozenset(row.partition(".")[0] for row in self._desk.visit.of(FORM).rows(MAP))
        focus = QApplication.focusWidget()
        if zones != self._zones and not (focus is not None and self.isAncestorOf(focus)):
            self._zones = zones
            self._order(self._fit.ordered(zones))

    def focus(self, link_id: str) -> bool:
        """Show a question of one of the groups; say whether there is one."""
        for fold in self.folds.values():
            if fold.focus(link_id):
                fold.show()
                return True
        return False

    def _order(self, groups: list[tuple[str, bool]]) -> None:
        room = self._open_groups
        for place, (link_id, fits) in enumerate(groups):
            fold = self.folds[link_id]
            if self._column.indexOf(fold) != place:
                self._column.insertWidget(place, fold)
            wanted = (fits and room > 0 and fold.is_asked) if self._desk.visit.is_writable else fold.answered > 0
            room -= wanted
            closable = not (fold.is_kept or fold.answered)
            if fold.is_open != wanted and (wanted or closable) and not fold.is_kept:
                fold.set_open(is_open=wanted, moves=False)
