"""The full screen comes round: after four visits, however short the time between them."""

from __future__ import annotations

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
