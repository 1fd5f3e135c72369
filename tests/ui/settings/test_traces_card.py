"""What leaves traces: the clipboard is cleared after a while, a printed note may say who printed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.ui.clipboard_guard import NEVER, SETTING, ClipboardGuard
from clinic_app.ui.settings.traces_card import TracesCard
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import WATERMARK, note_sheet
from tests.ui.using import Hand, settled


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    found: QClipboard = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def guard(demo: Clinic, clipboard: QClipboard, qtbot: QtBot) -> Iterator[ClipboardGuard]:
    """Give a guard on a screen that says that everything copied is ours (this one of Qt's never does)."""
    holder = QWidget()
    qtbot.addWidget(holder)
    demo.settings[SETTING] = "1"
    made = ClipboardGuard(demo, holder, lambda: True)
    yield made
    clipboard.clear()  # nothing is to wait any more


def test_what_is_copied_in_a_line_is_gone_after_a_while(
    guard: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot
) -> None:
    line = QLineEdit("Robin Field, 1981-05-02")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    assert clipboard.text() == "Robin Field, 1981-05-02"
    assert guard.is_waiting
    qtbot.waitUntil(lambda: not clipboard.text(), timeout=5000)
    assert not guard.is_waiting


def test_what_is_copied_last_counts_anew(guard: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.setText("first")
    qtbot.wait(600)
    clipboard.setText("second")
    qtbot.wait(600)
    assert clipboard.text() == "second"
    qtbot.waitUntil(lambda: not clipboard.text(), timeout=5000)


def test_what_others_copied_is_left_alone(demo: Clinic, clipboard: QClipboard, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    ours = [True]
    demo.settings[SETTING] = "1"
    guard = ClipboardGuard(demo, holder, lambda: ours[0])
    clipboard.setText("of this program")
    ours[0] = False
    clipboard.setText("of another")
    assert not guard.is_waiting
    guard.clear()
    assert clipboard.text() == "of another"


def test_the_clinic_may_decide_that_it_stays(guard: ClipboardGuard, demo: Clinic, clipboard: QClipboard) -> None:
    demo.settings[SETTING] = NEVER
    clipboard.setText("stays")
    assert not guard.is_waiting


def test_who_leaves_takes_it_along(demo: Clinic, clipboard: QClipboard, qtbot: QtBot) -> None:
    holder = QWidget()
    guard = ClipboardGuard(demo, holder, lambda: True)
    clipboard.setText("Robin Field")
    assert guard.is_waiting
    holder.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert clipboard.text() == ""


def test_the_open_clinic_is_guarded_until_it_is_left(window: Window, clipboard: QClipboard) -> None:
    assert window.shell is not None
    guard = window.shell.findChild(ClipboardGuard)
    assert isinstance(guard, ClipboardGuard)
    clipboard.setText("not ours, says this screen")
    assert not guard.is_waiting


def test_both_are_decided_in_the_settings(demo: Clinic, qtbot: QtBot) -> None:
    card, hand = TracesCard(demo), Hand()
    qtbot.addWidget(card)
    card.resize(640, 400)
    card.show()
    settled()
    assert (card.clipboard.value, card.watermark.value) == ("60", "no")
    hand.click(card.clipboard.button("300"))
    hand.click(card.watermark.button("yes"))
    assert (demo.settings[SETTING], demo.settings[WATERMARK]) == ("300", True)
    hand.click(card.watermark.button("yes"))  # pressed once more: there is always one
    assert card.watermark.value == "yes"
    assert demo.record.settings.all()[WATERMARK] is True
    other = TracesCard(replace(demo, person=replace(demo.person, role="practitioner")))
    qtbot.addWidget(other)
    assert not other.isEnabled()


def _printed(demo: Clinic) -> bytes:
    signed = demo.record.visits.in_state("signed")[0]
    visit = demo.open(signed.id)
    return visit_note_pdf(note_sheet(visit, demo.words, demo.letterhead, demo.person.name), load())


def test_a_note_says_across_its_pages_who_printed_it_and_when(demo: Clinic) -> None:
    said = f"{demo.person.name} · 2026-11-20 13:47"
    for is_on in (False, True):
        demo.settings[WATERMARK] = is_on
        pdf = _printed(demo)
        with pypdfium2.PdfDocument(pdf) as document:
            pages = [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]
        assert [said in page for page in pages] == [is_on] * len(pages)


def test_it_is_faint_enough_to_read_through(demo: Clinic) -> None:
    pages = []
    for is_on in (False, True):
        demo.settings[WATERMARK] = is_on
        with pypdfium2.PdfDocument(_printed(demo)) as document:
            pages.append(document[0].render(scale=1).to_pil().convert("L").tobytes())
    changed = [(plain, marked) for plain, marked in zip(*pages, strict=True) if plain != marked]
    assert len(changed) > 2000
    assert min(marked for plain, marked in changed if plain == 255) > 215
