"""A strip across a page or inside a card: something to know, and what can be done about it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.ui.looks import LEVELS
from clinic_app.ui.polish import dress
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.sentence import Sentence

StripLevel = Literal["emergency", "danger", "warn", "info", "ok", "carried"]

ICONS: dict[StripLevel, str] = {
    "emergency": "alert-octagon",
    "danger": "shield-alert-outline",
    "warn": "alert-circle-outline",
    "info": "information-outline",
    "ok": "check-circle",
    "carried": "history",
}
LEAST_FOR_WORDS = 240  # px the words keep before the actions go below them


class Strip(Framed):
    """An icon, words with a heavy beginning, and actions; the actions go below the words where it is narrow.

    ``inside`` makes it a box of its own within a card instead of a band across the page.
    """

    def __init__(
        self,
        level: StripLevel,
        lead: str,
        rest: str = "",
        *,
        icon: str = "",
        inside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("strip", parent)
        self._icon = icon
        self.setProperty("inside", inside)
        self._mark = IconMark(ICONS[level], px=20, parent=self)
        self._words = Sentence(lead, rest, parent=self)
        self._actions = FlowLayout(across=8, down=4)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(44)
        self.set_level(level)
        self._turn()

    def _lay_out(self) -> None:
        around = BesideLayout(self, least=LEAST_FOR_WORDS)
        around.setContentsMargins(14, 2, 12, 2)
        words = QHBoxLayout()
        words.setContentsMargins(0, 8, 0, 8)
        words.setSpacing(10)
        words.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(self._words, 1)
        around.addItem(words)
        around.addItem(self._actions)

    def set_level(self, level: StripLevel) -> None:
        """Change how urgent it is, with the icon that belongs to it unless it was given one."""
        ink = LEVELS[level].ink
        self._mark.show_icon(self._icon or ICONS[level], ink)
        self._words.set_colour(ink)
        dress(self, level=level)

    def set_words(self, lead: str, rest: str = "") -> None:
        """Say something else."""
        self._words.set_words(lead, rest)

    def add_action(self, action: QWidget) -> None:
        """Put a button at its end."""
        self._actions.addWidget(action)

    def changeEvent(self, event: QEvent) -> None:
        """Put the bar of a carried line where reading begins."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()
        super().changeEvent(event)

    def _turn(self) -> None:
        dress(self, turned=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def announce(self) -> None:
        """Have a screen reader read it now."""
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))
