"""A form, or a part of one, as a column of questions: only what is asked now is built and shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.factor_group import FactorGroup
from clinic_app.ui.forms.question import Question
from clinic_app.ui.forms.sided import SidedQuestion
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.visibility import show_where

#: Controls that pages build themselves; a form view leaves them out.
BUILT_ELSEWHERE = frozenset({"body-chart", "site-rows", "muscle-rows", "hidden", "point"})


class FormView(QWidget):
    """The questions below some items of a form, in order; each appears when it is asked and goes when it is not.

    Attributes:
        widgets: What stands on the page, by linkId.
    """

    def __init__(
        self,
        desk: Desk,
        form_id: str,
        items: Iterable[Item],
        within: Path = (),
        *,
        headed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form_id, self._within, self._headed = desk, form_id, within, headed
        self._items = tuple(items)
        self.widgets: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now, building what appears for the first time."""
        visit = self._desk.visit
        asked = {item.link_id for item, path in visit.now.asked(self._form_id) if path[:-1] == self._within}
        for place, (item, depth) in enumerate(self._flat(self._items, 0)):
            wanted = item.link_id in asked and not BUILT_ELSEWHERE.intersection(item.controls) and self._is_told(item)
            widget = self.widgets.get(item.link_id)
            if widget is None and wanted:
                widget = self._widget(item, depth)
                self.widgets[item.link_id] = widget
                self._column.insertWidget(self._place(place), widget)
            if widget is not None:
                show_where(widget, wanted=wanted)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        widget = self.widgets.get(link_id) or self.widgets.get(link_id.rpartition(".")[0])
        if widget is None:
            owner = next((one for one in self._items_flat() if any(i.link_id == link_id for i in one.items)), None)
            widget = self.widgets.get(owner.link_id) if owner else None
        if widget is None or widget.isHidden():
            return False
        widget.setFocus()
        return True

    def _widget(self, item: Item, depth: int) -> QWidget:
        if item.type == "group" and "sided" in item.controls:
            return SidedQuestion(self._desk, self._form_id, item, self._within, self)
        if item.type == "group" and _holds_chips(item):
            return FactorGroup(self._desk, self._form_id, item, self._within, self)
        if item.type in ("group", "display"):
            return Label(item.text, "label" if depth else "strong", tone="" if depth == 0 else "text_2", parent=self)
        return Question(self._desk, self._form_id, item, self._within, self)

    def _flat(self, items: tuple[Item, ...], depth: int) -> list[tuple[Item, int]]:
        """Return the items that get a widget of their own, outer ones first; groups of chips hold theirs."""
        found: list[tuple[Item, int]] = []
        for item in items:
            found.append((item, depth))
            holds = item.type == "group" and ("sided" in item.controls or _holds_chips(item))
            if not holds and not item.repeats:
                found += self._flat(item.items, depth + 1)
        return found

    def _items_flat(self) -> list[Item]:
        return [item for item, _ in self._flat(self._items, 0)]

    def _is_told(self, item: Item) -> bool:
        """Whether it stands on the page: as long as it can be answered, else where it or anything below it was."""
        if self._desk.visit.is_writable:
            return True
        told = self._desk.wording.value(self._form_id, (*self._within, (item.link_id, ""))) if item.is_question else ""
        return bool(told) or any(self._is_told(below) for below in item.items)

    def _place(self, number: int) -> int:
        """Return where the widget of an item goes: after the last built one before it."""
        before = [item.link_id for item, _ in self._flat(self._items, 0)[:number]]
        built = [self._column.indexOf(self.widgets[one]) for one in before if one in self.widgets]
        return max(built, default=-1) + 1


def _holds_chips(item: Item) -> bool:
    return "chips" in item.controls or any("worse-eases" in below.controls for below in item.items)
