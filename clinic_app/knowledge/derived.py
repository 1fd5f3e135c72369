"""Findings that no answer gives by itself, but several together: severity, both legs, both shoulder and hip girdles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clinic_app.forms.findings import SIDES, Finding

#: Pain of so many out of ten, or more, is severe.
SEVERE_FROM = 7
SEVERE = "symptom:severe"
BOTH_LEGS = "symptom:both_legs_painful"
BOTH_SHOULDERS = "symptom:both_shoulders_painful"
BOTH_GIRDLES = "symptom:multiple_girdles"
DERIVED = frozenset({SEVERE, BOTH_LEGS, BOTH_SHOULDERS, BOTH_GIRDLES})

#: Zones by their whole meaning: the yoke between neck and shoulder, the crest and the sacroiliac joints are no girdle.
THIGHS = ("thigh_front", "thigh_medial", "thigh_lateral", "thigh_back")
LEG_GROUPS = ("thigh", "knee", "calf_shin", "ankle_foot")
SHOULDERS = frozenset(
    {
        *("shoulder_top", "shoulder_front", "shoulder_lateral", "shoulder_back"),
        *("upper_arm_front", "upper_arm_lateral", "upper_arm_medial", "upper_arm_back"),
    }
)
HIPS = frozenset({"lateral_hip", "hip_front", "groin", "buttock_upper", "buttock_mid", "buttock_lower", *THIGHS})


def derived(findings: Iterable[Finding], zone_groups: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """Return what follows from the marked pains; each stands on the answer that one of them came from."""
    pains = [one for one in findings if one.kind == "pain" and one.counts_as_present]
    found: list[Finding] = []
    strong = next((one for one in pains if one.amount is not None and one.amount >= SEVERE_FROM), None)
    if strong is not None:
        found.append(Finding(SEVERE, amount=strong.amount, source=strong.source))
    legs = frozenset(zone for group in LEG_GROUPS for zone in zone_groups.get(group, ()))
    shoulders, hips = _on_both_sides(pains, SHOULDERS), _on_both_sides(pains, HIPS)
    both = {
        BOTH_LEGS: _on_both_sides(pains, legs),
        BOTH_SHOULDERS: shoulders,
        BOTH_GIRDLES: shoulders if hips is not None else None,
    }
    return [*found, *(Finding(name, source=pain.source) for name, pain in both.items() if pain is not None)]


def _on_both_sides(pains: Iterable[Finding], zones: frozenset[str]) -> Finding | None:
    """Return one of the pains in some zones where there is one on either side; else None."""
    there = [one for one in pains if zones.issuperset(_zones(one))]
    return there[0] if {one.side for one in there}.issuperset(SIDES) else None


def _zones(pain: Finding) -> list[str]:
    """Return the zones one of which is meant."""
    return [one.partition(":")[2] for one in pain.any_of] or [pain.item]
