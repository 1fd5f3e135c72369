"""Several answers to one question: chips, each on or off; an answer that excludes the others takes them off."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinic_app.forms.answers import Path, Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.open_visit import Said


class Many(QWidget):
    """Chips for a repeating choice; each chosen code is a row of its own."""

    def __init__(self, desk: Desk, form_id: str, item: Item, within: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form_id, self._item, self._within = desk, form_id, item, within
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self)
        for option in item.options:
            chip = Chip(option.text, parent=self)
            chip.clicked.connect(partial(self._pressed, option.code))
            self._chips[option.code] = chip
            flow.addWidget(chip)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(item.text)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def refresh_value(self, _value: Value) -> None:
        """Show which are chosen."""
        chosen = set(self._desk.visit.of(self._form_id).rows(self._item.link_id, self._within))
        for code, chip in self._chips.items():
            chip.setChecked(code in chosen)

    def _pressed(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own argument
        answers = self._desk.visit.of(self._form_id)
        chosen = set(answers.rows(self._item.link_id, self._within))
        said = [Said(self._form_id, self._path(code), None if code in chosen else code)]
        if code not in chosen:
            excluded = chosen if self._excludes(code) else {one for one in chosen if self._excludes(one)}
            said += [Said(self._form_id, self._path(one), None) for one in sorted(excluded)]
        if not self._desk.answer_all(said):
            self.refresh_value(None)

    def _excludes(self, code: str) -> bool:
        option = self._item.option(code)
        return bool(option and option.exclusive)

    def _path(self, code: str) -> Path:
        return (*self._within, (self._item.link_id, code))
