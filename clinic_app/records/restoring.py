"""Puts a backup in the place of a record; what lay there before is set aside, never written over.

The backup is copied beside the place first and made sure of there. Then two renames follow. Whoever finds the place
empty after a crash between the two finishes them (``set_aside.settle``).
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from clinic_app.errors import ClinicError
from clinic_app.records.backups import Backup, check
from clinic_app.records.faults import of_system
from clinic_app.records.folder import BACKUPS, DATABASE, KEYS_FILE, MANIFEST, copy_file
from clinic_app.records.set_aside import ASIDE, settle, waiting_for
from clinic_app.records.whole_file import sync_folder

#: Where SQLite puts its shared locks in a database file.
SHARED_FIRST, SHARED_BYTES = 0x40000002, 510
MOMENT = "%Y-%m-%dT%H%M%SZ"


def restore(backup: Backup, folder: Path, key: bytes, now: datetime) -> Path | None:
    """Make a backup the record in a folder, and return where what lay there before is now, None where nothing did.

    The folder must not be open in any window.

    Raises:
        ClinicError: The backup is damaged or another key's, or the place cannot be written; all is then as it was.
    """
    waiting = waiting_for(folder)
    try:
        settle(folder)
        _make_sure_nobody_is_in(folder)
        check(backup, key)
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = waiting.with_suffix(".part")
        for leftover in (part, waiting):
            shutil.rmtree(leftover, ignore_errors=True)
        part.mkdir()
        for name in (DATABASE, KEYS_FILE, MANIFEST):
            copy_file(backup.folder / name, part / name)
        check(replace(backup, folder=part), key)
        (part / BACKUPS).mkdir()
        sync_folder(part)
        aside = _set_aside(folder, now, waiting, part)
        settle(folder)
        sync_folder(folder.parent)
        (folder / MANIFEST).unlink(missing_ok=True)
    except OSError as error:
        raise of_system(error, folder.parent) from error
    if aside is not None:
        _bring_backups(aside, folder)
    return aside


def _make_sure_nobody_is_in(folder: Path) -> None:
    """Refuse where a window has the record open: it holds SQLite's shared lock on the file. Windows moves no open file.

    Raises:
        ClinicError: A window has.
        OSError: The file cannot be opened.
    """
    if os.name == "nt" or not (folder / DATABASE).exists():
        return
    import fcntl  # noqa: PLC0415  Windows has none

    with (folder / DATABASE).open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_BYTES, SHARED_FIRST)
        except OSError as error:
            raise ClinicError("backup.open_elsewhere", place=str(folder)) from error


def _set_aside(folder: Path, now: datetime, waiting: Path, part: Path) -> Path | None:
    """Move what lies in the way; from the moment it has moved, the restored record counts."""
    part.rename(waiting)
    if not folder.exists():
        return None
    if not any(folder.iterdir()):
        folder.rmdir()  # an empty folder somebody has made for the record
        return None
    aside = folder.with_name(f"{folder.name}{ASIDE}{now.strftime(MOMENT)}")
    if aside.exists():
        raise ClinicError("record.exists_already", place=str(aside))
    folder.rename(aside)
    sync_folder(folder.parent)
    return aside


def _bring_backups(aside: Path, folder: Path) -> None:
    """Let the restored record keep the backups that lay beside the one before; they stay there where that cannot be."""
    with suppress(OSError):
        (folder / BACKUPS).rmdir()
        (aside / BACKUPS).rename(folder / BACKUPS)
