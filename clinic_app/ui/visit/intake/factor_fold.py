"""A group of factors folded under its name; its chips are made when it is first opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.factor_group import FactorGroup
from clinic_app.ui.widgets.expander import Expander
from clinic_app.visit.open_visit import path

BELOW_HEADING = 34  # px from where a fold begins to where its heading does


class HeadlessGroup(FactorGroup):
    """The chips of a group whose name stands over it already, in a line that also takes what ``rest`` is."""

    @property
    def rest(self) -> QWidget:
        """*Rest of this group: no*."""
        return self._rest

    def _head(self) -> None:
        self._rest = self._rest_button(self)


class FactorFold(Expander):
    """A group's name with how much of it is answered, and below it the chips.

    Attributes:
        group: The chips, or None while they have never been shown.
    """

    def __init__(self, desk: Desk, form_id: str, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item.text, parent=parent)
        self._desk, self._form_id, self.item = desk, form_id, item
        self.group: HeadlessGroup | None = None
        self._heading = item.text
        self.body.setContentsMargins(0, 0, 0, 6)
        self.turned.connect(self._keep)
        self.is_kept = False
        self.refresh()

    def refresh(self) -> None:
        """Show whether it is asked now, and how much of it is answered."""
        count = self.answered
        words = self._desk.words("intake.answered", name=self.item.text, count=count) if count else self.item.text
        if words != self._heading:
            self._heading = words
            self.set_heading(words)

    @property
    def answered(self) -> int:
        """How many of its questions have an answer."""
        answers = self._desk.visit.of(self._form_id)
        return sum(answers.value(path(item.link_id)) is not None for item in self.item.items)

    @property
    def is_asked(self) -> bool:
        """Whether the findings call for it, or something in it was answered anyway."""
        return self._desk.visit.now.circumstances.meet(self.item.asked_when) or self.answered > 0

    def set_open(self, *, is_open: bool, moves: bool = True) -> None:
        """Open or close it, making the chips when they are first seen; tells nobody."""
        if is_open and self.group is None:
            self.group = HeadlessGroup(self._desk, self._form_id, self.item, parent=self)
            self.group.set_indent(BELOW_HEADING)
            self.set_action(self.group.rest)
            self.body.addWidget(self.group)
        super().set_open(is_open=is_open, moves=moves)

    def focus(self, link_id: str) -> bool:
        """Open it and put the keyboard on one of its questions; say whether it has that question."""
        if not any(item.link_id == link_id for item in self.item.items):
            return False
        self.set_open(is_open=True)
        self.is_kept = True
        chip = self.group.chips.get(link_id) if self.group else None
        (chip or self).setFocus()
        return True

    def _keep(self, _is_open: bool) -> None:  # noqa: FBT001  the signal's own argument
        """Leave it as a person has put it."""
        self.is_kept = True
