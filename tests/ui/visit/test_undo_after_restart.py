"""Undo in the window: without limit, saying what it takes back, and after the program was closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from clinic_app.records import embedded
from clinic_app.ui.visit.header import VisitHeader
from clinic_app.ui.widgets.undo_bar import UndoBar
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import path
from clinic_app.words import Words
from tests.ui.using import Hand, settled, shell_of, visit_of

ROW = "lower_back.right"
MANY = 20


@contextmanager
def opened_again(demo: Clinic, folder: Path, key: bytes, words: Words, qtbot: QtBot) -> Iterator[tuple[Clinic, Window]]:
    """Close the record, open it as after a restart, and show it in a window of its own."""
    demo.record.close()
    record = embedded.open_record(folder, key)
    clinic = Clinic(
        record, demo.reference, words, demo.clock, record.people.get("p"), lambda _: True, record.settings.all()
    )
    window = Window(words)
    qtbot.addWidget(window)
    window.resize(FIRST)
    window.show_clinic(clinic)
    with qtbot.waitExposed(window):
        window.show()
    yield clinic, window
    record.close()


def undo_button(window: Window) -> QAbstractButton:
    header = visit_of(window).findChild(VisitHeader)
    assert isinstance(header, VisitHeader)
    return header._undo


def test_everything_said_can_be_taken_back_after_a_restart(
    window: Window,
    demo: Clinic,
    demo_made: tuple[Path, bytes],
    tmp_path: Path,
    words: Words,
    qtbot: QtBot,
) -> None:
    patient = demo.add_patient(given_name="Maren", family_name="Holt", birth_date="1984-03-12", phone="")
    visit_id = demo.begin_visit(patient).id
    shell_of(window).open_visit(visit_id)
    desk = visit_of(window).desk
    desk.answer("intake", path(("pain_map", ROW)), ROW)
    for number in range(MANY):
        desk.answer("intake", path(("pain_map", ROW), "intensity"), number % 10)
    desk.answer("intake", path("complaint"), "It grabs.")
    said = undo_button(window).accessibleName()
    shell_of(window).go("today")
    settled()
    with opened_again(demo, tmp_path / "demo", demo_made[1], words, qtbot) as (_, later):
        shell_of(later).open_visit(visit_id)
        again = visit_of(later).desk
        assert again.visit.value("intake", "complaint") == "It grabs."
        button = undo_button(later)
        assert button.accessibleName() == said
        question = again.visit.form("intake").item("complaint").text
        assert question in said
        hand = Hand()
        hand.click(button)
        assert again.visit.value("intake", "complaint") is None
        assert question in _told(later)
        for _ in range(MANY + 1):
            assert button.isEnabled()
            button.click()
        assert again.visit.of("intake").rows("pain_map") == []
        assert not button.isEnabled()
        again.redo()
        assert again.visit.of("intake").rows("pain_map") == [ROW]


def _told(window: Window) -> str:
    bar = visit_of(window).findChild(UndoBar)
    assert isinstance(bar, UndoBar)
    assert bar.isVisible()
    return bar._words.text()
