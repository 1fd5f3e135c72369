"""Marking with the brush, on a real visit: every click is one gesture, in the record before it is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.forms.answers import Value
from clinic_app.ui.chart.map_answers import NextMark, clearing, marking, row_path
from clinic_app.ui.chart.pain_map_card import PainMapCard
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import PAUSE, Desk
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import marks
from clinic_app.visit.open_visit import path
from tests.ui.chart.conftest import LEFT_BUTTON, click, drag, focused, spot, zone_in

ALT = Qt.KeyboardModifier.AltModifier


def press(button: object) -> None:
    QTest.mouseClick(button, LEFT_BUTTON)  # type: ignore[call-overload]


def said(desk: Desk, row: str, about: str = "") -> Value:
    return desk.visit.of("intake").value(row_path(row, about))


def rows(desk: Desk) -> list[str]:
    return desk.visit.of("intake").rows("pain_map")


def gestures(desk: Desk) -> int:
    return len(desk.visit.gestures.undoable)


def test_a_click_marks_with_number_kind_and_depth_of_the_brush_and_they_stay_set(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.scale.cell(6))
    press(card.brush.kinds.button("burning"))
    press(card.brush.depths.button("deep"))
    click(card.chart, "back", "lower_back", "right")
    click(card.chart, "back", "calf", "left")
    for row in ("lower_back.right", "calf.left"):
        assert [said(desk, row, about) for about in ("", "intensity", "kind", "depth")] == [row, 6, "burning", "deep"]
    stored = desk.visit.record.answers.of_visit(desk.visit.visit.id)
    assert len({row.gesture for row in stored}) == 2
    assert [(mark.zone, mark.side, mark.letter) for mark in card.chart.marks] == [
        ("lower_back", "right", "A"),
        ("calf", "left", "B"),
    ]


def test_nothing_is_said_of_a_mark_that_the_brush_does_not_say(card: PainMapCard, desk: Desk) -> None:
    assert card.brush.next_mark == NextMark()
    click(card.chart, "back", "sacrum", "midline")
    assert rows(desk) == ["sacrum"]
    assert said(desk, "sacrum", "intensity") is None
    assert card.chart.marks[0].kind == ""


def test_the_line_says_at_once_what_was_added(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.scale.cell(5))
    press(card.brush.kinds.button("ache"))
    click(card.chart, "back", "buttock_upper", "right")
    assert card.said.words == "Added: RIGHT upper buttock · 5 · ache"
    assert card.said.undo.isVisible()


def test_undo_under_the_figure_takes_the_mark_back_and_says_so(card: PainMapCard, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(lambda lead, rest: told.append(f"{lead} {rest}"))
    press(card.brush.scale.cell(5))
    click(card.chart, "back", "buttock_upper", "right")
    press(card.said.undo)
    assert rows(desk) == []
    assert card.chart.marks == ()
    assert card.said.words == "Taken off: RIGHT upper buttock"
    assert not card.said.undo.isVisible()
    assert told[0].startswith("Taken back: Where does it hurt?: Upper buttock, RIGHT")
    desk.redo()
    assert card.said.words == "Added: RIGHT upper buttock · 5"


def test_undo_is_offered_only_while_the_mark_is_the_newest_answer(card: PainMapCard, desk: Desk) -> None:
    click(card.chart, "back", "calf", "left")
    assert card.said.undo.isVisible()
    desk.answer("intake", path("worst"), 8)
    assert not card.said.undo.isVisible()
    assert card.said.words == "Added: LEFT calf"


def test_a_second_click_asks_for_the_row_and_marks_nothing(card: PainMapCard, desk: Desk) -> None:
    asked: list[str] = []
    card.row_asked.connect(asked.append)
    click(card.chart, "back", "calf", "left")
    before = gestures(desk)
    click(card.chart, "back", "calf", "left")
    assert asked == ["calf.left"]
    assert (rows(desk), gestures(desk)) == (["calf.left"], before)
    assert "LEFT calf" in card.said.words


def test_a_drag_adds_zone_by_zone_and_undo_takes_them_back_one_by_one(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.scale.cell(3))
    places = [spot(card.chart, "back", zone, "right") for zone in ("lower_back", "buttock_mid", "thigh_back")]
    drag(card.chart, *places)
    added = rows(desk)
    assert added[0] == "lower_back.right"
    assert {"buttock_mid.right", "thigh_back.right"} <= set(added)
    assert all(said(desk, row, "intensity") == 3 for row in added)
    assert gestures(desk) >= 3
    last = gestures(desk)
    desk.undo()
    assert gestures(desk) == last - 1
    assert rows(desk) == added[: len(rows(desk))]
    assert rows(desk) != added


def test_a_drag_over_marked_zones_leaves_them_as_they_are(card: PainMapCard, desk: Desk, qtbot: QtBot) -> None:
    press(card.brush.scale.cell(8))
    click(card.chart, "back", "thigh_back", "right")
    press(card.brush.scale.cell(2))
    with qtbot.waitSignal(desk.changed):  # everybody else is told when the hand has paused
        drag(card.chart, *(spot(card.chart, "back", zone, "right") for zone in ("buttock_mid", "thigh_back", "calf")))
    assert said(desk, "thigh_back.right", "intensity") == 8
    assert said(desk, "calf.right", "intensity") == 2


def test_both_sides_are_one_gesture_and_one_undo(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.scale.cell(4))
    press(card.brush.both)
    before = gestures(desk)
    click(card.chart, "back", "lower_back", "left")
    assert sorted(rows(desk)) == ["lower_back.left", "lower_back.right"]
    assert gestures(desk) == before + 1
    assert card.said.words == "Added: RIGHT and LEFT low back beside spine · 4"
    desk.undo()
    assert rows(desk) == []
    click(card.chart, "back", "sacrum", "midline")
    assert rows(desk) == ["sacrum"]


def test_zero_is_numb_without_pain(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.kinds.button("sharp"))
    press(card.brush.scale.cell(0))
    assert card.brush.next_mark == NextMark(0, "numb")
    click(card.chart, "front", "thigh_front", "left")
    assert [said(desk, "thigh_front.left", about) for about in ("intensity", "kind")] == [0, "numb"]
    press(card.brush.scale.cell(4))
    assert card.brush.next_mark == NextMark(4, "sharp")
    press(card.brush.scale.cell(0))
    press(card.brush.kinds.button("tingling"))
    press(card.brush.scale.cell(2))
    assert card.brush.next_mark == NextMark(2, "tingling")


def test_three_areas_take_eight_clicks(card: PainMapCard, desk: Desk) -> None:
    clicks: tuple[Callable[[], None], ...] = (
        lambda: press(card.brush.scale.cell(6)),
        lambda: press(card.brush.kinds.button("ache")),
        lambda: click(card.chart, "front", "shoulder_front", "right"),
        lambda: press(card.brush.scale.cell(4)),
        lambda: press(card.brush.kinds.button("tingling")),
        lambda: click(card.chart, "front", "upper_arm_lateral", "right"),
        lambda: press(card.brush.scale.cell(3)),
        lambda: click(card.chart, "back", "scapula", "right"),
    )
    for one in clicks:
        one()
    assert len(clicks) == 8
    found = [(mark.zone, mark.side, mark.intensity, mark.kind) for mark in marks(desk.visit, desk.words)]
    assert found == [
        ("shoulder_front", "right", 6, "ache"),
        ("upper_arm_lateral", "right", 4, "tingling"),
        ("scapula", "right", 3, "tingling"),
    ]


def test_three_areas_by_keys_alone(card: PainMapCard, desk: Desk) -> None:
    card.brush.scale.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_7)
    card.chart.setFocus()
    card.chart.stops.focus(zone_in(card.chart, "back", "mid_back", "left"), Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert len(rows(desk)) == 3
    assert rows(desk)[0] == "mid_back.left"
    assert all(said(desk, row, "intensity") == 7 for row in rows(desk))


def test_an_area_cleared_and_marked_again_brings_nothing_back(card: PainMapCard, desk: Desk) -> None:
    desk.answer_all(marking(["calf.left"], NextMark(9, "cramp", "deep"), "back -50.0 600.0"))
    desk.answer_all(clearing("calf.left"))
    assert rows(desk) == []
    assert card.said.words == "Taken off: LEFT calf"
    click(card.chart, "back", "calf", "left")
    assert rows(desk) == ["calf.left"]
    assert [said(desk, "calf.left", about) for about in ("intensity", "kind", "depth", "point")] == [None] * 4


def test_alt_and_a_click_mark_the_exact_spot(card: PainMapCard, desk: Desk) -> None:
    press(card.brush.scale.cell(6))
    click(card.chart, "back", "lower_back", "right", ALT)
    view, x, y = str(said(desk, "lower_back.right", "point")).split()
    zone = card.chart.chart.zone_at(view, float(x), float(y), 0.0)
    assert zone is not None
    assert (zone.zone, zone.side) == ("lower_back", "right")
    assert said(desk, "lower_back.right", "intensity") == 6
    before = said(desk, "lower_back.right", "point")
    there = spot(card.chart, "back", "lower_back", "right") + QPoint(2, 3)
    QTest.mouseClick(card.chart, LEFT_BUTTON, ALT, there)
    assert said(desk, "lower_back.right", "point") != before
    assert said(desk, "lower_back.right", "intensity") == 6


def test_a_spot_asked_for_must_lie_in_its_area(card: PainMapCard, desk: Desk) -> None:
    click(card.chart, "back", "lower_back", "right")
    card.ask_spot("lower_back.right")
    click(card.chart, "back", "calf", "right")
    assert rows(desk) == ["lower_back.right"]
    assert "Click the exact spot" in card.said.words
    click(card.chart, "back", "lower_back", "right")
    assert str(said(desk, "lower_back.right", "point")).startswith("back ")
    click(card.chart, "back", "calf", "right")
    assert rows(desk) == ["lower_back.right", "calf.right"]


def test_the_buttons_show_parts_and_lead_back(card: PainMapCard, desk: Desk) -> None:
    head = card.regions.button("head")
    press(head)
    assert card.chart.region == "head"
    assert head.isChecked()
    assert head.shown_icon() == "close"
    press(card.regions.button("hands"))
    assert (head.isChecked(), card.chart.region) == (False, "hands")
    press(card.regions.button("hands"))
    assert card.chart.region == "body"
    assert set(card.chart.views).isdisjoint({"mouth", "pelvic_floor"})
    press(card.regions.button("more"))
    assert card.chart.views == ("mouth", "pelvic_floor")


def test_a_button_names_the_areas_that_only_its_part_shows(card: PainMapCard, desk: Desk) -> None:
    desk.answer_all(marking(["lower_back.left"], NextMark(4)))
    desk.answer_all(marking(["sole_arch.left"], NextMark(4)))
    assert card.regions.button("feet").words == "Feet B"
    assert card.regions.button("head").words == "Head"
    press(card.regions.button("feet"))
    assert card.regions.button("feet").words == "Feet"


def test_a_signed_visit_takes_no_marks(card: PainMapCard, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk.visit), "is_writable", False)
    card.refresh()
    click(card.chart, "back", "calf", "left")
    click(card.chart, "back", "calf", "left", ALT)
    assert rows(desk) == []
    assert not card.brush.isEnabled()
    assert card.brush.isHidden()


def test_the_last_visits_map_lies_under_todays_as_broken_lines(
    clinic: Clinic, desk: Desk, clock: SetClock, names: ZoneNames, place: Callable[..., None]
) -> None:
    desk.answer_all(marking(["lower_back.left", "sacrum"], NextMark(7, "ache")))
    assert desk.visit.patient is not None
    clock.advance(days=7)
    later = Desk(clinic, clinic.begin_visit(desk.visit.patient).id)
    card = PainMapCard(later, names)
    place(card, 530, 560)
    assert [(mark.zone, mark.side, mark.intensity) for mark in card.chart._overlay.ghosts] == [
        ("lower_back", "left", 7),
        ("sacrum", "midline", 7),
    ]
    assert card.chart.marks == ()
    assert "20 November 2026" in card.said.words


def test_a_drag_is_thought_about_when_the_hand_pauses_and_not_before(
    card: PainMapCard, desk: Desk, qtbot: QtBot
) -> None:
    told: list[str] = []
    desk.changed.connect(lambda: told.append("changed"))
    card.chart.zones_dragged.emit([("lower_back", "right")])
    assert rows(desk) == ["lower_back.right"]
    for _ in range(4):  # longer than the pause, but the hand goes on
        qtbot.wait(PAUSE // 2)
        card.chart.drag_moved.emit()
    assert told == []
    qtbot.waitUntil(lambda: told == ["changed"], timeout=10 * PAUSE)


def test_a_click_is_told_to_the_rest_of_the_window_at_once(card: PainMapCard, desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.changed.connect(lambda: told.append("changed"))
    card.chart.zone_clicked.emit("lower_back", "right")
    card.chart.drag_moved.emit()
    qtbot.waitUntil(lambda: told == ["changed"], timeout=PAUSE)
