"""A visit: head, tabs, the safety strip above everything, the needles bar, the page."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.kiosk.wrote_strip import WroteStrip
from clinic_app.ui.page_desk import PageDesk
from clinic_app.ui.problems.problems_bar import ProblemsBar
from clinic_app.ui.problems.problems_panel import ProblemsPanel
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.examination_page import ExaminationPage
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.header import VisitHeader
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.needles_bar import NeedlesBar
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.visit.safety_page import SafetyPage
from clinic_app.ui.visit.safety_strip import SafetyStrip
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.visit.visit_actions import VisitActions
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.steps import Step, StepBar
from clinic_app.ui.widgets.undo_bar import UndoBar
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import VISIT
from clinic_app.visit.gates import OpenPoint, open_points
from clinic_app.visit.note_sheet import visit_line
from clinic_app.visit.problems import FORM as PROBLEMS

#: The pages in the order of their tabs; the follow-up stands first and only from the second visit on.
PAGES = ("follow_up", "intake", "safety", "examination", "treatment", "home_care", "note")
#: The page a form is answered on, for Undo and Show.
PAGE_OF = {
    "intake": "intake",
    "red_flags": "safety",
    "safety_history": "safety",
    "flag_decisions": "safety",
    "follow_up": "follow_up",
    "examination": "examination",
    "assessment": "note",
    "consent": "treatment",
    "precautions": "treatment",
    "response": "treatment",
    "home_care": "home_care",
    "visit_details": "note",
    "letter": "note",
    "problems": "note",
}
#: Outcome measures are answered on the examination; the follow-up has them too.
MEASURES = ("pain_scale", "patient_specific", "global_change", "phq2", "fibromyalgia")
PAGE_OF |= dict.fromkeys(MEASURES, "examination")


#: What of the assessment is answered in the panel, which the examination shows in its wide form.
IN_THE_PANEL = {"differential", "causes", "none_of_these", "other_idea"}


def page_of(form_id: str, path: Path) -> str:
    """Return the page an answer is given on; a treatment's own form is answered where treatments are."""
    if form_id == "assessment" and path and path[0][0] in IN_THE_PANEL:
        return "examination"
    return PAGE_OF.get(form_id, "treatment")


