"""What was not clear or was measured last time, asked again: measured anew, never *still true*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.measured_again import FORM, MeasuredAgain
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.open_visit import path

MOST = 3  # tests, and so many measured values
#: Results that need no second look.
CLEAR = frozenset({"negative", "free", "normal", "no", "5", "equal"})


class Retest(QWidget):
    """At most three tests and three measured values of the last examination, each with what was found then.

    Attributes:
        asked: The questions.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(desk.words("follow_up_page.retest"), "strong", parent=self))
        found = (*islice(_not_clear(desk), MOST), *islice(_measured(desk), MOST))
        self.asked = [MeasuredAgain(desk, item, name, before, self) for item, name, before in found]
        for one in self.asked:
            column.addWidget(one)
        self.setVisible(bool(self.asked))


def _not_clear(desk: Desk) -> Iterator[tuple[Item, str, Value]]:
    """Yield tests with their names and what was found at the last examination."""
    for item, name, value in _found(desk):
        if item.options and not item.repeats and value not in CLEAR:
            yield item, name, value


def _measured(desk: Desk) -> Iterator[tuple[Item, str, Value]]:
    """Yield what was measured in numbers at the last examination."""
    return (one for one in _found(desk) if one[0].shows_last)


def _found(desk: Desk) -> Iterator[tuple[Item, str, Value]]:
    """Yield every question asked once that the last examination answered."""
    last = desk.visit.past.last_with(FORM)
    for item, above in desk.visit.form(FORM).walk() if last else ():
        value = last.value(FORM, path(item.link_id)) if last else None
        if value is not None and not any(one.repeats for one in above):
            yield item, above[-1].text if item.side and above else item.text, value
