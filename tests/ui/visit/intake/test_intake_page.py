"""The page Intake: figure, words and search on a real visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from clinic_app.ui.chart.map_answers import NextMark, marking, row_path
from clinic_app.ui.desk import Desk
from clinic_app.ui.theme import Theme
from clinic_app.ui.visit.intake_page import TABS
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.visit.open_visit import Said, path
from tests.ui.seeing import changed_pixels, picture
from tests.ui.visit.intake.conftest import LEFT_BUTTON, Open, focused, mark_zone, row, settle


def test_a_marked_area_stands_in_the_list_with_letter_side_kind_and_number(open_page: Open, desk: Desk) -> None:
    page = open_page()
    QTest.mouseClick(page.map.brush.scale.cell(6), LEFT_BUTTON)
    QTest.mouseClick(page.map.brush.kinds.button("burning"), LEFT_BUTTON)
    mark_zone(page, "back", "lower_back", "right")
    mark_zone(page, "back", "calf", "left")
    area = row(page, "lower_back.right")
    assert area.number.words == "6"
    assert area.kind.kind == "burning"
    assert area.number.accessibleName() == "Pain, Low back beside spine, RIGHT: 6 of 10"
    assert area.kind.accessibleName() == "Kind of pain, Low back beside spine, RIGHT: burning"
    assert (area._badge.text(), row(page, "calf.left")._badge.text()) == ("A", "B")
    desk.undo()
    settle()
    assert page.pain.areas.area("calf.left") is None
    assert row(page, "lower_back.right") is area


def test_a_second_click_opens_the_row_and_its_questions_answer(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.show_tab("history")
    mark_zone(page, "back", "lower_back", "right")
    mark_zone(page, "back", "lower_back", "right")
    area = row(page, "lower_back.right")
    assert page.tab == "pain"
    assert area.is_open
    scale = area.findChild(PainScale)
    assert scale is not None
    QTest.mouseClick(scale.cell(8), LEFT_BUTTON)
    assert desk.visit.of("intake").value(row_path("lower_back.right", "intensity")) == 8
    assert area.number.words == "8"
    assert page.map.chart.marks[0].intensity == 8


def test_one_row_is_open_at_a_time_and_its_buttons_close_it(open_page: Open) -> None:
    page = open_page()
    mark_zone(page, "back", "lower_back", "right")
    mark_zone(page, "back", "calf", "left")
    back, calf = row(page, "lower_back.right"), row(page, "calf.left")
    QTest.mouseClick(back.number, LEFT_BUTTON)
    QTest.mouseClick(calf.kind, LEFT_BUTTON)
    assert (back.is_open, calf.is_open) == (False, True)
    QTest.mouseClick(calf.number, LEFT_BUTTON)
    assert not calf.is_open


def test_clear_takes_an_area_off_and_the_letters_close_up(open_page: Open, desk: Desk) -> None:
    page = open_page()
    mark_zone(page, "back", "lower_back", "right")
    mark_zone(page, "back", "calf", "left")
    area = row(page, "lower_back.right")
    QTest.mouseClick(area.number, LEFT_BUTTON)
    QTest.mouseClick(area.clear, LEFT_BUTTON)
    settle()
    assert desk.visit.of("intake").rows("pain_map") == ["calf.left"]
    assert row(page, "calf.left")._badge.text() == "A"
    assert page.map.chart.marks[0].letter == "A"
    assert page.map.said.undo.isVisible()
    QTest.mouseClick(page.map.said.undo, LEFT_BUTTON)
    assert desk.visit.of("intake").rows("pain_map") == ["lower_back.right", "calf.left"]


def test_the_exact_spot_is_asked_for_in_the_row_and_clicked_on_the_figure(open_page: Open, desk: Desk) -> None:
    page = open_page()
    mark_zone(page, "back", "lower_back", "right")
    area = row(page, "lower_back.right")
    area.set_open(is_open=True)
    settle()
    pick = next(one for one in area.findChildren(Button) if one.words == desk.words("chart.pick_spot"))
    QTest.mouseClick(pick, LEFT_BUTTON)
    mark_zone(page, "back", "lower_back", "right")
    assert page.map.chart.marks[0].point is not None
    drop = next(one for one in area.findChildren(Button) if one.words == desk.words("chart.drop_spot"))
    assert not drop.isHidden()
    QTest.mouseClick(drop, LEFT_BUTTON)
    assert page.map.chart.marks[0].point is None


def test_every_question_of_the_form_can_be_shown(open_page: Open, desk: Desk) -> None:
    page = open_page()
    form = desk.visit.form("intake")
    desk.answer_all(marking(["lower_back.right", "shoulder_front.left"], NextMark(5, "ache")))
    parts = [option.code for option in form.item("imaging_part").options]
    named = [Said("intake", path(("imaging_part", part)), part) for part in parts]
    desk.answer_all([Said("intake", path("imaging"), "found"), *named])
    settle()
    asked = [item for item, where in desk.visit.now.asked("intake") if len(where) == 1]
    assert {"imaging_date", "imaging_spine", "imaging_leg.left"} <= {item.link_id for item in asked}
    for item in asked:
        if not item.is_question or item.link_id == "pain_map" or "hidden" in item.controls:
            continue
        assert page.show_answer("intake", path(item.link_id)), item.link_id
        assert page.isAncestorOf(focused()), item.link_id
        assert focused().isVisible(), item.link_id


def test_an_area_is_shown_in_its_row_or_where_it_is_gone_on_the_figure(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.show_tab("goals")
    desk.answer_all(marking(["lower_back.right"], NextMark(5)))
    assert page.show_answer("intake", row_path("lower_back.right", "kind"))
    area = row(page, "lower_back.right")
    assert area.is_open
    assert area.isAncestorOf(focused())
    desk.undo()
    settle()
    assert page.show_answer("intake", row_path("lower_back.right"))
    assert page.map.chart.stops.has_focus
    current = page.map.chart.stops.current
    assert current is not None
    assert (current.zone, current.side) == ("lower_back", "right")


def test_answers_of_other_forms_are_not_here(open_page: Open) -> None:
    page = open_page()
    assert not page.show_answer("consent", path("consent"))
    assert not page.show_answer("intake", path("no_such_question"))


def test_a_muscle_lays_its_referral_area_over_the_figure_and_takes_it_off(open_page: Open) -> None:
    page = open_page()
    plain = picture(page.map.chart)
    page.show_muscle("gluteus_minimus", "right")
    assert changed_pixels(plain, picture(page.map.chart)) > 60
    page.hide_muscle()
    assert changed_pixels(plain, picture(page.map.chart)) == 0


def test_tabs_are_made_when_first_shown_and_follow_the_visit_only_while_they_show(open_page: Open, desk: Desk) -> None:
    page = open_page()
    assert page._views == {}
    place = list(TABS).index("history")
    QTest.mouseClick(page.tabs, LEFT_BUTTON, pos=page.tabs.tabRect(place).center())
    assert page.tab == "history"
    chip = next(one for one in page._views["history"].findChildren(Chip) if one.words == "Scoliosis")
    QTest.mouseClick(chip, LEFT_BUTTON)
    assert desk.visit.value("intake", "scoliosis") == "yes"
    page.show_tab("pain")
    desk.answer_all(marking(["neck_back.left"], NextMark(5)))
    assert page._views["history"].widgets["past_back"].isEnabled()
    assert "past_upper" not in page._views["history"].widgets
    page.show_tab("history")
    assert "past_upper" in page._views["history"].widgets


def test_the_side_panel_stands_at_the_right_or_below_where_it_is_narrow(open_page: Open) -> None:
    panel = QWidget()
    page = open_page(1290, 560, panel)
    middle = page._stack.parentWidget()
    assert middle is not None
    assert page.map.geometry().right() < middle.geometry().left() < panel.geometry().left()
    assert page.map.height() == middle.height() == panel.height()
    page.resize(1104, 520)
    settle()
    assert panel.geometry().top() > middle.geometry().bottom()
    assert panel.geometry().left() == middle.geometry().left() > page.map.geometry().right()


def test_tab_goes_along_the_page_as_it_is_read(open_page: Open, desk: Desk) -> None:
    desk.answer_all(marking(["lower_back.right"], NextMark(5)))
    panel = QPushButton("panel")
    page = open_page(1290, 560, panel)
    page.map.regions.button("feet").click()  # views turned to later keep their place
    page.map.regions.button("head").setFocus()
    parts: dict[str, list[QWidget]] = {
        "regions": [*page.map.regions.buttons],
        "chart": [page.map.chart],
        "said": [page.map.said],
        "brush": [page.map.brush],
        "tabs": [page.tabs],
        "areas": [page.pain.areas],
        "own words": [page.pain._questions["complaint"]],
        "found": [page.pain.found],
        "factors": [page.pain.factors],
        "panel": [panel],
    }
    passed: list[str] = []
    for _ in range(120):
        here = [name for name, widgets in parts.items() for one in widgets if one in (focused(), *around(focused()))]
        passed += [name for name in here if name not in passed[-1:]]
        if "panel" in here:
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert [name for name in passed if name != "said"] == [name for name in parts if name != "said"]


def around(widget: QWidget) -> list[QWidget]:
    """Return what a widget lies in, the nearest first."""
    parent = widget.parentWidget()
    return [] if parent is None else [parent, *around(parent)]


@pytest.mark.parametrize(("width", "height"), [(1290, 548), (1366, 698), (1844, 850)])
def test_the_middle_scrolls_and_the_figure_does_not(open_page: Open, desk: Desk, width: int, height: int) -> None:
    desk.answer_all(marking(["lower_back.right", "shoulder_front.left", "calf.left"], NextMark(5)))
    page = open_page(width, height, QWidget())
    assert page.pain.verticalScrollBar().maximum() > 0
    for inside in (page.map.chart, page.map.said, page.map.brush):
        box = inside.rect().translated(inside.mapTo(page.map, QPoint()))
        assert page.map.rect().contains(box)
    assert page.map.chart.height() >= 220


def test_large_text_leaves_everything_reachable(open_page: Open, qapp: QApplication) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    page = open_page(1290, 548, QWidget())
    page.map.brush.kinds.button("cramp").setFocus()
    settle()
    assert page.map.chart.height() >= 220
    assert page.map.brush.kinds.width() <= page.map.width()


def test_the_wheel_over_the_figure_changes_no_answer(open_page: Open, desk: Desk) -> None:
    page = open_page()
    chart = page.map.chart
    at = QPointF(chart.rect().center())
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        event = QWheelEvent(
            at,
            QPointF(chart.mapToGlobal(chart.rect().center())),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chart, event)
        assert (chart.lens.zoom > 1) == (keys == Qt.KeyboardModifier.ControlModifier)
    assert desk.visit.of("intake").rows("pain_map") == []
