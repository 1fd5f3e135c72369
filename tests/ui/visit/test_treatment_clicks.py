"""How many presses a needling of three muscles takes, counted in the real window; no key is pressed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.steps import StepBar
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.ui.window import Window
from clinic_app.visit.carried import is_carried
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.screening import questions, unanswered
from clinic_app.visit.treatments import all_sites, needle_count
from tests.ui.using import Hand, answer, button, seen, settled, shell_of, visit_of

THREE = ("quadratus_lumborum", "gluteus_medius", "piriformis")
NEEDLES = {"quadratus_lumborum": 2, "gluteus_medius": 1, "piriformis": 1}
FORM = "dry_needling"


def prepared(desk: Desk) -> None:
    """Do everything that comes before the treatment: map, safety questions, differential."""
    for zone in ("lower_back.right", "buttock_upper.right"):
        said = {"intensity": 6, "kind": "ache"}
        desk.answer_all(
            [
                Said("intake", path(("pain_map", zone)), zone),
                *(Said("intake", path(("pain_map", zone), link), value) for link, value in said.items()),
            ]
        )
    while asked := unanswered(desk.visit, questions(desk.visit)):
        desk.answer_all(Said("red_flags", where, "no") for _, where in asked)
    desk.answer_all(
        Said("safety_history", path(item.link_id), "no") for item in desk.visit.form("safety_history").items
    )
    for muscle in THREE:
        row = ("differential", f"{muscle}.right")
        considered = {"considered_muscle": muscle, "considered_side": "right", "verdict": "added"}
        desk.answer_all(
            [
                Said("assessment", path(row), value=True),
                *(Said("assessment", path(row, link), value) for link, value in considered.items()),
            ]
        )


def begun(window: Window, name: str) -> VisitPage:
    """Put a first visit on the desk, prepared up to its differential, with the examination in front."""
    clinic = shell_of(window).clinic
    patient = clinic.add_patient(given_name="Robin", family_name=name, birth_date="1981-05-02", phone="", sex="male")
    shell_of(window).open_visit(clinic.begin_visit(patient).id)
    page = visit_of(window)
    prepared(page.desk)
    page.go("examination")
    settled()
    return page


def turn_to_treatment(hand: Hand, page: VisitPage) -> TreatmentPage:
    bar = page.findChild(StepBar)
    assert bar is not None
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(page.names.index("treatment")).center())
    hand.clicks += 1
    settled()
    treatment = page.page("treatment")
    assert isinstance(treatment, TreatmentPage)
    assert treatment.isVisible()
    return treatment


def take_out(hand: Hand, page: TreatmentPage) -> None:
    for row in page.cards[FORM].rows.values():
        assert row.timing is not None
        hand.click(row.timing.finish)


def finish(hand: Hand, page: TreatmentPage) -> None:
    """Count the needles, say how it went, write the assessment: what every needling ends with."""
    counts = page.cards[FORM].counts
    assert counts is not None
    hand.click(counts.all_used)
    sharps = counts.cells["sharps"].findChild(TickBox)
    assert sharps is not None
    hand.click(sharps)
    hand.click(answer(page, "adverse_event", "none"))
    better = page.pain.cells["response"].findChild(Segments)
    assert better is not None
    hand.click(better.button("better"))
    if page.assessment.phrase.isVisible():
        hand.click(page.assessment.phrase)


def ready(visit: OpenVisit) -> list[str]:
    return [one.sentence for one in open_points(visit) if one.blocks]


def needled_by_hand(window: Window) -> tuple[int, VisitPage]:
    """Needle the three muscles for the very first time: sizes are chosen, so that there is a plan from now on."""
    hand, page = Hand(), begun(window, "First")
    treatment = turn_to_treatment(hand, page)
    hand.click(button(treatment.first, "Dry needling, all 3 muscles"))
    hazards = treatment.cards[FORM].hazards
    assert hazards is not None
    if hazards.isVisible():
        hand.click(hazards.read)
    first = treatment.cards[FORM].rows["quadratus_lumborum.right"]
    for row, muscle in zip(treatment.cards[FORM].rows.values(), THREE, strict=True):
        for link, value in (("needle", "0.30x50"), ("technique", "static"), ("depth", "muscle")):
            page.desk.answer(FORM, (*row.site.row, (link, "")), value)
        page.desk.answer(FORM, (*row.site.row, ("needles", "")), NEEDLES[muscle])
    assert first.isVisible()
    settled()
    hand.click(treatment.cards[FORM].plan.in_now)
    hand.click(answer(treatment, "consent", "spoken"))
    take_out(hand, treatment)
    finish(hand, treatment)
    return hand.clicks, page


@pytest.fixture
def practised(window: Window) -> Window:
    """Give the window of somebody who has needled these muscles before, in another patient."""
    _, page = needled_by_hand(window)
    assert ready(page.desk.visit) == []
    assert page.desk.sign()
    return window


def test_three_muscles_from_the_differential_to_ready_to_sign(practised: Window) -> None:
    hand, page = Hand(), begun(practised, "Second")
    treatment = turn_to_treatment(hand, page)
    hand.click(button(treatment.first, "Dry needling, all 3 muscles"))
    visit, card = page.desk.visit, treatment.cards[FORM]
    assert all(is_carried(visit, FORM, (*one.row, ("needle", ""))) for one in all_sites(visit))
    assert needle_count(visit).inside == 0
    hand.click(card.plan.in_now)
    assert needle_count(visit).still_in == 4
    hand.click(answer(treatment, "consent", "spoken"))
    take_out(hand, treatment)
    finish(hand, treatment)
    assert ready(visit) == []
    assert hand.clicks == 12
    note = " ".join(one.text for one in sentences(visit, visit.reference.note, page.desk.words))
    assert "Quadratus lumborum, RIGHT: 0.30 × 50 mm, 2 in, into the muscle, left in place" in note
    assert "Twitch" not in note  # what is seen is never filled in
    assert "I put it down to quadratus lumborum RIGHT, gluteus medius RIGHT, piriformis RIGHT." in note


def test_as_last_time_takes_six_presses_for_the_needles(practised: Window, demo: Clinic) -> None:
    clock = demo.clock
    assert isinstance(clock, SetClock)
    patient = demo.find("First")[0]
    clock.advance(weeks=1)
    shell_of(practised).open_visit(demo.begin_visit(patient).id)
    page = visit_of(practised)
    prepared(page.desk)
    for link, value in (("changed", "no"), ("unwanted", "nothing")):
        page.desk.answer("follow_up", path(link), value)
    page.go("examination")
    settled()
    treatment = turn_to_treatment(Hand(), page)
    visit, needles = page.desk.visit, Hand()
    assert "Quadratus lumborum, RIGHT: 0.30 × 50 mm, needles in 2" in seen(treatment.last)
    needles.click(treatment.last.like_this[FORM])
    take_out(needles, treatment)
    rest = Hand()
    finish(rest, treatment)
    rest.click(answer(treatment, "consent", "spoken"))
    assert ready(visit) == []
    counted = 2  # opened and unused; sharps
    assert needles.clicks + counted <= 6
    assert needles.clicks + rest.clicks + 1 == 11
    assert clock().utc - visit.past.visits[-1].row.care.utc > timedelta(days=6)
