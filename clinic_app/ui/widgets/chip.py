"""A chip: an answer that is on or off."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.pressable import GAP, Pressable


class Chip(Pressable):
    """A pill with words; on, it has a tick, a heavier edge and heavier words, and is no wider than off.

    ``toggled`` tells of every change, ``clicked`` only of a person's.
    """

    def __init__(self, words: str, *, icon: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, role="chip", icon=icon, name=name, parent=parent)
        self.setCheckable(True)

    def shown_icon(self) -> str:
        """Return the tick when on."""
        return "check" if self.isChecked() else super().shown_icon()

    def beside_words(self) -> int:
        """Return a width that is the same on and off: the tick takes its room from the padding."""
        beside_tick = 14
        own = self.icon_px() + GAP if super().shown_icon() else 0
        return own + max(2 * self.role.padding, self.icon_px() + GAP + beside_tick)
