"""The screen in a patient's hands, in the whole program: what is asked, what is kept, that nothing else is there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.kiosk_box import FolderBox
from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.kiosk.kiosk_messages import StaffDoor, Telling
from clinic_app.ui.kiosk.kiosk_page import KioskPage
from clinic_app.ui.kiosk.map_step import MapStep
from clinic_app.ui.kiosk.question_steps import QuestionStep
from clinic_app.ui.shell import Shell
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.conftest import NOW, PASSWORD
from tests.ui.kiosk.answering import answer_all, go_on, press_every_key, to_question
from tests.ui.using import Hand, button, seen, settled

#: What the design asks of a screen for patients, px.
LARGE = 64


class Rooms:
    """The program on a copy of the demo record, started as often as somebody likes."""

    def __init__(self, record: Path, words: Words, qtbot: QtBot) -> None:
        self.record, self.words, self._qtbot = record, words, qtbot
        self.program = self.start()

    def start(self) -> Program:
        program = Program(self.words, SetClock(NOW), self.record)
        program.window.resize(1366, 768)
        with self._qtbot.waitSignal(program.preparing.done, timeout=60_000):
            program.window.show()
        settled()
        self.program = program
        return program

    def sign_on(self) -> None:
        with self._qtbot.waitSignal(self.program.opening.done, timeout=20_000):
            self.program._unlock(str(self.record), PASSWORD)
        settled()

    def kill(self) -> None:
        """Stop as a pulled plug does: nothing is told to close."""
        self.program.window.hide()
        self.program.window.deleteLater()
        settled()

    @property
    def clinic(self) -> Clinic:
        clinic = self.program.clinic
        assert clinic is not None
        return clinic

    @property
    def shell(self) -> Shell:
        shell = self.program.window.shell
        assert shell is not None
        return shell

    @property
    def page(self) -> KioskPage:
        page = self.program.turned.page
        assert page is not None
        return page

    def turn(self) -> None:
        shell = self.program.window.shell
        assert shell is not None
        shell.actions_here.action("turn").trigger()
        settled()

    def turn_back(self) -> None:
        Hand().click(self.page.staff)
        door = self.page.shown
        assert isinstance(door, StaffDoor)
        QTest.keyClicks(door.field.line, PASSWORD)
        with self._qtbot.waitSignal(self.program.opening.done, timeout=20_000):
            QTest.keyClick(door.field.line, Qt.Key.Key_Return)
        settled()


@pytest.fixture
def rooms(
    demo_made: tuple[Path, bytes], tmp_path: Path, reading: Reading, words: Words, qtbot: QtBot, warm_home: Path
) -> Iterator[Rooms]:
    record = shutil.copytree(demo_made[0], tmp_path / "turned")
    found = Rooms(record, words, qtbot)
    found.sign_on()
    yield found
    found.program.turned.turn_back()
    found.program.close()
    found.program.window.leave()
    found.program.window.close()
    found.program.window.deleteLater()
    settled()


def test_answers_come_into_the_record_and_are_gone_through_in_three_clicks(rooms: Rooms, words: Words) -> None:
    rooms.turn()
    assert rooms.program.clinic is None
    assert answer_all(rooms.page) > 20
    rooms.turn_back()
    assert not rooms.program.window.is_turned
    clinic, shell = rooms.clinic, rooms.shell
    mine = next(one for one in clinic.record.visits.in_state("kiosk") if one.patient is None)
    hand = Hand()
    shell.open_visit(mine.id)
    settled()
    hand.clicks += 1  # from “Go through” on the day's page
    assert "Marcus Boateng, 15 June 1981" in seen(shell.whose)
    assert shell.whose.finder.rows[0].contact.who == "Marcus Boateng"
    hand.click(shell.whose.finder.rows[0].button)
    page = shell.visit_page
    assert page is not None
    assert page.wrote.isVisible()
    assert page.desk.visit.value("intake", ("pain_map", "lower_back.right"), "intensity") == 6
    assert page.desk.visit.value("kiosk", "who_name") == "Marcus Boateng"
    hand.click(page.wrote.gone_through)
    assert not page.wrote.isVisible()
    assert hand.clicks == 3
    assert not list(FolderBox(rooms.record).pieces())


def test_urgent_answers_interrupt_until_somebody_takes_them_by_name(rooms: Rooms, words: Words, qtbot: QtBot) -> None:
    rooms.turn()
    page = rooms.page
    go_on(page)
    to_question(page, "ces_saddle")
    told = False
    for _ in range(2):
        assert isinstance(page.shown, QuestionStep)
        assert page.shown.choices is not None
        page.shown.choices.buttons["yes"].click()
        settled()
        if isinstance(page.shown, Telling):
            told = True
            assert seen(page.shown).strip() == words("kiosk.tell_staff")  # and not one word about why
            assert not page.next.isVisible()
            assert page.shown.button is not None
            page.shown.button.click()
            settled()
        page.next.click()
        settled()
    assert told
    rooms.turn_back()
    window = rooms.program.window
    assert window.urgent is not None
    assert window.urgent.isVisible()
    assert words("whose.urgent") in seen(window.urgent)
    assert words("whose.nobody_yet") in window.urgent.said[0]
    rooms.program.keeper.lock()
    settled()
    assert words("whose.covered") in window.urgent.said[0]
    assert not [one for one in window.urgent.findChildren(QAbstractButton) if one.isVisible()]
    window.uncover()
    settled()
    clinic, shell = rooms.clinic, rooms.shell
    shell.open_visit(next(one.id for one in clinic.record.visits.in_state("kiosk") if one.patient is None))
    settled()
    shell.whose.finder.field.setText("Boateng")
    qtbot.waitUntil(lambda: bool(shell.whose.finder.rows))
    Hand().click(shell.whose.finder.rows[0].button)
    assert "Marcus Boateng" in window.urgent.said[0]  # whose they are is said there too, as soon as it is known
    Hand().click(button(window.urgent, words("whose.taken", name=clinic.person.name)))
    assert not window.urgent.isVisible()
    assert [one.person for one in clinic.record.events.of_kind("kiosk_acknowledged")] == [clinic.person.id]


def test_no_key_leads_to_the_clinic(rooms: Rooms) -> None:
    """Every shortcut the program knows, and those of windows and desktops."""
    shell = rooms.program.window.shell
    assert shell is not None
    known = [one.shortcut() for one in shell.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert len(known) >= 5
    rooms.turn()
    window = rooms.program.window
    press_every_key(window, known)
    assert window.shell is None
    assert rooms.program.clinic is None
    assert rooms.page.isVisible()
    assert not window.close()
    assert window.isVisible()
    assert window.unlock_page.isHidden() or not window.unlock_page.isVisible()


def test_killed_and_started_again_it_asks_again_and_keeps_what_was_told(rooms: Rooms) -> None:
    rooms.turn()
    page = rooms.page
    go_on(page)
    screen = page.shown
    assert isinstance(screen, QuestionStep)
    assert screen.box is not None
    screen.box.setPlainText("Marcus Boateng")
    go_on(page)
    rooms.kill()
    rooms.start()
    assert rooms.program.window.shell is None
    assert rooms.page.isVisible()
    assert rooms.page.step.kind == "welcome"
    rooms.turn_back()
    assert rooms.program.clinic is not None
    mine = next(one for one in rooms.program.clinic.record.visits.in_state("kiosk") if one.patient is None)
    assert rooms.program.clinic.open(mine.id).value("kiosk", "who_name") == "Marcus Boateng"


def test_a_wrong_password_stays_where_it_is(rooms: Rooms, words: Words, qtbot: QtBot) -> None:
    rooms.turn()
    Hand().click(rooms.page.staff)
    door = rooms.page.shown
    assert isinstance(door, StaffDoor)
    QTest.keyClicks(door.field.line, "not the password at all")
    with qtbot.waitSignal(rooms.program.opening.failed, timeout=20_000):
        QTest.keyClick(door.field.line, Qt.Key.Key_Return)
    settled()
    assert rooms.program.window.shell is None
    assert door.isVisible()
    assert door.field.words == ""


@pytest.mark.thorough
def test_nothing_of_the_clinic_lies_in_clear_beside_it(rooms: Rooms) -> None:
    rooms.turn()
    told = json.loads((places.user_folder() / "turned.json").read_text(encoding="utf-8"))
    assert set(told) == {"record", "screen"}
    screen = json.loads(told["screen"])
    assert set(screen) == {"public", "languages", "clinic", "address", "authority"}
    assert screen["address"] == ""
    answer_all(rooms.page)
    for file in (rooms.record / "kiosk").iterdir():
        assert b"Boateng" not in file.read_bytes()
        assert b"lower_back" not in file.read_bytes()


@pytest.mark.thorough
def test_the_next_patient_sees_nothing_of_the_last(rooms: Rooms) -> None:
    rooms.turn()
    answer_all(rooms.page)
    go_on(rooms.page)  # Finish
    assert rooms.page.step.kind == "welcome"
    assert not any(rooms.page.sitter.visit.answers.values())


def test_the_chart_says_your_side_to_the_patient_and_the_patients_to_the_clinic(rooms: Rooms, words: Words) -> None:
    assert rooms.clinic.words("chart.patients") == "Patient’s"
    rooms.turn()
    assert rooms.page.sitter.words("chart.patients") == words("kiosk.chart_patients") == "Your"


def test_the_keyboard_waits_where_it_goes_on_and_not_on_help(rooms: Rooms) -> None:
    rooms.turn()
    assert rooms.page.step.kind == "welcome"
    assert rooms.page.focusWidget() is rooms.page.next


def test_a_question_without_an_answer_holds(rooms: Rooms) -> None:
    rooms.turn()
    page = rooms.page
    for _ in range(3):
        go_on(page)
    assert isinstance(page.shown, MapStep)
    assert not page.next.isEnabled()
    Hand().click(page.shown.nothing)
    assert page.next.isEnabled()
    page.shown.chart.zone_clicked.emit("lower_back", "right")
    settled()
    assert not page.shown.nothing.isChecked()
    page.shown.chart.zone_clicked.emit("lower_back", "right")
    settled()
    assert not page.next.isEnabled()
    page.shown.elsewhere.set_words("")
    QTest.keyClicks(page.shown.elsewhere, "my little toe")
    QTest.keyClick(page.shown.elsewhere, Qt.Key.Key_Return)
    assert page.next.isEnabled()


def targets(page: KioskPage) -> list[QWidget]:
    """Return whatever a finger is to meet, the places on the figure aside."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    every = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    charts = page.findChildren(BodyChartView)
    return [one for one in every if not any(chart.isAncestorOf(one) for chart in charts)]


@pytest.mark.thorough
def test_every_target_is_large_on_every_screen(rooms: Rooms) -> None:
    """Each kind of screen in each of its states, the lists that open after a yes too: 64 px high and wide."""
    rooms.turn()
    page, kinds = rooms.page, set()
    while page.step.kind != "thanks":
        screen = page.shown
        kinds.add(page.step.kind)
        if isinstance(screen, MapStep):
            screen.chart.zone_clicked.emit("lower_back", "right")
        elif isinstance(screen, QuestionStep) and screen.scale is not None:
            screen.scale.cell(5).click()
        elif isinstance(screen, QuestionStep) and screen.choices is not None and page.step.kind == "choice":
            screen.choices.buttons["yes" if page.step.form == "safety_history" else "no"].click()
        settled()
        small = [(type(one), one.accessibleName(), one.size()) for one in targets(page) if one.height() < LARGE]
        assert small == []
        assert all(one.width() >= LARGE for one in targets(page))
        page.next.click()
        settled()
    assert kinds == {"welcome", "words", "map", "number", "choice", "several"}
