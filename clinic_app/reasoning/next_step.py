"""What to ask or test next: what best separates the leaders of the list, and what each answer would do to it.

The worth of a question is its expected information about which leader it is. A test has to tell more than a question
to be named, because it takes longer and is believed only as far as it is known to work. Only the muscles that list a
finding are scored anew for it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clinic_app.forms.findings import Finding, Side, parse
from clinic_app.reasoning.leaders import Leaders, Question
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import Row, has_side, rows
from clinic_app.reasoning.standing import CandidateSide, Standing, said_by_muscle, standings

Answer = Literal["yes", "no", "not_sure"]
#: A question and a manual test that may be answered; nobody reads a positive test as *not sure*.
ANSWERS: dict[bool, tuple[Answer, ...]] = {True: ("yes", "no"), False: ("yes", "no", "not_sure")}
#: How many are named, and how many places of the list are shown before and after.
MOST = 3
PLACES = 5


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the list before and after an answer; places count from 1."""

    muscle: str
    side: CandidateSide
    place_before: int
    place_after: int
    points_before: float
    points_after: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one answer would do to the list.

    Attributes:
        finding: The finding it would give.
        moves: The first rows before and after, in their new order.
        changes_leader: Another muscle would stand first.
    """

    answer: Answer
    finding: Finding
    moves: tuple[Move, ...]
    changes_leader: bool

    @property
    def leader(self) -> Move:
        """Who would stand first."""
        return self.moves[0]


@dataclass(frozen=True, slots=True)
class Step:
    """A question to ask or a test to do next.

    Attributes:
        finding: What it is about.
        side: Where a test is done; None for a question.
        worth: Expected information in nats by what asking costs, given the steps before it; only to compare.
        apart: The places of the two rows it tells apart best.
        outcomes: What every answer would do, *yes* (or positive) first.
    """

    finding: str
    side: Side | None
    worth: float
    apart: tuple[int, int]
    outcomes: tuple[Outcome, ...]

    @property
    def is_test(self) -> bool:
        """Whether hands are needed."""
        return self.finding.startswith("test:")


def next_steps(
    patterns: Patterns, findings: Sequence[Finding], *, askable: Container[str] | None = None, most: int = MOST
) -> tuple[Step, ...]:
    """Return what to ask or test next, most telling first; nothing where the list holds fewer than two rows.

    Args:
        patterns: What is known of muscles.
        findings: What was said, with what it implies.
        askable: What may be asked; None for everything the knowledge names.
        most: How many to return at most.
    """
    found = standings(patterns, findings)
    listed = rows(patterns, found, has_side=has_side(findings))
    leaders = Leaders(patterns, listed, found)
    asked = {one.id for one in findings}
    chosen = leaders.best(asked, askable, most) if len(listed) > 1 else []
    trial = _Trial(patterns, findings, found, listed)
    return tuple(trial.step(one) for one in chosen)


@dataclass(frozen=True)
class _Trial:
    """The list as it stands, to try answers on."""

    patterns: Patterns
    findings: Sequence[Finding]
    found: list[Standing]
    listed: list[Row]

    def step(self, question: Question) -> Step:
        """Return a question with what every answer does."""
        is_test = question.finding.startswith("test:")
        side = self.listed[0].side if is_test else None
        on = side if side in ("left", "right") else None
        finding = replace(parse(question.finding), side=on)
        outcomes = tuple(self._outcome(answer, finding) for answer in ANSWERS[is_test])
        return Step(question.finding, on, question.worth, question.apart, outcomes)

    def _outcome(self, answer: Answer, finding: Finding) -> Outcome:
        given = replace(finding, present=answer == "yes", sure=answer != "not_sure")
        after = self._list_with(given)
        before = {row.muscle: (place, row) for place, row in enumerate(self.listed, start=1)}
        moved = [(place, row, *_former(before, row)) for place, row in enumerate(after, start=1)]
        moves = tuple(
            Move(row.muscle, row.side, place_before, place, former.points, row.points)
            for place, row, place_before, former in moved
            if min(place, place_before) <= PLACES
        )
        changes = self.listed[0].muscle not in after[0].members
        return Outcome(answer, given, moves, changes)

    def _list_with(self, finding: Finding) -> list[Row]:
        known = {(one.id, one.side) for one in self.findings}
        implied = self.patterns.knowledge.with_implied([finding])
        more = [one for one in implied if one is finding or (one.id, one.side) not in known]
        muscles = {one.muscle for one in self.found}
        said = said_by_muscle(self.patterns, muscles, more)
        found = (one.with_said(said) for one in self.found)
        return rows(self.patterns, found, has_side=has_side([*self.findings, finding]))


def _former(before: dict[str, tuple[int, Row]], row: Row) -> tuple[int, Row]:
    """Return where a row stood; a twin may have overtaken the one that gave the row its name."""
    return next(before[muscle] for muscle in row.members if muscle in before)
