"""The follow-up by mouse: few clicks, nothing filled in by itself, everything in the record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from clinic_app.clock import SetClock
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.signing import sign
from clinic_app.visit.treatments import needle_count
from clinic_app.words import Words
from tests.ui.using import Hand, answer, asked, button, key, seen, settled, shell_of, visit_of

NEEDLING, MASSAGE = "dry_needling", "massage"
HIP, BACK = "lateral_hip.right", "lower_back.left"


def opened(window: Window, demo: Clinic, name: str) -> FollowUpPage:
    """Open the visit of a patient: the one of today, or a new one where that is signed."""
    shell_of(window).open_visit(demo.begin_visit(demo.find(name)[0]).id)
    settled()
    page = visit_of(window).page("follow_up")
    assert isinstance(page, FollowUpPage)
    assert page.isVisible()
    return page


def visit(window: Window) -> OpenVisit:
    return visit_of(window).desk.visit


def ask_and_treat(hand: Hand, page: FollowUpPage, area: str, form: str) -> None:
    """Click through what every follow-up has: seven answers."""
    hand.click(answer(page, "changed", "no"))
    hand.click(answer(page, "unwanted", "nothing"))
    hand.click(page.pain.scales[area].cell(2))
    hand.click(answer(page, "consent", "spoken"))
    hand.click(page.plan.boxes[form].done)
    hand.click(answer(page, "response", "better"))
    hand.click(answer(page, "adverse_event", "none"))


def test_eight_clicks_without_needling(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "voss"), Hand()
    ask_and_treat(hand, page, BACK, MASSAGE)
    hand.click(page.own_words.phrases["better"])
    assert open_points(visit(window)) == []
    assert hand.clicks <= 8
    assert visit(window).value("intake", ("pain_map", BACK), "intensity") == 2
    assert visit(window).value("assessment", "own_words") == demo.words("follow_up_page.phrase.better")


def test_eleven_clicks_with_needling(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    ask_and_treat(hand, page, HIP, NEEDLING)
    timing = page.plan.needles.sites["gluteus_medius.right"]
    assert needle_count(visit(window)).still_in == 2
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(seconds=90)
    hand.click(timing.finish)
    assert page.plan.needles.all_used is not None
    hand.click(page.plan.needles.all_used)
    hand.click(tick(page, "sharps"))
    hand.click(page.own_words.phrases["better"])
    assert may_sign(visit(window)), open_points(visit(window))
    assert hand.clicks <= 11
    row = ("sites", "gluteus_medius.right")
    assert visit(window).value(NEEDLING, row, "dwell_seconds") == 90
    assert needle_count(visit(window)).still_in == 0
    assert sign(visit(window), demo.words).signer == demo.person.id


def tick(page: FollowUpPage, link: str) -> QWidget:
    box = asked(page, link).findChild(TickBox)
    assert box is not None
    return box


def test_nothing_is_answered_by_opening_it(window: Window, demo: Clinic) -> None:
    page = opened(window, demo, "boateng")
    assert demo.record.answers.of_visit(visit(window).visit.id) == []
    assert all(one.value is None for one in page.findChildren(PainScale))
    assert all(one.value is None for one in page.findChildren(Segments))


def test_what_was_seen_last_time_is_never_taken_over(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(page.plan.boxes[NEEDLING].done)
    said = {row.path[-1][0] for row in demo.record.answers.of_visit(visit(window).visit.id)}
    assert {"needle", "needles", "depth", "technique"} <= said
    assert said.isdisjoint({"twitch", "sensation", "bleeding", "out", "dwell_seconds", "needles_opened", "sharps"})
    assert visit(window).value("response", "adverse_event") is None


def test_as_many_opened_as_are_in_is_one_press_that_says_both_numbers(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(page.plan.boxes[NEEDLING].done)
    usual = page.plan.needles.all_used
    assert usual is not None
    assert usual.words == demo.words("follow_up_page.all_used", count=2)
    hand.click(usual)
    assert visit(window).value(NEEDLING, "needles_opened") == 2
    assert visit(window).value(NEEDLING, "needles_unused") == 0
    assert not usual.isVisible()
    visit_of(window).desk.undo()
    assert visit(window).value(NEEDLING, "needles_opened") is None


def test_undone_the_plan_is_violet_again_and_its_needles_are_gone(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    box = page.plan.boxes[NEEDLING]
    hand.click(box.done)
    assert box.strip.property("level") == "ok"
    visit_of(window).desk.undo()
    visit_of(window).go("follow_up")
    settled()
    assert box.strip.property("level") == "carried"
    assert box.done.isVisible()
    assert page.plan.needles.sites == {}


def test_a_pain_that_is_gone_is_said_in_words_and_off_the_map(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(page.pain.scales[HIP].cell(0))
    assert visit(window).value("intake", ("pain_map", HIP), "gone") is True
    assert visit(window).of("intake").rows("pain_map") == []
    place = visit_of(window).desk.wording.row(HIP)
    assert demo.words("change.gone", place=place) in seen(page)
    hand.click(page.pain.scales[HIP].cell(3))
    assert visit(window).of("intake").rows("pain_map") == [HIP]
    assert demo.words("change.number", place=place, before=4, now=3) in seen(page)


@pytest.mark.parametrize("number", [0, 6])
def test_a_second_press_takes_a_number_back(window: Window, demo: Clinic, number: int) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    for shown in (number, None):
        hand.click(page.pain.scales[HIP].cell(number))
        assert page.pain.scales[HIP].value == shown
    assert visit(window).of("intake").rows("pain_map") == []
    assert visit(window).value("intake", ("pain_map", HIP), "gone") is None


def test_a_pain_that_was_gone_and_is_marked_again_is_there_again(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(page.pain.scales[HIP].cell(0))
    visit_of(window).go("intake")
    settled()
    intake = visit_of(window).page("intake")
    assert isinstance(intake, IntakePage)
    hand.click(intake.map.brush.scale.cell(7))
    chart = intake.map.chart
    zone = chart.show_zone(*HIP.split("."))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(zone).toPoint())
    visit_of(window).go("follow_up")
    settled()
    assert page.pain.scales[HIP].value == 7
    assert visit(window).value("intake", ("pain_map", HIP), "gone") is None
    place = visit_of(window).desk.wording.row(HIP)
    assert demo.words("change.number", place=place, before=4, now=7) in seen(page)
    visit_of(window).desk.undo()
    assert visit(window).value("intake", ("pain_map", HIP), "gone") is True


def test_a_phrase_is_added_to_what_is_typed(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "voss"), Hand()
    box = page.own_words.findChild(TextBox)
    assert box is not None
    hand.click(box)
    QTest.keyClicks(box, "Sits at ease.")
    hand.click(page.own_words.phrases["same"])
    phrase = demo.words("follow_up_page.phrase.same")
    assert visit(window).value("assessment", "own_words") == f"Sits at ease. {phrase}"
    assert box.toPlainText() == f"Sits at ease. {phrase}"
    assert not page.own_words.phrases["same"].isVisible()


def test_what_is_open_is_listed_and_each_goes_to_its_answer(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    first = page.still_open.shows[0]
    hand.click(first)
    focused = window.focusWidget()
    assert focused is not None
    assert asked(page, "changed").isAncestorOf(focused)
    hand.click(answer(page, "changed", "no"))
    assert len(page.still_open.shows) == 2
    own = page.still_open.shows[-1]
    hand.click(own)
    focused = window.focusWidget()
    assert focused is not None
    assert page.own_words.isAncestorOf(focused)
    hand.click(page.still_open.to_note)
    assert visit_of(window).place == "note"


def test_an_answer_that_stands_elsewhere_is_shown_on_its_page(window: Window, demo: Clinic) -> None:
    """A relative rule wants a reason, which is given where treatments are."""
    page, hand = opened(window, demo, "solheim"), Hand()
    hand.click(answer(page, "changed", "no"))
    hand.click(page.plan.boxes[MASSAGE].done)
    sentence = next(one for one in page.still_open.shows if "LEFT" in one.words)
    hand.click(sentence)
    assert visit_of(window).place == "treatment"


def test_a_rule_stands_below_the_plan_before_it_is_pressed(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "solheim"), Hand()
    box = page.plan.boxes[MASSAGE]
    assert not box.reason.isVisible()
    hand.click(answer(page, "changed", "no"))
    assert box.reason.isVisible()
    assert box.done.isEnabled()


def test_who_says_no_is_not_treated_like_last_time(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(answer(page, "consent", "refused"))
    box = page.plan.boxes[NEEDLING]
    assert not box.done.isEnabled()
    assert box.reason.isVisible()
    hand.click(answer(page, "consent", "spoken"))
    assert box.done.isEnabled()


def test_no_needle_goes_in_without_its_hazard_in_sight(window: Window, demo: Clinic) -> None:
    page = opened(window, demo, "boateng")
    hazards = demo.reference.knowledge.hazards_of_muscle["gluteus_medius"]
    words = seen(page.plan)
    assert hazards
    assert all(one.structure.lower() in words.lower() for one in hazards)


def test_last_visit_is_read_beside_it(window: Window, demo: Clinic) -> None:
    page = opened(window, demo, "boateng")
    words = seen(page)
    assert "Better on stairs; still sore to lie on." in words
    assert demo.words("follow_up_page.was", said="4, ache") in words
    assert demo.words("follow_up_page.compared", day="9 November 2026") in words


def test_tests_that_were_not_clear_are_asked_again(window: Window, demo: Clinic) -> None:
    page, hand = opened(window, demo, "boateng"), Hand()
    hand.click(answer(page, "trendelenburg.right", "negative"))
    assert visit(window).value("examination", "trendelenburg.right") == "negative"


def test_all_by_keyboard(window: Window, demo: Clinic) -> None:
    page = opened(window, demo, "voss")
    press_tab_to(window, asked(page, "changed"))
    key(window, Qt.Key.Key_Space)
    assert visit(window).value("follow_up", "changed") == "no"
    press_tab_to(window, asked(page, "unwanted"))
    key(window, Qt.Key.Key_Space)
    assert visit(window).value("follow_up", "unwanted") == "nothing"
    press_tab_to(window, page.pain.scales[BACK])
    QTest.keyClicks(window.focusWidget(), "2")
    after = (asked(page, "response"), asked(page, "adverse_event"))
    for part in (asked(page, "consent"), page.plan.boxes[MASSAGE], *after):
        press_tab_to(window, part)
        key(window, Qt.Key.Key_Space)
    assert visit(window).value("intake", ("pain_map", BACK), "intensity") == 2
    press_tab_to(window, page.own_words)
    QTest.keyClicks(window.focusWidget(), "As hoped.")
    press_tab_to(window, page.still_open)
    assert open_points(visit(window)) == []


def press_tab_to(window: Window, part: QWidget) -> None:
    """Press Tab until something in a part of the page has the keyboard; going there leaves nothing out."""
    for _ in range(40):
        key(window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused is not None and (focused is part or part.isAncestorOf(focused)):
            return
    raise AssertionError(f"Tab does not reach {part}")


def test_a_signed_follow_up_takes_nothing_more(window: Window, demo: Clinic) -> None:
    signed = demo.visits_of(demo.find("boateng")[0])[1]
    shell_of(window).open_visit(signed.id)
    visit_of(window).go("follow_up")
    settled()
    page = visit_of(window).page("follow_up")
    assert isinstance(page, FollowUpPage)
    assert not any(one.isEnabled() for one in page.findChildren(Question) if one.isVisible())
    assert not any(one.isEnabled() for one in page.findChildren(PainScale))
    assert not any(one.isVisible() for one in page.own_words.phrases.values())
    assert not any(box.isVisible() for box in page.plan.boxes.values())
    assert demo.words("today.state_signed") in seen(page.still_open)
    Hand().click(button(page, demo.words("follow_up_page.read_note")))
    assert visit_of(window).place == "note"


@pytest.mark.parametrize("name", ["voss", "haddad"])
def test_every_number_of_pain_stands_in_one_line_on_a_small_screen(window: Window, demo: Clinic, name: str) -> None:
    page = opened(window, demo, name)
    for scale in page.pain.scales.values():
        tops = {scale.cell(number).mapTo(scale, QPoint(0, 0)).y() for number in range(11)}
        assert len(tops) == 1


def test_nothing_lies_beyond_the_side_of_its_column(window: Window, demo: Clinic) -> None:
    page = opened(window, demo, "boateng")
    Hand().click(page.plan.boxes[NEEDLING].done)
    for scroll in page.findChildren(QScrollArea):
        inside = scroll.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= scroll.viewport().width()


def test_the_way_to_the_map(window: Window, demo: Clinic, words: Words) -> None:
    page = opened(window, demo, "voss")
    Hand().click(button(page, words("follow_up_page.change_map")))
    assert visit_of(window).place == "intake"
