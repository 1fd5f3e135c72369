"""The tests that were not clear last time, asked again: measured anew, never *still true*."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import BareCell
from clinic_app.ui.visit.follow_up.was_before import WasBefore
from clinic_app.ui.widgets.label import Label

FORM = "examination"
MOST = 3
#: Results that need no second look.
CLEAR = frozenset({"negative", "free", "normal", "no", "5", "equal"})


class Retest(QWidget):
    """At most three questions of the examination, each with what was found last time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = list(_not_clear(desk))[:MOST]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(desk.words("follow_up_page.retest"), "strong", parent=self))
        for item, name, value in found:
            was = desk.wording.value_of(item, value)
            column.addWidget(WasBefore(desk, name, item.side or "", was, self))
            column.addWidget(BareCell(desk, FORM, item, parent=self))
        self.setVisible(bool(found))


def _not_clear(desk: Desk) -> Iterator[tuple[Item, str, object]]:
    """Yield questions with their names and what was found at the last examination."""
    last = desk.visit.past.last_with(FORM)
    for item, above in desk.visit.form(FORM).walk() if last else ():
        value = last.value(FORM, ((item.link_id, ""),)) if last else None
        asked_once = bool(item.options) and not item.repeats and not any(one.repeats for one in above)
        if asked_once and value is not None and value not in CLEAR:
            yield item, above[-1].text if item.side and above else item.text, value
