"""A number counted up and down, with its limits in words once one outside them was typed."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.words import Words

#: The highest number where a form names none.
HIGHEST = 9999


class Count(QWidget):
    """A stepper; a number that cannot be stays in its box, is not told, and is spoken of below.

    Attributes:
        stepper: The number itself.
    """

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lowest = int(item.minimum if item.minimum is not None else 0)
        highest = int(item.maximum if item.maximum is not None else HIGHEST)
        self.stepper = Stepper(
            name=item.text,
            fewer=words("form.fewer", name=item.text),
            more=words("form.more", name=item.text),
            unit=item.unit if len(item.unit) <= len("min") else "",
            lowest=lowest,
            highest=highest,
            step=int(item.step or 1),
            parent=self,
        )
        self._amiss = Label(
            words("count.limits", least=lowest, most=highest), "small_strong", tone="danger", parent=self
        )
        self._amiss.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.stepper)
        column.addWidget(self._amiss)
        self.setFocusProxy(self.stepper)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.stepper.refused.connect(self._amiss.show)
        self.stepper.box.textEdited.connect(self._amiss.hide)
        self.stepper.entered.connect(self._amiss.hide)

    def set_value(self, value: int | None) -> None:
        """Show a number, or none; tells nobody."""
        self._amiss.hide()
        self.stepper.set_value(value)
