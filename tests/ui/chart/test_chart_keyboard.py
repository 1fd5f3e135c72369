"""The chart by keys and as a screen reader finds it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.regions import REGIONS
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.chart.zone_stops import ZoneStop
from tests.ui.chart.conftest import Told, click, focused, turn_wheel, zone_in
from tests.ui.seeing import changed_pixels, picture, press, spoken

MARK = Mark("lower_back", "right", 6, "ache", "A")


def stops(chart: BodyChartView) -> list[ZoneStop]:
    return [stop for stop in chart.findChildren(ZoneStop) if not stop.isHidden()]


def here() -> tuple[str, str, str]:
    widget = focused()
    assert isinstance(widget, ZoneStop)
    return widget.zone.view, widget.zone.zone, widget.zone.side


def key(which: Qt.Key) -> None:
    QTest.keyClick(focused(), which)


def test_tab_reaches_the_chart_once_and_leaves_it(names: ZoneNames, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    before, chart, after = QPushButton("before"), BodyChartView(names), QPushButton("after")
    for widget in (before, chart, after):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(500, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    key(Qt.Key.Key_Tab)
    assert chart.stops.has_focus
    key(Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert chart.stops.has_focus


def test_arrows_move_between_neighbours_and_across_to_the_next_view(chart: BodyChartView) -> None:
    chart.focus_zone("abdomen_lower", "right")
    assert here() == ("front", "abdomen_lower", "right")
    key(Qt.Key.Key_Right)
    assert here() == ("front", "abdomen_lower", "left")
    key(Qt.Key.Key_Down)
    assert here()[2] == "left"
    key(Qt.Key.Key_Up)
    for _ in range(12):
        key(Qt.Key.Key_Right)
        if here()[0] == "back":
            break
    assert here()[0] == "back"
    assert here()[2] == "left"  # seen from behind, the patient's LEFT comes first
    key(Qt.Key.Key_Left)
    assert here()[0] == "front"


def test_at_the_outer_edge_the_keyboard_stays(chart: BodyChartView) -> None:
    chart.focus_zone("head_vertex", "midline")
    for _ in range(30):
        key(Qt.Key.Key_Up)
    top = here()
    key(Qt.Key.Key_Up)
    assert here() == top


def test_space_and_enter_mean_the_zone_once_however_long_they_are_held(chart: BodyChartView, told: Told) -> None:
    chart.focus_zone("lower_back", "right")
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Return)
    assert told.clicked == [("lower_back", "right")] * 2
    focus = focused()
    press(focus, Qt.Key.Key_Return, held=True)
    press(focus, Qt.Key.Key_Space, held=True)
    assert len(told.clicked) == 2


def test_the_zone_with_the_keyboard_is_seen_and_one_clicked_is_not_framed(chart: BodyChartView) -> None:
    chart.focus_zone("calf", "right")
    framed = picture(chart)
    chart._hover(None)
    click(chart, "back", "calf", "right")
    chart._hover(None)
    assert here() == ("back", "calf", "right")
    assert changed_pixels(framed, picture(chart)) > 40
    key(Qt.Key.Key_Up)
    assert chart._focused is not None


def test_plus_and_minus_zoom_about_the_zone_and_arrows_keep_it_in_sight(chart: BodyChartView) -> None:
    chart.focus_zone("lower_back", "right")
    focus = focused()
    for _ in range(6):
        press(focus, Qt.Key.Key_Plus, "+")
    assert chart.lens.zoom > 3
    for _ in range(8):
        key(Qt.Key.Key_Down)
        zone = chart.stops.current
        assert zone is not None
        assert chart.rect().contains(chart.place_of(zone).toPoint())
    press(focused(), Qt.Key.Key_Minus, "-")
    assert chart.lens.zoom < 3.5


def test_esc_leaves_the_lens_then_the_part_and_then_goes_to_the_page(chart: BodyChartView) -> None:
    chart.show_region("hands")
    chart.setFocus()
    turn_wheel(chart, chart.place_of(chart.stops.current), Qt.KeyboardModifier.ControlModifier, 3)  # type: ignore[arg-type]
    key(Qt.Key.Key_Escape)
    assert (chart.region, chart.lens.zoom) == ("hands", 1.0)
    key(Qt.Key.Key_Escape)
    assert chart.region == "body"
    assert chart.stops.has_focus
    assert not chart._leave()


@pytest.mark.parametrize("region", REGIONS)
def test_every_shown_zone_is_a_named_check_box_with_its_side(chart: BodyChartView, region: str) -> None:
    for turn in range(len(REGIONS[region].turns)):
        chart.show_region(region, turn)
        shown = stops(chart)
        wanted = {(view, zone.zone, zone.side) for view in chart.views for zone in chart.chart.views[view].zones}
        assert {(stop.zone.view, stop.zone.zone, stop.zone.side) for stop in shown} == wanted
        for stop in shown:
            name, role = spoken(stop)
            assert name
            assert ("RIGHT" in name, "LEFT" in name) == (stop.zone.side == "right", stop.zone.side == "left")
            assert role in (QAccessible.Role.CheckBox, QAccessible.Role.Button)
            assert QAccessible.queryAccessibleInterface(stop).state().checkable
            assert chart.rect().adjusted(-1, -1, 1, 1).contains(stop.geometry())


def test_a_marked_zone_says_letter_number_and_kind(chart: BodyChartView) -> None:
    chart.set_marks([MARK, Mark("sacrum", "midline", None, "", "B")])
    stop = next(one for one in stops(chart) if (one.zone.zone, one.zone.side) == ("lower_back", "right"))
    assert spoken(stop)[0] == "Low back beside spine, RIGHT, marked A, 6, ache"
    assert QAccessible.queryAccessibleInterface(stop).state().checked
    sacrum = next(one for one in stops(chart) if one.zone.zone == "sacrum")
    assert spoken(sacrum)[0].endswith(", marked B")
    chart.set_marks([])
    assert spoken(stop)[0] == "Low back beside spine, RIGHT"
    assert not stop.isChecked()


@pytest.mark.parametrize("action", ["Press", "Toggle"])
def test_a_screen_reader_can_mean_a_zone_and_checks_nothing_by_itself(
    chart: BodyChartView, told: Told, qtbot: QtBot, action: str
) -> None:
    stop = next(one for one in stops(chart) if one.zone == zone_in(chart, "back", "calf", "left"))
    interface = QAccessible.queryAccessibleInterface(stop).actionInterface()
    interface.doAction(action)
    qtbot.waitUntil(lambda: told.clicked == [("calf", "left")])
    assert not stop.isChecked()


def test_the_chart_itself_says_what_keys_do(chart: BodyChartView) -> None:
    name = spoken(chart)[0]
    assert "Arrows" in name
    assert "Space" in name
