"""Which questions of a form are asked: FHIR's enableWhen inside the form, and findings from anywhere in the visit.

A pattern of findings (``asked_when``) is alternatives parted by ``|``; each is a finding id such as
``region:low_back``, optionally with a side, or a comparison ``age >= 50`` or ``sex = F``. All patterns of a question
must hold. Another program that does not know our extension asks the question always: more is asked, never less.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.findings import Finding
from clinic_app.forms.questionnaire import Condition, Item, Questionnaire

COMPARISON = re.compile(r"(age|sex)\s*(>=|<=|=|>|<)\s*(\w+)")
#: What each operator of a condition compares.
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known besides the form at hand: the visit's findings, and the patient's age and sex where given."""

    findings: frozenset[str] = frozenset()
    age: int | None = None
    sex: str = ""

    @classmethod
    def of(cls, findings: Iterable[Finding], age: int | None = None, sex: str = "") -> Circumstances:
        """Return the circumstances a list of findings makes; *not sure* counts as there."""
        present: set[str] = set()
        for finding in findings:
            if finding.counts_as_present:
                present |= {finding.id, f"{finding.id}.{finding.side}"} if finding.side else {finding.id}
        return cls(frozenset(present), age, sex)

    def meet(self, patterns: Iterable[str]) -> bool:
        """Say whether all patterns hold; an unknown age or sex holds every comparison (ask rather than miss)."""
        return all(self._any_holds(pattern.split("|")) for pattern in patterns)

    def _any_holds(self, alternatives: Iterable[str]) -> bool:
        return any(self._holds(one.strip()) for one in alternatives)

    def _holds(self, alternative: str) -> bool:
        comparison = COMPARISON.fullmatch(alternative)
        if comparison is None:
            return alternative in self.findings
        name, sign, wanted = comparison.groups()
        if name == "sex":
            return not self.sex or self.sex[:1].upper() == wanted[:1].upper()
        return self.age is None or OPERATORS[sign](self.age, int(wanted))


def visible(form: Questionnaire, answers: Answers, circumstances: Circumstances) -> Iterator[tuple[Item, Path]]:
    """Yield every item that is asked now, with the path its answer goes to, in reading order.

    Items below a question are asked once it is answered. A repeating item's own path ends before its row id is
    chosen: ``(…, (linkId, ""))``; the items inside its rows follow once for each row that is present.
    """
    if not form.asks_by_expression:
        yield from _visible(form.items, (), answers, circumstances)
        return
    from clinic_app.forms.evaluation import Evaluation  # noqa: PLC0415  it asks here what operators mean

    asked = {(item.link_id, path) for item, path in Evaluation(form).look(answers).asked}
    for item, path in _visible(form.items, (), answers, circumstances):
        if (item.link_id, path) in asked:
            yield item, path


def is_enabled(item: Item, within: Path, answers: Answers) -> bool:
    """Say whether the form's own conditions (enableWhen) let an item be asked."""
    if not item.conditions:
        return True
    hold = (_holds(condition, within, answers) for condition in item.conditions)
    return any(hold) if item.any_condition else all(hold)


def _visible(
    items: tuple[Item, ...], within: Path, answers: Answers, circumstances: Circumstances, *, called: bool = True
) -> Iterator[tuple[Item, Path]]:
    """Walk the items asked now.

    ``called`` is False below an item whose findings do not call for it: there only what was answered anyway (found by
    search, or before a zone was taken off again) is still shown and still counts.
    """
    for item in items:
        if not is_enabled(item, within, answers):
            continue
        here = called and circumstances.meet(item.asked_when)
        path = (*within, (item.link_id, ""))
        answered = item.is_question and bool(answers.said(path) or answers.rows(item.link_id, within))
        below = list(_below(item, within, answers, circumstances, called=here))
        if here or answered or (below and not item.is_question):
            yield item, path
            yield from below


def _below(
    item: Item, within: Path, answers: Answers, circumstances: Circumstances, *, called: bool
) -> Iterator[tuple[Item, Path]]:
    if item.has_rows:
        for row in answers.rows(item.link_id, within):
            yield from _visible(item.items, (*within, (item.link_id, row)), answers, circumstances, called=called)
    elif not item.is_question or answers.said((*within, (item.link_id, ""))):
        yield from _visible(item.items, within, answers, circumstances, called=called)


def _holds(condition: Condition, within: Path, answers: Answers) -> bool:
    """Compare a condition with the answers of the question it names: in this row, else in a row further out."""
    values: list[Any] = []
    for depth in range(len(within), -1, -1):
        values = list(_values(condition.question, within[:depth], answers))
        if values:
            break
    if condition.operator == "exists":
        return bool(values) == bool(condition.answer)
    if condition.operator == "!=":  # true of no answer too, as FHIR says
        return all(value != condition.answer for value in values)
    if not values:
        return False
    compare = OPERATORS.get(condition.operator, operator.eq)
    return any(_compared(compare, value, condition.answer) for value in values)


def _values(question: str, within: Path, answers: Answers) -> Iterator[Any]:
    single = answers.value((*within, (question, "")))
    if single is not None:
        yield single
    for row in answers.rows(question, within):
        yield answers.value((*within, (question, row)))


def _compared(compare: Callable[[Any, Any], bool], value: Any, wanted: Any) -> bool:  # noqa: ANN401
    try:
        return compare(value, wanted)
    except TypeError:
        return False
