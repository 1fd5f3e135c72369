"""What opening a patient of many visits rests on: as many readings as for one of few, and nothing laid out twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.past import LOOKED_THROUGH
from clinic_app.visit.progress import PLANNING
from tests.counting import readings
from tests.ui.conftest import Show
from tests.visit.treating import begin, finish, needle

FEW, MANY = 2, 7


def later(clinic: Clinic, clock: SetClock, before: OpenVisit) -> OpenVisit:
    clock.advance(days=7)
    assert before.patient is not None
    return clinic.open(clinic.begin_visit(before.patient).id)


def many_visits(clinic: Clinic, clock: SetClock, name: str, count: int) -> str:
    """Give a patient some needled visits and return the id of the next one, where nothing is said yet."""
    visit = begin(clinic, name)
    visit.answer("intake", path("past"), "A fall from a horse")
    for _ in range(count):
        needle(visit)
        finish(visit)
        visit.answer("follow_up", path("changed"), "no")
        visit = later(clinic, clock, visit)
    return visit.visit.id


def built(page: VisitPage) -> FollowUpPage:
    found = page.page("follow_up")
    assert isinstance(found, FollowUpPage)
    return found


@pytest.mark.usefixtures("qapp")
def test_a_patient_of_many_visits_is_opened_with_as_many_readings_as_one_of_few(
    clinic: Clinic, clock: SetClock
) -> None:
    counts = []
    for name, count in (("Few", FEW), ("Many", MANY)):
        visit_id = many_visits(clinic, clock, name, count)
        with readings(clinic.record) as run:
            page = VisitPage(clinic, visit_id)
        assert len(page.desk.visit.past.visits) == count
        assert built(page).plan.boxes  # the last treatment is offered again
        counts.append(len(run))
    assert counts[0] == counts[1] < 30


def test_what_of_a_plan_is_looked_through_is_read_with_the_forms_of_the_past(reading: Reading) -> None:
    asked = {link for name in LOOKED_THROUGH for link in PLANNING if link in reading.reference.forms[name]}
    assert asked == PLANNING


def test_visits_silent_on_some_questions_are_told_without_reading_an_answer(clinic: Clinic, clock: SetClock) -> None:
    visit_id = many_visits(clinic, clock, "Field", FEW)
    visit = clinic.open(visit_id)
    ids = {one.row.id for one in visit.past.visits}
    assert visit.past.silent_on(frozenset({"nothing_of_the_kind"})) == ids
    told = visit.past.silent_on(frozenset({"past"}))
    assert ids - told == {visit.past.visits[0].row.id}
    assert [one.row.id for one in visit.past.asked("intake")] == [visit.past.visits[0].row.id]


@pytest.mark.usefixtures("qapp")
def test_no_answer_is_dressed_and_measured_before_its_page_is_shown(desk: Desk) -> None:
    view = FormView(desk, "response", desk.visit.form("response").items)
    answers = view.findChildren(QPushButton)
    assert answers
    assert not [one for one in answers if one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]


def test_what_is_wanted_shows_with_its_page_and_what_is_not_stays_away(show: Show) -> None:
    page = QWidget()
    wanted, unwanted = QPushButton("A", page), QPushButton("B", page)
    show_where(wanted, wanted=True)
    show_where(unwanted, wanted=False)
    show(page)
    assert wanted.isVisible()
    assert not unwanted.isVisible()
    show_where(unwanted, wanted=True)
    show_where(wanted, wanted=False)
    assert unwanted.isVisible()
    assert not wanted.isVisible()
