"""Questions that are asked once a problem, for one problem: beside each other where they are short."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.short_questions import ShortQuestions
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import FORM, OTHER


def asked_for(desk: Desk, problem: str, links: Iterable[str], parent: QWidget) -> ShortQuestions:
    """Return the questions of one problem, each where its answer lies for that problem."""
    visit = desk.visit
    places = [(link, *visit.now.problems.place(problem, link)) for link in links]
    asked = [(form, visit.form(form).item(link), where[:-1]) for link, form, where in places]
    return ShortQuestions(desk, asked, above=0, parent=parent)


class FurtherProblems(QWidget):
    """The same questions for every further problem of a visit, under its title; hidden where there is none.

    Attributes:
        asked: The questions by problem.
    """

    def __init__(self, desk: Desk, links: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._links = desk, tuple(links)
        self.asked: dict[str, ShortQuestions] = {}
        self._titles: dict[str, Label] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(4)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask about the problems that are treated now."""
        visit = self._desk.visit
        further = visit.now.problems.treated[1:] if visit.is_writable else ()
        if tuple(self.asked) != further:
            clear(self._column)
            self.asked, self._titles = {}, {}
            for problem in further:
                self._titles[problem] = Label("", "strong", parent=self)
                self.asked[problem] = asked_for(self._desk, problem, self._links, self)
                self._column.addWidget(self._titles[problem])
                self._column.addWidget(self.asked[problem])
        for problem, label in self._titles.items():
            label.setText(title_of(visit, problem, self._desk.words))
        self.setVisible(bool(further))

    def focus(self, form_id: str, where: Path) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if form_id != FORM or len(where) < len(((OTHER, ""), ("", ""))):
            return False
        asked = self.asked.get(where[0][1])
        return asked is not None and asked.focus(where[-1][0])


class MainTitle(Label):
    """The main problem's title above what is asked for it; hidden while a visit treats one problem."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "strong", parent=parent)
        self._desk = desk
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the title as it is now."""
        visit = self._desk.visit
        now = visit.now.problems
        self.setVisible(now.is_shared and visit.is_writable)
        if now.is_shared:
            self.setText(title_of(visit, now.main, self._desk.words))
