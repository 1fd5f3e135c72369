"""The full screen comes round: after four visits, however short the time between them."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.screening import EVERY_VISITS, questions, rescreen_reason
from tests.visit.treating import begin, screen

BACK = ("pain_map", "lower_back.right")


def next_visit(clinic: Clinic, clock: SetClock, before: OpenVisit) -> OpenVisit:
    clock.advance(days=5)
    assert before.patient is not None
    visit = clinic.open(clinic.begin_visit(before.patient).id)
    visit.answer("intake", path(BACK), BACK[1])
    return visit


def test_four_visits_after_the_last_one(clinic: Clinic, clock: SetClock) -> None:
    visit = begin(clinic)
    assert rescreen_reason(visit) == "first"
    for number in range(2, EVERY_VISITS + 1):
        visit = next_visit(clinic, clock, visit)
        assert rescreen_reason(visit) is None, number
        assert not questions(visit)
    visit = next_visit(clinic, clock, visit)
    assert rescreen_reason(visit) == "visits"
    assert questions(visit)
    screen(visit)
    assert rescreen_reason(next_visit(clinic, clock, visit)) is None


@pytest.mark.parametrize(
    ("days", "hours", "reason"), [(27, 9, None), (28, -1, "weeks"), (28, 0, "weeks"), (60, 0, "weeks")]
)
def test_four_weeks_after_the_last_one_to_the_day_whatever_the_hour(
    clinic: Clinic, clock: SetClock, days: int, hours: int, reason: str | None
) -> None:
    visit = begin(clinic)
    clock.advance(days=days, hours=hours)
    assert visit.patient is not None
    assert rescreen_reason(clinic.open(clinic.begin_visit(visit.patient).id)) == reason


def test_suddenly_worse_and_a_new_area_make_it_due_at_once_and_the_usual_area_does_not(
    clinic: Clinic, clock: SetClock
) -> None:
    visit = next_visit(clinic, clock, begin(clinic))
    assert rescreen_reason(visit) is None
    visit.answer("follow_up", path("suddenly_worse"), "no")
    assert rescreen_reason(visit) is None
    visit.answer("follow_up", path("suddenly_worse"), "yes")
    assert rescreen_reason(visit) == "worse"
    visit.undo()
    visit.answer("intake", path(("pain_map", "lower_back.left")), "lower_back.left")
    assert rescreen_reason(visit) == "new_zone"
