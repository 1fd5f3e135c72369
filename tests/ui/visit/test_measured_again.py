"""What was measured last time: asked anew beside what it was then, said to be the same, or not done today."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.measured_again import NOT_MEASURED, MeasuredAgain
from clinic_app.ui.visit.follow_up.retest import Retest
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import Said, path
from clinic_app.words import Words
from tests.ui.conftest import Show
from tests.ui.using import Hand, seen

FLEXION, TEST = "hip_flexion_degrees.right", "faber.right"


@pytest.fixture
def later(desk: Desk, clinic: Clinic, clock: SetClock) -> Desk:
    """Give a second visit a week after one with a hip measured and a test that hurt."""
    said = {FLEXION: 95, TEST: "positive", "ober.right": "negative"}
    desk.answer("intake", path(("pain_map", "lateral_hip.right")), "lateral_hip.right")
    desk.answer_all(Said("examination", path(link), value) for link, value in said.items())
    assert desk.visit.patient is not None
    clock.advance(days=7)
    return Desk(clinic, clinic.begin_visit(desk.visit.patient).id)


@pytest.fixture
def retest(later: Desk, show: Show) -> Retest:
    widget = Retest(later)
    show(widget, 500)
    return widget


def one(retest: Retest, called: str) -> MeasuredAgain:
    return next(one for one in retest.asked if called in one.accessibleName())


def test_what_was_found_stands_beside_an_empty_control(retest: Retest, later: Desk) -> None:
    assert [asked.accessibleName() for asked in retest.asked] == ["FABER, RIGHT", "Hip flexion, RIGHT"]
    assert "95°" in seen(one(retest, "Hip"))
    assert not later.visit.used_forms  # nothing is carried, nothing is written


def test_measured_again_and_the_same_is_one_press_and_today_s_own_answer(retest: Retest, later: Desk) -> None:
    hip = one(retest, "Hip")
    Hand().click(hip.same)
    assert later.visit.value("examination", FLEXION) == 95
    (row,) = later.visit.of("examination").said(path(FLEXION))
    assert row.provenance == "asked"  # type: ignore[attr-defined]  # a row of the record
    assert hip.same.isHidden()
    assert hip.not_today.isHidden()
    later.undo()
    assert later.visit.value("examination", FLEXION) is None
    assert not hip.same.isHidden()


def test_not_measured_today_is_said_in_the_note_and_taken_back(retest: Retest, later: Desk, words: Words) -> None:
    hand, hip, faber = Hand(), one(retest, "Hip"), one(retest, "FABER")
    hand.click(hip.not_today)
    hand.click(faber.not_today)
    assert later.visit.value("examination", NOT_MEASURED) == "Hip flexion, RIGHT; FABER, RIGHT"
    assert hip.same.isHidden()
    note = " ".join(one.text for one in sentences(later.visit, later.visit.reference.note, words))
    assert "Hip flexion, RIGHT" in note
    assert "95" not in note
    hand.click(hip.not_today)
    assert later.visit.value("examination", NOT_MEASURED) == "FABER, RIGHT"
    assert not hip.not_today.isChecked()
