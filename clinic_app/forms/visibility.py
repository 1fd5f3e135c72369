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
from functools import cache
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
        return all(self._any_holds(*_alternatives(pattern)) for pattern in patterns)

    def _any_holds(self, named: frozenset[str], compared: tuple[tuple[str, str, str], ...]) -> bool:
        return not self.findings.isdisjoint(named) or any(self._compares(*one) for one in compared)

    def _compares(self, name: str, sign: str, wanted: str) -> bool:
        if name == "sex":
            return not self.sex or self.sex[:1].upper() == wanted[:1].upper()
        return self.age is None or OPERATORS[sign](self.age, int(wanted))


def visible(form: Questionnaire, answers: Answers, circumstances: Circumstances) -> Iterator[tuple[Item, Path]]:
    """Yield every item that is asked now, with the path its answer goes to, in reading order.

    Items below a question are asked once it is answered. A repeating item's own path ends before its row id is
    chosen: ``(…, (linkId, ""))``; the items inside its rows follow once for each row that is present.
    """
    if not form.asks_by_expression:
        yield from _asked(form.items, (), answers, circumstances)
        return
    from clinic_app.forms.evaluation import Evaluation  # noqa: PLC0415  it asks here what operators mean

    asked = {(item.link_id, path) for item, path in Evaluation(form).look(answers).asked}
    for item, path in _asked(form.items, (), answers, circumstances):
        if (item.link_id, path) in asked:
            yield item, path


def is_enabled(item: Item, within: Path, answers: Answers) -> bool:
    """Say whether the form's own conditions (enableWhen) let an item be asked."""
    if not item.conditions:
        return True
    hold = (_holds(condition, within, answers) for condition in item.conditions)
    return any(hold) if item.any_condition else all(hold)


def _asked(
    items: tuple[Item, ...], within: Path, answers: Answers, circumstances: Circumstances, *, called: bool = True
) -> list[tuple[Item, Path]]:
    """Return the items asked now.

    ``called`` is False below an item whose findings do not call for it: there only what was answered anyway (found by
    search, or before a zone was taken off again) is still shown and still counts.
    """
    found: list[tuple[Item, Path]] = []
    for item in items:
        if item.conditions and not is_enabled(item, within, answers):
            continue
        here = called and (not item.asked_when or circumstances.meet(item.asked_when))
        path = (*within, (item.link_id, ""))
        below = _below(item, path, answers, circumstances, called=here) if item.items else []
        if here or (bool(below) if not item.is_question else _is_answered(item, path, answers)):
            found.append((item, path))
            found += below
    return found


def _is_answered(item: Item, path: Path, answers: Answers) -> bool:
    return bool(answers.said(path) or answers.rows(item.link_id, path[:-1]))


def _below(
    item: Item, path: Path, answers: Answers, circumstances: Circumstances, *, called: bool
) -> list[tuple[Item, Path]]:
    if item.has_rows:
        rows = [(*path[:-1], (item.link_id, row)) for row in answers.rows(item.link_id, path[:-1])]
        return [one for row in rows for one in _asked(item.items, row, answers, circumstances, called=called)]
    if item.is_question and not answers.said(path):
        return []
    return _asked(item.items, path[:-1], answers, circumstances, called=called)


@cache
def _alternatives(pattern: str) -> tuple[frozenset[str], tuple[tuple[str, str, str], ...]]:
    """Return the findings of a pattern any one of which is enough, and its comparisons as name, sign and value."""
    named = [one.strip() for one in pattern.split("|")]
    compared = {one: found.groups() for one in named if (found := COMPARISON.fullmatch(one))}
    return frozenset(named) - set(compared), tuple((name, sign, wanted) for name, sign, wanted in compared.values())


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
