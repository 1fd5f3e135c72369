"""Restoring from a backup, with somebody's password or the recovery key of the time it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.errors import ClinicError
from clinic_app.records import embedded, vault
from clinic_app.records.backups import Backup, check, listed, manifest_of
from clinic_app.records.events import RESTORED
from clinic_app.records.restoring import restore
from clinic_app.records.rows import EventRow

if TYPE_CHECKING:
    from clinic_app.records.vault import Vault


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the backup that is the record now, and where what lay there before is, if anything did."""

    backup: Backup
    aside: Path | None


def found_backups(place: Path) -> list[Backup]:
    """Return the backups at a place somebody chose, newest first: one backup, a folder of them, or folders of those."""
    itself = manifest_of(place)
    if itself is not None:
        return [itself]
    found = listed(place)
    try:
        inside = [one for one in sorted(place.iterdir()) if one.is_dir()]
    except OSError:
        inside = []
    return found or [one for folder in inside for one in listed(folder)]


def restore_backup(place: Path, folder: Path, keys_for: Callable[[Vault], tuple[bytes, ...]], clock: Clock) -> Restored:
    """Make the newest backup at a place the record in a folder, and note it in the restored record.

    Args:
        place: A backup, or a folder of backups.
        folder: Where the record shall lie; what lies there is set aside.
        keys_for: Returns the keys that a backup's vault opens with, the newest first.
        clock: What time it is.

    Raises:
        ClinicError: There is no backup, it is damaged, nobody's password was given, or the folder cannot be written.
    """
    backup = next(iter(found_backups(place)), None)
    if backup is None:
        raise ClinicError("backup.none_there", place=str(place))
    key = _fitting(backup, keys_for(vault.load(backup.folder / embedded.KEYS)))
    return restore_with(backup, folder, key, clock)


def restore_with(backup: Backup, folder: Path, key: bytes, clock: Clock, person: str | None = None) -> Restored:
    """Make a backup whose key is known the record in a folder, and note it in the restored record.

    Raises:
        ClinicError: It is damaged or another key's, or the folder cannot be written.
    """
    now = clock()
    aside = restore(backup, folder, key, now.utc)
    record = embedded.open_record(folder, key, now.utc)
    try:
        detail = {
            "at": now.utc.isoformat(),
            "made": backup.made.isoformat(),
            "seq": backup.seq,
            "hash": backup.hash,
            "aside": str(aside or ""),
        }
        record.events.append(EventRow(str(uuid4()), RESTORED, now, person, detail=detail))
    finally:
        record.close()
    return Restored(backup, aside)


def _fitting(backup: Backup, keys: tuple[bytes, ...]) -> bytes:
    """Return the one of several keys that opens a backup."""
    for key in keys[:-1]:
        try:
            check(backup, key)
        except ClinicError as error:
            if error.sentence != "record.not_ours":
                raise
            continue
        return key
    return keys[-1]
