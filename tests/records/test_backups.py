"""Backups: whole records by themselves, verified; restored they are what they were, and nothing is written over."""

from __future__ import annotations

import json
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records import backups, embedded, restoring, set_aside, vault
from clinic_app.records.backups import Backup, Backups
from clinic_app.records.folder import copy_file
from clinic_app.records.record import Record
from clinic_app.records.verification import known_heads, verify
from tests.bad_records import filled as disk_filled
from tests.bad_records import small_disk
from tests.conftest import QUICK
from tests.records.keeping import PASSWORD, Filled, filled

Opened = tuple[Path, bytes, Filled]
#: Seconds between two answers of a very fast person. Who writes without any pause keeps a backup out, and it says so.
PAUSE = 0.02


@pytest.fixture
def opened(embedded_record: Record, clock: SetClock, tmp_path: Path) -> Opened:
    key, _ = vault.load(tmp_path / "record" / embedded.KEYS).open(PASSWORD)
    return tmp_path / "record", key, filled(embedded_record, clock)


def taken(made: Filled, why: str = "auto") -> Backup:
    assert made.record.backups is not None
    return made.record.backups.take(made.record, made.clock().utc, why)


def everything(record: Record) -> list[object]:
    """Return what a person would read of a record."""
    found: list[object] = [record.people.all(), record.patients.all(), record.settings.all()]
    for patient in record.patients.all():
        for visit in record.visits.of_patient(patient.id):
            note = record.notes.of_visit(visit.id)
            found += [visit, record.answers.of_visit(visit.id), record.events.of_visit(visit.id), note]
            found += [record.notes.attachments(visit.id), record.notes.addenda(note.id) if note else None]
    return found


def test_a_backup_is_a_whole_record_and_says_what_it_holds(opened: Opened) -> None:
    _, key, made = opened
    backup = taken(made)
    assert made.record.backups is not None
    assert made.record.backups.all == [backup]
    assert backup.seq == verify(made.record).head.seq
    with backups.opened(backup.folder, key) as copy:
        assert everything(copy) == everything(made.record)
        assert verify(copy).is_whole
    assert sorted(one.name for one in backup.folder.iterdir()) == ["backup.json", "keys.json", "record.db"]


def test_what_was_written_while_it_was_copied_is_in_the_next_one(opened: Opened) -> None:
    _, _, made = opened
    visit, done = made.visit(), threading.Event()

    def write() -> None:
        while not done.wait(PAUSE):
            made.answer(visit, "meanwhile")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            made.clock.advance(hours=1)
            backup = taken(made)
            assert backup.amiss == 0
    finally:
        done.set()
        writer.join()
    assert verify(made.record, known_heads(made.record)).is_whole


