"""Backups in the window: made beside it, said in red when one is missing, restored from Settings; who did what."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.ui.backup.audit_card import AuditCard
from clinic_app.ui.backup.backups_card import BackupsCard
from clinic_app.ui.backup.restore_flow import RestoreFlow
from clinic_app.ui.backup.watch import BackupWatch
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.kept import keep_document
from clinic_app.visit.safekeeping import SECOND, Safekeeping
from clinic_app.words import Words
from tests.ui.using import Hand, bring_into_view, settings_at, settled, shell_of


@pytest.fixture
def watch(window: Window) -> BackupWatch:
    return shell_of(window).watch


@pytest.fixture
def card(window: Window) -> BackupsCard:
    found = settings_at(window, "backups").findChild(BackupsCard)
    assert found is not None
    return found


def later(demo: Clinic, **amount: float) -> None:
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(**amount)


def keeping_of(watch: BackupWatch) -> Safekeeping:
    assert watch.keeping is not None
    return watch.keeping


def backed_up(watch: BackupWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.finished, timeout=10_000):
        watch.back_up()


def test_a_day_without_a_verified_backup_is_said_in_red_on_every_page(
    watch: BackupWatch, window: Window, demo: Clinic, words: Words, qtbot: QtBot
) -> None:
    assert watch.said == []
    later(demo, hours=25)
    watch.show_what_is_wrong()
    assert watch.said == [words("backup.never")]
    for place in ("today", "patients", "settings", "library"):
        shell_of(window).go(place)
        settled()
        (strip,) = watch.findChildren(Strip)
        assert strip.isVisible()
    turns = 0
    watch.look()
    while watch.is_running:  # the window stays alive: it answers, and reads the record
        QCoreApplication.processEvents()
        demo.record.settings.all()
        turns += 1
    assert turns > 3
    assert len(keeping_of(watch).all) == 1
    assert watch.said == []
    assert not watch.isVisible()
    later(demo, hours=24, minutes=1)
    watch.show_what_is_wrong()
    assert watch.said == [words("backup.late", day="Saturday 21 November 2026", time="14:47")]


def test_a_second_place_that_is_not_there_is_said_plainly(
    watch: BackupWatch, card: BackupsCard, demo: Clinic, words: Words, tmp_path: Path, qtbot: QtBot
) -> None:
    drive = tmp_path / "drive"
    with qtbot.waitSignal(watch.finished, timeout=10_000):
        card.set_second(str(drive))
    never = f"{words('backup.never_there', place=drive)} {words('backup.second_absent', place=drive)}"
    assert watch.said == [never]
    drive.mkdir()
    later(demo, minutes=5)
    backed_up(watch, qtbot)
    assert watch.said == []
    assert demo.settings[SECOND] == str(drive)
    assert len(list(drive.rglob("record.db"))) == 1


def test_the_card_lists_them_makes_one_more_and_checks_the_record(
    card: BackupsCard, watch: BackupWatch, demo: Clinic, words: Words, qtbot: QtBot
) -> None:
    assert card.isVisible()
    bring_into_view(card.now)
    with qtbot.waitSignal(watch.finished, timeout=10_000):
        Hand().click(card.now)
    assert len(card.said) == 1
    assert "Friday 20 November 2026, 13:47" in card.said[0]
    assert demo.record.events.of_kind("backup_asked")
    bring_into_view(card.check)
    Hand().click(card.check)
    qtbot.waitUntil(lambda: bool(card.told), timeout=20_000)
    assert card.told[0].endswith("everything is as it was written.")
    with unguarded(demo.record).engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answer SET value = 'null' WHERE seq = (SELECT min(seq) FROM answer)")
    card.told = []
    Hand().click(card.check)
    qtbot.waitUntil(lambda: bool(card.told), timeout=20_000)
    assert len(card.told) == 3
    assert card.told[-1] == words("verify.what_to_do")
    assert [one.detail["amiss"] for one in demo.record.events.of_kind("record_checked")] == [0, 1]


def test_a_lost_tail_is_told_until_somebody_has_read_it(
    window: Window, demo: Clinic, words: Words, qtbot: QtBot
) -> None:
    record = unguarded(demo.record)
    assert record.anchors is not None
    with record.read() as connection:
        head = connection.exec_driver_sql("SELECT seq, hash FROM chain").one()
    record.anchors.note(type("Head", (), {"seq": head.seq + 4, "hash": "0" * 64})())
    said = words("backup.tail_lost", count=4)
    window.show_clinic(demo)
    assert shell_of(window).watch.said == [said]
    window.show_clinic(demo)
    watch = shell_of(window).watch
    assert watch.said == [said]
    (strip,) = watch.findChildren(Strip)
    settled()
    Hand().click(next(one for one in strip.findChildren(Button)))
    assert watch.said == []
    window.show_clinic(demo)
    assert shell_of(window).watch.said == []


def test_restoring_closes_the_clinic_and_brings_back_what_was(
    card: BackupsCard, watch: BackupWatch, window: Window, demo: Clinic, words: Words, qtbot: QtBot, tmp_path: Path
) -> None:
    backed_up(watch, qtbot)
    demo.add_patient(given_name="Late", family_name="Comer", birth_date="1980-01-01", phone="")
    later(demo, hours=1)
    (backup,) = keeping_of(watch).all
    card.ask_about(backup)
    settled()
    flow = RestoreFlow(window, words)
    card.restore_asked.connect(lambda chosen: flow.begin(demo, chosen))
    sure = next(one for one in card.findChildren(Strip))
    yes = next(one for one in sure.findChildren(type(card.now)) if one.words == words("backup.restore_yes"))
    bring_into_view(yes)
    with qtbot.waitSignal(flow.job.done, timeout=20_000):
        Hand().click(yes)
    settled()
    assert window.shell is None
    assert window.unlock_page.isVisible()
    asides = [one for one in tmp_path.iterdir() if ".set-aside-" in one.name]
    assert len(asides) == 1
    assert not list(tmp_path.glob(".*"))


# -- who did what


@pytest.fixture
def audit(window: Window) -> AuditCard:
    (found,) = settings_at(window, "checks").findChildren(AuditCard)
    return found


def test_who_did_what_by_patient_and_time_and_what_was_given_out(
    audit: AuditCard, window: Window, demo: Clinic, tmp_path: Path
) -> None:
    patient = demo.find("boateng")[0]
    shell_of(window).show_patient(patient.id)
    visit = demo.begin_visit(patient)
    demo.open(visit.id)
    shell_of(window).go("settings")
    settled()
    audit.patient.setText("boateng")
    bring_into_view(audit.show_button)
    Hand().click(audit.show_button)
    assert any("looked at a visit" in one for one in audit.said)
    assert any("looked at a patient" in one for one in audit.said)
    assert all("Boateng" in one for one in audit.said)
    audit.patient.setText("nobody of this name")
    audit.show_list()
    assert audit.said == []
    later(demo, days=10)
    audit.patient.setText("")
    audit.show_list()
    assert audit.said == []
    audit.show_list()
    assert len(audit.said) == 1, "only that it was read"
    assert demo.record.events.of_kind("audit_read")

    given_out(audit, demo, tmp_path)


def given_out(audit: AuditCard, demo: Clinic, tmp_path: Path) -> None:
    """What was given out in six years says to whom and what for, and can be taken away."""
    visit = demo.open(demo.begin_visit(demo.find("boateng")[0]).id)
    keep_document(visit, "letter", "Letter to the GP", b"%PDF-", "Dr Gray")
    later(demo, days=5 * 365)
    audit.patient.setText("boateng")
    audit.what.set_value("given_out")
    audit.since.set_value("years_6")
    audit.save(tmp_path / "given.csv")
    with (tmp_path / "given.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ("Dr Gray", "Letter to the GP") in {(one["to"], one["purpose"]) for one in rows}
    assert {one["kind"] for one in rows} <= {"document_kept", "printed"}
    audit.save(tmp_path / "given.json")
    assert len(json.loads((tmp_path / "given.json").read_text(encoding="utf-8"))) == len(rows)
    later(demo, days=2 * 365)
    audit.show_list()
    assert audit.said == []


def test_a_clock_that_is_behind_is_said_above_every_page_until_it_is_right(watch: BackupWatch, demo: Clinic) -> None:
    assert not [one for one in watch.said if "clock" in one]
    later(demo, days=-2)
    watch.show_what_is_wrong()
    assert [one for one in watch.said if "The clock of this computer says" in one]
    assert watch.isVisible()
    later(demo, days=2)
    watch.show_what_is_wrong()
    assert not [one for one in watch.said if "clock" in one]


def test_an_auditor_finds_the_list_and_no_way_to_take_the_record(window: Window, demo: Clinic) -> None:
    demo.person = replace(demo.person, role="auditor")
    window.show_clinic(demo)
    settled()
    audit = settings_at(window, "checks").findChild(AuditCard)
    assert isinstance(audit, AuditCard)
    assert audit.isVisible()
    Hand().click(audit.show_button)
    assert audit.said
    assert window.findChild(ExportCard) is None
