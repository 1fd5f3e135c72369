"""The body chart in rough hands: interrupted, hurried, trembling, with two fingers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.map_answers import NextMark, clearing, marking, row_path
from clinic_app.ui.chart.pain_map_card import PainMapCard
from clinic_app.ui.chart.zone_names import MIDLINE
from clinic_app.ui.desk import Desk
from tests.ui.chart.conftest import LEFT_BUTTON, Told, click, drag, focused, spot, turn_wheel, zone_in

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RIGHT_BUTTON = Qt.MouseButton.RightButton


def rows(desk: Desk) -> list[str]:
    return desk.visit.of("intake").rows("pain_map")


def test_a_button_let_go_where_nobody_told_ends_the_drag(chart: BodyChartView, told: Told) -> None:
    at = QPointF(spot(chart, "back", "lower_back", "right"))
    QTest.mousePress(chart, LEFT_BUTTON, NONE, at.toPoint())
    there = QPointF(spot(chart, "back", "calf", "left"))
    nothing = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        chart, QMouseEvent(QEvent.Type.MouseMove, there, chart.mapToGlobal(there), nothing, nothing, NONE)
    )
    assert told.dragged == []
    QTest.mouseRelease(chart, LEFT_BUTTON, NONE, there.toPoint())
    assert told.clicked == []


def test_another_button_in_between_is_not_the_end(chart: BodyChartView, told: Told) -> None:
    at = spot(chart, "back", "lower_back", "right")
    QTest.mousePress(chart, LEFT_BUTTON, NONE, at)
    QTest.mousePress(chart, RIGHT_BUTTON, NONE, at)
    QTest.mouseRelease(chart, RIGHT_BUTTON, NONE, at)
    QTest.mouseRelease(chart, LEFT_BUTTON, NONE, at)
    assert told.clicked == [("lower_back", "right")]


def test_a_drag_that_leaves_the_chart_and_ends_outside_marks_what_it_crossed(chart: BodyChartView, told: Told) -> None:
    at = spot(chart, "back", "lower_back", "right")
    QTest.mousePress(chart, LEFT_BUTTON, NONE, at)
    QTest.mouseMove(chart, QPoint(chart.width() + 300, at.y()))
    QTest.mouseRelease(chart, LEFT_BUTTON, NONE, QPoint(chart.width() + 300, at.y()))
    assert told.dragged[0] == [("lower_back", "right")]
    before = len(told.dragged)
    QTest.mouseMove(chart, spot(chart, "back", "calf", "left"))
    assert len(told.dragged) == before


def test_a_spot_lies_in_its_area_wherever_the_button_is_let_go(chart: BodyChartView, told: Told) -> None:
    for end in (spot(chart, "back", "calf", "left"), QPoint(-200, -200)):
        for asked in (True, False):
            told.spots.clear()
            if asked:
                chart.pick_spot()
            QTest.mousePress(chart, LEFT_BUTTON, NONE if asked else ALT, spot(chart, "back", "lower_back", "right"))
            QTest.mouseMove(chart, end)
            QTest.mouseRelease(chart, LEFT_BUTTON, NONE if asked else ALT, end)
            ((zone, side, where),) = told.spots
            view, x, y = where.split()
            found = chart.chart.zone_at(view, float(x), float(y), 0.0)
            assert found is not None, where
            assert (found.zone, found.side) == (zone, side) == ("lower_back", "right")


def test_a_near_miss_is_a_spot_at_the_edge_of_its_area(chart: BodyChartView, told: Told) -> None:
    zone = zone_in(chart, "back", "calf", "left")
    at = chart.place_of(zone)
    while chart.zone_at(at, 0.0) is not None:
        at = QPointF(at.x() - 1, at.y())
    QTest.mouseClick(chart, LEFT_BUTTON, ALT, at.toPoint())
    ((found, side, where),) = told.spots
    view, x, y = where.split()
    inside = chart.chart.zone_at(view, float(x), float(y), 0.2)  # rounded to a tenth
    assert inside is not None
    assert (inside.zone, inside.side) == (found, side)


def test_while_space_is_held_clicks_and_drags_mark_nothing_however_many(chart: BodyChartView, told: Told) -> None:
    chart.focus_zone("calf", "left")
    QTest.keyPress(focused(), Qt.Key.Key_Space)
    QTest.mouseClick(chart, LEFT_BUTTON, NONE, spot(chart, "back", "lower_back", "right"))
    drag(chart, spot(chart, "back", "lower_back", "right"), spot(chart, "back", "calf", "left"))
    QTest.keyRelease(focused(), Qt.Key.Key_Space)
    assert (told.clicked, told.dragged) == ([], [])


def test_a_held_space_marks_once(chart: BodyChartView, told: Told) -> None:
    chart.focus_zone("calf", "left")
    stop = focused()
    for repeat in (False, True, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if kind == QEvent.Type.KeyRelease and not repeat:
                continue
            QApplication.sendEvent(stop, QKeyEvent(kind, Qt.Key.Key_Space, NONE, " ", repeat))
    QApplication.sendEvent(stop, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, NONE, " ", False))
    assert told.clicked == [("calf", "left")]


def test_two_fingers_zoom_and_mark_nothing(chart: BodyChartView, told: Told) -> None:
    device = QTest.createTouchDevice()
    one, two = spot(chart, "back", "lower_back", "right"), spot(chart, "back", "lower_back", "left")
    QTest.touchEvent(chart, device).press(1, one, chart).commit()
    QTest.touchEvent(chart, device).move(1, one, chart).press(2, two, chart).commit()
    for step in range(1, 8):
        apart = QPoint(12 * step, 0)
        QTest.touchEvent(chart, device).move(1, one - apart, chart).move(2, two + apart, chart).commit()
    QTest.touchEvent(chart, device).release(1, one - QPoint(84, 0), chart).release(
        2, two + QPoint(84, 0), chart
    ).commit()
    QCoreApplication.processEvents()
    assert (told.clicked, told.dragged) == ([], [])
    assert chart.lens.zoom > 1


def test_one_finger_marks_as_a_pointer_does(chart: BodyChartView, told: Told) -> None:
    device = QTest.createTouchDevice()
    at = spot(chart, "back", "lower_back", "right")
    QTest.touchEvent(chart, device).press(1, at, chart).commit()
    QTest.touchEvent(chart, device).release(1, at, chart).commit()
    QCoreApplication.processEvents()
    assert told.clicked == [("lower_back", "right")]


def test_zoomed_a_click_means_what_is_seen_there(chart: BodyChartView, told: Told) -> None:
    for zone, side in (("lower_back", "left"), ("calf", "right"), ("neck_back", "right")):
        chart.unzoom()
        at = chart.place_of(zone_in(chart, "back", zone, side))
        for _ in range(6):
            turn_wheel(chart, at, CTRL)
        assert chart.lens.zoom > 3
        told.clicked.clear()
        QTest.mouseClick(chart, LEFT_BUTTON, NONE, at.toPoint())
        assert told.clicked == [(zone, side)]


def test_resized_in_the_middle_of_a_drag_only_what_the_pointer_meets_is_marked(
    chart: BodyChartView, told: Told
) -> None:
    at = spot(chart, "back", "lower_back", "right")
    QTest.mousePress(chart, LEFT_BUTTON, NONE, at)
    QTest.mouseMove(chart, at + QPoint(0, 14))
    chart.resize(1200, 700)
    QCoreApplication.processEvents()
    told.dragged.clear()
    there = spot(chart, "back", "calf", "left")
    QTest.mouseMove(chart, there)
    QTest.mouseMove(chart, there + QPoint(1, 0))
    QTest.mouseRelease(chart, LEFT_BUTTON, NONE, there)
    assert told.dragged == [[("calf", "left")]]


# -- on a visit


def test_a_spot_asked_for_an_area_that_was_cleared_meanwhile_is_asked_no_more(card: PainMapCard, desk: Desk) -> None:
    desk.answer_all(marking(["lower_back.right"], NextMark(5)))
    card.ask_spot("lower_back.right")
    desk.answer_all(clearing("lower_back.right"))
    assert "Click the exact spot" not in card.said.words
    click(card.chart, "back", "calf", "left")
    assert rows(desk) == ["calf.left"]
    assert desk.visit.of("intake").value(row_path("calf.left", "point")) is None


def test_the_brush_changed_in_the_middle_of_a_drag_counts_from_there(
    card: PainMapCard, desk: Desk, qtbot: QtBot
) -> None:
    QTest.mouseClick(card.brush.scale.cell(3), LEFT_BUTTON)
    places = [spot(card.chart, "back", zone, "right") for zone in ("buttock_mid", "thigh_back", "calf")]
    QTest.mousePress(card.chart, LEFT_BUTTON, NONE, places[0])
    QTest.mouseMove(card.chart, places[1])
    card.brush.scale.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_8)
    with qtbot.waitSignal(desk.changed):
        QTest.mouseMove(card.chart, places[2])
        QTest.mouseRelease(card.chart, LEFT_BUTTON, NONE, places[2])
    value = desk.visit.of("intake").value
    assert value(row_path("buttock_mid.right", "intensity")) == 3
    assert value(row_path("calf.right", "intensity")) == 8


def test_undo_in_the_middle_of_a_drag_takes_back_the_last_area_and_the_drag_goes_on(
    card: PainMapCard, desk: Desk, qtbot: QtBot
) -> None:
    places = [spot(card.chart, "back", zone, "right") for zone in ("buttock_mid", "thigh_back", "calf")]
    QTest.mousePress(card.chart, LEFT_BUTTON, NONE, places[0])
    QTest.mouseMove(card.chart, places[1])
    before = rows(desk)
    desk.undo()
    assert rows(desk) == before[:1]  # one move was one gesture
    with qtbot.waitSignal(desk.changed):
        QTest.mouseMove(card.chart, places[2])
        QTest.mouseRelease(card.chart, LEFT_BUTTON, NONE, places[2])
    assert "calf.right" in rows(desk)


@pytest.mark.parametrize("side", ["left", "right"])
def test_both_sides_where_one_is_marked_adds_the_other_and_where_both_are_opens_the_row(
    card: PainMapCard, desk: Desk, side: str
) -> None:
    asked: list[str] = []
    card.row_asked.connect(asked.append)
    click(card.chart, "back", "calf", "left")
    QTest.mouseClick(card.brush.both, LEFT_BUTTON)
    click(card.chart, "back", "calf", side)
    assert sorted(rows(desk)) == ["calf.left", "calf.right"]
    click(card.chart, "back", "calf", side)
    assert asked == [f"calf.{side}"]


def test_both_sides_drawn_over_the_midline_marks_each_area_once(card: PainMapCard, desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseClick(card.brush.both, LEFT_BUTTON)
    places = [spot(card.chart, "back", zone, side) for zone, side in (("lower_back", "left"), ("lower_back", "right"))]
    with qtbot.waitSignal(desk.changed):
        drag(card.chart, *places)
    found = rows(desk)
    assert len(found) == len(set(found))
    lefts = {row.removesuffix(".left") for row in found if row.endswith(".left")}
    assert lefts == {row.removesuffix(".right") for row in found if row.endswith(".right")}


def test_a_fast_double_click_marks_and_opens_and_a_third_changes_nothing(card: PainMapCard, desk: Desk) -> None:
    at = spot(card.chart, "back", "calf", "left")
    asked: list[str] = []
    card.row_asked.connect(asked.append)
    QTest.mouseClick(card.chart, LEFT_BUTTON, NONE, at)
    QTest.mouseDClick(card.chart, LEFT_BUTTON, NONE, at)
    QTest.mouseRelease(card.chart, LEFT_BUTTON, NONE, at)
    QTest.mouseClick(card.chart, LEFT_BUTTON, NONE, at)
    assert rows(desk) == ["calf.left"]
    assert asked == ["calf.left", "calf.left"]


# -- the side in words


def test_the_side_is_said_on_hover_at_once_and_gone_with_the_pointer(card: PainMapCard, desk: Desk) -> None:
    hint = card.said.words
    QTest.mouseMove(card.chart, spot(card.chart, "back", "lower_back", "left"))
    assert card.said.words == "LEFT low back beside spine"
    QTest.mouseMove(card.chart, spot(card.chart, "back", "calf", "right"))
    assert card.said.words == "RIGHT calf"
    click(card.chart, "back", "calf", "right")
    assert card.said.words == "Added: RIGHT calf"
    QTest.mouseMove(card.chart, spot(card.chart, "back", "sacrum", "midline"))
    assert card.said.words == "sacrum"
    assert card.said.undo.isVisible()
    QTest.mouseMove(card.chart, QPoint(2, 2))
    assert card.said.words == "Added: RIGHT calf"
    desk.undo()
    assert card.said.words == "Taken off: RIGHT calf"
    assert hint not in card.said.words


def test_while_drawing_the_line_tells_what_was_added_and_not_what_is_pointed_at(
    card: PainMapCard, desk: Desk, qtbot: QtBot
) -> None:
    places = [spot(card.chart, "back", zone, "right") for zone in ("buttock_mid", "thigh_back")]
    with qtbot.waitSignal(desk.changed):
        drag(card.chart, *places)
    assert card.said.words.startswith("Added: RIGHT")


@pytest.mark.qt_log_ignore("does not support raise")  # a screen that is none has nothing to raise a tip over
def test_a_resting_pointer_is_told_the_side_in_every_view(chart: BodyChartView) -> None:
    for region in ("body", "head", "hands", "feet"):
        chart.show_region(region)
        for view in chart.views:
            for zone in chart.chart.views[view].zones[:6]:
                at = chart.place_of(zone).toPoint()
                QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
                shown = chart.zone_at(QPointF(at))
                assert shown is not None
                assert QToolTip.text() == chart._names.named(shown.zone, shown.side)
                assert shown.side == MIDLINE or shown.side.upper() in QToolTip.text()
    QToolTip.hideText()