class AnswerPage(Protocol):
    """What every page of a visit can do."""

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is here."""


class VisitPage(QWidget):
    """One visit with all its pages; each is built when it is first seen.

    Attributes:
        desk: The visit.
        left: Somebody wants to go back to the day.
        problems: The line that names the problems where there are several.
        wrote: What stands as the patient wrote it, until somebody has gone through it.
        actions_here: What can be done in it.
    """

    left = Signal()

    def __init__(self, clinic: Clinic, visit_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(clinic, visit_id, self)
        first = not self.desk.visit.past.visits
        self.names = tuple(one for one in PAGES if one != "follow_up" or not first)
        self._pages: dict[str, QWidget] = {}
        self._desks: dict[str, PageDesk] = {}
        self._stack = QStackedWidget(self)
        self._header = VisitHeader(self.desk, self)
        self._header.left.connect(self.left)
        self._tabs = StepBar(name=clinic.words("visit_page.tabs"), parent=self)
        self._tabs.chosen.connect(self._tab_chosen)
        self._strip = SafetyStrip(self.desk, self)
        self.wrote = WroteStrip(self.desk, self)
        self._needles = NeedlesBar(self.desk, self)
        self.problems = ProblemsBar(self.desk, self)
        self._undo_bar = UndoBar(undo=clinic.words("visit_page.redo"), parent=self)
        self._lay_out()
        self._add_steps()
        self._connect()
        self.actions_here = VisitActions(self, PAGES)
        is_visit = self.desk.visit.visit.kind == VISIT
        self.go("treatment" if not is_visit else "intake" if first else "follow_up")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the undo and redo that a box with nothing to take back has left."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.desk.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.desk.redo()
        else:
            super().keyPressEvent(event)

    @property
    def place(self) -> str:
        """The page shown."""
        return self.names[self._tabs.currentIndex()]

    def page(self, name: str) -> QWidget:
        """Return a page, building it where nobody has seen it yet."""
        if name not in self._pages:
            self._desks[name] = PageDesk(self.desk)
            page = self._built(name, self._desks[name])
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def go(self, name: str) -> None:
        """Show a page; it looks again if something changed since it was last seen."""
        page = self.page(name)
        for other, desk in self._desks.items():
            desk.wake() if other == name else desk.sleep()
        self._stack.setCurrentWidget(page)
        self._tabs.setCurrentIndex(self.names.index(name))

    @cached_property
    def problems_panel(self) -> ProblemsPanel:
        """The problems of the visit with all that belongs to them; built when somebody asks for it."""
        panel = ProblemsPanel(self.desk, self)
        panel.left.connect(self._leave_problems)
        self._stack.addWidget(panel)
        return panel

    def show_problems(self) -> None:
        """Show the problems of the visit: to add one, to say what belongs to which, to discharge one."""
        self._stack.setCurrentWidget(self.problems_panel)

    def _leave_problems(self) -> None:
        self.go(self.place)

    def show_names(self) -> None:
        """Show or hide who the patient is, as the clinic has it now."""
        self._header.show_names()
        for preview in self.findChildren(PagePreview):
            preview.refresh()

    def add_below(self, text: str) -> None:
        """Show the note with a text in the box for what is added below it."""
        self.go("note")
        self._pages["note"].open_addendum(text)  # type: ignore[attr-defined]  # the note's own page

    def show_answer(self, name: str, form_id: str, path: Path) -> None:
        """Show the page an answer is on, and the answer."""
        if form_id == PROBLEMS and self.problems_panel.holds(path):
            self.show_problems()
            self.problems_panel.show_answer(path)
            return
        target = name or page_of(form_id, path)
        if target == "follow_up" and target not in self.names:
            target = "intake"
        self.go(target)
        page: AnswerPage = self._pages[target]  # type: ignore[assignment]  # every page of ours can
        page.show_answer(form_id, path)

    def _built(self, name: str, desk: Desk) -> QWidget:
        if name == "intake":
            panel = DifferentialPanel(desk, wide=False)
            page = IntakePage(desk, panel, self._stack)
            panel.muscle_pointed.connect(page.show_muscle)
            panel.muscle_left.connect(page.hide_muscle)
            return page
        kinds = {
            "follow_up": FollowUpPage,
            "safety": SafetyPage,
            "examination": ExaminationPage,
            "treatment": TreatmentPage,
            "home_care": HomeCarePage,
            "note": NotePage,
        }
        return kinds[name](desk, self._stack)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 0, 12, 0)
        tabs.setSpacing(0)
        tabs.addWidget(self._tabs, 1)
        tabs.addLayout(self._which_visit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._header, self.problems, tabs, self._strip, self.wrote, self._needles):
            if isinstance(part, QHBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _add_steps(self) -> None:
        """Put the tabs where they will stand, then the steps: they would move the page later if they fit otherwise."""
        around = self.parentWidget()
        if around is not None:
            self.resize(around.size())
        column = self.layout()
        if column is not None:
            column.activate()
        for step in self._steps():
            self._tabs.add_step(step)

    def _which_visit(self) -> QVBoxLayout:
        """Return the line that says which visit it is, on the rule that the tabs stand on."""
        side = QVBoxLayout()
        side.setSpacing(0)
        line = Label(visit_line(self.desk.visit, self.desk.words), "small", tone="text_2", parent=self)
        side.addWidget(line, 1, Qt.AlignmentFlag.AlignVCenter)
        side.addWidget(Rule(self))
        return side

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self._show_steps)
        desk.told.connect(self._undo_bar.offer)
        desk.asked_for.connect(self.show_answer)
        self._undo_bar.undone.connect(desk.redo)
        self._header.problems_asked.connect(self.show_problems)
        self.problems.asked.connect(self.show_problems)

    def _tab_chosen(self, place: int) -> None:
        name = self.names[place]
        self.go(name)
        asked = next((one for one in open_points(self.desk.visit) if one.page == name == "safety" and one.path), None)
        if asked is not None:  # its questions are gone through by keys, one by one
            self.show_answer(name, asked.form, asked.path)

    def _show_steps(self) -> None:
        for place, step in enumerate(self._steps()):
            self._tabs.set_step(place, step)

    def _steps(self) -> list[Step]:
        everything = open_points(self.desk.visit)
        return [
            self._step(place, name, [point for point in everything if point.page == name])
            for place, name in enumerate(self.names)
        ]

    def _step(self, place: int, name: str, points: list[OpenPoint]) -> Step:
        words = self.desk.words
        number = str(place + (0 if self.names[0] == "follow_up" else 1))
        still_open = sum(point.blocks for point in points)
        icon = "play" if name == "follow_up" else ""
        open_words = words("visit_page.open", count=still_open) if still_open else ""
        begun = any(PAGE_OF.get(form) == name for form in self.desk.visit.used_forms)
        done = begun and not points
        return Step(words(f"visit_page.{name}"), "" if icon else number, icon, done and not icon, open_words)
