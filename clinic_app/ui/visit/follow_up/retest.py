"""The tests that were not clear last time, asked again: measured anew, never *still true*."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.label import Label

MOST = 3
#: Results that need no second look.
CLEAR = frozenset({"negative", "free", "normal", "no", "5", "equal"})


class Retest(QWidget):
    """At most three questions of the examination, with what was found last time in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        last = desk.visit.past.last_with("examination")
        if last is None:
            self.hide()
            return
        column.addWidget(Label(desk.words("follow_up_page.retest"), "strong", parent=self))
        form = desk.visit.form("examination")
        for item, above in form.walk():
            if column.count() > 2 * MOST:
                break
            value = last.value("examination", ((item.link_id, ""),))
            if not item.options or item.repeats or value in CLEAR or value is None or any(one.repeats for one in above):
                continue
            was = desk.words("follow_up_page.found_then", name=_name(item, above), found=_found(desk, item, value))
            column.addWidget(Label(was, "small", tone="text_2", parent=self))
            column.addWidget(Question(desk, "examination", item, parent=self))
        self.setVisible(column.count() > 1)


def _name(item: Item, above: tuple[Item, ...]) -> str:
    return above[-1].text if item.side and above else item.text


def _found(desk: Desk, item: Item, value: object) -> str:
    return desk.wording.value_of(item, value)
