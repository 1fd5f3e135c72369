"""The treatment page by mouse and keyboard: sites, needles, what was carried, what speaks against."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.add_muscle import AddMuscle
from clinic_app.ui.visit.treatment.site_row import SiteRow
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.plates import SidePlate
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.visit.carried import is_carried
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.home_care import sheet
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from clinic_app.visit.treatments import all_sites, needle_count
from clinic_app.words import Words
from tests.ui.conftest import Show
from tests.ui.visit.treating import (
    HIP,
    LUMBAR,
    NEEDLING,
    PLAN,
    SEEN,
    at_site,
    considered,
    counted,
    drawn,
    needled,
    next_visit,
    press,
    site,
)

Mark = Callable[..., None]
ROW = f"{LUMBAR}.right"


def row_of(page: TreatmentPage, form: str = NEEDLING, row: str = ROW) -> SiteRow:
    return page.cards[form].rows[row]


def is_violet(row: SiteRow, link: str) -> bool:
    return row.cells[link].is_carried


def with_keyboard() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def said_in_note(desk: Desk) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]


# -- a site


def test_one_press_from_the_differential_to_a_needled_site(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    before = len(ready.visit.gestures.undoable)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    assert [(one.muscle, one.side) for one in all_sites(ready.visit)] == [(LUMBAR, "right")]
    assert len(ready.visit.gestures.undoable) == before + 1
    assert row_of(page).isVisible()
    ready.undo()
    assert page.cards == {}
    assert page.first.isVisible()


def test_nothing_that_is_seen_or_counted_stands_there_before_somebody_says_it(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    answered = {where[-1][0] for where in ready.visit.of(NEEDLING).paths()}
    assert answered == {"sites", "muscle", "side"}
    assert ready.visit.used_forms.count("response") == 0
    shown = [one.value for one in page.findChildren(Segments)]
    assert all(value is None for value in shown)


def test_any_muscle_is_found_by_its_name_and_taken_with_its_side(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    press(page.add.button("massage"))
    adder = page.cards["massage"].add
    assert isinstance(adder, AddMuscle)
    press(adder.other)
    QTest.keyClicks(adder.search.field, "glut med")
    drawn()
    QTest.keyClick(adder.search.field, Qt.Key.Key_Down)
    left = adder.search.buttons[1]
    assert left.words == "LEFT"
    QTest.keyClick(adder.search.buttons[0], Qt.Key.Key_Tab)
    assert left.hasFocus()
    QTest.keyClick(left, Qt.Key.Key_Space)
    assert [(one.muscle, one.side) for one in all_sites(ready.visit)] == [(HIP, "left")]
    assert adder.search.field.text() == ""


def test_a_removed_site_brings_nothing_back_when_it_is_added_again(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready, twitch="many")
    press(row_of(page)._remove)
    assert all_sites(ready.visit) == []
    adder = page.cards[NEEDLING].add if NEEDLING in page.cards else None
    press(
        adder.buttons[LUMBAR, "right"]
        if isinstance(adder, AddMuscle)
        else page.first.buttons[NEEDLING, LUMBAR, "right"]
    )
    (again,) = all_sites(ready.visit)
    assert ready.visit.of(NEEDLING).value((*again.row, ("twitch", ""))) is None
    assert ready.visit.of(NEEDLING).value((*again.row, ("needles", ""))) is None


def test_tab_goes_through_the_rows_before_it_goes_to_the_right_column(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    page.cards[NEEDLING].fold.setFocus()
    seen: list[QWidget] = []
    focused: QWidget = page.cards[NEEDLING].fold
    for _ in range(60):
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = with_keyboard()
        seen.append(focused)
        if page.right.isAncestorOf(focused):
            break
    in_row = [one for one in seen if row_of(page).isAncestorOf(one)]
    assert len(in_row) > 8
    assert not any(page.right.isAncestorOf(one) for one in seen[:-1])


# -- what was carried


@pytest.fixture
def again(clinic: Clinic, clock: SetClock, ready: Desk) -> Desk:
    """Give the second visit after one in which the muscle was needled and everything about it was seen."""
    needled(ready, LUMBAR, "right", **SEEN)
    ready.answer(NEEDLING, (*site(), ("sensation", "ache")), "ache")
    ready.answer(NEEDLING, (*site(), ("landmarks", "")), "Tip of the last rib")
    second = next_visit(clinic, clock, ready)
    considered(second)
    return second


def test_the_plan_of_last_time_is_carried_and_what_was_seen_never(again: Desk, show: Show) -> None:
    page = TreatmentPage(again)
    show(page, 1290)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    for link, value in (PLAN | {"landmarks": "Tip of the last rib"}).items():
        assert at_site(again, link) == value
        assert is_carried(again.visit, NEEDLING, (*site(), (link, "")))
        assert is_violet(row_of(page), link)
    for link in (*SEEN, "started"):
        assert at_site(again, link) is None
    assert again.visit.of(NEEDLING).rows("sensation", site()) == []


def test_carried_values_are_violet_and_outside_the_note_until_touched(again: Desk, show: Show) -> None:
    page = TreatmentPage(again)
    show(page, 1290)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    row = row_of(page)
    assert "Dry needling, Quadratus lumborum, RIGHT." in said_in_note(again)
    assert needle_count(again.visit).inside == 0
    assert not row.timing.start.isEnabled()  # type: ignore[union-attr]
    violet = row.cells["depth"].grab().toImage().pixelColor(2, 30).name()
    depth = row.cells["depth"].findChild(Segments)
    assert depth is not None
    press(depth.button("muscle"))  # the one that was carried, pressed: it is today's now
    assert at_site(again, "depth") == "muscle"
    assert not is_violet(row, "depth")
    assert row.cells["depth"].grab().toImage().pixelColor(2, 30).name() != violet
    assert "Dry needling, Quadratus lumborum, RIGHT: into the muscle." in said_in_note(again)
    again.undo()
    assert is_violet(row, "depth")
    assert "Dry needling, Quadratus lumborum, RIGHT." in said_in_note(again)


def test_one_press_keeps_the_whole_plan_as_one_gesture(again: Desk, show: Show) -> None:
    page = TreatmentPage(again)
    show(page, 1290)
    press(page.first.buttons[NEEDLING, LUMBAR, "right"])
    row = row_of(page)
    assert row.carried.isVisible()
    press(row.carried.keep)
    assert not row.carried.isVisible()
    assert needle_count(again.visit).inside == 2
    assert any("0.30 × 50 mm, 2 in" in one for one in said_in_note(again))
    again.undo()
    assert row.carried.isVisible()
    assert needle_count(again.visit).inside == 0


def test_a_carried_plan_is_open_before_signing(again: Desk) -> None:
    page = TreatmentPage(again)
    page.first.buttons[NEEDLING, LUMBAR, "right"].click()
    point = next(one for one in open_points(again.visit) if one.sentence == "gate.site")
    assert "Depth" in str(point.values["questions"])
    row_of(page).carried.keep.click()
    point = next(one for one in open_points(again.visit) if one.sentence == "gate.site")
    assert point.values["questions"] == "Left in for"


def test_the_row_above_lends_its_plan_but_not_its_place(ready: Desk) -> None:
    page = TreatmentPage(ready)
    needled(ready, landmarks="Tip of the last rib")
    considered(ready, HIP)
    adder = page.cards[NEEDLING].add
    assert isinstance(adder, AddMuscle)
    adder.buttons[HIP, "right"].click()
    assert at_site(ready, "depth", HIP) == "muscle"
    assert is_carried(ready.visit, NEEDLING, (*site(HIP), ("depth", "")))
    assert at_site(ready, "landmarks", HIP) is None


# -- needles


def test_out_is_ticked_for_each_site_and_takes_the_time_that_ran(ready: Desk, clock: SetClock, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    needled(ready, HIP)
    row, other = row_of(page), row_of(page, row=f"{HIP}.right")
    assert row.timing is not None
    assert other.timing is not None
    press(row.timing.start)
    clock.advance(seconds=95)
    row.timing.refresh()
    assert row.timing.words == "In for 1:35"
    before = len(ready.visit.gestures.undoable)
    press(row.timing.finish)
    assert at_site(ready, "out") is True
    assert at_site(ready, "dwell_seconds") == 95
    assert len(ready.visit.gestures.undoable) == before + 1
    assert at_site(ready, "out", HIP) is None
    assert needle_count(ready.visit).still_in == 2
    assert other.timing.ticked.isVisible()


def test_the_time_runs_only_while_it_is_seen(ready: Desk, clock: SetClock, show: Show, qtbot: QtBot) -> None:
    page = TreatmentPage(ready)
    window = show(page, 1290)
    needled(ready)
    timing = row_of(page).timing
    assert timing is not None
    press(timing.start)
    assert timing._seconds.isActive()
    window.hide()
    assert not timing._seconds.isActive()
    window.show()
    qtbot.waitUntil(timing._seconds.isActive)
    press(timing.finish)
    assert not timing._seconds.isActive()


def test_signing_waits_for_the_needles_and_a_told_incident_lets_it_through(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    counted(ready)
    assert [one.sentence for one in open_points(ready.visit) if one.blocks] == ["gate.needles_in"]
    counts = page.cards[NEEDLING].counts
    assert counts is not None
    assert not counts.incident.isVisible()
    press(counts.call)
    ready.answer(NEEDLING, path("incident"), "broken")
    assert not may_sign(ready.visit)
    for link, value in (("incident_searched", "Whole site"), ("incident_found", "no"), ("incident_told", "Hospital")):
        ready.answer(NEEDLING, path(link), value)
    assert may_sign(ready.visit)
    assert next(one for one in said_in_note(ready) if "0.30" in one or "NEEDLE" in one).startswith("NEEDLE INCIDENT")


def test_the_last_tick_lets_it_be_signed(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    counted(ready)
    assert not may_sign(ready.visit)
    timing = row_of(page).timing
    assert timing is not None
    tick = timing.ticked.findChild(TickBox)
    assert tick is not None
    press(tick)
    assert may_sign(ready.visit)


# -- words


def test_right_and_left_read_the_same_on_row_note_and_sheet(ready: Desk, words: Words, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    plates = [one.text() for one in row_of(page).findChildren(SidePlate) if one.isVisible()]
    assert plates == ["RIGHT"]
    assert any(one.startswith("Dry needling, Quadratus lumborum, RIGHT") for one in said_in_note(ready))
    home = ready.visit.reference.sheets["home_care"]
    assert "RIGHT" in sheet(ready.visit, home, words, ready.clinic.letterhead).message
    assert "LEFT" not in " ".join(one.text() for one in row_of(page).findChildren(QLabel) if one.isVisible())


def test_show_answer_finds_every_kind_of_question(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    wanted = [
        ("consent", path("consent"), page.consent),
        ("response", path("pain_after"), page.pain),
        ("response", path("adverse_event"), page.unwanted),
        (NEEDLING, (*site(), ("out", "")), row_of(page)),
        (NEEDLING, (*site(), ("landmarks", "")), row_of(page)),
        (NEEDLING, path("needling_position"), page.cards[NEEDLING].set_up),
        (NEEDLING, path("needles_unused"), page.cards[NEEDLING].counts),
        (NEEDLING, path("incident"), page.cards[NEEDLING].counts),
    ]
    for form, where, around in wanted:
        assert page.show_answer(form, where), where
        focused = with_keyboard()
        assert around is not None
        assert around.isAncestorOf(focused), where
        assert focused.isVisible()
    assert not page.show_answer("intake", path("onset"))
