"""The note as it stands: sections with their sentences while it is written, the frozen text once it is signed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.forms.short_questions import Asked, ShortQuestions
from clinic_app.ui.problems.once_a_problem import FurtherProblems, MainTitle
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.note.care_times_offer import CareTimesOffer
from clinic_app.ui.visit.note.plan_offer import PlanOffer
from clinic_app.ui.visit.note.section_view import SectionView
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet

ASSESSMENT, OWN_WORDS, PLAN = "assessment", "own_words", "plan"
DETAILS, INTAKE, GOAL = "visit_details", "intake", "goal"
NAMED = ("working_diagnosis", "working_code")


class NoteText(QWidget):
    """Sections in the order of the template; own words stand at the top of A, the plan's questions at the end of P.

    Attributes:
        sections: The sections by letter.
        own_words: The practitioner's own assessment.
        named: The working diagnosis and its code; both may stay empty.
        further, further_plans: The same questions for each further problem.
        goal, plan, details: The questions about the goal, the plan and the visit itself.
        offer, times: A proposed plan, and the times of care, each taken with one press.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = desk.visit.form(ASSESSMENT)
        self.own_words = Question(desk, ASSESSMENT, form.item(OWN_WORDS), parent=self)
        named = [form.item(link) for link in NAMED if link in form]
        self.named = ShortQuestions(desk, _plain(ASSESSMENT, named), parent=self)
        self.goal = ShortQuestions(desk, _plain(INTAKE, [desk.visit.form(INTAKE).item(GOAL)]), parent=self)
        self.plan = ShortQuestions(desk, _plain(ASSESSMENT, form.item(PLAN).items), parent=self)
        self.offer, self.times = PlanOffer(desk, self), CareTimesOffer(desk, self)
        self.details = ShortQuestions(desk, _plain(DETAILS, desk.visit.form(DETAILS).items), parent=self)
        self.further = FurtherProblems(desk, (OWN_WORDS, *NAMED), self)
        self.further_plans = FurtherProblems(desk, (*(one.link_id for one in form.item(PLAN).items), GOAL), self)
        self._mains = (MainTitle(desk, self), MainTitle(desk, self))
        self.sections: dict[str, SectionView] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for section in desk.visit.reference.note.sections:
            self.sections[section.letter] = SectionView(desk, section.letter, section.title, self)
            column.addWidget(self.sections[section.letter])
        self._place_questions()
        self._addenda = QVBoxLayout()
        column.addLayout(self._addenda)

    def refresh(self) -> None:
        """Show the note as the answers stand, or as it was signed."""
        writable = self._desk.visit.is_writable
        for part in (self.own_words, self.named, self.goal, self.plan, self.details):
            part.setVisible(writable)
        for asked in (self.further, self.further_plans, *self._mains):
            asked.refresh()
        self.offer.refresh()
        self.times.refresh()
        if writable:
            self._show_draft()
        else:
            self._show_signed()

    def focus(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        link = path[-1][0] if path else OWN_WORDS
        if form_id == ASSESSMENT and link == OWN_WORDS:
            self.own_words.setFocus()
            return True
        views = {ASSESSMENT: (self.named, self.plan), DETAILS: (self.details,)}
        if self.further.focus(form_id, path) or self.further_plans.focus(form_id, path):
            return True
        return any(view.focus(link) for view in views.get(form_id, ()))

    def put_in(self, words: str) -> None:
        """Put words where the cursor stands in the own assessment, which is told when it is left."""
        box = self.own_words.findChild(TextBox)
        if box is not None and box.isEnabled():
            box.insertPlainText(words)
            box.setFocus()

    def _place_questions(self) -> None:
        if "A" in self.sections:
            for asked in (self.further, self.named, self.own_words, self._mains[0]):
                self.sections["A"].put_first(asked)
        if "P" in self.sections:
            plans = (self._mains[1], self.offer, self.plan, self.goal, self.further_plans)
            for part in (*plans, self.times, self.details):
                self.sections["P"].put_last(part)

    def _show_draft(self) -> None:
        visit = self._desk.visit
        found = sentences(visit, visit.reference.note, self._desk.words)
        for letter, section in self.sections.items():
            lines = [one for one in found if one.section == letter]
            section.show_sentences([one for one in lines if one.path[-1:] != ((OWN_WORDS, ""),)])

    def _show_signed(self) -> None:
        clinic = self._desk.clinic
        sheet = note_sheet(self._desk.visit, clinic.words, clinic.letterhead, clinic.person.name)
        said = {section.letter: (section.sentences, section.headings) for section in sheet.sections}
        for letter, section in self.sections.items():
            section.show_signed(*said.get(letter, ((), ())))
        clear(self._addenda)
        for heading, text in sheet.addenda:
            self._addenda.addWidget(self._addendum(heading, text))

    def _addendum(self, heading: str, text: str) -> QFrame:
        held = Strip("info", heading, icon="plus-circle-outline", inside=True, parent=self)
        below = QFrame(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(held)
        column.addWidget(Label(text, parent=below))
        return below


def _plain(form_id: str, items: Iterable[Item]) -> list[Asked]:
    """Return questions of a form that lie in no row."""
    return [(form_id, item, ()) for item in items]
