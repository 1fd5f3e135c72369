"""A patient's timeline: lines by date, small maps, what changed; and a long one shows its newest visits first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clinic_app.clock import Moment, moment
from clinic_app.drawing.pain_map import Mark
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.ui.chart.small_map import SmallMap
from clinic_app.ui.patients_page import MOST_VISITS, PatientsPage
from clinic_app.ui.theme import Theme
from clinic_app.ui.timeline.course_view import CourseView
from clinic_app.ui.timeline.pain_trend import PainTrend
from clinic_app.ui.timeline.trend_axes import Axes
from clinic_app.ui.timeline.trend_lines import WORST, trend_lines
from clinic_app.ui.timeline.trend_signs import STYLES
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.glance import Area, opened
from clinic_app.visit.progress import Step, course
from clinic_app.words import Words
from tests.ui.seeing import picture
from tests.ui.using import Hand, button, seen, settled, shell_of


@pytest.fixture
def page(window: Window) -> PatientsPage:
    shell_of(window).go("patients")
    return shell_of(window).patients


def choose(page: PatientsPage, demo: Clinic, name: str) -> CourseView:
    page.show_patient(demo.find(name)[0].id)
    settled()
    view = page.visits.findChild(CourseView)
    assert view is not None
    return view


def step(day: int, *areas: Area, gone: tuple[str, ...] = (), worst: int | None = None) -> Step:
    at = moment(datetime(2026, 11, day, 12, tzinfo=UTC), "Europe/London")
    return Step(VisitRow(str(uuid4()), "visit", "signed", at, at), areas, gone, worst)


def test_a_line_has_the_number_of_each_visit_that_asked_and_zero_where_it_is_gone() -> None:
    hip, back = "iliac_crest.left", "lower_back.left"
    steps = [
        step(1, Area(back, 7, "ache"), Area(hip, 5, "ache"), worst=8),
        step(8, Area(back, 4, "ache")),
        step(15, Area(back, 3, "ache"), gone=(hip,), worst=5),
    ]
    lines = {line.row: line for line in trend_lines(steps)}
    assert [(one.day.day, one.number) for one in lines[back].readings] == [(1, 7), (8, 4), (15, 3)]
    assert [(one.day.day, one.number) for one in lines[hip].readings] == [(1, 5), (15, 0)]
    assert [one.number for one in lines[WORST].readings] == [8, 5]
    assert lines[back].is_clear_change


def test_there_are_never_more_lines_than_signs() -> None:
    areas = [Area(f"zone{number}.left", 5, "ache") for number in range(9)]
    assert len(trend_lines([step(1, *areas, worst=9)])) <= len(STYLES)
    looks = {(one.dash, one.shape) for one in STYLES}
    assert len(looks) == len(STYLES)  # told apart without colour


def test_two_lines_that_end_at_the_same_number_are_drawn(qtbot: QtBot) -> None:
    steps = [step(day, Area("lower_back.left", 4, "ache"), Area("calf.left", 4, "ache")) for day in (1, 8)]
    lines = trend_lines(steps)
    trend = PainTrend()
    qtbot.addWidget(trend)
    trend.resize(400, 200)
    trend.show_lines(lines, [one.row for one in lines], {}, "")
    both = picture(trend)
    trend.show_lines(lines[:1], [lines[0].row], {}, "")
    assert picture(trend) != both


def test_days_lie_by_date_not_by_visit() -> None:
    start = date(2026, 1, 1)
    axes = Axes(QRectF(0, 0, 300, 100), start, start + timedelta(days=30))
    assert axes.x(start + timedelta(days=10)) == pytest.approx(100)
    assert axes.y(10) == 0
    labelled = axes.labelled([start + timedelta(days=one) for one in (0, 1, 2, 30)])
    assert labelled[-1] == start + timedelta(days=30)
    assert len(labelled) == 2


def test_the_demo_patient_in_words_for_eye_and_ear(page: PatientsPage, demo: Clinic, words: Words) -> None:
    view = choose(page, demo, "voss")
    assert not view.trend.isHidden()
    assert "Low back beside spine, LEFT: 7 on 30 October 2026, 3 on 13 November 2026" in view.trend.accessibleName()
    assert words("around.from_to", before=7, now=2) in seen(view)
    assert words("around.clear_change") in seen(view)
    assert "3 → 2" in seen(view)


def test_every_visit_has_its_small_map_named_in_words(page: PatientsPage, demo: Clinic) -> None:
    choose(page, demo, "voss")
    maps = [row.findChild(SmallMap) for row in page.visits.rows]
    names = [one.accessibleName() for one in maps if one is not None]
    assert len(names) == 3
    assert "Low back beside spine, LEFT, 2 of 10" in names[0]
    assert "7 of 10" in names[-1]


def test_a_small_map_shows_the_side_that_hurts(window: Window) -> None:
    """The figure seen from the front shows the patient's right at the left of the picture."""
    for side in ("right", "left"):
        marked = SmallMap((Mark("knee_front", side, 8, "ache", ""),), side, window)
        marked.resize(marked.sizeHint())
        half = picture(marked).copy(0, 0, marked.width() // 2, marked.height())
        other = picture(marked).copy(marked.width() - marked.width() // 2, 0, marked.width() // 2, marked.height())
        right, left = (_dark(one) for one in (half, other))
        assert (right > left) is (side == "right")


def _dark(image: QImage) -> int:
    wanted = Theme().pain(8)[0].name()
    return sum(image.pixelColor(x, y).name() == wanted for x in range(image.width()) for y in range(image.height()))


def test_a_patient_with_many_visits_shows_the_newest_and_the_rest_when_asked(
    page: PatientsPage, demo: Clinic, words: Words
) -> None:
    patient = demo.find("voss")[0]
    old = demo.visits_of(patient)[-1]
    for number in range(20):
        at = Moment(old.care.utc - timedelta(days=number + 1), old.care.offset_minutes, old.care.zone)
        row = VisitRow(str(uuid4()), "visit", "signed", at, at, patient.id)
        demo.record.visits.add(row, EventRow(str(uuid4()), "visit_added", at, demo.person.id, patient.id, row.id))
    choose(page, demo, "voss")
    assert len(page.visits.rows) == MOST_VISITS
    Hand().click(button(page.visits, words("around.more_visits", count=23 - MOST_VISITS)))
    assert len(page.visits.rows) == 23


def test_lines_come_from_the_answers_of_the_record(demo: Clinic) -> None:
    patient = demo.find("voss")[0]
    steps = course(opened(demo, demo.visits_of(patient)[0]))
    (first, *_) = trend_lines(steps)
    assert (first.first, first.last) == (7, 2)
