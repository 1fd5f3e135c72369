"""Backups of a record on this machine: each is a folder that is a whole record by itself, verified after writing."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.anchors import ANCHOR, Anchor
from clinic_app.records.chain import Head
from clinic_app.records.cipher import LOOKED_AT, engine_of
from clinic_app.records.faults import as_sentences, of_system
from clinic_app.records.folder import BACKUPS, DATABASE, KEYS_FILE, MANIFEST, copy_file
from clinic_app.records.record import Record
from clinic_app.records.rotation import kept
from clinic_app.records.tables import HEAD
from clinic_app.records.verification import walk
from clinic_app.records.whole_file import sync_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
#: A backup is called after the moment it was made, so that the names stand in order.
NAME = "%Y-%m-%dT%H%M%SZ"
READ_BYTES = 1024 * 1024
#: What is looked at to see whether somebody has written over a backup: its first page.
BEGINNING_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was verified after it was written.

    Attributes:
        folder: Where it lies.
        made: When, in UTC.
        why: *auto*, *asked* or *before_upgrade*.
        seq, hash: The head of the chain inside it.
        version: The revision of its tables.
        bytes, sha256: Of its ``record.db``.
        amiss: How many links of its chain are not as they were written, as in the record it was made of.
        beginning: SHA-256 of the first page of its ``record.db``; empty where an older program made it.
    """

    folder: Path
    made: datetime
    why: str
    seq: int
    hash: str
    version: str
    bytes: int
    sha256: str
    amiss: int = 0
    beginning: str = ""

    @property
    def anchor(self) -> Anchor:
        """What it knows of the chain."""
        return Anchor(self.seq, self.hash, f"{BACKUPS}/{self.folder.name}")


def listed(place: Path) -> list[Backup]:
    """Return the backups in a folder, newest first; what is half-made or cannot be read is none."""
    try:
        found = [manifest_of(one) for one in place.iterdir() if not one.name.startswith(".")]
    except OSError:
        return []
    return sorted((one for one in found if one), key=lambda one: (one.made, one.folder.name), reverse=True)


def manifest_of(folder: Path) -> Backup | None:
    """Return what a backup's folder says of itself, or None where it is no backup."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if not (folder / DATABASE).is_file() or int(said["format"]) > FORMAT:
            return None
        made = datetime.fromisoformat(said["made"]).astimezone(UTC)
        head, rows = (int(said["seq"]), str(said["hash"])), (str(said["version"]), int(said["bytes"]))
        marks, amiss = (str(said["sha256"]), str(said.get("beginning", ""))), int(said["amiss"])
        return Backup(folder, made, str(said["why"]), *head, *rows, marks[0], amiss, marks[1])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


class Backups:
    """Makes, verifies and thins out the backups of one record.

    Attributes:
        folder, key: Where the record lies, and its raw key.
        place: The folder beside the record that holds them.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder, self.key = folder, key
        self.place = folder / BACKUPS

    @property
    def all(self) -> list[Backup]:
        """The backups beside the record, newest first."""
        return listed(self.place)

    def take(self, record: Record, now: datetime, why: str = "auto") -> Backup:
        """Copy the record while nobody changes its file, verify the copy, and thin out the older ones.

        Raises:
            ClinicError: The copy could not be written, or is not what it should be; the older ones are then all there.
        """
        earlier = next((one for one in self.all if not one.amiss), None)
        name = now.astimezone(UTC).strftime(NAME)
        part = self.place / f".{name}.part"
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            head = self._copy(record, part)
            backup = self._verified(part, head, earlier, now, why)
            made = self._put_in_place(part, backup, name)
        except OSError as error:
            raise of_system(error, self.place) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._thin_out(now, self.place)
        return made

    def copy_to(self, backup: Backup, second: Path) -> Backup:
        """Copy a backup to another folder or drive, verify it there, and thin out the older ones there.

        Raises:
            ClinicError: That place is not there, is full, or gave back something else than was written.
        """
        if not second.is_dir():  # never made: it would be made on this disk where a drive is not plugged in
            raise ClinicError("backup.second_absent", place=str(second))
        place = second / f"{self.folder.name}-{BACKUPS}"
        part = place / f".{backup.folder.name}.part"
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for name in (DATABASE, KEYS_FILE, MANIFEST):
                copy_file(backup.folder / name, part / name)
            there = replace(backup, folder=part)
            check(there, self.key)
            made = self._put_in_place(part, there, backup.folder.name)
        except OSError as error:
            raise of_system(error, place) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._thin_out(backup.made, place)
        return made

    def at(self, second: Path) -> list[Backup]:
        """Return this record's backups in another folder or on a drive, newest first."""
        return listed(second / f"{self.folder.name}-{BACKUPS}")

    def _copy(self, record: Record, part: Path) -> Head:
        if record.pages is None:
            raise ClinicError("backup.not_here")
        with record.pages.held_still() as connection:
            head = chain.head(connection)
            copy_file(self.folder / DATABASE, part / DATABASE)
        keys = json.loads((self.folder / KEYS_FILE).read_text(encoding="utf-8"))
        write_whole(part / KEYS_FILE, json.dumps(keys | {ANCHOR: asdict(head)}, indent=1))
        return head

    def _verified(self, part: Path, head: Head, earlier: Backup | None, now: datetime, why: str) -> Backup:
        """Open the copy and make sure of it; the chain is walked from where the backup before it ended."""
        with opened(part, self.key) as copy:
            version = copy.version()
            after = Head(earlier.seq, earlier.hash) if earlier and earlier.seq <= head.seq else None
            walked = walk(copy, after=after)
            if after and not walked.is_whole:
                walked = walk(copy)  # the backup before it may be of another past, which a restore has left
        if walked.head != head:
            raise ClinicError("backup.not_whole")
        database = part / DATABASE
        facts = (head.seq, head.hash, version, database.stat().st_size, sha256_of(database), len(walked.amiss))
        return Backup(part, now.astimezone(UTC), why, *facts, _beginning_of(database))

    def _put_in_place(self, part: Path, backup: Backup, name: str) -> Backup:
        said: dict[str, Any] = asdict(backup) | {"format": FORMAT, "made": backup.made.isoformat()}
        del said["folder"]
        write_whole(part / MANIFEST, json.dumps(said, indent=1))
        target = part.with_name(name)
        number = 1
        while target.exists():
            number += 1
            target = part.with_name(f"{name}-{number}")
        part.rename(target)
        sync_folder(target.parent)
        return replace(backup, folder=target)

    def _thin_out(self, now: datetime, place: Path) -> None:
        """Take away what the rotation does not keep; what cannot be taken away is tried again next time.

        One that was changed since takes nobody's place, and stays: somebody may want to know what happened to it.
        """
        there = listed(place)
        if _too_many(there, now):  # only then is it worth looking at each
            there = [one for one in there if begins_as_it_did(one)]
        for one in _too_many(there, now):
            (one.folder / MANIFEST).unlink(missing_ok=True)  # from here on it is no backup any more
            shutil.rmtree(one.folder, ignore_errors=True)
        with suppress(OSError):
            sync_folder(place)


