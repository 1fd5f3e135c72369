"""The letters of the marked areas as a row explains them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.areas import explained
from clinic_app.ui.visit.differential.shown import Shown, explained_words
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.plates import LetterBadge


class Letters(QWidget):
    """One letter for each marked area: filled, outlined or broken; to a screen reader one sentence."""

    def __init__(self, desk: Desk, row: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._badges: list[LetterBadge] = []
        self._flow = FlowLayout(self, across=4, down=2)
        self.show_row(row)

    def show_row(self, row: Shown) -> None:
        """Show the letters of a row."""
        while len(self._badges) > len(row.areas):
            badge = self._badges.pop()
            self._flow.removeWidget(badge)
            badge.setParent(None)
            badge.deleteLater()
        for place, area in enumerate(row.areas):
            how = explained(row.candidate, area)
            name = self._desk.words(f"differential.letter_{how}", letter=area.letter, area=area.words)
            if place == len(self._badges):
                self._badges.append(LetterBadge(area.letter, how, name=name, parent=self))
                self._flow.addWidget(self._badges[-1])
            self._badges[place].set_words(area.letter)
            self._badges[place].set_explained(how, name)
            self._badges[place].setToolTip(name)
        self.setAccessibleName(explained_words(self._desk, row))
