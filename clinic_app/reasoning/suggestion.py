"""The list for one patient as plain values: what ``clinic-app suggest`` prints and ``evaluate`` scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clinic_app.errors import Problem
from clinic_app.forms.findings import Finding
from clinic_app.reasoning.alerts import Alert, alerts, holds_list
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import Candidate, rank

#: Rows that a screen shows, with all that tie with the last of them.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Alerts, and below them muscles unless an emergency is up.

    Attributes:
        complaints: What of the input was not understood.
        knowledge: Version of the knowledge it rests on.
        left_out: What is wrong with files that were left out of the knowledge; with any, the list is incomplete.
    """

    alerts: tuple[Alert, ...]
    candidates: tuple[Candidate, ...]
    knowledge: str
    complaints: tuple[str, ...] = ()
    left_out: tuple[Problem, ...] = ()

    @property
    def is_incomplete(self) -> bool:
        """Whether a file was left out of the knowledge it rests on."""
        return bool(self.left_out)

    @property
    def muscles(self) -> list[tuple[str, str | None, float]]:
        """Muscle, side and score, best first; the twins of a row stand one after another with equal scores."""
        return [(name, one.side, one.score) for one in self.candidates for name in (one.muscle, *one.twins)]

    def as_json(self) -> dict[str, Any]:
        """Return what ``suggest --json`` prints for a case."""
        return {
            "muscles": [list(one) for one in self.muscles],
            "alerts": [{"id": one.id, "urgency": one.urgency} for one in self.alerts],
            "reasons": {f"{one.muscle}.{one.side or 'side_unknown'}": _reasons(one) for one in self.candidates},
            "knowledge": self.knowledge,
            "incomplete": [str(one) for one in self.left_out],
            "complaints": list(self.complaints),
        }


def suggest(
    patterns: Patterns, findings: Sequence[Finding], age: int | None = None, complaints: Sequence[str] = ()
) -> Suggestion:
    """Return alerts and ranking for findings that already hold what they imply.

    The ranking stands beside an emergency here, because ``evaluate`` counts it; a screen shows none then.
    """
    knowledge = patterns.knowledge
    up = alerts(knowledge, findings, age)
    found = tuple(rank(patterns, findings))
    return Suggestion(tuple(up), found, knowledge.version, tuple(complaints), tuple(knowledge.problems))


def shown(suggestion: Suggestion, count: int = SHOWN) -> tuple[Candidate, ...]:
    """Return what a screen shows: the first few, with all that tie with the last of them; nothing in an emergency."""
    if holds_list(suggestion.alerts):
        return ()
    found = suggestion.candidates
    if len(found) <= count:
        return found
    return tuple(one for one in found if one.points >= found[count - 1].points)


def _reasons(candidate: Candidate) -> list[dict[str, Any]]:
    return [
        {"finding": str(one.finding), "points": one.points, "strength": one.strength, "sources": list(one.sources)}
        for one in (*candidate.reasons, *candidate.account.often)
    ]
