"""What simpler tools would say: if we do not beat these, the engine is not yet worth its place."""

from __future__ import annotations

from collections.abc import Sequence

from clinic_app.forms.findings import Finding
from clinic_app.reasoning import weights
from clinic_app.reasoning.patterns import Patterns


def overlap(patterns: Patterns, findings: Sequence[Finding]) -> list[tuple[str, float]]:
    """Rank by how many marked zones a muscle's pattern reaches: what reference tools do for one region."""
    zones = {zone for one in findings if one.kind == "pain" for zone in _zones(one)}
    counts = []
    for name, pattern in patterns.of_muscle.items():
        reached = {zone for reach in pattern.reaches for zone, how in reach.zones.items() if how > weights.NEIGHBOUR}
        counts.append((name, float(len(reached & zones))))
    return sorted((one for one in counts if one[1]), key=lambda one: (-one[1], one[0]))


def widest_first(patterns: Patterns, findings: Sequence[Finding]) -> list[tuple[str, float]]:
    """Rank the muscles that reach the area by how much is written of them, whatever the patient says."""
    reaching = {name for name, _ in overlap(patterns, findings)}
    counts = [(name, float(len(patterns.of_muscle[name].worths))) for name in reaching]
    return sorted(counts, key=lambda one: (-one[1], one[0]))


def _zones(finding: Finding) -> list[str]:
    return [one.partition(":")[2] for one in finding.any_of] or [finding.item]
