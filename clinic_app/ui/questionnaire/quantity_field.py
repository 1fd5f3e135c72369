"""A number with its unit, which may be one of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.details import Unit
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.typed_field import TypedField
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.words import Words

WIDTH = 130


class QuantityField(QWidget):
    """A line for the number and the unit beside it: in words where there is one, a list where there are several.

    Attributes:
        answered: A person gave another amount; carries ``{"value": …, "unit": …}``, or None.
        amiss: What does not fit, in words, or empty.
    """

    answered = Signal(object)
    amiss = Signal(str)

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = item.details.units
        self._number: float | None = None
        self.number = TypedField(replace(item, unit=""), words, self)
        self.number.line.setFixedWidth(WIDTH)
        self.unit: ChoiceBox | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.number)
        if len(self._units) > 1:
            options = [Option(place, one.text) for place, one in enumerate(self._units)]
            self.unit = ChoiceBox(
                options, name=words("questionnaire.unit"), placeholder=words("form.choose"), parent=self
            )
            self.unit.set_value(0)
            self.unit.chosen.connect(self._unit_chosen)
            row.addWidget(self.unit)
        elif self._units or item.unit:
            row.addWidget(Label(self._units[0].text if self._units else item.unit, "strong", parent=self))
        row.addStretch(1)
        self.setFocusProxy(self.number)
        self.number.answered.connect(self._numbered)
        self.number.amiss.connect(self.amiss)

    def show_value(self, value: Value) -> None:
        """Show an amount, or none; tells nobody."""
        held = value if isinstance(value, Mapping) else {"value": value}
        number = held.get("value")
        self._number = number if isinstance(number, int | float) else None
        self.number.show_value(self._number)
        place = next((place for place, one in enumerate(self._units) if _is_unit(one, held)), None)
        if self.unit is not None and place is not None:
            self.unit.set_value(place)

    def _numbered(self, number: float | None) -> None:
        self._number = number
        self._tell()

    def _unit_chosen(self, _place: object) -> None:
        if self._number is not None:
            self._tell()

    def _tell(self) -> None:
        if self._number is None:
            self.answered.emit(None)
            return
        chosen = self.unit.value if self.unit is not None else 0
        unit = self._units[chosen] if self._units and isinstance(chosen, int) else Unit("")
        said = {"unit": unit.text, "system": unit.system, "code": unit.code}
        self.answered.emit({"value": self._number} | {key: word for key, word in said.items() if word})


def _is_unit(unit: Unit, held: Mapping[str, object]) -> bool:
    code, said = held.get("code"), held.get("unit")
    return bool((code and code == unit.code) or (said and said in (unit.text, unit.code)))
