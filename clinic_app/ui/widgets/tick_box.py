"""A box to tick."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.pressable import Pressable


class TickBox(Pressable):
    """A square that is empty or ticked, and what that means; the words are part of the target."""

    def __init__(self, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, role="tick", icon="checkbox-blank-outline", name=name, parent=parent)
        self.setCheckable(True)

    def shown_icon(self) -> str:
        """Return the square of the present state."""
        return "checkbox-marked" if self.isChecked() else "checkbox-blank-outline"
