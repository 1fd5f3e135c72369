"""What was only carried is in no note, on screen or on paper; needles that are not all out keep it unsigned."""

from __future__ import annotations

import re

import pytest

from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.reading import Reading
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet
from tests.documents.reading_pages import text
from tests.ui.conftest import Show
from tests.ui.using import Hand, seen, settled, shell_of, visit_of
from tests.ui.visit.treating import NEEDLING, cleared, considered, counted, needled, site

MASSAGE = "massage"
#: Sections of the examination and what comes after a treatment: seen, felt or measured, so never planned.
OBSERVED = ("examination", "red_flags", "safety_history", "follow_up", "precautions")
SEEN = {
    "twitch",
    "sensation",
    "bleeding",
    "out",
    "dwell_seconds",
    "needles_opened",
    "needles_unused",
    "sharps",
    "tissue",
}


@pytest.fixture(scope="module")
def chart() -> BodyChart:
    return load()


def printed(desk: Desk, chart: BodyChart) -> str:
    clinic = desk.clinic
    sheet = note_sheet(desk.visit, clinic.words, clinic.letterhead, clinic.person.name)
    return re.sub(r"\s", "", text(visit_note_pdf(sheet, chart)))


def written(desk: Desk) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.clinic.words)]


def test_a_plan_nobody_touched_is_on_the_screen_and_in_no_note(window: Window, demo: Clinic, chart: BodyChart) -> None:
    shell_of(window).open_visit(demo.begin_visit(demo.find("voss")[0]).id)
    settled()
    desk, page = visit_of(window).desk, visit_of(window).page("follow_up")
    assert isinstance(page, FollowUpPage)
    box = page.plan.boxes[MASSAGE]
    assert "kneading" in seen(box)
    assert box.strip.property("level") == "carried"
    assert not [one for one in written(desk) if "kneading" in one]
    assert "kneading" not in printed(desk, chart)
    Hand().click(box.done)
    said = [one for one in written(desk) if "kneading" in one]
    assert len(said) == 1
    assert re.sub(r"\s", "", said[0]) in printed(desk, chart)
    visit_of(window).go("note")
    settled()
    assert said[0] in seen(visit_of(window).page("note"))


def test_nothing_observed_is_among_what_may_be_carried(reading: Reading) -> None:
    for form in reading.reference.forms:
        carried = {item.link_id for item, _ in form.walk() if item.carried}
        assert not carried & SEEN, form.id
        if form.id in OBSERVED:
            assert not carried, form.id


@pytest.fixture
def marked(screened: Desk, mark: object) -> Desk:
    assert callable(mark)
    mark("lower_back.right")
    cleared(screened)
    considered(screened)
    return screened


def test_more_needles_in_than_out_keep_the_button_locked_and_it_says_so(marked: Desk, show: Show) -> None:
    needled(marked)
    counted(marked)
    page = NotePage(marked)
    show(page, 1280)
    inside = [one for one in open_points(marked.visit) if one.blocks]
    assert inside
    assert not page.before.sign.isEnabled()
    assert "needle" in seen(page.before).lower()
    marked.answer(NEEDLING, (*site(), ("out", "")), value=True)
    settled()
    assert [one for one in open_points(marked.visit) if one.blocks] == []
    assert may_sign(marked.visit)
    assert "not ticked out" not in seen(page.before)