def test_damage_after_it_was_made_is_noticed_before_it_is_restored(opened: Opened, tmp_path: Path) -> None:
    _, key, made = opened
    backup = taken(made)
    database = backup.folder / embedded.DATABASE
    whole = bytearray(database.read_bytes())
    whole[len(whole) // 2] ^= 1
    database.write_bytes(whole)
    with pytest.raises(ClinicError) as error:
        restoring.restore(backup, tmp_path / "new", key, made.clock().utc)
    assert error.value.sentence == "backup.damaged"
    assert not (tmp_path / "new").exists()


def test_a_copy_that_is_not_what_it_should_be_is_thrown_away_and_the_older_ones_stay(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copying itself goes wrong: some bytes of the copy are others than were read."""
    _, _, made = opened
    first = taken(made)
    copy = copy_file

    def badly(source: Path, into: Path) -> None:
        copy(source, into)
        content = bytearray(into.read_bytes())
        content[len(content) // 3] ^= 4
        into.write_bytes(content)

    monkeypatch.setattr(backups, "copy_file", badly)
    made.clock.advance(hours=1)
    with pytest.raises(ClinicError):
        taken(made)
    assert made.record.backups is not None
    assert made.record.backups.all == [first]
    assert [one.name for one in made.record.backups.place.iterdir()] == [first.folder.name]


def test_older_ones_are_thinned_out(opened: Opened) -> None:
    _, _, made = opened
    assert made.record.backups is not None
    for _ in range(30):
        made.clock.advance(minutes=20)
        taken(made)
    there = made.record.backups.all
    assert len(there) < 15
    assert len({one.made.hour for one in there}) == len(there)


def test_one_with_a_broken_chain_takes_no_place_of_a_whole_one(opened: Opened) -> None:
    _, _, made = opened
    good = taken(made)
    made.answer(made.visit(), "later")
    with made.record.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answer SET value = 'null' WHERE seq = (SELECT max(seq) FROM answer)")
    made.clock.advance(minutes=1)
    broken = taken(made)
    assert broken.amiss == 1
    assert made.record.backups is not None
    assert made.record.backups.all == [broken, good]


# -- a second place


def test_a_second_place_gets_a_verified_copy(opened: Opened, tmp_path: Path) -> None:
    folder, key, made = opened
    (tmp_path / "drive").mkdir()
    there = Backups(folder, key).copy_to(taken(made), tmp_path / "drive")
    assert Backups(folder, key).at(tmp_path / "drive") == [there]
    backups.check(there, key)


def test_a_drive_that_is_not_plugged_in_is_said_so_and_not_made(opened: Opened, tmp_path: Path) -> None:
    folder, key, made = opened
    with pytest.raises(ClinicError) as error:
        Backups(folder, key).copy_to(taken(made), tmp_path / "drive")
    assert error.value.sentence == "backup.second_absent"
    assert not (tmp_path / "drive").exists()


def test_a_full_drive_is_said_to_be_full_and_keeps_what_it_has(opened: Opened, tmp_path: Path) -> None:
    folder, key, made = opened
    backup = taken(made)
    with small_disk(tmp_path / "drive", 2):
        first = Backups(folder, key).copy_to(backup, tmp_path / "drive")
        made.clock.advance(hours=1)
        second = taken(made)
        with disk_filled(tmp_path / "drive"), pytest.raises(ClinicError) as error:
            Backups(folder, key).copy_to(second, tmp_path / "drive")
        assert error.value.sentence == "record.disk_full"
        assert Backups(folder, key).at(tmp_path / "drive") == [first]


def test_a_full_disk_takes_no_backup_and_loses_nothing(clock: SetClock, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4):
        keys, key, _ = vault.new_vault("r")
        record = embedded.create(tmp_path / "disk" / "record", keys.with_person("p", PASSWORD, key, QUICK), key)
        made = filled(record, clock)
        before = everything(record)
        with disk_filled(tmp_path / "disk"), pytest.raises(ClinicError) as error:
            taken(made)
        assert error.value.sentence == "record.disk_full"
        assert everything(record) == before
        assert taken(made).amiss == 0
        record.close()


# -- restoring


def test_restoring_sets_the_record_aside_and_brings_back_what_was(opened: Opened) -> None:
    folder, key, made = opened
    backup, before = taken(made), everything(made.record)
    made.answer(made.visit(), "after the backup")
    after = everything(made.record)
    made.record.close()
    aside = restoring.restore(backup, folder, key, made.clock().utc + timedelta(hours=1))
    assert aside is not None
    record = embedded.open_record(folder, key)
    assert everything(record) == before
    assert verify(record, known_heads(record)).is_whole
    assert record.backups is not None
    assert [one.folder.name for one in record.backups.all] == [backup.folder.name]
    record.close()
    old = embedded.open_record(aside, key)
    assert everything(old) == after
    old.close()
    assert not set_aside.is_record_name(aside.name)


def test_a_record_that_is_open_is_not_restored_over(opened: Opened, tmp_path: Path) -> None:
    """Another process has it open: this one cannot see its own locks."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    folder, key, made = opened
    backup = taken(made)
    made.record.close()
    program = (
        "import sys; from pathlib import Path; from clinic_app.records import embedded\n"
        "record = embedded.open_record(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])); record.patients.all()\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", program, str(folder), key.hex()], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(ClinicError) as error:
            restoring.restore(backup, folder, key, made.clock().utc)
        assert error.value.sentence == "backup.open_elsewhere"
        other.communicate()
    assert restoring.restore(backup, folder, key, made.clock().utc) is not None


def test_a_crash_between_the_two_renames_is_finished_by_whoever_comes_next(opened: Opened) -> None:
    folder, key, made = opened
    backup, before = taken(made), everything(made.record)
    made.record.close()
    restoring.restore(backup, folder, key, made.clock().utc)
    folder.rename(folder.with_name(f".{folder.name}.restored"))
    set_aside.settle(folder)
    record = embedded.open_record(folder, key)
    assert everything(record) == before
    record.close()


def test_another_records_key_opens_no_backup(opened: Opened, tmp_path: Path) -> None:
    _, _, made = opened
    with pytest.raises(ClinicError) as error:
        restoring.restore(taken(made), tmp_path / "new", bytes(32), made.clock().utc)
    assert error.value.sentence == "record.not_ours"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("said", ["", "{", "[]", "{}", '{"format": 99}', '{"format": "x"}', "\x00"])
def test_a_folder_that_is_no_backup_is_none(opened: Opened, said: str) -> None:
    _, _, made = opened
    backup = taken(made)
    (backup.folder / "backup.json").write_text(said, encoding="utf-8")
    assert made.record.backups is not None
    assert made.record.backups.all == []


def test_nothing_in_a_backup_can_be_read_without_the_key(opened: Opened, tmp_path: Path) -> None:
    folder, key, made = opened
    (tmp_path / "drive").mkdir()
    Backups(folder, key).copy_to(taken(made), tmp_path / "drive")
    shutil.copytree(folder, tmp_path / "copy")
    planted = [b"Robin", b"Field", b"Ada Rook", b"answer 3", b"Slept well", b"Home plan", b"%PDF-", b"1981-05-02"]
    files = [one for place in ("drive", "copy") for one in (tmp_path / place).rglob("*") if one.is_file()]
    assert len(files) > 8
    for one in files:
        content = one.read_bytes()
        assert not [word for word in planted if word in content], one
    for one in files:
        if one.suffix == ".json":
            assert json.loads(one.read_text(encoding="utf-8"))
