"""The cards about the whole record, and the copy for a person, used with a mouse in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.exchange.bundle_in import read_bundle
from clinic_app.exchange.exact_json import read_json
from clinic_app.exchange.plan import carry_out, planned
from clinic_app.records.key_store import FolderKeys
from clinic_app.records.rows import PersonRow
from clinic_app.records.verification import verify
from clinic_app.ui.exchange.breach_card import BreachCard
from clinic_app.ui.exchange.check_card import CheckCard
from clinic_app.ui.exchange.copy_card import CopyCard
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.history_card import HistoryCard
from clinic_app.ui.exchange.import_window import ImportWindow
from clinic_app.ui.exchange.imports_card import ImportsCard
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.keeping_card import KeepingCard
from clinic_app.ui.exchange.record_cards import record_cards
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.keyring import Keyring
from tests.conftest import QUICK
from tests.ui.using import Hand, settings_at, settled

SECOND = "another long password"
PASSPHRASE = "seven boats on a quiet lake"  # noqa: S105
HISTORY = """{"resourceType": "Bundle", "entry": [
  {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1980-01-01", "name": [{"family": "Imported"}]}},
  {"resource": {"resourceType": "Condition", "subject": {"reference": "Patient/p"}, "onsetDateTime": "2019-05-01",
    "code": {"text": "Low back pain"}, "clinicalStatus": {"coding": [{"code": "active"}]}}},
  {"resource": {"resourceType": "AllergyIntolerance", "patient": {"reference": "Patient/p"},
    "code": {"text": "Nickel"}}}]}"""


@pytest.fixture
def settings(window: Window) -> Window:
    """Give the window with its settings open where patients come in and go out."""
    settings_at(window, "moving")
    return window


def finished(strip: JobStrip, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not strip.job.is_at_work, timeout=30_000)
    settled()


def test_the_whole_record_leaves_and_comes_back_in_the_window(
    settings: Window, demo: Clinic, tmp_path: Path, qtbot: QtBot
) -> None:
    assert settings.shell is not None
    card, hand = settings.shell.settings.findChild(ExportCard), Hand()
    assert isinstance(card, ExportCard)
    card.write(tmp_path / "out")  # nobody has said who gets it
    assert not (tmp_path / "out").exists()
    card.fields.recipient.set_words("The clinic itself")
    card.fields.purpose.set_words("a safe copy")
    card.write(tmp_path / "out.zip")  # it is locked unless somebody says otherwise, and nobody has said with what
    assert not card.ways.strip.isVisible()
    assert not (tmp_path / "out.zip").exists()
    assert card.ways.to_folder.isHidden()
    card.lock.passphrase.set_words(PASSPHRASE)
    card.write(tmp_path / "out.zip")
    finished(card.ways.strip, qtbot)
    assert "files are in" in card.ways.strip.said
    assert "locked" in card.ways.strip.said
    assert (tmp_path / "out.zip").exists()
    told = demo.record.events.of_kind("exported")
    assert [one.detail["recipient"] for one in told] == ["The clinic itself"]
    card.write(tmp_path / "out.zip")
    finished(card.ways.strip, qtbot)
    assert "is there already" in card.ways.strip.said
    page = ImportWindow(demo)
    qtbot.addWidget(page)
    page.resize(860, 720)
    page.show()
    page.take([tmp_path / "out.zip"])
    qtbot.waitUntil(lambda: page.locked is not None, timeout=30_000)
    settled()
    for typed in ("another passphrase", PASSPHRASE):
        assert page.back is None
        assert page.locked is not None
        page.locked.passphrase.set_words(typed)
        hand.click(page.locked.open_it)
        qtbot.waitUntil(lambda: not page.job.is_at_work, timeout=30_000)
        settled()
    assert page.locked is None
    assert page.back is not None
    hand.click(page.back.take_in)  # into the same record: everything is there already
    qtbot.waitUntil(lambda: not page.job.is_at_work, timeout=30_000)
    settled()
    assert page.choose.isVisible()
    assert "whole record stays" in page.strip._words.text()
    assert verify(demo.record).is_whole
    page.close()


def test_one_patient_leaves_from_the_patients_page(window: Window, demo: Clinic, tmp_path: Path, qtbot: QtBot) -> None:
    assert window.shell is not None
    rooms = window.shell.patients.rooms
    window.shell.go("patients")
    patient = demo.record.patients.all()[0]
    rooms.show_patient(patient)
    rooms.go("copy")
    settled()
    assert rooms.export.isVisible()
    rooms.export.fields.recipient.set_words("Dr Example")
    rooms.export.fields.purpose.set_words("goes on there")
    Hand().click(rooms.export.lock.tick)
    assert not rooms.export.lock.passphrase.isVisible()
    assert rooms.export.ways.to_folder.isVisible()
    rooms.export.write(tmp_path / "one")
    finished(rooms.export.ways.strip, qtbot)
    (told,) = demo.record.events.of_kind("exported")
    assert (told.patient, told.detail["what"]) == (patient.id, "patient")
    assert len(list((tmp_path / "one" / "patients").iterdir())) == 1
    assert "not encrypted" in rooms.export.ways.strip.said
    assert told.detail["locked"] is False
    rooms.show_patient(demo.record.patients.all()[1])
    rooms.go("copy")
    assert rooms.export.fields.recipient.words == ""
    assert rooms.export.lock.tick.isChecked()


def test_notes_are_checked_into_a_page(settings: Window, demo: Clinic, tmp_path: Path, qtbot: QtBot) -> None:
    card = settings.findChild(CheckCard)
    assert isinstance(card, CheckCard)
    card.count.set_words("none")
    card.draw.write(tmp_path / "check.pdf")
    assert not card.draw.strip.job.is_at_work
    card.count.set_words("4")
    card.draw.write(tmp_path / "check.pdf")
    finished(card.draw.strip, qtbot)
    assert card.draw.strip.said.startswith("4 notes were checked")
    text = pypdfium2.PdfDocument((tmp_path / "check.pdf").read_bytes())[0].get_textpage().get_text_bounded()
    assert "4 signed notes" in text


def test_a_copy_is_made_from_the_patients_page(window: Window, demo: Clinic, tmp_path: Path, qtbot: QtBot) -> None:
    hand = Hand()
    assert window.shell is not None
    signed = demo.record.visits.in_state("signed")[0]
    assert signed.patient is not None
    patient = demo.record.patients.get(signed.patient)
    card = CopyCard(demo)
    qtbot.addWidget(card)
    card.resize(700, 900)
    card.show()
    card.show_patient(patient)
    hand.click(card.look)
    assert len(card.ticks) > 5
    first = next(iter(card.ticks.values()))
    first.setChecked(True)
    card.write(tmp_path / "copy")
    assert not card.ways.strip.job.is_at_work  # who, why and how they are known is missing
    card.fields["identity"].set_words("passport")
    card.write(tmp_path / "copy")
    assert not card.ways.strip.job.is_at_work  # it would be locked, and nobody has said with what
    card.lock.tick.click()
    card.write(tmp_path / "copy")
    finished(card.ways.strip, qtbot)
    assert "not encrypted" in card.ways.strip.said
    (told,) = demo.record.events.of_kind("copy_given")
    assert (told.patient, len(told.detail["held_back"])) == (patient.id, 1)
    assert list((tmp_path / "copy" / "notes").glob("*.pdf"))
    other = next(one for one in demo.record.patients.all() if one.id != patient.id)
    card.show_patient(other)
    assert card.fields["identity"].words == ""
    assert card.ticks == {}


def test_imported_history_stands_on_the_patients_page(window: Window, demo: Clinic) -> None:
    content = HISTORY.encode()
    plan = planned(demo.record, "x.json", content, read_bundle(read_json(content)))
    carry_out(plan, demo.record, demo.person, demo.clock())
    assert window.shell is not None
    window.shell.go("patients")
    page = window.shell.patients
    patient = demo.find("Imported")[0]
    page.rooms.show_patient(patient)
    page.rooms.go("copy")
    settled()
    card = window.findChild(HistoryCard)
    assert isinstance(card, HistoryCard)
    assert card.said == ["2019-05-01 · Low back pain · active", "Nickel"]
    page.rooms.show_patient(demo.record.patients.all()[0])
    page.rooms.go("copy")
    assert not card.isVisible()


@pytest.fixture
def two_people(demo: Clinic, tmp_path: Path) -> Clinic:
    """Give the demo clinic in 2040 with a second person who has a password."""
    demo.record.people.add(PersonRow("q", "Sam Second", "practitioner", demo.clock()))
    store = FolderKeys(tmp_path / "demo")
    from clinic_app.records.vault import new_key  # noqa: PLC0415  any key will do: it is only asked whose password it is

    store.save(store.load().with_person("q", SECOND, new_key(), QUICK))
    clock = SetClock(datetime(2040, 1, 1, tzinfo=UTC))
    return replace(demo, clock=clock, keys=Keyring(store, b""))


def test_somebody_is_held_and_erased_by_two_people(two_people: Clinic, qtbot: QtBot) -> None:
    hand, clinic = Hand(), two_people
    card = KeepingCard(clinic)
    qtbot.addWidget(card)
    card.resize(700, 1200)
    card.show()
    card.refresh()
    assert [card.numbers[name].words for name in card.numbers] == ["10", "18"]
    hand.click(card.show_due)
    finished(card.strip, qtbot)
    done = {one.patient for one in clinic.record.visits.in_state("planned", "open", "kiosk")}
    patient = next(one for one in card.rows if one not in done)
    hand.click(card.rows[patient][0])
    assert card.erasing is not None
    card.erasing.reason.set_words("a claim")
    hand.click(card.erasing.button)
    assert not card.rows[patient][1].isEnabled()
    hand.click(card.rows[patient][0])
    hand.click(card.rows[patient][1])
    assert card.erasing is not None
    card.erasing.reason.set_words("time is over")
    card.erasing.second.set_value("q")
    card.erasing.password.set_words("wrong")
    hand.click(card.erasing.button)
    assert card.strip.said == "A second person of the clinic agrees with their own password."
    card.erasing.password.set_words(SECOND)
    hand.click(card.erasing.button)
    assert patient not in card.rows
    assert clinic.record.patients.get(patient).name == ""
    assert verify(clinic.record).is_whole


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("owner", [ImportsCard, ExportCard, CheckCard, KeepingCard, BreachCard]),
        ("practitioner", [CheckCard]),
        ("student", []),
        ("reception", []),
    ],
)
def test_everybody_sees_the_cards_of_their_role(
    demo: Clinic, qtbot: QtBot, role: str, kinds: list[type[QWidget]]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    cards = record_cards(replace(demo, person=replace(demo.person, role=role)), holder)
    assert [type(one) for section in cards.values() for one in section] == kinds


def test_the_palette_leads_to_both(window: Window, demo: Clinic, qtbot: QtBot) -> None:
    assert window.shell is not None
    actions = window.shell.actions_here
    actions.action("leave").trigger()
    settled()
    card = window.shell.settings.findChild(ExportCard)
    assert isinstance(card, ExportCard)
    assert card.fields.recipient.line.hasFocus()
    actions.action("take_in").trigger()
    settled()
    imports = window.shell.settings.findChild(ImportsCard)
    assert isinstance(imports, ImportsCard)
    (opened,) = imports.findChildren(ImportWindow)
    assert opened.isVisible()
    opened.close()
    settled()
    assert not imports.findChildren(ImportWindow)
    assert imports.show_window().isVisible()  # a new one


def test_a_lost_laptop_is_listed_for_the_owner(settings: Window, demo: Clinic, tmp_path: Path, qtbot: QtBot) -> None:
    card = settings.findChild(BreachCard)
    assert isinstance(card, BreachCard)
    card.draft.write(tmp_path / "lost.pdf")  # nobody has said what was lost
    card.what.set_words("the laptop of room 2")
    card.lost.set_words("2026-11-21")
    card.draft.write(tmp_path / "lost.pdf")  # it was noticed before it was lost
    card.lost.set_words("no day")
    card.draft.write(tmp_path / "lost.pdf")
    assert not card.draft.strip.job.is_at_work
    assert demo.record.events.of_kind("loss_listed") == []
    card.lost.set_words("2026-11-19")
    card.draft.write(tmp_path / "lost.pdf")
    finished(card.draft.strip, qtbot)
    assert f"It names {len(demo.record.patients.all())} patients." in card.draft.strip.said
    assert (tmp_path / "lost.pdf").read_bytes().startswith(b"%PDF")
    assert len(demo.record.events.of_kind("loss_listed")) == 1
