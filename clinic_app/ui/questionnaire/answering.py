"""What the items of a form read from and answer through: a form on its own, or a form of the visit on the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.evaluation import Evaluation, Outcome
from clinic_app.forms.filling import Filling, following
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.visit.measures import surroundings
from clinic_app.visit.open_visit import Said
from clinic_app.words import Words

Change = tuple[Path, Value]


class Answering(QObject):
    """One form and its answers; who derives from it says where they are kept.

    Attributes:
        changed: Something was answered; look again.
        words: The sentences of the program's language.
        form: What is asked.
    """

    changed = Signal()

    def __init__(self, form: Questionnaire, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form, self.words = form, words

    @property
    def answers(self) -> Answers:
        """The answers as they stand."""
        raise NotImplementedError

    @property
    def outcome(self) -> Outcome:
        """What follows from the answers."""
        raise NotImplementedError

    @property
    def is_writable(self) -> bool:
        """Whether it still takes answers."""
        return True

    def answer(self, path: Path, value: Value) -> bool:
        """Give one answer, or with None take it back; say whether it was taken. The row it is the first of begins."""
        begun: list[Change] = []
        for depth in range(1, len(path) if value is not None else 1):
            around = path[:depth]
            if around[-1][1] and not self.answers.said(around):
                is_question = self.form.item(around[-1][0]).is_question
                begun.append((around, around[-1][1] if is_question else True))
        return self.answer_all([*begun, (path, value)])

    def answer_all(self, changes: Iterable[Change]) -> bool:
        """Give several answers at once; say whether they were taken."""
        raise NotImplementedError


class LooseForm(Answering):
    """A form on its own: its answers go when it is closed."""

    def __init__(
        self,
        form: Questionnaire,
        words: Words,
        surroundings: Mapping[str, Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(form, words, parent)
        self.filling = Filling(form, surroundings)

    @property
    def answers(self) -> Answers:
        """The answers as they stand."""
        return self.filling.answers

    @property
    def outcome(self) -> Outcome:
        """What follows from the answers."""
        return self.filling.outcome

    def answer_all(self, changes: Iterable[Change]) -> bool:
        """Give several answers at once; they are always taken."""
        self.filling.answer_all(changes)
        self.changed.emit()
        return True


class FormOnDesk(Answering):
    """A form of the visit on the desk; every answer, and every worked-out value with it, goes through the desk."""

    def __init__(self, desk: Desk, form_id: str, parent: QObject | None = None) -> None:
        super().__init__(desk.visit.form(form_id), desk.words, parent)
        self._desk, self._form_id = desk, form_id
        self._evaluation = Evaluation(self.form, surroundings(desk.visit))
        self._outcome: Outcome | None = None
        desk.changed.connect(self._look_again)

    @property
    def answers(self) -> Answers:
        """The answers as the visit has them."""
        return self._desk.visit.of(self._form_id)

    @property
    def outcome(self) -> Outcome:
        """What follows from the answers."""
        if self._outcome is None:
            self._outcome = self._evaluation.look(self.answers)
        return self._outcome

    @property
    def is_writable(self) -> bool:
        """Whether the visit still takes answers."""
        return self._desk.visit.is_writable

    def begin(self) -> None:
        """Give what stands in the form from the beginning, as one gesture; once something is answered, nothing more."""
        begins = any(item.details.initials or item.details.initial for item, _ in self.form.walk())
        if begins and self.is_writable and not self.answers:
            given = Filling(self.form, surroundings(self._desk.visit)).answers.all_standing()
            self._desk.answer_all(Said(self._form_id, one.path, one.value) for one in given)

    def answer_all(self, changes: Iterable[Change]) -> bool:
        """Give several answers as one gesture; say whether the record took them."""
        all_changes = following(self._evaluation, self.answers, list(changes))
        return self._desk.answer_all(Said(self._form_id, path, value) for path, value in all_changes)

    def _look_again(self) -> None:
        self._outcome = None
        self._evaluation.surround(surroundings(self._desk.visit))
        self.changed.emit()
