"""Ranks muscles, with side, by how well their pattern fits the findings; every point has its reason.

Called *pattern fit*: points, never percentages, never a probability. Pure: the same findings give the same list,
whatever the order of files or answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from clinic_app.forms.findings import Finding, Side
from clinic_app.reasoning.account import Account, Reason, account
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.standing import CandidateSide, Standing, standings


@dataclass(frozen=True)
class Candidate:
    """A muscle on a side, with its points and why.

    Attributes:
        twins: The other muscles of its row: they cannot be told apart from outside and share one place.
        write_out: Gives the account; asked for only when somebody looks, of a hundred candidates five are shown.
        often: What being often found in people with such pain adds to the order: less than a tenth, so that it only
            decides between equal points.
    """

    muscle: str
    side: CandidateSide
    points: float
    write_out: Callable[[], Account] = field(repr=False, compare=False)
    twins: tuple[str, ...] = ()
    often: float = 0.0

    @property
    def score(self) -> float:
        """What it is ordered by: points, and how often it is found."""
        return round(self.points + self.often, 2)

    @cached_property
    def account(self) -> Account:
        """What its points are made of."""
        return self.write_out()

    @property
    def explains(self) -> tuple[Reason, ...]:
        """Marked zones its pattern reaches."""
        return self.account.explains

    @property
    def also_explains(self) -> tuple[Reason, ...]:
        """On both sides: what the muscle of the other side reaches; not in the points."""
        return self.account.also_explains

    @property
    def leaves(self) -> tuple[Finding, ...]:
        """Marked zones it does not reach."""
        return self.account.leaves

    @property
    def speaks_for(self) -> tuple[Reason, ...]:
        """Other findings for it, heaviest first."""
        return self.account.speaks_for

    @property
    def speaks_against(self) -> tuple[Reason, ...]:
        """Other findings against it, heaviest first."""
        return self.account.speaks_against

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Findings it would show that nobody has asked about, most telling first."""
        return self.account.not_asked

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every term of the points."""
        return self.account.reasons


class Row(NamedTuple):
    """A place of the list: its best muscle, the side shown, the side whose points count, and the muscle's twins."""

    muscle: str
    side: CandidateSide
    better: Side
    points: float
    often: float
    twins: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """What the row is ordered by."""
        return round(self.points + self.often, 2)

    @property
    def members(self) -> tuple[str, ...]:
        """All muscles of the row, the best one first."""
        return self.muscle, *self.twins


def rank(patterns: Patterns, findings: Sequence[Finding]) -> list[Candidate]:
    """Return every muscle that explains a marked zone or was felt to hurt, best first; equals in the order of names."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    return [
        Candidate(
            row.muscle,
            row.side,
            row.points,
            partial(account, patterns, row.muscle, row.better, pains, others, is_both=row.side == "both"),
            row.twins,
            row.often,
        )
        for row in rows(patterns, standings(patterns, findings), has_side=has_side(findings))
    ]


def has_side(findings: Iterable[Finding]) -> bool:
    """Say whether a side was named anywhere."""
    return any(one.side and one.kind != "region" and (one.kind != "pain" or one.present) for one in findings)


def rows(patterns: Patterns, found: Iterable[Standing], *, has_side: bool) -> list[Row]:
    """Return the list: a side chosen for each muscle, best first, twins in one row at the place of the best of them."""
    single = []
    for one in found:
        side = one.side(has_side=has_side)
        if side is not None:
            single.append(Row(one.muscle, side[1], side[0], one.points(side[0]), one.often))
    single.sort(key=lambda row: (-row.score, row.muscle))
    return _with_twins(patterns, single)


def _with_twins(patterns: Patterns, single: Iterable[Row]) -> list[Row]:
    """Put twins beside their best member, so that they fill one place of the list and not three."""
    placed: dict[str, int] = {}
    found: list[Row] = []
    for row in single:
        name = patterns.of_muscle[row.muscle].muscle.twins
        if name and name in placed:
            first = found[placed[name]]
            found[placed[name]] = first._replace(twins=(*first.twins, row.muscle))
            continue
        if name:
            placed[name] = len(found)
        found.append(row)
    return found
