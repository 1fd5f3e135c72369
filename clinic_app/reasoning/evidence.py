"""What speaks for a pattern of signs, in the finest words that were said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
        return tuple(dict.fromkeys(self._finer.get(name) or self._there.get(name) or ()))

    def for_pattern(self, pattern: str) -> Found | None:
        """Return what holds a pattern, or None where nothing does; an age holds it without a finding."""
        found: list[Finding] = []
        holds = False
        for one in alternatives(pattern):
            age = AGE.fullmatch(one)
            if age is not None:
                holds = holds or self._is_aged(age["sign"], int(age["years"]))
                continue
            said = self._denied(one[1:]) if one.startswith("-") else self.of(one)
            found += said
            holds = holds or bool(said)
        return tuple(dict.fromkeys(found)) if holds else None

    def for_cluster(self, cluster: Cluster) -> list[Found] | None:
        """Return what holds each pattern of a cluster, or None where too few of them hold."""
        every = [self.for_pattern(one) for one in cluster.all]
        some = [found for one in cluster.of if (found := self.for_pattern(one)) is not None]
        if None in every or len(some) < cluster.at_least:
            return None
        return [found for found in (*every, *some) if found is not None]

    def _denied(self, name: str) -> Found:
        """Return what was asked and is absent, and nowhere said to be there."""
        return () if self._there.get(name) else tuple(self._absent.get(name, ()))

    def _is_aged(self, sign: str, years: int) -> bool:
        if self.age is None:
            return False
        return self.age >= years if sign == ">=" else self.age <= years
