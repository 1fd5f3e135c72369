"""The card of outcome measures on examination and follow-up: headings, answers, last time's activities."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.questionnaire.answering import FormOnDesk
from clinic_app.ui.questionnaire.measures_card import MeasureList
from clinic_app.visit.form_files import retire
from clinic_app.visit.measures import in_words, measured_in, surroundings
from clinic_app.visit.note import sentences
from clinic_app.visit.patient_resource import patient_resource
from tests.forms.fhir import at
from tests.ui.conftest import Show
from tests.ui.using import button, seen, settled


def later(desk: Desk, clock: SetClock) -> Desk:
    """Return the desk a week later, with the next visit of the same patient."""
    clock.advance(days=7)
    patient = desk.visit.patient
    assert patient is not None
    return Desk(desk.clinic, desk.clinic.begin_visit(patient).id)


def said(desk: Desk, form_id: str) -> str:
    one = measured_in(desk.visit, form_id)
    assert one is not None
    return in_words(one, desk.wording, desk.words)


def test_the_body_chart_is_counted_without_a_click(desk: Desk, mark: Callable[..., None]) -> None:
    for zone in ("lower_back.right", "neck_back.left", "calf.left"):
        mark(zone)
    whose = patient_resource(desk.visit.patient)
    assert surroundings(desk.visit) == {"painfulAreas": 3, "painfulRegions": 2, "patient": whose}
    form = FormOnDesk(desk, "fibromyalgia")
    form.answer(at("fatigue"), "severe")
    assert desk.visit.value("fibromyalgia", "wpi") == 3


def test_the_note_tells_the_score(desk: Desk) -> None:
    FormOnDesk(desk, "pain_scale").answer(at("pain_now"), 6)
    told = sentences(desk.visit, desk.visit.reference.note, desk.words)
    found = [one for one in told if one.form == "pain_scale"]
    assert [one.text for one in found] == ["Pain scale: 6 of 10."]
    assert found[0].rows


def test_a_worked_out_score_is_one_gesture_with_its_answer(desk: Desk) -> None:
    form = FormOnDesk(desk, "phq2")
    form.answer(at("interest"), "nearly")
    form.answer(at("down"), "nearly")
    assert desk.visit.value("phq2", "total") == 6
    assert "symptom:low_mood" in {one.id for one in desk.visit.now.findings if one.present}
    desk.undo()
    assert desk.visit.value("phq2", "total") is None
    assert desk.visit.value("phq2", "down") is None


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (8, 5, "3 better than on {day} (8); 2 or more is a change people notice."),
        (8, 7, "1 better than on {day} (8); less than the 2 that people notice."),
        (4, 6, "2 worse than on {day} (4); 2 or more is a change people notice."),
        (4, 4, "the same as on {day}."),
    ],
)
def test_the_change_is_told_against_last_time(desk: Desk, clock: SetClock, before: int, now: int, told: str) -> None:
    FormOnDesk(desk, "pain_scale").answer(at("pain_now"), before)
    day = desk.wording.day(desk.visit.visit.care.local.date())
    desk = later(desk, clock)
    FormOnDesk(desk, "pain_scale").answer(at("pain_now"), now)
    assert said(desk, "pain_scale") == f"Pain scale: {now} of 10, {told.format(day=day)}"


def test_higher_is_better_where_the_measure_says_so(desk: Desk, clock: SetClock) -> None:
    for value in (2, 6):
        form = FormOnDesk(desk, "patient_specific")
        form.answer(at("activity_1"), "stairs")
        form.answer(at("ability_1"), value)
        last, desk = desk, later(desk, clock) if value == 2 else desk
    assert "4 better" in said(desk, "patient_specific")
    assert last is desk


def test_the_card_folds_every_measure_under_its_score_and_answers_through_the_desk(desk: Desk, show: Show) -> None:
    card = MeasureList(desk)
    show(card, 520)
    assert set(card.folds) >= {"pain_scale", "phq2", "fibromyalgia"}
    QTest.mouseClick(button(card, "Pain scale: not asked today"), Qt.MouseButton.LeftButton)
    settled()
    assert "Farrar 2001" in seen(card)
    QTest.mouseClick(button(card, "6"), Qt.MouseButton.LeftButton)
    settled()
    assert desk.visit.value("pain_scale", "pain_now") == 6
    button(card, "Pain scale: 6 of 10.")
    assert card.show_answer("phq2", at("interest"))
    settled()
    assert "Over the past 2 weeks" in seen(card)


def test_last_times_activities_are_taken_with_one_press_and_their_numbers_are_not(
    desk: Desk, clock: SetClock, show: Show
) -> None:
    form = FormOnDesk(desk, "patient_specific")
    form.answer(at("activity_1"), "Climbing stairs")
    form.answer(at("ability_1"), 3)
    desk = later(desk, clock)
    card = MeasureList(desk)
    show(card, 520)
    card.show_answer("patient_specific", at("activity_1"))
    settled()
    take = next(
        one for one in card._forms["patient_specific"].children() if one is card._forms["patient_specific"]._same
    )
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    settled()
    assert desk.visit.value("patient_specific", "activity_1") == "Climbing stairs"
    assert desk.visit.value("patient_specific", "ability_1") is None
    assert "How well can you do it?" in seen(card)


def test_a_retired_measure_is_offered_no_more_and_its_score_stays_readable(desk: Desk, clock: SetClock) -> None:
    FormOnDesk(desk, "pain_scale").answer(at("pain_now"), 6)
    retire(desk.clinic, "pain_scale", retired=True)
    assert "pain_scale" in MeasureList(desk).folds
    assert said(desk, "pain_scale") == "Pain scale: 6 of 10."
    desk = later(desk, clock)
    assert "pain_scale" not in MeasureList(desk).folds
    earlier = desk.visit.past.last
    assert earlier is not None
    assert earlier.value("pain_scale", at("pain_now")) == 6
