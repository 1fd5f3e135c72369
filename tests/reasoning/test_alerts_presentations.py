"""Textbook presentations: what is serious comes up soon enough, what is ordinary does not alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clinic_app.data_files import load
from clinic_app.forms.findings import parse
from clinic_app.reading import Reading
from clinic_app.reasoning.alerts import ORDER, Alert, alerts

PRESENTATIONS: dict[str, Any] = load(Path(__file__).parent.parent / "data" / "presentations.yaml")
SERIOUS: dict[str, Any] = PRESENTATIONS["serious"]
ORDINARY: dict[str, Any] = PRESENTATIONS["ordinary"]


def up(reading: Reading, case: dict[str, Any]) -> list[Alert]:
    knowledge = reading.reference.knowledge
    findings = [parse(text) for text in case["findings"]]
    unknown = [one.id for one in findings if one.kind != "pain" and one.id not in knowledge.terms]
    assert unknown == []
    return alerts(knowledge, knowledge.with_implied(findings), case.get("age"))


@pytest.mark.parametrize("name", SERIOUS)
def test_what_is_serious_comes_up(name: str, reading: Reading) -> None:
    case = SERIOUS[name]
    found = up(reading, case)
    assert found, name
    assert ORDER.index(found[0].urgency) <= ORDER.index(case["at_least"]), found
    assert found[0].raised_by


@pytest.mark.parametrize("name", ORDINARY)
def test_what_is_ordinary_does_not_alarm(name: str, reading: Reading) -> None:
    found = up(reading, ORDINARY[name])
    assert [one for one in found if one.urgency != "note"] == []


@pytest.mark.parametrize("name", SERIOUS)
def test_a_further_finding_never_lowers_what_is_up(name: str, reading: Reading) -> None:
    """Only what was excluded, and an age, may lower; a yes more never does."""
    case = SERIOUS[name]
    before = up(reading, case)[0].urgency
    for more in ("worse:prolonged_sitting", "symptom:tightness", "eases:heat", "history:stress", "symptom:fever"):
        after = up(reading, case | {"findings": [*case["findings"], more]})[0].urgency
        assert ORDER.index(after) <= ORDER.index(before), more
