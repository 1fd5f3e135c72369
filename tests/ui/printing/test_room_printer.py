"""One click prints while the next patient waits; what no printer took is said later, to whoever sent it."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.documents.preview import page_images
from clinic_app.documents.recovery_key import recovery_key_pdf
from clinic_app.errors import ClinicError
from clinic_app.records.rows import PersonRow
from clinic_app.ui.background import Background
from clinic_app.ui.printing import printers
from clinic_app.ui.printing.pages import print_pages
from clinic_app.ui.printing.printers import hand_over, known_printers
from clinic_app.ui.printing.strips import PrintStrips
from clinic_app.ui.shell import Shell
from clinic_app.ui.window import Window
from clinic_app.visit import room
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.words import Words
from tests.ui.printing.conftest import NAME, Queue, Sheet, came
from tests.ui.using import Hand, button, settled, shell_of, visit_of


def strips(window: Window) -> PrintStrips:
    return shell_of(window).prints


def kept(window: Window) -> bytes:
    """Return the last document of the visit on the desk."""
    visit = visit_of(window).desk.visit
    return visit.record.notes.attachments(visit.visit.id)[-1].body


def failed_on(sheet: Sheet, window: Window, beside: Queue, qtbot: QtBot, name: str = "boateng") -> None:
    beside.set_state("broken", there=True)
    Hand().click(sheet(name).sheet.ways.printer)
    came(qtbot, lambda: bool(strips(window).said))


def test_the_printer_of_this_computer_is_chosen_once_in_settings(
    window: Window, demo: Clinic, queue: Queue, qtbot: QtBot
) -> None:
    shell = shell_of(window)
    shell.go("settings")
    card = shell.settings.printer
    came(qtbot, lambda: card.known is not None)
    assert card.known == ("Front_desk", NAME)
    assert card.choice.value == ""
    card.choice.chosen.emit(NAME)
    assert room.printer_of_computer(demo.settings) == NAME
    assert room.printer_of_computer(demo.record.settings.all()) == NAME
    assert demo.record.events.of_kind("settings_changed") == []  # one's own computer, not the clinic's
    card.choice.chosen.emit("")
    assert room.printer_of_computer(demo.record.settings.all()) == ""


def test_one_click_prints_and_the_next_patient_changes_nothing_of_it(
    window: Window, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    beside.set_state("held", there=True)
    hand, page = Hand(), sheet("boateng")
    began = time.perf_counter()
    hand.click(page.sheet.ways.printer)
    assert time.perf_counter() - began < 5  # it does not wait for the queue, which is held
    assert hand.clicks == 1
    sheet_of_first = kept(window)
    sheet("voss")
    assert beside.tray == []
    beside.set_state("held", there=False)
    came(qtbot, lambda: bool(beside.tray) and not strips(window).jobs.waits)
    assert beside.tray == [sheet_of_first]
    assert not strips(window).isVisible()


@pytest.mark.thorough
def test_nothing_lies_in_a_file_in_clear_and_the_queue_reads_no_name(
    window: Window, beside: Queue, sheet: Sheet, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "temporary"
    there.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(there))
    monkeypatch.setenv("TMPDIR", str(there))
    beside.set_state("held", there=True)
    Hand().click(sheet("boateng").sheet.ways.printer)
    came(qtbot, lambda: len(beside.asked) == 1)
    assert [one for one in there.rglob("*") if one.is_file() and b"%PDF" in one.read_bytes()] == []
    beside.set_state("held", there=False)
    came(qtbot, lambda: not strips(window).jobs.waits)
    assert beside.asked == [f"-d {NAME} -t Your home plan -"]


def test_what_the_printer_did_not_take_is_said_later_wherever_one_is(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    beside.set_state("held", there=True)
    beside.set_state("broken", there=True)
    Hand().click(sheet("boateng").sheet.ways.printer)
    given, name = kept(window), demo.find("boateng")[0].name
    shell_of(window).go("today")
    beside.set_state("held", there=False)
    came(qtbot, lambda: bool(strips(window).said))
    assert strips(window).isVisible()
    assert name in strips(window).said[0]
    assert "Your home plan" in strips(window).said[0]
    assert "the door is open" in strips(window).said[0]
    (event,) = demo.record.events.of_kind("print_failed")
    assert (event.person, event.patient) == (demo.person.id, demo.find("boateng")[0].id)
    assert event.detail["to"] == "the patient"
    for place in ("patients", "settings", "today"):
        shell_of(window).go(place)
        assert strips(window).isVisible()
    shell_of(window).hide_names()
    settled()
    assert name not in strips(window).said[0]
    shell_of(window).hide_names()
    settled()
    assert name in strips(window).said[0]
    beside.set_state("broken", there=False)
    Hand().click(button(strips(window), demo.words("printing_room.again")))
    came(qtbot, lambda: bool(beside.tray) and not strips(window).jobs.waits)
    assert beside.tray == [given]
    assert not strips(window).isVisible()
    again = demo.record.events.of_kind("printed")[-1]
    assert again.detail["again"]


def test_what_lies_in_the_queue_of_a_printer_without_paper_is_taken_back_and_said(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "ASK_EVERY", 0.05)
    hand_over(b"%PDF-1", NAME, "Your home plan", Event())
    assert queue.cancelled == ""
    queue.set_state("out_of_paper", there=True)
    monkeypatch.setattr(printers, "AT_PRINTER", 0.2)
    with pytest.raises(ClinicError) as waited:
        hand_over(b"%PDF-2", NAME, "Your home plan", Event())
    assert waited.value.sentence == "printing_room.waited"
    assert queue.cancelled == "Room_2-17"
    in_a_hurry = Event()
    in_a_hurry.set()
    hand_over(b"%PDF-3", NAME, "Your home plan", in_a_hurry)  # the queue has it: the clinic may close
    assert queue.tray == [b"%PDF-1", b"%PDF-2", b"%PDF-3"]


@pytest.mark.thorough
def test_a_failed_print_is_let_be_and_the_record_keeps_that_it_failed(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    failed_on(sheet, window, beside, qtbot)
    Hand().click(button(strips(window), demo.words("printing_room.dismiss")))
    assert not strips(window).isVisible()
    assert not strips(window).jobs.waits
    assert len(demo.record.events.of_kind("print_failed")) == 1


@pytest.mark.thorough
def test_behind_the_lock_nobody_reads_whose_print_it_was(
    window: Window, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    failed_on(sheet, window, beside, qtbot)
    window.cover("14:00")
    settled()
    assert not strips(window).isVisible()
    window.uncover()
    settled()
    assert strips(window).isVisible()


@pytest.mark.parametrize("on_desk", [pytest.param(True, marks=pytest.mark.thorough), False])
def test_somebody_else_does_not_see_it_and_whoever_sent_it_finds_it_again(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot, *, on_desk: bool
) -> None:
    beside.set_state("held", there=True)
    beside.set_state("broken", there=True)
    Hand().click(sheet("boateng").sheet.ways.printer)
    if not on_desk:
        shell_of(window).close_visit()
        shell_of(window).go("today")
    mine = shell_of(window)
    kim = PersonRow(str(uuid4()), "Kim Reed", "practitioner", demo.clock(), "Physiotherapist", "1")
    unguarded(demo.record).people.add(kim)
    theirs = window.switch_to(replace(demo, record=unguarded(demo.record), person=kim))
    beside.set_state("held", there=False)
    came(qtbot, lambda: bool(mine.prints.said))
    assert not any(one.isVisible() for one in window.findChildren(PrintStrips))
    assert not theirs.prints.jobs.failed
    (event,) = demo.record.events.of_kind("print_failed")
    assert event.person == demo.person.id
    back = window.switch_to(demo)
    settled()
    assert isinstance(back, Shell)
    assert back is mine
    assert back.prints.isVisible()


@pytest.mark.thorough
def test_a_clinic_that_closes_does_not_wait_for_a_printer_that_says_nothing(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "HURRY", 0.2)
    beside.set_state("held", there=True)
    Hand().click(sheet("boateng").sheet.ways.printer)
    began = time.perf_counter()
    shell_of(window).stop_keeping()
    assert time.perf_counter() - began < 3
    (event,) = demo.record.events.of_kind("print_failed")
    assert event.detail["printer"] == NAME


def printer_into(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.fixture
def pdf(words: Words, clock: SetClock) -> bytes:
    """Give a page that is quickly made."""
    return recovery_key_pdf("AAAAA-BBBBB", "demo", words, clock())


def test_without_a_queue_the_pages_are_drawn_in_a_thread(pdf: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    beside, printer = Background(), printer_into(tmp_path / "room.pdf")
    with qtbot.waitSignal(beside.done, timeout=20_000):
        beside.start(lambda: print_pages(pdf, printer))
    beside.wait()
    drawn = page_images((tmp_path / "room.pdf").read_bytes(), 200)
    assert len(drawn) == len(page_images(pdf, 200))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_in_words(pdf: bytes, qapp: object, tmp_path: Path, words: Words) -> None:
    with pytest.raises(ClinicError) as refused:
        print_pages(pdf, printer_into(tmp_path / "nowhere" / "room.pdf"))
    assert words.of_error(refused.value).startswith("The printer")


def test_a_printer_the_computer_no_longer_knows_is_named(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setenv("PATH", "")
    assert NAME not in known_printers()
    with pytest.raises(ClinicError) as refused:
        hand_over(b"%PDF-", NAME, "Your home plan", Event())
    assert refused.value.sentence == "printing_room.no_such_printer"
