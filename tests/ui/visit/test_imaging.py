"""A report with its date is a finding that alerts, note and later visits know; without the date it is history."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.forms.findings import Finding
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.not_muscle_row import NotMuscleRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path

DAY = "2026-03-11"
STENOSIS = "imaging:lumbar_stenosis"


def named(desk: Desk, *reports: tuple[str, str], day: str = DAY) -> None:
    """Answer that a report was seen, its date where there is one, and what it names."""
    desk.answer("intake", path("imaging"), "found")
    if day:
        desk.answer("intake", path("imaging_date"), day)
    for part in ("spine", "arm"):
        desk.answer("intake", path(("imaging_part", part)), part)
    for question, what in reports:
        desk.answer("intake", path((question, what)), what)


def of_kind(desk: Desk, kind: str) -> list[Finding]:
    return [one for one in desk.visit.now.findings if one.kind == kind]


def test_a_dated_report_is_a_finding_with_its_day_and_side(desk: Desk) -> None:
    named(desk, ("imaging_spine", "lumbar_disc"), ("imaging_arm.left", "cuff_tear"))
    assert {str(one) for one in of_kind(desk, "imaging")} == {
        f"imaging:lumbar_disc@{DAY}",
        f"imaging:cuff_tear@{DAY}.left",
    }
    assert "history:disc_problem" in {one.id for one in desk.visit.now.findings}


def test_without_its_date_it_stays_history(desk: Desk) -> None:
    named(desk, ("imaging_spine", "lumbar_disc"), ("imaging_arm.left", "cuff_tear"), day="")
    assert of_kind(desk, "imaging") == []
    assert {one.id for one in of_kind(desk, "history")} >= {"history:disc_problem", "history:imaging_told"}
    desk.answer("intake", path("imaging_date"), DAY)
    assert len(of_kind(desk, "imaging")) == 2


def test_a_report_that_found_nothing_counts_with_its_date_only(desk: Desk) -> None:
    desk.answer("intake", path("imaging"), "normal")
    assert "history:imaging_normal" not in {one.id for one in desk.visit.now.findings}
    desk.answer("intake", path("imaging_clear_on"), DAY)
    assert "history:imaging_normal" in {one.id for one in desk.visit.now.findings}


def test_what_the_patient_tells_of_a_scan_is_history(desk: Desk) -> None:
    desk.answer("intake", path("imaging"), "told")
    assert of_kind(desk, "imaging") == []
    assert [one.id for one in of_kind(desk, "history")] == ["history:imaging_told"]


@pytest.mark.parametrize("day", ["", DAY])
def test_a_cause_is_raised_by_the_dated_report_and_not_by_the_other(desk: Desk, screened: Desk, day: str) -> None:
    desk.answer("intake", path(("pain_map", "lower_back.right")), "lower_back.right")
    named(screened, ("imaging_spine", "lumbar_stenosis"), day=day)
    up = next((one for one in desk.visit.now.alerts if one.id == "spinal_stenosis"), None)
    assert (up is not None) == bool(day)
    if up is not None:
        assert up.urgency == "note"
        assert [str(one) for one in up.raised_by] == [f"{STENOSIS}@{DAY}"]


def test_a_broken_vertebra_on_a_report_holds_before_hands_are_laid_on(desk: Desk) -> None:
    named(desk, ("imaging_spine", "vertebral_fracture"))
    up = next(one for one in desk.visit.now.alerts if one.id == "spinal_fracture")
    assert up.urgency == "same_day"


def test_the_row_of_a_cause_says_which_report_and_how_many_have_it_without_pain(desk: Desk) -> None:
    desk.answer("intake", path(("pain_map", "shoulder_lateral.left")), "shoulder_lateral.left")
    named(desk, ("imaging_arm.left", "cuff_tear"))
    row = NotMuscleRow(desk, next(one for one in desk.visit.now.alerts if one.id == "rotator_cuff"))
    row.set_open(is_open=True)
    said = " ".join(label.text() for label in row.findChildren(type(row._recorded)))
    assert "11 March 2026" in said
    assert "two of three of them without pain" in said
    assert "Minagawa" in said
    assert "recall of textbooks" in said


def test_the_note_tells_what_the_report_names_and_its_day(desk: Desk) -> None:
    named(desk, ("imaging_spine", "lumbar_disc"), ("imaging_arm.left", "cuff_tear"))
    said = " ".join(one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words))
    assert "herniation, low back" in said
    assert "Imaging, LEFT: rotator cuff tear, 11 March 2026." in said
    assert "RIGHT" not in said


def test_it_still_counts_at_the_next_visit(desk: Desk, clinic: Clinic, clock: SetClock) -> None:
    named(desk, ("imaging_spine", "lumbar_stenosis"))
    assert desk.visit.patient is not None
    clock.advance(weeks=2)
    later = Desk(clinic, clinic.begin_visit(desk.visit.patient).id)
    assert [str(one) for one in of_kind(later, "imaging")] == [f"{STENOSIS}@{DAY}"]
