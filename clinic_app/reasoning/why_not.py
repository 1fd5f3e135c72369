"""Why a muscle is not in the list, or not higher: what it leaves, what speaks against it, what it would need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.forms.findings import Finding, Side
from clinic_app.reasoning.account import Account, account
from clinic_app.reasoning.patterns import Pattern, Patterns
from clinic_app.reasoning.ranking import Row, has_side, rows
from clinic_app.reasoning.standing import standings
from clinic_app.reasoning.suggestion import SHOWN

#: So many findings are named at most; what needs more than that is out of reach.
MOST_NEEDED = 5
#: Points come in tenths.
STEP = 0.1


@dataclass(frozen=True, slots=True)
class Needed:
    """A finding nobody asked about that would speak for it, and by how many points."""

    finding: str
    points: float


@dataclass(frozen=True, slots=True)
class WhyNot:
    """How a muscle stands to a list.

    Attributes:
        muscle, side: Whom it is about; where no side was asked for, the one on which it fits best.
        place: Its place on that side, from 1, or None where it explains no marked area and nothing was felt in it.
        behind: Points it lacks to stand among those shown first; 0 where it does.
        account: What it explains and leaves, what speaks for and against it; its reasons add up to its points.
        needs_area: Where it explains nothing: the areas that its trigger points always reach, one of which would have
            to hurt.
        needs: The fewest findings not asked about that would bring it among those shown, an area of its own first.
        is_within_reach: Whether they would suffice.
        ahead: The muscles of the rows shown before it.
    """

    muscle: str
    side: Side | None
    place: int | None
    behind: float
    account: Account
    needs_area: tuple[str, ...]
    needs: tuple[Needed, ...]
    is_within_reach: bool
    ahead: tuple[str, ...]

    @property
    def points(self) -> float:
        """What it has."""
        return round(sum(reason.points for reason in self.account.reasons), 1)

    @property
    def is_shown(self) -> bool:
        """Whether it stands among those a screen shows."""
        return self.place is not None and not self.behind


def why_not(patterns: Patterns, findings: Sequence[Finding], muscle: str, side: Side | None = None) -> WhyNot:
    """Return why a muscle is not in the list, on a side or on the one where it fits best.

    Raises:
        KeyError: There is no such muscle.
    """
    pattern = patterns.of_muscle[muscle]
    listed = _Listed(patterns, findings, muscle, side)
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    told = account(patterns, muscle, listed.better, pains, others)
    points = sum(reason.points for reason in told.reasons)
    behind = 0.0 if listed.is_shown else max(STEP, round(listed.last - points, 1))
    areas = () if listed.place else _areas(pattern)
    from_area = patterns.weights.zone(patterns.weights.essential) if areas else 0.0
    needs, missing = _needs(pattern, told.not_asked, behind - from_area)
    return WhyNot(
        muscle,
        listed.better if listed.has_side else None,
        listed.place,
        behind,
        told,
        areas,
        needs,
        missing <= 0 and (listed.place is not None or bool(areas)),
        tuple(row.muscle for row in listed.before[:SHOWN]),
    )


class _Listed:
    """The list with a muscle's place in it.

    Attributes:
        better: The side asked about, or the one on which the muscle fits best.
        last: Points of the last row that a screen shows; 0 where there are fewer rows.
        before: The rows before it.
    """

    def __init__(self, patterns: Patterns, findings: Sequence[Finding], muscle: str, side: Side | None) -> None:
        self.has_side = side is not None or has_side(findings)
        found = standings(patterns, findings)
        self._rows = rows(patterns, found, has_side=has_side(findings))
        own = next((one for one in found if one.muscle == muscle), None)
        chosen = own.side(has_side=self.has_side) if own else None
        self.better: Side = side or (chosen[0] if chosen else "right")
        self.place = self._place(muscle, side)
        self.last = self._rows[SHOWN - 1].points if len(self._rows) >= SHOWN else 0.0
        self.before = self._rows[: self.place - 1] if self.place else self._rows

    def _place(self, muscle: str, side: Side | None) -> int | None:
        def is_it(row: Row) -> bool:
            return muscle in row.members and (side is None or row.side in (side, "both", None))

        return next((number for number, row in enumerate(self._rows, start=1) if is_it(row)), None)

    @property
    def is_shown(self) -> bool:
        """Whether its row is among the first, or ties with the last of them."""
        return self.place is not None and self._rows[self.place - 1].points >= self.last


def _areas(pattern: Pattern) -> tuple[str, ...]:
    """Return the zones its trigger points always reach, each once; those over its belly where there are none."""
    essential = (zone for point in pattern.muscle.trigger_points for zone in point.essential)
    return tuple(dict.fromkeys(essential)) or (pattern.muscle.local.zones if pattern.muscle.local else ())


def _needs(pattern: Pattern, not_asked: Sequence[str], behind: float) -> tuple[tuple[Needed, ...], float]:
    """Return the most telling findings until the gap is closed, and what is missing then."""
    needed: list[Needed] = []
    for finding in not_asked[:MOST_NEEDED]:
        if behind <= 0:
            break
        worth = pattern.worths[finding]
        needed.append(Needed(finding, max(worth.there, worth.absent)))
        behind -= needed[-1].points
    return tuple(needed), behind
