"""Somebody who comes acutely: from the empty form to a treatment that may begin, by key and click, in 90 seconds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety_page import BEFORE, SafetyPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.screening import WALK_IN, core_questions, list_may_show, questions, rescreen_reason, unanswered
from clinic_app.words import Words
from tests.ui.using import Hand, button, key, keys, line, seen, settled, shell_of, visit_of

#: Seconds of the keystroke-level model: a key, a click with its way, and the moment before a choice.
KEY, CLICK, THINK = 0.28, 1.3, 1.35
CTRL = Qt.KeyboardModifier.ControlModifier


def mark(desk: Desk, row: str) -> None:
    desk.answer_all(
        [Said("intake", path(("pain_map", row)), row), Said("intake", path(("pain_map", row), "intensity"), 7)]
    )


@pytest.mark.parametrize("area", ["knee_front.right", "lower_back.left"])
def test_a_walk_in_is_treatable_within_90_seconds(window: Window, demo: Clinic, words: Words, area: str) -> None:
    hand, typed = Hand(), 0
    key(window, Qt.Key.Key_N, CTRL)
    form = shell_of(window).new_patient
    for name, text in (("given_name", "Elena"), ("family_name", "Marsh"), ("birth_date", "2.5.1979")):
        keys(line(form, words(f"registration.{name}")), text)
        typed += len(text) + 1
    hand.click(button(form, words("around.walk_in")))
    page = visit_of(window)
    assert page.desk.visit.value("intake", WALK_IN) is True
    page.page("intake")
    hand.clicks += 2  # number and area, as the journey of the pain map proves
    mark(page.desk, area)
    page.go("safety")
    hand.clicks += 1
    safety = page.page("safety")
    assert isinstance(safety, SafetyPage)
    settled()
    safety.questions.rows[0].take_keyboard()
    asked = 0
    while unanswered(page.desk.visit, questions(page.desk.visit)) and asked < 40:
        key(window, Qt.Key.Key_N)
        asked += 1
    assert list_may_show(page.desk.visit)
    page.show_answer("safety", BEFORE, path(demo.reference.forms[BEFORE].items[0].link_id))
    for item in demo.reference.forms[BEFORE].items:
        hand.click(_no(safety, item.link_id))
    assert all(page.desk.visit.value(BEFORE, item.link_id) == "no" for item in demo.reference.forms[BEFORE].items)
    decisions = asked + len(demo.reference.forms[BEFORE].items) + 3
    seconds = typed * KEY + hand.clicks * CLICK + asked * KEY + decisions * THINK
    assert seconds <= 90, (seconds, asked, hand.clicks)


def _no(safety: SafetyPage, link: str) -> QWidget:
    segments = safety.before.widgets[link].findChild(Segments)
    assert segments is not None
    return segments.button("no")


def test_only_flags_of_the_marked_areas_are_asked(desk: Desk) -> None:
    mark(desk, "knee_front.right")
    everything = {item.link_id for item, _ in questions(desk.visit)}
    desk.answer("intake", path(WALK_IN), value=True)
    short = {item.link_id for item, _ in questions(desk.visit)}
    assert "ces_saddle" in everything - short
    assert {"weight_loss_unwell", "night_pain_constant", "dvt"} <= short  # of no area in particular, and of the knee
    assert len(short) < len(everything)
    mark(desk, "lower_back.right")
    assert "ces_saddle" in {item.link_id for item, _ in questions(desk.visit)}


def test_without_an_area_everything_is_asked(desk: Desk) -> None:
    before = len(questions(desk.visit))
    desk.answer("intake", path(WALK_IN), value=True)
    assert len(questions(desk.visit)) == before


def test_a_flag_that_is_up_stays_asked(desk: Desk) -> None:
    mark(desk, "knee_front.right")
    desk.answer("red_flags", path("ces_saddle"), "yes")
    desk.answer("intake", path(WALK_IN), value=True)
    assert "ces_saddle" in {item.link_id for item, _ in questions(desk.visit)}
    assert not list_may_show(desk.visit)


def test_the_full_screen_is_due_the_next_time(desk: Desk, clinic: Clinic, clock: SetClock) -> None:
    mark(desk, "knee_front.right")
    desk.answer("intake", path(WALK_IN), value=True)
    desk.answer_all(Said("red_flags", where, "no") for _, where in core_questions(desk.visit))
    assert desk.visit.patient is not None
    clock.advance(days=3)
    later = Desk(clinic, clinic.begin_visit(desk.visit.patient).id)
    assert rescreen_reason(later.visit) == "first"


@pytest.mark.parametrize("is_short", [True, False])
def test_the_page_says_so_and_asks_everything_when_asked(
    window: Window, demo: Clinic, words: Words, *, is_short: bool
) -> None:
    shell_of(window).open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    page = visit_of(window)
    mark(page.desk, "knee_front.left")
    if is_short:
        page.desk.answer("intake", path(WALK_IN), value=True)
    page.go("safety")
    settled()
    assert (words("around.walk_in") in seen(page.page("safety"))) is is_short
    if is_short:
        Hand().click(button(page.page("safety"), words("around.ask_all")))
        assert page.desk.visit.value("intake", WALK_IN) is None
