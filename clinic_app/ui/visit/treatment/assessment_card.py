"""The practitioner's own assessment beside what was treated: typed, or begun with the own differential by one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.site_words import muscle_and_side
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.visit.open_visit import path
from clinic_app.visit.site_plan import chosen_muscles
from clinic_app.visit.wording import inside_a_sentence

FORM, LINK = "assessment", "own_words"


class AssessmentCard(Card):
    """The question, and while it is empty the phrase that a press puts there.

    Attributes:
        phrase: Begins the assessment with the muscles of the own differential.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._question = Question(desk, FORM, desk.visit.form(FORM).item(LINK), parent=self)
        self.phrase = Button("", role="more", parent=self)
        self.phrase.clicked.connect(self._begin)
        self.body.addWidget(self._question)
        self.body.addWidget(self.phrase, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(desk.visit.form(FORM).item(LINK).text)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer the phrase as long as nothing is written."""
        visit, muscles = self._desk.visit, chosen_muscles(self._desk.visit)
        written = str(visit.value(FORM, LINK) or "").strip()
        self.phrase.setVisible(bool(muscles) and not written and visit.is_writable)
        names = ", ".join(inside_a_sentence(muscle_and_side(self._desk, *one)) for one in muscles)
        self.phrase.set_words(self._desk.words("treating.put_down_to", muscles=names))

    def _begin(self) -> None:
        self._desk.answer(FORM, path(LINK), self.phrase.words)
