"""Signs that raise together what each of them alone does not: the rules of red flags and urgent causes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from clinic_app.knowledge.claims import Certainty

ClusterUrgency = Literal["emergency", "same_day", "routine_referral", "note"]
AGE = re.compile(r"age (?P<sign>>=|<=) (?P<years>\d+)")


@dataclass(frozen=True, slots=True)
class Cluster:
    """One way in which a flag or a cause rises.

    A pattern is alternatives parted by ``|``: a finding (with a side where it matters), ``region:<zone group>``, an
    age such as ``age >= 50``, or ``-finding`` for what was asked and is absent. An unknown age holds nothing.

    Attributes:
        all: Patterns every one of which must hold.
        of: Patterns of which ``at_least`` must hold.
        urgency: How soon; that of the flag or cause where empty.
        stands: Not lowered by what was excluded.
        sources, certainty: Where this combination comes from; ``recalled`` where from textbooks alone.
    """

    all: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at_least: int = 0
    urgency: ClusterUrgency | Literal[""] = ""
    stands: bool = False
    sources: tuple[str, ...] = ()
    certainty: Certainty = "recalled"
    note: str = ""

    @property
    def is_sourced(self) -> bool:
        """Whether a source is named, or it is openly recalled."""
        return bool(self.sources) or self.certainty == "recalled"

    @property
    def findings(self) -> tuple[str, ...]:
        """Every finding and region it speaks of, in the order written."""
        return tuple(dict.fromkeys(one for pattern in (*self.all, *self.of) for one in findings_in(pattern)))


@cache
def alternatives(pattern: str) -> tuple[str, ...]:
    """Return the alternatives of a pattern."""
    return tuple(one.strip() for one in pattern.split("|"))


def findings_in(pattern: str) -> Iterator[str]:
    """Yield the ids of the findings and regions a pattern speaks of, without mark and side."""
    for one in alternatives(pattern):
        if not AGE.fullmatch(one):
            yield one.removeprefix("-").removesuffix(".left").removesuffix(".right")
