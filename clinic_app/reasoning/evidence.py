"""What speaks for a pattern of signs, in the finest words that were said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from clinic_app.forms.findings import Finding
from clinic_app.forms.visibility import Circumstances
from clinic_app.knowledge.clusters import AGE, Cluster, alternatives
from clinic_app.knowledge.derived import derived
from clinic_app.knowledge.library import Knowledge

Found = tuple[Finding, ...]


class Evidence:
    """Findings made ready to be asked for.

    What was answered *not sure* counts as there, what was not asked is neither there nor absent.

    Attributes:
        age: Age in years, or None where it is not known.
    """

    def __init__(
        self, knowledge: Knowledge, findings: Sequence[Finding], age: int | None = None, sex: str = ""
    ) -> None:
        self.age = age
        self._person = Circumstances(frozenset(), age, sex)
        self._there: dict[str, list[Finding]] = defaultdict(list)
        self._finer: dict[str, list[Finding]] = defaultdict(list)
        self._absent: dict[str, list[Finding]] = defaultdict(list)
        for one in (*findings, *derived(findings, knowledge.zone_groups)):
            if not one.counts_as_present:
                self._absent[one.id].append(one)
                continue
            for name in one.any_of or (one.id,):
                self._there[name].append(one)
                if one.side:
                    self._there[f"{name}.{one.side}"].append(one)
            term = knowledge.terms.get(one.id)
            for coarse in term.implies if term else ():
                self._finer[coarse].append(one)

    def concerned(self, patterns: Iterable[str]) -> bool:
        """Say whether ages and sex fit the patient; what is not known fits."""
        return self._person.meet(patterns)

    def of(self, name: str) -> Found:
        """Return the findings of an id: the finer ones that imply it where there are any; nothing where it is not."""
        found = self._finer.get(name) or self._there.get(name)
        return tuple(dict.fromkeys(found)) if found else ()

    def for_pattern(self, pattern: str) -> Found | None:
        """Return what holds a pattern, or None where nothing does; an age holds it without a finding."""
        found: list[Finding] = []
        named, aged = _parts(pattern)
        for one in named:
            found += self._denied(one[1:]) if one.startswith("-") else self.of(one)
        holds = bool(found) or any(self._is_aged(sign, years) for sign, years in aged)
        return tuple(dict.fromkeys(found)) if holds else None

    def for_cluster(self, cluster: Cluster) -> list[Found] | None:
        """Return what holds each pattern of a cluster, or None where too few of them hold."""
        every = []
        for one in cluster.all:
            found = self.for_pattern(one)
            if found is None:
                return None
            every.append(found)
        some = [found for one in cluster.of if (found := self.for_pattern(one)) is not None]
        return [*every, *some] if len(some) >= cluster.at_least else None

    def _denied(self, name: str) -> Found:
        """Return what was asked and is absent, and nowhere said to be there."""
        return () if self._there.get(name) else tuple(self._absent.get(name, ()))

    def _is_aged(self, sign: str, years: int) -> bool:
        if self.age is None:
            return False
        return self.age >= years if sign == ">=" else self.age <= years


@cache
def _parts(pattern: str) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """Return the findings of a pattern, and its ages as sign and years: taken apart once, asked at every click."""
    ages = {one: age for one in alternatives(pattern) if (age := AGE.fullmatch(one))}
    named = tuple(one for one in alternatives(pattern) if one not in ages)
    return named, tuple((age["sign"], int(age["years"])) for age in ages.values())
