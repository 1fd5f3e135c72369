"""A patient's problems as chips: title, visit n of m, due to be assessed again, or discharged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinic_app.ui.contact_row import date_words
from clinic_app.ui.problems.problem_words import chip_words, discharged_day
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import seen
from clinic_app.visit.progress import standing

if TYPE_CHECKING:
    from clinic_app.ui.widgets.plates import TagLevel
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words


class ProblemChips(QWidget):
    """Open problems first, discharged ones after them.

    Attributes:
        said: What the chips say.
    """

    def __init__(self, visit: OpenVisit, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        flow = FlowLayout(self, across=6, down=4)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(words("problems.of_patient"))
        for problem in seen(visit):
            said, level, icon = _chip(visit, problem, words)
            self.said.append(said)
            flow.addWidget(Tag(said, level=level, icon=icon, parent=self))


def _chip(visit: OpenVisit, problem: str, words: Words) -> tuple[str, TagLevel, str]:
    day = discharged_day(visit, problem)
    if day is not None:
        said = words("problems.discharged_on", day=date_words(words, day))
        return f"{title_of(visit, problem, words)} · {said}", "ok", "check"
    due = standing(visit, problem).is_due
    return chip_words(visit, problem, words), "warn" if due else "info", "alert-circle-outline" if due else ""
