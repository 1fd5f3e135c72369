"""The bar that stands on every page while needles are in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.needles_bar import NeedlesBar
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.visit.open_visit import path
from clinic_app.visit.treatments import STARTED
from tests.ui.conftest import Show
from tests.ui.seeing import Heard
from tests.ui.visit.treating import HIP, LUMBAR, NEEDLING, needled, press, site


def shown(bar: NeedlesBar, show: Show) -> QWidget:
    return show(bar, 900)


def test_without_needles_there_is_no_bar_and_nothing_ticks(desk: Desk, show: Show) -> None:
    bar = NeedlesBar(desk)
    shown(bar, show)
    assert not bar.isVisible()
    assert not bar.is_ticking


def test_it_says_how_many_how_long_and_where_and_goes_with_the_last_one(
    desk: Desk, clock: SetClock, show: Show, qtbot: QtBot
) -> None:
    bar = NeedlesBar(desk)
    shown(bar, show)
    needled(desk)
    desk.answer(NEEDLING, (*site(), STARTED), clock().utc.isoformat())
    clock.advance(minutes=4, seconds=7)
    needled(desk, HIP, "left", needles=3)
    assert bar.isVisible()
    assert bar.is_ticking
    assert bar.said == "5 needles in. First in 4:07 ago. Quadratus lumborum RIGHT, Gluteus medius LEFT."
    clock.advance(seconds=30)
    qtbot.waitUntil(lambda: "4:37" in bar.said, timeout=2500)
    desk.answer(NEEDLING, (*site(), ("out", "")), value=True)
    assert bar.said == "3 needles in. Gluteus medius LEFT."
    desk.answer(NEEDLING, (*site(HIP, "left"), ("out", "")), value=True)
    assert not bar.isVisible()
    assert not bar.is_ticking


def test_a_hidden_window_counts_nothing(desk: Desk, show: Show) -> None:
    bar = NeedlesBar(desk)
    window = shown(bar, show)
    needled(desk)
    assert bar.is_ticking
    window.hide()
    assert not bar.is_ticking


def test_show_leads_to_the_first_site_that_is_open(desk: Desk, show: Show) -> None:
    bar = NeedlesBar(desk)
    shown(bar, show)
    needled(desk)
    heard = Heard()
    desk.asked_for.connect(lambda *told: heard.append(told))
    press(bar.go)
    assert heard == [("treatment", NEEDLING, (*site(), ("out", "")))]


def test_needles_said_to_be_in_but_not_counted_are_not_forgotten(desk: Desk, clock: SetClock, show: Show) -> None:
    bar = NeedlesBar(desk)
    shown(bar, show)
    desk.answer_all([])
    desk.answer(NEEDLING, path(("sites", f"{LUMBAR}.right"), "muscle"), LUMBAR)
    desk.answer(NEEDLING, (*site(), STARTED), clock().utc.isoformat())
    assert bar.isVisible()
    assert bar.said.startswith("Needles in, number not said.")


def test_a_row_and_the_bar_say_when_the_planned_time_is_up(desk: Desk, clock: SetClock, show: Show) -> None:
    needled(desk, leave_in="120")
    page = TreatmentPage(desk)
    show(page, 1290)
    timing = page.cards[NEEDLING].rows["quadratus_lumborum.right"].timing
    assert timing is not None
    press(timing.start)
    bar = NeedlesBar(desk)
    clock.advance(seconds=90)
    timing.refresh()
    bar.refresh()
    assert timing.words == "In for 1:30 of 2:00"
    assert "Time to take them out." not in bar.said
    clock.advance(seconds=30)
    timing.refresh()
    bar.refresh()
    assert timing.words == "In for 2:00, over 2:00: take them out"
    assert "Time to take them out." in bar.said
    bar.deleteLater()
