"""A suggestion that is looked at lies over the patient's pain: outline, dots and crosses, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.map_answers import NextMark, marking, row_id
from clinic_app.ui.chart.zone_names import MIDLINE
from clinic_app.ui.visit.differential.areas import explained
from clinic_app.ui.visit.differential.muscle_row import MuscleRow
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.screening import core_questions
from tests.ui.seeing import changed_pixels, picture
from tests.ui.using import Hand, settled

Open = Callable[..., VisitPage]
HERE = QPointF(6, 6)


@pytest.fixture
def open_visit(clinic: Clinic, qtbot: QtBot) -> Open:
    """Return a function that opens a screened visit with some areas marked, on its intake."""

    def opened(*rows: str) -> VisitPage:
        clinic.settings["ask_impression"] = False
        patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
        page = VisitPage(clinic, clinic.begin_visit(patient).id)
        qtbot.addWidget(page)
        page.resize(1366, 728)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.desk.answer_all(marking(rows, NextMark(5, "ache")))
        for _, where in core_questions(page.desk.visit):
            page.desk.answer("red_flags", where, "no")
        settled()
        return page

    return opened


def chart_of(page: VisitPage) -> BodyChartView:
    intake = page.page("intake")
    assert isinstance(intake, IntakePage)
    return intake.map.chart


def rows_of(page: VisitPage) -> list[MuscleRow]:
    panel = page.page("intake").findChild(DifferentialPanel)
    assert isinstance(panel, DifferentialPanel)
    assert panel.list is not None
    return panel.list.rows


def point_at(row: QWidget) -> None:
    QApplication.sendEvent(row, QEnterEvent(HERE, HERE, HERE))


def leave(row: QWidget) -> None:
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))


def left_over(row: MuscleRow) -> set[str]:
    """Return the marked areas that a row says its muscle leaves."""
    return {area.row for area in row.row.areas if explained(row.row.candidate, area) == "not"}


def heavy(page: VisitPage) -> set[str]:
    """Return the marked areas with a heavy line."""
    return {row_id(*zone) for zone in chart_of(page).overlay.unexplained}


def test_by_pointer_and_by_keyboard_it_lies_over_the_pain_and_goes_again(open_visit: Open) -> None:
    page = open_visit("lower_back.right", "buttock_upper.right", "calf.right")
    plain = picture(chart_of(page))
    rows = rows_of(page)
    point_at(rows[0])
    assert changed_pixels(plain, picture(chart_of(page))) > 60
    leave(rows[0])
    assert changed_pixels(plain, picture(chart_of(page))) == 0
    rows[1].head.add.setFocus(Qt.FocusReason.TabFocusReason)
    assert changed_pixels(plain, picture(chart_of(page))) > 60
    chart_of(page).setFocus()
    assert chart_of(page).overlay.referral is None


@pytest.mark.parametrize(
    "marked",
    [
        ("lower_back.right", "buttock_upper.right", "calf.right"),
        ("shoulder_front.left", "neck_side.left", "thumb_side.left"),
        ("lower_back.right", "lower_back.left", "calf.left"),
        ("sacrum", "spine_lumbar"),
    ],
)
def test_what_has_a_heavy_line_is_what_the_row_says_it_leaves(open_visit: Open, marked: tuple[str, ...]) -> None:
    page = open_visit(*marked)
    for row in rows_of(page):
        point_at(row)
        assert heavy(page) == left_over(row), row.row.one
        leave(row)
        assert heavy(page) == set()


@pytest.mark.parametrize("marked", [("lower_back.right", "lower_back.left"), ("sacrum", "spine_lumbar")])
def test_a_muscle_of_both_sides_or_of_none_in_particular_is_shown_on_both(
    open_visit: Open, marked: tuple[str, ...]
) -> None:
    page = open_visit(*marked)
    row = next(one for one in rows_of(page) if one.row.one.side not in ("left", "right"))
    point_at(row)
    referral = chart_of(page).overlay.referral
    assert referral is not None
    sides = {side for _, side in referral.essential}
    assert {"left", "right"} <= sides | ({"left", "right"} if sides == {MIDLINE} else set())
    assert {x > 0 for view, x, _ in referral.points if view in ("front", "back")} == {True, False}


def test_a_row_that_was_pressed_stays_shown_while_the_pointer_goes_to_the_figure(open_visit: Open) -> None:
    page = open_visit("lower_back.right", "buttock_upper.right")
    first, second = rows_of(page)[:2]
    point_at(first)
    Hand().click(first.head.more)
    shown = chart_of(page).overlay
    assert shown.referral is not None
    leave(first)
    assert chart_of(page).overlay == shown
    point_at(second)
    assert chart_of(page).overlay != shown
    leave(second)
    assert chart_of(page).overlay == shown
    chart_of(page).setFocus()
    assert chart_of(page).overlay.referral is None
