"""What trials say of a treatment: folded away in one line, and below it plain sentences, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.knowledge.evidence import Evidence, Finding
from clinic_app.ui.desk import Desk
from clinic_app.ui.library.knowledge_words import full_source, review_words
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.reviews import Reviewed
from clinic_app.visit.treatments import sites


class Trials(QWidget):
    """What is known of a treatment for the muscles treated; hidden where no trial of it was read.

    Attributes:
        fold: The line that opens it.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        self._told: list[tuple[Evidence, Finding]] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.fold = Expander(desk.words("trials.heading"), parent=self)
        column.addWidget(self.fold)
        self._lines: list[Label] = []
        self.setVisible(bool(self._known()))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is about the muscles treated now; of all muscles while none is chosen."""
        told = list(self._about())
        if told == self._told:
            return
        self._told = told
        for line in self._lines:
            self.fold.body.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = list(self._made(told))
        for line in self._lines:
            self.fold.body.addWidget(line)

    def _known(self) -> list[Evidence]:
        evidence = self._desk.visit.reference.knowledge.evidence.values()
        return [one for one in evidence if set(one.treatments) & set(self._form.safety_groups)]

    def _about(self) -> Iterator[tuple[Evidence, Finding]]:
        visit = self._desk.visit
        muscles = visit.reference.knowledge.muscles
        treated = {muscles[site.muscle].region for site in sites(visit, self._form) if site.muscle in muscles}
        for one in self._known():
            said = dict.fromkeys(found for region in sorted(treated) for found in one.about(region))
            yield from ((one, found) for found in one.says if found in said or not treated)

    def _made(self, told: list[tuple[Evidence, Finding]]) -> Iterator[Label]:
        words, knowledge = self._desk.words, self._desk.visit.reference.knowledge
        if not told:
            yield Label(words("trials.none_here"), "small", tone="text_2", parent=self)
        for _, found in told:
            yield Label(found.text, parent=self)
            for key in found.sources:
                yield Label(full_source(knowledge, words, key), "small", tone="text_2", parent=self)
        for one in dict.fromkeys(one for one, _ in told):
            looked_over = review_words(words, Reviewed(one.review.reviewer, one.review.date))
            yield Label(looked_over, "small_strong", tone="text_2", parent=self)
