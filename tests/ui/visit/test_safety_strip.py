"""The strip above every page: what is up stands there until it is decided, the most urgent on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety_strip import SafetyStrip
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard

Mark = Callable[..., None]


def up(strip: SafetyStrip) -> list[str]:
    """Return the urgencies that show, as they stand from top to bottom."""
    shown = [(band.y(), urgency) for urgency, band in strip.bands.items() if band.isVisible()]
    return [urgency for _, urgency in sorted(shown)]


def words_of(strip: SafetyStrip, urgency: str) -> str:
    return strip.bands[urgency]._words.text()  # type: ignore[index]  # a name of ours


def decide(desk: Desk, flag: str, decision: str) -> None:
    for link_id, said in (("found", "x"), ("decision", decision), ("told", "GP"), ("told_at", "13:41")):
        desk.answer("flag_decisions", path(("flags", flag), link_id), said)


def test_nothing_stands_there_while_nothing_is_up(desk: Desk, show: Show, mark: Mark) -> None:
    strip = SafetyStrip(desk)
    show(strip, 1290)
    assert not strip.isVisible()
    mark("lower_back.right")
    assert not strip.isVisible()


def test_emergency_above_same_day_above_referral_above_note(desk: Desk, show: Show) -> None:
    strip = SafetyStrip(desk)
    show(strip, 1290)
    desk.answer("red_flags", path("night_pain_constant"), "yes")
    assert up(strip) == ["note"]
    desk.answer("red_flags", path("progressive_leg_weakness"), "yes")
    assert up(strip) == ["same_day", "note"]
    desk.answer("red_flags", path("ces_saddle"), "not_sure")
    assert up(strip) == ["emergency", "same_day", "note"]
    desk.answer("red_flags", path("weight_loss_unwell"), "yes")  # keeps the night pain company
    assert up(strip)[:3] == ["emergency", "same_day", "routine_referral"]
    assert "Send now: numb between the legs." in words_of(strip, "emergency")
    assert "cauda equina" in words_of(strip, "emergency")
    assert "leg or foot getting weaker" in words_of(strip, "same_day")


def test_a_band_goes_only_when_its_flag_is_decided(desk: Desk, show: Show) -> None:
    strip = SafetyStrip(desk)
    show(strip, 1290)
    desk.answer("red_flags", path("ces_saddle"), "yes")
    for link_id, said in (("found", "x"), ("told", "GP"), ("told_at", "13:41")):
        desk.answer("flag_decisions", path(("flags", "ces_saddle"), link_id), said)
        assert up(strip) == ["emergency"]
    desk.answer("flag_decisions", path(("flags", "ces_saddle"), "decision"), "refer")
    assert up(strip) == ["emergency"], "less than the flag asks for, and no reason"
    decide(desk, "ces_saddle", "emergency")
    assert up(strip) == []
    desk.undo()
    assert up(strip) == ["emergency"]


def test_the_buttons_lead_to_the_decision_and_to_the_open_questions(desk: Desk, show: Show) -> None:
    strip = SafetyStrip(desk)
    show(strip, 1290)
    asked: list[tuple[object, ...]] = []
    desk.asked_for.connect(lambda *what: asked.append(what))
    desk.answer("red_flags", path("ces_saddle"), "yes")
    desk.answer("red_flags", path("night_pain_constant"), "yes")
    QTest.mouseClick(strip.buttons["emergency"], Qt.MouseButton.LeftButton)
    assert asked.pop() == ("safety", "flag_decisions", path(("flags", "ces_saddle"), "decision"))
    assert strip.buttons["note"].words.startswith("Ask ")
    QTest.mouseClick(strip.buttons["note"], Qt.MouseButton.LeftButton)
    assert asked.pop() == ("safety", "red_flags", path("ces_bladder"))


def test_a_note_with_nothing_left_to_ask_is_read(screened: Desk, show: Show) -> None:
    strip = SafetyStrip(screened)
    show(strip, 1290)
    screened.answer("red_flags", path("night_pain_constant"), "yes")
    for where in strip._open_questions():
        screened.answer("red_flags", where, "no")
    heard = Heard()
    screened.asked_for.connect(lambda *what: heard.append(what))
    assert strip.buttons["note"].words == "Read"
    QTest.mouseClick(strip.buttons["note"], Qt.MouseButton.LeftButton)
    assert heard == [("safety", "flag_decisions", path(("flags", "night_pain_constant"), "decision"))]


def test_strip_words_stay_readable_at_any_width(desk: Desk, show: Show) -> None:
    strip = SafetyStrip(desk)
    desk.answer("red_flags", path("ces_saddle"), "yes")
    for width in (320, 1290):
        show(strip, width)
        words, button = strip.bands["emergency"]._words, strip.buttons["emergency"]
        assert words.height() >= words.heightForWidth(words.width())
        assert button.height() >= 40
