"""The buttons of a page: one main one, plain ones, quiet ones that read like links, and the red one."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.pressable import Pressable

ButtonRole = Literal["main", "plain", "quiet", "danger", "more", "origin"]


class Button(Pressable):
    """A button with words.

    ``more`` is the broken outline of what asks for further words, ``origin`` says where a sentence comes from.
    """

    def __init__(
        self,
        words: str,
        *,
        role: ButtonRole = "plain",
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, role=role, icon=icon, name=name, parent=parent)


class IconButton(Pressable):
    """A square button without words; its name is read aloud and shown as its tip."""

    def __init__(self, icon: str, name: str, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", role="quiet_icon" if quiet else "icon", icon=icon, name=name, parent=parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Give it another name."""
        if not name:
            raise ValueError("a button without words needs a name")
        self.setAccessibleName(name)
        self.setToolTip(name)
