"""A follow-up asks of the danger signs where it hurt last time: in one line, and one by one where something changed."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.ui.chart.map_answers import NextMark, marking
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.safety_page import SafetyPage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import asked_again, questions, rescreen_reason
from tests.ui.using import Hand, answer, seen, settled

BACK = ("Numb between the legs", "Bladder change", "Both legs affected")


@pytest.fixture
def later(screened: Desk, clinic: Clinic, clock: SetClock) -> Desk:
    """Give the second visit, a week after low back pain was screened, with the same area marked."""
    screened.answer_all(marking(["lower_back.right"], NextMark(6, "ache")))
    clock.advance(days=7)
    assert screened.visit.patient is not None
    return Desk(clinic, clinic.begin_visit(screened.visit.patient).id)


def shown(desk: Desk) -> FollowUpPage:
    page = FollowUpPage(desk)
    page.resize(1366, 640)
    page.show()
    settled()
    return page


def note(desk: Desk) -> str:
    return "\n".join(one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words))


def test_they_are_read_out_with_what_else_may_have_changed_and_printed_as_asked(later: Desk) -> None:
    page, hand = shown(later), Hand()
    words = seen(page)
    assert "a new medicine, fever, pregnancy, an operation, a new illness, or a skin problem?" in words
    assert all(one.lower() in words.lower() for one in BACK)
    assert "Cancer in the history" not in words  # what cannot be new since last time
    assert "Chest tightness" not in words  # of another part of the body
    hand.click(answer(page, "changed", "no"))
    assert hand.clicks == 1
    assert all(one.lower() in note(later).lower() for one in BACK)
    assert questions(later.visit) == []
    page.deleteLater()


@pytest.mark.parametrize("said", ["yes", "not_sure"])
def test_where_something_changed_each_is_asked_by_itself_and_holds_the_signature(later: Desk, said: str) -> None:
    later.answer_all(marking(["lower_back.right"], NextMark(6, "ache")))
    assert rescreen_reason(later.visit) is None
    assert questions(later.visit) == []
    later.answer("follow_up", path("changed"), said)
    asked = {item.link_id for item, _ in questions(later.visit)}
    assert asked == {item.link_id for item in asked_again(later.visit)}
    assert {"ces_saddle", "ces_bladder"} <= asked
    assert "gate.core_questions" in {point.sentence for point in open_points(later.visit) if point.blocks}
    later.answer("red_flags", path("ces_saddle"), "yes")
    assert "ces_saddle" in {alert.id for alert in later.visit.now.alerts}
    later.answer("follow_up", path("changed"), "no")
    assert [item.link_id for item, _ in questions(later.visit)] == ["ces_saddle"]


def test_the_questions_stand_on_the_safety_page_at_once(later: Desk, clinic: Clinic) -> None:
    page = VisitPage(clinic, later.visit.visit.id)
    page.resize(1366, 728)
    page.show()
    page.go("safety")
    safety = page.page("safety")
    assert isinstance(safety, SafetyPage)
    assert safety.questions.rows == []
    page.desk.answer("follow_up", path("changed"), "yes")
    settled()
    assert {row.item.link_id for row in safety.questions.rows} >= {"ces_saddle", "ces_bladder"}
    page.deleteLater()


def test_other_areas_have_other_signs_and_none_asked_before_none(
    screened: Desk, clinic: Clinic, clock: SetClock
) -> None:
    assert asked_again(screened.visit) == []
    screened.answer_all(marking(["knee_front.right"], NextMark(4)))
    clock.advance(days=7)
    assert screened.visit.patient is not None
    knee = clinic.open(clinic.begin_visit(screened.visit.patient).id)
    assert {item.link_id for item in asked_again(knee)} == {"progressive_leg_weakness", "dvt"}
