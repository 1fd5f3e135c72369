"""What stands on the turned screen: large buttons in a column, large words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.text_box import TextBox

GAP = 10


def large_button(words: str, role: str = "plain", icon: str = "", parent: QWidget | None = None) -> Pressable:
    """Return a button of 64 px."""
    button = Pressable(words, role=role, icon=icon, parent=parent)
    button.set_large(large=True)
    return button


class LargeBox(TextBox):
    """A box for free words in large type."""

    def __init__(self, *, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(name=name, lines=lines, parent=parent)
        self.setFont(themes.current().font("kiosk_body"))


class LargeLine(Line):
    """A line for some words, as high as the large buttons."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setFont(themes.current().font("kiosk_body"))

    def sizeHint(self) -> QSize:
        """Return the size of a target for fingers."""
        return super().sizeHint().expandedTo(QSize(0, themes.current().size("target_kiosk")))


class LargeChoices(QWidget):
    """Buttons one below the other, of which one is chosen, or any number.

    Attributes:
        chosen: One was pressed; carries its value and whether it is chosen now.
        buttons: By value.
    """

    chosen = Signal(object, bool)

    def __init__(self, options: Sequence[Option], *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several
        self.buttons: dict[object, Pressable] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for option in options:
            button = large_button(option.words, role="choice" if not several else "listed", parent=self)
            button.setCheckable(True)
            button.clicked.connect(partial(self._pressed, option.value))
            self.buttons[option.value] = button
            column.addWidget(button)

    def set_values(self, values: Sequence[object]) -> None:
        """Show what is chosen."""
        for value, button in self.buttons.items():
            button.setChecked(value in values)

    def _pressed(self, value: object) -> None:
        is_chosen = self.buttons[value].isChecked()
        if not self._several:
            self.set_values([value])
            is_chosen = True
        self.chosen.emit(value, is_chosen)
