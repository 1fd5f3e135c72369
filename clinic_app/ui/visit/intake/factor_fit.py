"""Which groups of factors are worth asking first: those that muscles referring to the marked areas speak of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from clinic_app.forms.questionnaire import Item
from clinic_app.knowledge.library import Knowledge


class FactorFit:
    """Compares what the knowledge files say of muscles that refer to some areas with what they say of all muscles."""

    def __init__(self, groups: Iterable[Item], knowledge: Knowledge) -> None:
        self._groups = {group.link_id: group for group in groups}
        self._knowledge = knowledge

    def ordered(self, zones: Collection[str]) -> list[tuple[str, bool]]:
        """Return the linkIds of the groups, the fitting ones first, each with whether it fits more than others do."""
        here = [muscle for muscle, refers_to in self._zones.items() if not refers_to.isdisjoint(zones)]
        everywhere = self._share(list(self._zones))
        share = self._share(here)
        gain = {group: share[group] - everywhere[group] for group in self._groups}
        order = sorted(self._groups, key=lambda group: -gain[group])
        return [(group, gain[group] > 0) for group in (order if here else self._groups)]

    def _share(self, muscles: list[str]) -> dict[str, float]:
        """Return, for each group, which part of its questions a muscle speaks of on average."""
        counts = Counter[str]()
        for muscle in muscles:
            counts.update(self._spoken_of[muscle])
        sizes = {group: max(1, len(item.items) * len(muscles)) for group, item in self._groups.items()}
        return {group: counts[group] / sizes[group] for group in self._groups}

    @cached_property
    def _zones(self) -> dict[str, frozenset[str]]:
        """The zones each muscle refers to in nearly everybody."""
        return {
            name: frozenset(zone for point in muscle.trigger_points for zone in point.essential)
            for name, muscle in self._knowledge.muscles.items()
        }

    @cached_property
    def _spoken_of(self) -> dict[str, Counter[str]]:
        """For each muscle, how many of its findings the questions of each group give."""
        group_of = {
            finding.lstrip("-?"): link_id
            for link_id, group in self._groups.items()
            for item in group.items
            for option in item.options
            for finding in option.findings
        }
        return {
            name: Counter(group_of[finding] for finding in muscle.claims() if finding in group_of)
            for name, muscle in self._knowledge.muscles.items()
        }
