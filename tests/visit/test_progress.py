"""Progress: order in time, nothing more; the plan's number, the day to assess again, a plan that is proposed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.plan_proposal import proposal, rules, taking
from clinic_app.visit.progress import areas_of, course, standing
from clinic_app.words import Words
from tests.visit.treating import begin, finish, needle, open_clinic

BACK, THIGH = "lower_back.right", "thigh_front.right"


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    return open_clinic(embedded_record, reading, words, clock)


def mark(visit: OpenVisit, row: str, pain: int | None) -> None:
    where = ("pain_map", row)
    if pain is None:
        visit.answer("intake", path(where, "gone"), value=True)
    else:
        visit.answer_all([Said("intake", path(where), row), Said("intake", path(where, "intensity"), pain)])


def next_visit(clinic: Clinic, clock: SetClock, before: OpenVisit, days: int = 7) -> OpenVisit:
    clock.advance(days=days)
    assert before.patient is not None
    return clinic.open(clinic.begin_visit(before.patient).id)


def test_the_course_tells_every_visit_in_order(clinic: Clinic, clock: SetClock) -> None:
    first = begin(clinic)
    needle(first)
    finish(first)
    first.answer_all([Said("intake", path("worst"), 8), Said("intake", path("goal_now"), 3)])
    second = next_visit(clinic, clock, first)
    mark(second, BACK, 4)
    second.answer("follow_up", path("unwanted"), "bruise")
    third = next_visit(clinic, clock, second)
    mark(third, BACK, None)
    mark(third, THIGH, 2)
    steps = course(third)
    assert [step.pain(BACK) for step in steps] == [6, 4, 0]
    assert [step.pain() for step in steps] == [6, 4, 2]
    assert steps[0].treatments == ("dry_needling",)
    assert steps[0].after == 3
    assert steps[0].unwanted == ("bruise",)
    assert (steps[0].worst, steps[0].goal_now) == (8, 3)
    assert steps[1].unwanted == steps[2].unwanted == ()
    assert steps[2].gone == (BACK,)
    assert areas_of(steps) == [BACK, THIGH]


def test_a_visit_in_which_nothing_was_told_is_no_step(clinic: Clinic, clock: SetClock) -> None:
    first = begin(clinic)
    assert len(course(next_visit(clinic, clock, first))) == 1


def test_visit_three_of_six_and_the_day_to_assess_again(clinic: Clinic, clock: SetClock) -> None:
    first = begin(clinic)
    assert standing(first).planned is None
    plan = {"planned_visits": 3, "reassess": (first.visit.care.local.date() + timedelta(days=10)).isoformat()}
    first.answer_all(Said("assessment", path(link), value) for link, value in plan.items())
    assert (standing(first).number, standing(first).is_due) == (1, False)
    second = next_visit(clinic, clock, first)
    mark(second, BACK, 4)
    assert (standing(second).number, standing(second).planned, standing(second).is_due) == (2, 3, False)
    third = next_visit(clinic, clock, second)
    assert (standing(third).number, standing(third).is_due) == (3, True)
    third.answer("assessment", path("planned_visits"), 2)  # planned anew: the count begins with this visit
    assert (standing(third).number, standing(third).planned, standing(third).is_due) == (1, 2, False)


def test_what_was_asked_at_earlier_visits_is_known_without_reading_them(
    record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    clinic = open_clinic(record, reading, words, clock)
    first = begin(clinic)
    first.answer_all([Said("assessment", path("planned_visits"), 6), Said("intake", path("back_surgery"), "yes")])
    second = next_visit(clinic, clock, first)
    mark(second, BACK, 4)
    third = next_visit(clinic, clock, second)
    assert third.past.silent_on(frozenset(("planned_visits", "reassess"))) == {second.visit.id}
    assert third.past.silent_on(frozenset(("pain_map",))) == set()
    assert [one.id for one in third.past.history()] == ["history:back_surgery"]
    assert third.past.last_with("assessment") is third.past.visits[0]


@pytest.mark.parametrize(
    ("since", "pain", "visits", "every"),
    [("days", 8, 4, 4), ("weeks", 3, 3, 7), ("months", 7, 6, 7), ("months", 6, 4, 7), ("years", 9, 8, 7)],
)
def test_a_plan_is_proposed_from_how_bad_and_how_long(
    since: str, pain: int, visits: int, every: int, clinic: Clinic, words: Words
) -> None:
    visit = begin(clinic)
    mark(visit, BACK, min(pain, 5))
    assert proposal(visit) is None
    visit.answer_all([Said("intake", path("since"), since), Said("intake", path("worst"), pain)])
    found = proposal(visit)
    assert found is not None
    assert (found.visits, found.every) == (visits, every)
    assert not any("Plan:" in one.text for one in sentences(visit, visit.reference.note, words))
    visit.answer_all(taking(found, words))
    told = next(one.text for one in sentences(visit, visit.reference.note, words) if one.text.startswith("Plan:"))
    assert f"{visits} visits" in told
    assert visit.value("assessment", "reassess") == found.reassess.isoformat()


@given(st.sampled_from(["days", "weeks", "months", "long", "years"]), st.integers(0, 10))
def test_some_proposal_fits_whatever_was_told(since: str, pain: int) -> None:
    fitting = [one for one in rules() if since in one.since and pain >= one.pain]
    assert fitting
    assert fitting[0].visits >= 1
    assert date(2026, 1, 1) + timedelta(days=fitting[0].every) > date(2026, 1, 1)


def test_the_working_diagnosis_stands_behind_the_own_words_with_its_code(clinic: Clinic, words: Words) -> None:
    visit = begin(clinic)
    said = {"own_words": "Stiff back.", "working_diagnosis": "Low back pain", "working_code": "M54.5"}
    visit.answer_all(Said("assessment", path(link), value) for link, value in said.items())
    told = [one.text for one in sentences(visit, visit.reference.note, words) if one.section == "A"]
    assert told[:2] == ["Stiff back.", "Working diagnosis: Low back pain (M54.5)."]
