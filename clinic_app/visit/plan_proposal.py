"""A plan to start from: so many visits, so far apart, assessed again on a day; only a proposal until it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path as File
from typing import TYPE_CHECKING

from clinic_app.data_files import load
from clinic_app.errors import DataFileError
from clinic_app.shapes import read
from clinic_app.visit.glance import areas_in
from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

FILE = File(__file__).with_name("plan_proposals.yaml")
FORM = "assessment"
#: At the latest after so many visits it is looked at again whether the plan is right.
REASSESS_AFTER = 4
WEEK = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """So many visits, every so many days, for what has lasted so long and hurts at least so much (0–10)."""

    since: tuple[str, ...]
    pain: int
    visits: int
    every: int


@dataclass(frozen=True, slots=True)
class _Rules:
    proposals: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan that nobody has taken yet."""

    visits: int
    every: int
    reassess: date


def proposal(visit: OpenVisit) -> Proposal | None:
    """Return the plan proposed from how bad it is and how long it has lasted; None while either was not said."""
    since, pain = visit.value("intake", "since"), _worst(visit)
    if since is None or pain is None:
        return None
    fitting = (one for one in rules() if (not one.since or since in one.since) and pain >= one.pain)
    found = next(fitting, None)
    if found is None:
        return None
    first = min(found.visits, REASSESS_AFTER) - 1
    return Proposal(found.visits, found.every, visit.visit.care.local.date() + timedelta(days=first * found.every))


def taking(one: Proposal, words: Words) -> list[Said]:
    """Return the answers of one gesture that make a proposal the plan."""
    return [
        Said(FORM, path("frequency"), every_words(one.every, words)),
        Said(FORM, path("planned_visits"), one.visits),
        Said(FORM, path("reassess"), one.reassess.isoformat()),
    ]


def every_words(days: int, words: Words) -> str:
    """Return how often that is."""
    return words("plan.weekly") if days == WEEK else words("plan.every_days", days=days)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the shipped proposals, read once.

    Raises:
        DataFileError: The file cannot be read, or says something nobody understands.
    """
    found, faults = read(_Rules, load(FILE))
    if found is None:
        raise DataFileError(faults[0].problem(FILE))
    return found.proposals


def _worst(visit: OpenVisit) -> int | None:
    """Return the worst pain that was told of today or of the last week."""
    marked = [one.pain for one in areas_in(visit.of("intake")) if one.pain is not None]
    told = visit.value("intake", "worst")
    return max([*marked, *([] if told is None else [int(told)])], default=None)
