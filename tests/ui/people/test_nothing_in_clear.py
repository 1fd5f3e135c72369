"""Planted words are in no file the program writes and in no window's title: record, its log, keys, crash report."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clinic_app import crash
from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening import NewClinic, make_record, open_clinic
from clinic_app.visit.people import About, add_person, change_own_password
from clinic_app.visit.pin import Pin
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.ui.using import settled

#: Words that occur nowhere else, by where they are planted.
PLANTED = {
    "clinic": "Zwergspitz Clinic",
    "owner": "Quirinus Vogelsang",
    "password": "nine plum umbrellas walk",
    "next": "seven grey umbrellas sit",
    "given": "Xanthippe",
    "family": "Brzeczyszczykiewicz",
    "phone": "01632 960177",
    "answer": "a kingfisher under the third rib",
    "person": "Wulfhilde Ochs",
    "first": "eleven blue kettles sing",
    "pin": "47110815",
}


def found_in(folder: Path, words: list[str]) -> dict[str, list[str]]:
    """Return which words are in which files below a folder, in either way programs write text."""
    found: dict[str, list[str]] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            ways = ((one, (one.encode(), one.encode("utf-16-le"))) for one in words)
            here = [one for one, ways_of in ways if any(way in content for way in ways_of)]
            if here:
                found[str(file.relative_to(folder))] = here
    return found


def breaks(*values: object) -> None:
    """Break as our own code might, with a patient's words at hand."""
    raise ValueError(*values)


def test_no_file_and_no_title_holds_a_planted_word(
    tmp_path: Path, own_home: Path, reading: Reading, words: Words, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    clock, folder = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC)), tmp_path / "r"
    settings = {"clinic_name": PLANTED["clinic"], "phone": PLANTED["phone"], "emergency": "999"}
    printed = make_record(folder, NewClinic(settings, PLANTED["owner"], "", PLANTED["password"]), clock, QUICK)
    with pytest.raises(ClinicError):
        open_clinic(folder, PLANTED["next"], reading.reference, words, clock)
    clinic = open_clinic(folder, PLANTED["password"], reading.reference, words, clock)
    change_own_password(clinic, PLANTED["password"], PLANTED["next"])
    add_person(clinic, About(PLANTED["person"], "student"), PLANTED["first"])
    clinic.pin = Pin(PLANTED["pin"], clock)
    patient = clinic.add_patient(
        given_name=PLANTED["given"], family_name=PLANTED["family"], birth_date="1981-05-02", phone=PLANTED["phone"]
    )
    visit = clinic.open(clinic.begin_visit(patient).id)
    visit.answer("intake", path("goal"), PLANTED["answer"])
    window = Window(words)
    qtbot.addWidget(window)
    window.resize(FIRST)
    shell = window.show_clinic(clinic)
    window.show()
    shell.open_visit(visit.visit.id)
    settled()
    titles = [window.windowTitle()]
    window.cover("14:03")
    settled()
    titles.append(window.windowTitle())
    try:
        breaks(PLANTED["answer"], clinic.keys, patient)
    except ValueError as error:
        monkeypatch.setattr(sys, "stderr", (tmp_path / "log.txt").open("w", encoding="utf-8"))
        told = crash.report(type(error), error.__traceback__)
        sys.stderr.close()
    assert (folder / "record.db-wal").stat().st_size > 0, "the log beside the record is what a crash would leave"
    secrets = [*PLANTED.values(), printed, printed.replace("-", ""), clinic.keys.key.hex() if clinic.keys else ""]
    assert found_in(tmp_path, secrets) == {}
    assert own_home.is_relative_to(tmp_path)
    assert not any(one in told for one in secrets)
    for name in ("given", "family", "answer", "phone"):
        assert not any(PLANTED[name] in one for one in titles)
    shell.close_visit()
    shell.stop_keeping()
    clinic.record.close()
    assert found_in(tmp_path, secrets) == {}


def test_a_word_in_clear_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.db").write_bytes(b"\x00\x01" + PLANTED["answer"].encode("utf-16-le"))
    assert found_in(tmp_path, list(PLANTED.values())) == {"a/b.db": [PLANTED["answer"]]}
