"""Patients are taken in through the window: looked at, changed, written, and taken back in Settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.ui.exchange.import_window import ImportWindow
from clinic_app.ui.exchange.imports_card import ImportsCard
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.using import Hand, settings_at, settled
from tests.ui.walking import too_small, touching, twice, unnamed

LIST = (
    "Nr;Vorname;Nachname;Geburtsdatum;Telefon;Haustier\n"
    "17;Jürgen;Müßig;03.04.1975;0221 1;Hund\n18;Zoë;O'Neill;05.06.1980;;\n19;Ada;Rook;07.08.1990;;\n"
)


@pytest.fixture
def page(demo: Clinic, qtbot: QtBot) -> ImportWindow:
    window = ImportWindow(demo)
    qtbot.addWidget(window)
    window.resize(860, 720)
    with qtbot.waitExposed(window):
        window.show()
    return window


def written(tmp_path: Path, text: str, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="cp1252")
    return path


def finished(page: ImportWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.job.is_at_work, timeout=10_000)
    settled()


def test_a_list_is_looked_at_changed_written_and_taken_back(
    page: ImportWindow, demo: Clinic, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    hand, before = Hand(), len(demo.record.patients.all())
    page.take([written(tmp_path, LIST)])
    finished(page, qtbot)
    assert page.columns is not None
    assert page.sums is not None
    assert page.columns.choices["Vorname"].value == "given_name"
    assert page.columns.choices["Haustier"].value == "kept"
    assert "3 new patients" in page.sums.said
    assert not page.sums.take_in.isEnabled()  # the dates can be read in two ways
    assert page.columns.order is not None
    hand.click(page.columns.order.button("dmy"))
    finished(page, qtbot)
    choice = page.columns.choices["Haustier"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    finished(page, qtbot)
    assert str(choice.value) == "left_out"
    assert not any("kept" in line for line in page.sums.said)
    assert len(demo.record.patients.all()) == before
    hand.click(page.sums.take_in)
    finished(page, qtbot)
    assert len(demo.record.patients.all()) == before + 3
    assert [one.birth_date for one in demo.find("Jürgen Müßig")] == ["1975-04-03"]
    window.show_clinic(demo)
    assert window.shell is not None
    card = settings_at(window, "moving").findChild(ImportsCard)
    assert isinstance(card, ImportsCard)
    (back,) = card.back.values()
    hand.click(back)
    assert len(demo.record.patients.all()) == before
    assert list(demo.find("Jürgen Müßig")) == []
    assert card.back == {}


def test_the_window_for_ear_and_thumb(page: ImportWindow, tmp_path: Path, qtbot: QtBot) -> None:
    for _ in range(2):
        assert unnamed(page) == []
        assert twice(page) == []
        assert too_small(page) == []
        assert touching(page) == []
        page.take([written(tmp_path, LIST)])
        finished(page, qtbot)


def test_who_is_there_already_is_decided_one_by_one_or_together(
    page: ImportWindow, demo: Clinic, tmp_path: Path, qtbot: QtBot
) -> None:
    hand = Hand()
    some = demo.record.patients.all()[:2]
    rows = "".join(f"{one.given_name},{one.family_name},{one.birth_date},Leeds\n" for one in some)
    page.take([written(tmp_path, f"first name,last name,dob,city\n{rows}")])
    finished(page, qtbot)
    assert page.twins is not None
    assert page.sums is not None
    assert not page.sums.take_in.isEnabled()
    hand.click(page.twins.choices[0].button("fill"))
    assert "1 patient who is there already gets what was missing" in page.sums.said
    hand.click(page.twins.all.button("add"))
    assert page.twins.choices[0].value == "add"
    assert "2 new patients" in page.sums.said
    hand.click(page.twins.all.button("fill"))
    hand.click(page.sums.take_in)
    finished(page, qtbot)
    assert [demo.record.patients.get(one.id).details["address"] for one in some] == ["Leeds", "Leeds"]


def test_what_cannot_be_read_is_said_and_another_file_can_be_chosen(
    page: ImportWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "patients.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    page.take([picture])
    finished(page, qtbot)
    assert page.strip.isVisible()
    assert "holds a picture" in page.strip.findChildren(type(page.strip._words))[0].text()
    assert page.choose.isVisible()


def test_reading_can_be_stopped_and_the_window_lives_on(page: ImportWindow, tmp_path: Path, qtbot: QtBot) -> None:
    rows = "".join(f"Ada{number};Rook;{number % 28 + 1:02}.12.1980\n" for number in range(60_000))
    page.take([written(tmp_path, f"Vorname;Nachname;Geburtsdatum\n{rows}")])
    QCoreApplication.processEvents()
    assert page.job.is_at_work
    Hand().click(page.stop)
    finished(page, qtbot)
    assert page.sums is None
    assert "Stopped" in page.strip._words.text()


def test_a_bundle_lists_what_it_holds(page: ImportWindow, tmp_path: Path, qtbot: QtBot) -> None:
    text = (
        '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"p","birthDate":"1980-01-01",'
        '"name":[{"given":["Kim"],"family":"Morgen"}]}},{"resource":{"resourceType":"Starship"}}]}'
    )
    page.take([written(tmp_path, text, "one.json"), written(tmp_path, LIST)])
    finished(page, qtbot)
    assert page.columns is None
    assert page.sums is not None
    assert "1 new patient" in page.sums.said
    Hand().click(page.sums.leave)
    finished(page, qtbot)
    assert page.columns is not None
