"""The chart by pointer: it tells which zone on which side was meant, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.panes import Lens
from tests.ui.chart.conftest import LEFT_BUTTON, Told, click, drag, focused, spot, turn_wheel
from tests.ui.seeing import changed_pixels, picture

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
EMPTY = QPoint(70, 275)  # ground beside the left leg


def test_right_is_at_the_viewers_left_in_front_and_at_the_right_behind(chart: BodyChartView, told: Told) -> None:
    middle = {pane.view: pane.box.center().x() for pane in chart._panes}
    left_of_middle = QPoint(int(middle["front"]) - 14, spot(chart, "front", "thigh_front", "right").y())
    right_of_middle = QPoint(int(middle["back"]) + 14, spot(chart, "back", "thigh_back", "right").y())
    QTest.mouseClick(chart, LEFT_BUTTON, PLAIN, left_of_middle)
    QTest.mouseClick(chart, LEFT_BUTTON, PLAIN, right_of_middle)
    assert told.clicked == [("thigh_front", "right"), ("thigh_back", "right")]


def test_every_zone_is_hit_where_its_middle_is_seen(chart: BodyChartView) -> None:
    assert chart.views == ("front", "back")
    for view in chart.views:
        for zone in chart.chart.views[view].zones:
            assert chart.zone_at(chart.place_of(zone)) == zone


def test_a_near_miss_still_hits_and_a_wide_one_does_not(chart: BodyChartView, told: Told) -> None:
    height = spot(chart, "front", "fingers_ulnar", "right").y()
    outermost = next(x for x in range(400) if chart.zone_at(QPointF(x, height), 0.0))
    QTest.mouseClick(chart, LEFT_BUTTON, PLAIN, QPoint(outermost - 4, height))
    assert [side for _, side in told.clicked] == ["right"]
    QTest.mouseClick(chart, LEFT_BUTTON, PLAIN, QPoint(outermost - 12, height))
    assert len(told.clicked) == 1


def test_hovering_tells_each_zone_once_and_draws_its_border_only(chart: BodyChartView, told: Told) -> None:
    before = picture(chart)
    there = spot(chart, "back", "lower_back", "left")
    QTest.mouseMove(chart, there)
    QTest.mouseMove(chart, there + QPoint(1, 0))
    assert told.hovered == [("lower_back", "left")]
    kept = chart._painter._pixmap.cacheKey()
    assert changed_pixels(before, picture(chart)) > 40
    assert chart._painter._pixmap.cacheKey() == kept
    QTest.mouseMove(chart, EMPTY)
    assert told.hovered[-1] == ("", "")
    assert changed_pixels(before, picture(chart)) == 0


def test_a_drag_tells_every_zone_it_enters_once(chart: BodyChartView, told: Told) -> None:
    places = [spot(chart, "back", zone, "right") for zone in ("lower_back", "buttock_mid", "thigh_back")]
    drag(chart, *places, places[1], places[2])
    entered = [zone for zones in told.dragged for zone in zones]
    assert told.dragged[0] == [("lower_back", "right")]
    assert len(entered) == len(set(entered))
    assert {("lower_back", "right"), ("buttock_mid", "right"), ("thigh_back", "right")} <= set(entered)
    assert told.clicked == []


def test_a_fast_drag_leaves_nothing_out_on_its_way(chart: BodyChartView, told: Told) -> None:
    ends = [spot(chart, "front", "chest_upper", "left"), spot(chart, "front", "thigh_front", "left")]
    drag(chart, *ends)
    entered = [zone for zones in told.dragged for zone, _ in zones]
    assert entered[0] == "chest_upper"
    assert entered[-1] == "thigh_front"
    assert {"abdomen_upper", "abdomen_lower"} <= set(entered)


def test_a_hand_that_trembles_clicks(chart: BodyChartView, told: Told) -> None:
    there = spot(chart, "back", "calf", "left")
    drag(chart, there, there + QPoint(3, 2), there + QPoint(4, 1))
    assert told.dragged == []
    assert told.clicked == [("calf", "left")]


def test_two_quick_clicks_on_a_zone_are_two_clicks(chart: BodyChartView, told: Told) -> None:
    there = spot(chart, "back", "calf", "left")
    QTest.mouseClick(chart, LEFT_BUTTON, PLAIN, there)
    QTest.mouseDClick(chart, LEFT_BUTTON, PLAIN, there)
    QTest.mouseRelease(chart, LEFT_BUTTON, PLAIN, there)
    assert told.clicked == [("calf", "left")] * 2


def test_the_plain_wheel_does_nothing_and_ctrl_zooms_about_the_pointer(chart: BodyChartView, told: Told) -> None:
    there = QPointF(spot(chart, "back", "lower_back", "left"))
    assert not turn_wheel(chart, there, PLAIN).isAccepted()
    assert chart.lens == Lens()
    assert told == Told()
    assert turn_wheel(chart, there, CONTROL, 4).isAccepted()
    zone = chart.zone_at(there)
    assert zone is not None
    assert (zone.zone, zone.side) == ("lower_back", "left")
    assert 2.0 < chart.lens.zoom < 3.0
    turn_wheel(chart, there, CONTROL, 40)
    assert chart.lens.zoom == 4.0
    turn_wheel(chart, there, CONTROL, -80)
    assert chart.lens == Lens()


def test_a_pinch_on_the_touch_pad_zooms(chart: BodyChartView) -> None:
    there = QPointF(spot(chart, "front", "knee_front", "left"))
    where = QPointF(chart.mapToGlobal(there.toPoint()))
    device = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, device, 2, there, there, where, 0.5, QPointF())
    QApplication.sendEvent(chart, pinch)
    assert chart.lens.zoom == 1.5
    zone = chart.zone_at(there)
    assert zone is not None
    assert zone.zone == "knee_front"


def test_zoomed_a_drag_on_empty_ground_moves_and_a_double_click_there_shows_all(
    chart: BodyChartView, told: Told
) -> None:
    turn_wheel(chart, QPointF(EMPTY), CONTROL, 4)
    lens = chart.lens
    drag(chart, EMPTY, EMPTY - QPoint(0, 30), EMPTY - QPoint(20, 60))
    assert (chart.lens.zoom, chart.lens.x) == (lens.zoom, lens.x - 20)
    assert (told.dragged, told.clicked) == ([], [])
    QTest.mouseDClick(chart, LEFT_BUTTON, PLAIN, EMPTY)
    assert chart.lens == Lens()


def test_with_space_held_a_drag_on_the_figure_moves_it_and_marks_nothing(chart: BodyChartView, told: Told) -> None:
    there = spot(chart, "back", "thigh_back", "left")
    turn_wheel(chart, QPointF(there), CONTROL, 4)
    before = chart.lens
    chart.setFocus()
    focus = focused()
    QTest.keyPress(focus, Qt.Key.Key_Space)
    drag(chart, there, there + QPoint(25, 0), there + QPoint(50, 10))
    QTest.keyRelease(focus, Qt.Key.Key_Space)
    assert chart.lens.x == before.x + 50
    assert (told.dragged, told.clicked) == ([], [])


def test_the_way_back_from_a_zoom_is_a_button(chart: BodyChartView) -> None:
    assert not chart._back.isVisible()
    turn_wheel(chart, QPointF(spot(chart, "back", "lower_back", "left")), CONTROL, 4)
    assert chart._back.isVisible()
    QTest.mouseClick(chart._back, LEFT_BUTTON)
    assert chart.lens == Lens()
    assert not chart._back.isVisible()


def test_alt_and_a_click_mean_the_very_spot(chart: BodyChartView, told: Told) -> None:
    there = spot(chart, "back", "lower_back", "left")
    turn_wheel(chart, QPointF(there), CONTROL, 3)
    QTest.mouseClick(chart, LEFT_BUTTON, ALT, there)
    assert told.clicked == []
    zone, side, text = told.spots[0]
    view, x, y = text.split()
    assert (zone, side, view) == ("lower_back", "left", "back")
    found = chart.chart.zone_at(view, float(x), float(y), 0.0)
    assert found is not None
    assert found.zone == "lower_back"


def test_a_spot_asked_for_is_the_next_click_and_esc_gives_it_up(chart: BodyChartView, told: Told) -> None:
    given_up: list[bool] = []
    chart.pick_given_up.connect(lambda: given_up.append(True))
    chart.pick_spot()
    click(chart, "front", "abdomen_lower", "left")
    click(chart, "front", "abdomen_lower", "left")
    assert [spot[:2] for spot in told.spots] == [("abdomen_lower", "left")]
    assert told.clicked == [("abdomen_lower", "left")]
    chart.pick_spot()
    chart.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert given_up == [True]
    click(chart, "front", "abdomen_lower", "left")
    assert len(told.clicked) == 2


def test_other_views_are_hit_as_they_are_seen(chart: BodyChartView, told: Told) -> None:
    chart.turn()
    assert chart.views == ("right", "left")
    click(chart, "left", "lateral_hip", "left")
    chart.show_region("feet", 1)
    assert chart.views == ("sole_right", "sole_left")
    click(chart, "sole_left", "sole_arch", "left")
    assert told.clicked == [("lateral_hip", "left"), ("sole_arch", "left")]


def test_a_zone_no_view_shows_is_turned_to(chart: BodyChartView) -> None:
    assert chart.show_zone("lower_back", "left").view == "back"
    assert chart.views == ("front", "back")
    assert chart.show_zone("sole_arch", "right").view in chart.views
    assert chart.region == "feet"


def test_what_no_view_shows_is_known(chart: BodyChartView) -> None:
    sole, back = Mark("sole_arch", "left", 4, "ache", "A"), Mark("lower_back", "left", 4, "ache", "B")
    chart.set_marks([sole, back])
    assert chart.unseen == (sole,)
    chart.show_region("feet", 1)
    assert chart.unseen == (back,)


def test_a_wide_chart_shows_all_four_figures(chart: BodyChartView) -> None:
    assert chart.can_turn
    chart.resize(1420, 700)
    QCoreApplication.processEvents()
    assert chart.views == ("front", "back", "right", "left")
    assert not chart.can_turn
