"""One side, one word: what was marked RIGHT is RIGHT on the figure, in the list, in the note and on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.chart.map_answers import marks_of, row_id
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.chart.zone_stops import ZoneStop
from clinic_app.ui.desk import Desk
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import Said, path
from tests.documents.reading_pages import text
from tests.ui.conftest import Show

SIDES = {"right": "RIGHT", "left": "LEFT", "midline": ""}
WORD = re.compile(r"\b(RIGHT|LEFT)\b")


@pytest.fixture(scope="module")
def chart() -> BodyChart:
    return load()


def sided(chart: BodyChart) -> list[tuple[str, str]]:
    """Return every zone with each of its sides."""
    found = {(zone.zone, zone.side) for view in chart.views.values() for zone in view.zones}
    return sorted(found)


@pytest.fixture
def all_marked(desk: Desk, chart: BodyChart) -> Desk:
    rows = [row_id(*zone) for zone in sided(chart)]
    said = [Said("intake", path(("pain_map", row)), row) for row in rows]
    desk.answer_all([*said, *(Said("intake", path(("pain_map", row), "intensity"), 4) for row in rows)])
    return desk


def words_of(said: str) -> set[str]:
    return set(WORD.findall(said))


def test_there_are_all_zones_on_their_sides(chart: BodyChart) -> None:
    assert len(sided(chart)) == 172
    assert {side for _, side in sided(chart)} == set(SIDES)


def test_figure_list_and_record_say_the_same_side(all_marked: Desk) -> None:
    names = ZoneNames.of(all_marked.visit.reference.knowledge, all_marked.visit.form("intake"), all_marked.words)
    marks = marks_of(all_marked.visit, all_marked.words)
    assert len(marks) == 172
    for mark in marks:
        expected = {SIDES[mark.side]} - {""}
        row = row_id(mark.zone, mark.side)
        assert words_of(names.named(mark.zone, mark.side)) == expected
        assert words_of(names.in_sentence(mark.zone, (mark.side,))) == expected
        assert words_of(all_marked.wording.row(row)) == expected
        assert words_of(all_marked.wording.area(row, 4)) == expected


def test_the_control_of_a_zone_says_its_side_in_every_view(all_marked: Desk, chart: BodyChart, show: Show) -> None:
    names = ZoneNames.of(all_marked.visit.reference.knowledge, all_marked.visit.form("intake"), all_marked.words)
    view = BodyChartView(names)
    show(view)
    seen: set[tuple[str, str]] = set()
    for region in ("body", "head", "hands", "feet", "more"):
        view.show_region(region)
        for stop in _stops(view):
            assert words_of(stop.accessibleName()) == {SIDES[stop.zone.side]} - {""}, stop.accessibleName()
            seen.add((stop.zone.zone, stop.zone.side))
    assert len(seen) > 150


def _stops(view: BodyChartView) -> Iterator[ZoneStop]:
    return (one for one in view.findChildren(ZoneStop) if not one.isHidden())


def test_note_and_page_say_the_same_side(all_marked: Desk, chart: BodyChart) -> None:
    clinic, visit = all_marked.clinic, all_marked.visit
    lines = {one.text for one in sentences(visit, visit.reference.note, clinic.words)}
    sheet = note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name)
    printed = re.sub(r"\s", "", text(visit_note_pdf(sheet, chart)))
    marks = {row_id(one.zone, one.side): one for one in sheet.marks}
    for zone, side in sided(chart):
        row, expected = row_id(zone, side), {SIDES[side]} - {""}
        name = all_marked.wording.row(row)
        about = [line for line in lines if line.startswith(f"{name}:")]
        assert len(about) == 1, name
        assert words_of(about[0]) == words_of(marks[row].said) == expected
        assert re.sub(r"\s", "", about[0]) in printed, about[0]
