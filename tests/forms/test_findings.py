"""Findings read and write the form that published cases use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.forms.findings import KINDS, Finding, parse


@pytest.mark.parametrize(
    "text",
    [
        "pain:lower_back.right",
        "worse:coughing_sneezing",
        "test:slr.left=positive",
        "test:slr=negative",
        "pain:any(mid_back|lower_back).left",
        "sign:recognised_pain@quadratus_lumborum.right",
        "-symptom:fever",
        "?symptom:fever",
        "imaging:cuff_tear@2024-03-11.left",
        "imaging:lumbar_disc@2024",
    ],
)
def test_written_form_comes_back(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "pain", "pain:", "ouch:lower_back", "pain:lower back", "pain:x.middle"])
def test_what_is_no_finding_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a finding"):
        parse(text)


ITEMS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)


@given(st.sampled_from(KINDS), ITEMS, st.sampled_from([None, "left", "right"]), st.booleans(), st.booleans())
def test_every_finding_survives_being_written(kind: str, item: str, side: None, present: bool, sure: bool) -> None:
    finding = Finding(f"{kind}:{item}", side, present and sure, sure)
    assert parse(str(finding)) == finding


@given(st.dates(), st.sampled_from([10, 7, 4]), st.sampled_from([None, "left", "right"]))
def test_a_report_keeps_its_day_however_much_of_it_is_known(day: date, known: int, side: None) -> None:
    finding = Finding("imaging:cuff_tear", side, on=day.isoformat()[:known])
    assert parse(str(finding)) == finding


def test_not_sure_counts_as_present_for_safety() -> None:
    assert parse("?symptom:fever").counts_as_present
    assert not parse("-symptom:fever").counts_as_present


def test_mirroring_twice_is_no_change() -> None:
    finding = parse("pain:lower_back.right")
    assert finding.mirrored().side == "left"
    assert finding.mirrored().mirrored() == finding
