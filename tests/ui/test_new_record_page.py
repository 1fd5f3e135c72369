"""Making a record, from the first page to the recovery key, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.records import vault
from clinic_app.ui.new_record_page import NewRecordPage
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.visit.opening import keys_of
from clinic_app.words import Words

PASSWORD = "three blue kettles"  # noqa: S105


@pytest.fixture
def program(qtbot: QtBot, words: Words, clock: SetClock, tmp_path: Path) -> Iterator[Program]:
    program = Program(words, clock, tmp_path / "nothing yet")
    qtbot.addWidget(program.window)
    program.window.show()
    qtbot.waitExposed(program.window)
    yield program
    program.close()


@pytest.fixture
def page(program: Program, words: Words) -> NewRecordPage:
    new = next(one for one in program.window.findChildren(QPushButton) if one.text() == words("unlock.new"))
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    page = program.window.new_record
    assert page is not None
    return page


def line(page: NewRecordPage, name: str) -> QLineEdit:
    label = Words.of("en")(f"new_record.{name}")
    return next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == label)


def press(page: QWidget, name: str) -> None:
    found = next(one for one in page.findChildren(Pressable) if one.words == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def fill(page: NewRecordPage, **other: str) -> None:
    typed = {
        "clinic_name": "Harbour Street Clinic",
        "phone": "01632 960001",
        "owner": "Ada Rook",
        "password": PASSWORD,
        "again": PASSWORD,
    } | other
    QTest.keyClicks(page.findChildren(ChoiceBox)[0], "United")
    for name, text in typed.items():
        QTest.keyClicks(line(page, name), text)


def seen(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def test_a_record_is_made_and_its_key_shown_once(page: NewRecordPage, program: Program, words: Words) -> None:
    fill(page)
    assert line(page, "emergency").text() == "999"
    press(page, words("new_record.make"))
    folder = places.records() / "harbour-street-clinic"
    assert keys_of(folder).open(PASSWORD)
    key = seen(page)
    assert words("new_record.key_about") in key
    go_on = next(one for one in page.findChildren(Pressable) if one.words == words("new_record.go_on"))
    assert not go_on.isEnabled()
    press(page, words("new_record.put_away"))
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert program.window.unlock_page.isVisible()
    assert not page.isVisible()


def test_the_recovery_key_opens_the_record(page: NewRecordPage, words: Words) -> None:
    fill(page)
    press(page, words("new_record.make"))
    shown = next(one.text() for one in page.findChildren(Label) if "  " in one.text())
    printed = shown.replace("  ", "-")
    keys = keys_of(places.records() / "harbour-street-clinic")
    assert keys.open_with_recovery_key(printed) == keys.open(PASSWORD)[0]
    assert printed not in (places.records() / "harbour-street-clinic" / "keys.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"again": "three blue kettlez"}, "new_record.differ"),
        ({"owner": " "}, "new_record.name_missing"),
        ({"phone": ""}, "new_record.name_missing"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    page: NewRecordPage, words: Words, typed: dict[str, str], sentence: str
) -> None:
    fill(page, **typed)
    press(page, words("new_record.make"))
    assert words(sentence) in seen(page)
    assert line(page, "clinic_name").text() == "Harbour Street Clinic"
    assert not places.records().exists()


def test_a_short_password_is_refused(page: NewRecordPage, words: Words) -> None:
    fill(page, **dict.fromkeys(("password", "again"), "short"))
    press(page, words("new_record.make"))
    assert words("people.password_short", least=15, typed=len("short")) in seen(page)
    assert not places.records().exists()


def test_a_folder_that_cannot_be_written_is_said(page: NewRecordPage, words: Words) -> None:
    places.user_folder().mkdir(parents=True)
    places.records().write_text("in the way", encoding="utf-8")
    fill(page)
    press(page, words("new_record.make"))
    assert "harbour-street-clinic" in seen(page)
    assert places.records().read_text(encoding="utf-8") == "in the way"


def test_a_second_clinic_of_the_same_name_does_not_touch_the_first(
    page: NewRecordPage, program: Program, words: Words
) -> None:
    fill(page)
    press(page, words("new_record.make"))
    keys = places.records() / "harbour-street-clinic" / "keys.json"
    before = keys.read_bytes()
    other = program.window.show_new_record({"GB": {"name": "UK", "emergency": "999", "paper": "A4", "mode": "support"}})
    other.wanted.connect(program._make_record)  # what the first page connects
    fill(other)
    press(other, words("new_record.make"))
    assert keys.read_bytes() == before
    assert vault.load(keys).open(PASSWORD)
