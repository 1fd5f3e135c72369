"""What the answers to a question would do to the list of muscles.

It is found by ranking with all that an answer means, so that the list keeps the promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clinic_app.forms.findings import Finding, parse
from clinic_app.reasoning import weights
from clinic_app.reasoning.alerts import alerts
from clinic_app.reasoning.next_step import PLACES
from clinic_app.reasoning.ranking import Row, has_side, rows
from clinic_app.reasoning.standing import CandidateSide, standings

if TYPE_CHECKING:
    from clinic_app.forms.questionnaire import Item
    from clinic_app.visit.open_visit import OpenVisit


@dataclass(frozen=True, slots=True)
class MuscleAt:
    """A muscle on a side, with the places of its row in the list before and after an answer."""

    muscle: str
    side: CandidateSide
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer would do to the list.

    Attributes:
        answers: The answers, as the form words them, that would do just this.
        is_yes: They say that it is so, or that the test is positive.
        first: Who would stand first.
        is_new: Another muscle than now.
        rising: Who would climb most, where the first stays.
        ahead: By how many points more than now the first would lead.
        is_emergency: It would raise an emergency: then there is no list.
    """

    answers: tuple[str, ...]
    is_yes: bool
    first: MuscleAt
    is_new: bool
    rising: MuscleAt | None
    ahead: float
    is_emergency: bool = False

    @property
    def does_the_same(self) -> tuple[object, ...]:
        """What two answers must share to be told of together."""
        return self.is_yes, self.first.muscle, self.first.side, self.is_emergency


def listed(visit: OpenVisit, more: Sequence[Finding] = ()) -> list[Row]:
    """Return the list of a visit as it is, or as it would be with some findings more."""
    patterns, findings = visit.reference.patterns, [*visit.now.findings, *more]
    return rows(patterns, standings(patterns, findings), has_side=has_side(findings))


def effects(visit: OpenVisit, now: Sequence[Row], item: Item, about: str) -> tuple[Effect, ...]:
    """Return what the answers that say yes or no to a finding would do, answers that do the same together."""
    found: dict[tuple[object, ...], Effect] = {}
    for text, given, is_yes in _answering(item, about):
        one = _effect(visit, now, given, Effect((text,), is_yes, _at(now[0], 1, 1), is_new=False, rising=None, ahead=0))
        same = found.get(one.does_the_same)
        found[one.does_the_same] = replace(same, answers=(*same.answers, text)) if same else one
    return tuple(sorted(found.values(), key=lambda one: not one.is_yes))


def _effect(visit: OpenVisit, now: Sequence[Row], given: Sequence[Finding], answer: Effect) -> Effect:
    more = _with_implied(visit, given)
    after = listed(visit, more)
    before = {muscle: place for place, row in enumerate(now, start=1) for muscle in row.members}
    moved = [_at(row, before.get(row.muscle, len(after)), place) for place, row in enumerate(after[:PLACES], start=1)]
    is_new = now[0].muscle not in after[0].members
    climbing = [one for one in moved[1:] if one.before > one.after]
    return replace(
        answer,
        first=moved[0],
        is_new=is_new,
        rising=None if is_new else max(climbing, key=lambda one: one.before - one.after, default=None),
        ahead=0 if is_new else round(_lead(after) - _lead(now), 1),
        is_emergency=_raises_emergency(visit, more),
    )


def _with_implied(visit: OpenVisit, given: Sequence[Finding]) -> list[Finding]:
    known = {(one.id, one.side) for one in visit.now.findings}
    implied = visit.reference.knowledge.with_implied(given)
    return [one for one in implied if one in given or (one.id, one.side) not in known]


def _raises_emergency(visit: OpenVisit, more: Sequence[Finding]) -> bool:
    if not any(one.counts_as_present for one in more):
        return False
    now = visit.now
    known = {one.id for one in now.alerts if one.urgency == "emergency"}
    up = alerts(visit.reference.knowledge, [*now.findings, *more], now.age, sex=now.sex)
    return any(one.urgency == "emergency" and one.id not in known for one in up)


def _answering(item: Item, about: str) -> Iterator[tuple[str, list[Finding], bool]]:
    """Yield the answers that say for sure that a finding is so, or that it is not, with all they mean."""
    for option in item.options:
        given = [parse(text) for text in option.findings]
        said = [one for one in given if one.id == about and one.sure]
        if said:
            yield option.text, given, said[0].present


def _lead(found: Sequence[Row]) -> float:
    return found[0].points - found[1].points if len(found) > 1 else weights.TIE


def _at(row: Row, before: int, after: int) -> MuscleAt:
    return MuscleAt(row.muscle, row.side, before, after)
