"""What was not clear or was measured last time, asked again: measured anew, never *still true*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.measured_again import FORM, MeasuredAgain
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.open_visit import path

#: A question, what it is called, and what was found at the last examination.
Found = tuple[Item, str, Value]
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
        before = list(_found(desk))
        found = (*islice(_not_clear(before), MOST), *islice(_measured(before), MOST))
        self.asked = [MeasuredAgain(desk, item, name, value, self) for item, name, value in found]
        for one in self.asked:
            column.addWidget(one)
        show_where(self, wanted=bool(self.asked))


def _not_clear(before: Iterable[Found]) -> Iterator[Found]:
    """Yield tests with their names and what was found at the last examination."""
    for item, name, value in before:
        if item.options and not item.repeats and value not in CLEAR:
            yield item, name, value


def _measured(before: Iterable[Found]) -> Iterator[Found]:
    """Yield what was measured in numbers at the last examination."""
    return (one for one in before if one[0].shows_last)


def _found(desk: Desk) -> Iterator[Found]:
    """Yield every question asked once that the last examination answered."""
    last = desk.visit.past.last_with(FORM)
    for item, above in desk.visit.form(FORM).walk() if last else ():
        value = last.value(FORM, path(item.link_id)) if last else None
        if value is not None and not any(one.repeats for one in above):
            yield item, above[-1].text if item.side and above else item.text, value
