"""Names what is wrong with one thing of the knowledge by its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clinic_app.data_files import Place
from clinic_app.errors import Problem
from clinic_app.knowledge.library import Knowledge
from clinic_app.shapes import Fault, did_you_mean


@dataclass(frozen=True)
class Seer:
    """Looks at one thing; ``folder`` and ``id`` say which."""

    folder: str
    id: str
    knowledge: Knowledge

    def problem(self, place: Place, what: str, hint: str = "") -> Problem:
        """Return a problem at a place inside the thing's file."""
        return Fault(place, what, hint).problem(self.knowledge.files[f"{self.folder}/{self.id}"])

    def unknown(self, kind: str, names: Iterable[str], known: Iterable[str], place: Place) -> Iterator[Problem]:
        """Yield a problem for every name that is not known."""
        known = known if isinstance(known, (set, dict, frozenset)) else set(known)
        for name in names:
            if name not in known:
                yield self.problem(place, f"unknown {kind} “{name}”", did_you_mean(name, known))

    def never(self, names: Iterable[str], askable: set[str], place: Place) -> Iterator[Problem]:
        """Yield a problem for every finding that no answer of any form can give."""
        for name in names:
            if name not in askable:
                yield self.problem(place, f"no answer of any form can give “{name}”")
