"""Which questions of a form are asked: FHIR's enableWhen inside the form, and findings from anywhere in the visit.

A pattern of findings (``asked_when``) is alternatives parted by ``|``; each is a finding id such as
``region:low_back``, optionally with a side, or a comparison ``age >= 50`` or ``sex = F``. All patterns of a question
must hold. Another program that does not know our extension asks the question always: more is asked, never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.findings import Finding
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.standing import OPERATORS, Standing

COMPARISON = re.compile(r"(age|sex)\s*(>=|<=|=|>|<)\s*(\w+)")


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


def visible(standing: Standing, circumstances: Circumstances) -> list[tuple[Item, Path]]:
    """Return every item that is asked now, with the path its answer goes to, in reading order.

    Items below a question are asked once it is answered. A repeating item's own path ends before its row id is
    chosen: ``(…, (linkId, ""))``; the items inside its rows follow once for each row that is present.
    """
    return _asked(standing.form.items, (), standing, circumstances)


def _asked(
    items: tuple[Item, ...], within: Path, standing: Standing, circumstances: Circumstances, *, called: bool = True
) -> list[tuple[Item, Path]]:
    """Return the items asked now.

    ``called`` is False below an item whose findings do not call for it: there only what was answered anyway (found by
    search, or before a zone was taken off again) is still shown and still counts.
    """
    found: list[tuple[Item, Path]] = []
    for item in items:
        if (item.conditions or item.details.enabled_when) and not standing.is_asked(item, within):
            continue
        here = called and (not item.asked_when or circumstances.meet(item.asked_when))
        path = (*within, (item.link_id, ""))
        below = _below(item, path, standing, circumstances, called=here) if item.items else []
        if here or (bool(below) if not item.is_question else _is_answered(item, path, standing.answers)):
            found.append((item, path))
            found += below
    return found


def _is_answered(item: Item, path: Path, answers: Answers) -> bool:
    return bool(answers.said(path) or answers.rows(item.link_id, path[:-1]))


def _below(
    item: Item, path: Path, standing: Standing, circumstances: Circumstances, *, called: bool
) -> list[tuple[Item, Path]]:
    answers = standing.answers
    if item.has_rows:
        rows = [(*path[:-1], (item.link_id, row)) for row in answers.rows(item.link_id, path[:-1])]
        return [one for row in rows for one in _asked(item.items, row, standing, circumstances, called=called)]
    if item.is_question and not answers.said(path):
        return []
    return _asked(item.items, path[:-1], standing, circumstances, called=called)


@cache
def _alternatives(pattern: str) -> tuple[frozenset[str], tuple[tuple[str, str, str], ...]]:
    """Return the findings of a pattern any one of which is enough, and its comparisons as name, sign and value."""
    named = [one.strip() for one in pattern.split("|")]
    compared = {one: found.groups() for one in named if (found := COMPARISON.fullmatch(one))}
    return frozenset(named) - set(compared), tuple((name, sign, wanted) for name, sign, wanted in compared.values())
