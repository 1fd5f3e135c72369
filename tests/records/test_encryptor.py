"""A program that encrypts whatever it finds: no good backup gives way to what it left, and an offline one restores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.errors import ClinicError
from clinic_app.records import backups, embedded, restoring, vault
from clinic_app.records.backups import Backup, begins_as_it_did, listed
from clinic_app.records.folder import BACKUPS
from clinic_app.records.verification import verify
from tests.records.keeping import PASSWORD, Filled
from tests.records.test_backups import Opened, everything, opened, taken

__all__ = ["opened"]  # a fixture


def encrypt(place: Path, names: tuple[str, ...] = ("*",)) -> None:
    """Write noise over files, the same size, as such a program does."""
    for path in _files(place, names):
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size))


def _files(place: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        yield from (one for one in place.rglob(name) if one.is_file())


def test_a_set_that_was_away_restores_what_the_live_folder_lost(opened: Opened, tmp_path: Path) -> None:
    folder, key, made = opened
    drive = tmp_path / "drive"
    drive.mkdir()
    before = everything(made.record)
    assert made.record.backups is not None
    away = made.record.backups.copy_to(taken(made), drive)
    made.record.close()
    encrypt(folder)
    with pytest.raises(ClinicError) as refused:
        embedded.open_record(folder, key)
    assert refused.value.sentence in ("record.not_ours", "record.damaged")
    assert listed(folder / BACKUPS) == []
    found, _ = vault.load(away.folder / embedded.KEYS).open(PASSWORD)
    aside = restoring.restore(away, folder, found, made.clock().utc)
    assert aside is not None, "what the encryptor left is set aside, for whoever wants to look into it"
    record = embedded.open_record(folder, found)
    assert everything(record) == before
    assert verify(record).is_whole
    record.close()


def test_it_strikes_while_the_record_is_open(opened: Opened) -> None:
    folder, key, made = opened
    good = taken(made)
    made.clock.advance(hours=1)
    made.answer(made.visit(), "more")
    with (folder / embedded.DATABASE).open("r+b") as file:
        file.write(os.urandom((folder / embedded.DATABASE).stat().st_size))
    for _ in range(3):
        made.clock.advance(hours=1)
        with pytest.raises(ClinicError):
            taken(made)
    assert listed(folder / BACKUPS) == [good]
    backups.check(good, key)


def test_one_that_was_written_over_takes_nobodys_place(opened: Opened) -> None:
    """Without looking, the newest of a day would be kept and the others of that day thinned out, the good ones."""
    folder, key, made = opened
    first = [_an_hour_later(made) for _ in range(10)]
    assert len({one.made.date() for one in first}) == 1
    encrypt(first[-1].folder, ("record.db",))
    assert not begins_as_it_did(first[-1])
    for _ in range(35):  # a day and a half on: of the first day only the newest is wanted
        _an_hour_later(made)
    there = listed(folder / BACKUPS)
    of_that_day = [one for one in there if one.made.date() == first[0].made.date()]
    readable = [one for one in of_that_day if _opens(one, key)]
    assert readable
    assert first[-1] in of_that_day, "what was written over stays, to be looked into"
    assert sum(begins_as_it_did(one) for one in there) < 35, "the others are thinned out as ever"


def test_one_of_an_older_program_counts_as_it_did(opened: Opened) -> None:
    _, _, made = opened
    backup = taken(made)
    manifest = backup.folder / "backup.json"
    manifest.write_text(manifest.read_text().replace(f',\n "beginning": "{backup.beginning}"', ""))
    (again,) = listed(backup.folder.parent)
    assert again.beginning == ""
    assert begins_as_it_did(again)


def _an_hour_later(made: Filled) -> Backup:
    made.clock.advance(hours=1)
    return taken(made)


def _opens(backup: Backup, key: bytes) -> bool:
    try:
        backups.check(backup, key)
    except ClinicError:
        return False
    return True
