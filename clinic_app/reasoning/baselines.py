"""What simpler tools would say: if we do not beat these, the engine is not yet worth its place."""

from __future__ import annotations

from collections.abc import Sequence

from clinic_app.forms.findings import Finding
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.terms import zones_of

Points = list[tuple[str, float]]


def overlap(patterns: Patterns, findings: Sequence[Finding]) -> Points:
    """Rank by how many marked zones a muscle's pattern reaches: what reference tools do for one region."""
    marked = _marked(findings)
    counts = [(name, float(len(pattern.zones & marked))) for name, pattern in patterns.of_muscle.items()]
    return sorted((one for one in counts if one[1]), key=lambda one: (-one[1], one[0]))


def regional_tables(patterns: Patterns, findings: Sequence[Finding]) -> Points:
    """Rank by published frequency and textbook lists for the marked regions alone, whatever else the patient says."""
    points: dict[str, float] = {}
    for zone in _marked(findings):
        for muscle, common in patterns.common.get(zone, {}).items():
            points[muscle] = max(points.get(muscle, 0.0), common.value)
    return sorted(points.items(), key=lambda one: (-one[1], one[0]))


def _marked(findings: Sequence[Finding]) -> set[str]:
    return {zone for one in findings if one.kind == "pain" and one.present for zone in zones_of(one)}
