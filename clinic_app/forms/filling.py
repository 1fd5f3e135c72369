"""A form filled in on its own, in memory: answers, and at once everything that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.evaluation import Changes, Evaluation, Outcome
from clinic_app.forms.questionnaire import Questionnaire

#: How often worked-out values may change each other before they are left as they are.
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a form that is in no record; a new one at a path takes the old one's place."""

    id: str
    path: Path
    value: Value
    replaces: tuple[str, ...] = ()


class Filling:
    """Answers to one form with what is worked out from them.

    Attributes:
        form: What is asked.
        answers: What was answered, worked-out values included.
        outcome: What follows: what is asked now and what must hold and does not.
        evaluation: Works that out.
    """

    def __init__(self, form: Questionnaire, surroundings: Mapping[str, Any] | None = None) -> None:
        self.form = form
        self.answers = Answers()
        self.evaluation = Evaluation(form, surroundings)
        self._number = 0
        for _ in range(ROUNDS):  # a beginning may open questions that have one of their own
            changes = self.evaluation.initial(self.answers)
            if not changes:
                break
            self._put(changes)
        self._settle()

    def answer(self, path: Path, value: Value) -> None:
        """Give an answer, or with None take it back."""
        self.answer_all([(path, value)])

    def answer_all(self, changes: Iterable[tuple[Path, Value]]) -> None:
        """Give several answers at once."""
        self._put(changes)
        self._settle()

    def _put(self, changes: Iterable[tuple[Path, Value]]) -> None:
        for path, value in changes:
            self._number += 1
            replaces = tuple(one.id for one in self.answers.standing(path))
            self.answers.add(Given(str(self._number), path, value, replaces))

    def _settle(self) -> None:
        for _ in range(ROUNDS):
            changes = self.evaluation.calculated(self.answers)
            if not changes:
                break
            self._put(changes)
            if not self.evaluation.is_seen(changes):
                break
        self.outcome: Outcome = self.evaluation.look(self.answers)


def following(evaluation: Evaluation, answers: Answers, changes: Changes) -> Changes:
    """Return changes with the worked-out values they bring about; the answers themselves stay as they are."""
    trial = Answers(answers.all_standing())
    found = dict(changes)
    pending = list(changes)
    for number in range(ROUNDS):
        for place, (path, value) in enumerate(pending):
            replaces = tuple(one.id for one in trial.standing(path))
            trial.add(Given(f"trial-{number}-{place}", path, value, replaces))
        found.update(pending)
        pending = evaluation.calculated(trial)
        if not pending:
            break
    return list(found.items())