def _too_many(there: list[Backup], now: datetime) -> list[Backup]:
    """Return those the rotation does not keep.

    One whose chain is not whole never takes the place of one whose chain is.
    """
    whole = kept([one.made for one in there if not one.amiss], now)
    wanted = whole | kept([one.made for one in there if one.amiss], now)
    return [one for one in there if one.made not in wanted]


def begins_as_it_did(backup: Backup) -> bool:
    """Say whether a backup is of the size it was and begins as it did: a look, where ``check`` reads all of it."""
    database = backup.folder / DATABASE
    try:
        return database.stat().st_size == backup.bytes and backup.beginning in ("", _beginning_of(database))
    except OSError:
        return False


def _beginning_of(database: Path) -> str:
    with database.open("rb") as file:
        return hashlib.sha256(file.read(BEGINNING_BYTES)).hexdigest()


def check(backup: Backup, key: bytes) -> None:
    """Make sure that a backup is byte for byte what it was when it was verified, and that the key opens it.

    Raises:
        ClinicError: It is damaged, or another key's.
    """
    if sha256_of(backup.folder / DATABASE) != backup.sha256:
        raise ClinicError("backup.damaged", place=str(backup.folder))
    with opened(backup.folder, key) as copy, copy.read() as connection:
        if chain.head(connection) != Head(backup.seq, backup.hash):
            raise ClinicError("backup.not_whole")


@contextmanager
def opened(folder: Path, key: bytes) -> Iterator[Record]:
    """Open a copy of a record for reading, every page looked over; its folder is left as it was.

    Raises:
        ClinicError: It is damaged, another key's, or of a newer program.
    """
    engine = engine_of(folder / DATABASE, key, LOOKED_AT)
    record = Record(engine)
    try:
        if record.version() > HEAD:
            raise ClinicError("record.newer")
        with as_sentences(), engine.connect().execution_options(plain=True) as connection:
            if connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None:
                raise ClinicError("backup.damaged", place=str(folder))
        yield record
    finally:
        record.close()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: It cannot be read.
    """
    found = hashlib.sha256()
    for block in _blocks(path):
        found.update(block)
    return found.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(READ_BYTES):
            yield block
