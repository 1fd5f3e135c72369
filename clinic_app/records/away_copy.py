"""What a room of a clinic with a server keeps on its own computer: today's patients to read, and what waits to be sent.

One SQLCipher file with the tables of a record, so that the same rooms read it, and one table more: the pieces that the
server has not taken yet, in the order they were given. A piece and what it does to the copy are one transaction, synced
before it returns. The file's key follows from the record's own, which ``keys.json`` beside it holds wrapped for each
person.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from clinic_app.canonical import canonical, digest
from clinic_app.clock import Moment
from clinic_app.errors import ClinicError
from clinic_app.records.away_piece import AwayPiece, from_text, to_text
from clinic_app.records.away_rows import AT_ONCE, Rows, of_clinic, of_patients
from clinic_app.records.chain import START
from clinic_app.records.cipher import engine_of
from clinic_app.records.columns import moment_columns
from clinic_app.records.faults import of_system
from clinic_app.records.record import Record
from clinic_app.records.tables import HEAD, alembic_version, chain, form, metadata, person, visit

#: Rows that are given a number on this computer begin here; no server comes so far.
OWN_NUMBERS = 2**40
FILE, DAMAGED = "away.db", "away-damaged"
#: As for a record, but rows may lie here without those they point to.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY")
USE = b"clinic-app away 1"

beside = MetaData()
kept = Table(
    "kept",
    beside,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("answers", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("refused", String(64), nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
copied = Table(
    "copied",
    beside,
    Column("id", Integer, primary_key=True),
    Column("day", String(10), nullable=False),
    Column("at_utc", String(32), nullable=False),
    Column("at_offset", Integer, nullable=False),
    Column("at_zone", String(64), nullable=False),
)
WAITS = kept.c.refused == ""


class AwayCopy:
    """An open copy.

    Attributes:
        record: The copy, read by the rooms of any record.
        lost: Where a copy lies that could not be read any more and was set aside, or None.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the copy in a folder, or make it.

        Raises:
            ClinicError: The folder cannot be written.
        """
        self.lost: Path | None = None
        self._path = folder / FILE
        self._key = HKDF(SHA256(), len(key), None, USE).derive(key)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise of_system(error, folder) from error
        self.record = self._opened()
        try:
            self._prepare()
        except ClinicError as error:
            if error.sentence not in ("record.not_ours", "record.damaged"):
                raise
            self._set_aside()
            self.record = self._opened()
            self._prepare()

    def close(self) -> None:
        """Let go of the file."""
        self.record.close()

    # -- the copy

    @property
    def made(self) -> Moment | None:
        """When it was copied from the server; None where it never was, or where that was on another day."""
        with self.record.read() as connection:
            found = connection.execute(select(copied.c.at_utc, copied.c.at_offset, copied.c.at_zone)).first()
        return None if found is None else Moment(datetime.fromisoformat(found[0]), *found[1:])

    @property
    def knows_people(self) -> bool:
        """Whether somebody can be let in by it."""
        with self.record.read() as connection:
            return connection.execute(select(person.c.id)).first() is not None

    def fill(self, rows: Rows, day: str, made: Moment) -> bool:
        """Put other rows in the place of all; not while anything waits to be sent. Say whether that was done."""
        with self.record.write() as connection:
            if connection.execute(select(kept.c.number).where(WAITS)).first() is not None:
                return False
            _replace(connection, rows)
            connection.execute(insert(copied).values(id=1, day=day, **moment_columns("at", made)))
        return True

    def add(self, rows: Rows) -> None:
        """Put some rows beside those that are there, or in their place."""
        with self.record.write() as connection:
            _put(connection, rows)

    def forget_other_days(self, day: str) -> None:
        """Take a copy of another day away: all but who may sign in, and the patients of whom something waits."""
        with self.record.write() as connection:
            if connection.execute(select(copied.c.id).where(copied.c.day != day)).first() is None:
                return
            bodies = connection.execute(select(kept.c.body).where(WAITS)).scalars()
            visits = visit.c.id.in_({from_text(body, 0, "").visit for body in bodies})
            patients = connection.execute(select(visit.c.patient).where(visits, visit.c.patient.is_not(None)))
            _replace(connection, of_patients(connection, {*patients.scalars()}, visits) | of_clinic(connection))

    # -- what waits

    def keep(self, piece: AwayPiece) -> int:
        """Keep a piece until it is sent, and show it in the copy; return the number of its newest row here.

        Raises:
            ClinicError: Its visit is not in the copy or is signed, or the disk does not take it: nothing is kept.
        """
        with self.record.write() as connection:
            connection.execute(insert(kept).values(answers=len(piece.answers), body=to_text(piece)))
            for one in piece.contents:
                text = canonical(one.body)
                values = {
                    "hash": digest(text),
                    "kind": one.kind,
                    "name": one.name,
                    "version": one.version,
                    "body": text,
                }
                connection.execute(insert(form).prefix_with("OR IGNORE").values(values))
            return self.record.answers.store(connection, piece.answers, piece.events)

    def waiting(self) -> list[AwayPiece]:
        """Return what waits to be sent, in the order it was given."""
        return self._pieces(WAITS)

    def refused(self) -> list[AwayPiece]:
        """Return what the server has refused and nobody has seen to yet."""
        return self._pieces(~WAITS)

    def count(self) -> int:
        """Return how many answers wait."""
        with self.record.read() as connection:
            wanted = select(func.coalesce(func.sum(kept.c.answers), 0)).where(WAITS)
            return int(connection.execute(wanted).scalar_one())

    def count_pieces(self) -> int:
        """Return how many pieces wait: events and forms are counted too."""
        with self.record.read() as connection:
            return int(connection.execute(select(func.count()).where(WAITS)).scalar_one())

    def forget(self, number: int) -> None:
        """Take a piece out: the server has it, or somebody has seen to it."""
        with self.record.write() as connection:
            connection.execute(delete(kept).where(kept.c.number == number))

    def refuse(self, number: int, sentence: str) -> None:
        """Send a piece no more; it stays until somebody has seen to it."""
        with self.record.write() as connection:
            connection.execute(update(kept).where(kept.c.number == number).values(refused=sentence))

    def _pieces(self, which: ColumnElement[bool]) -> list[AwayPiece]:
        wanted = select(kept.c.body, kept.c.number, kept.c.refused).where(which).order_by(kept.c.number)
        with self.record.read() as connection:
            return [from_text(*found) for found in connection.execute(wanted)]

    def _opened(self) -> Record:
        return Record(engine_of(self._path, self._key, PRAGMAS))

    def _prepare(self) -> None:
        """Make the tables where there are none, or those of an older program; what waits has a table of its own."""
        with self.record.write() as connection:
            beside.create_all(connection)
            metadata.create_all(connection, tables=[alembic_version])
            if connection.execute(select(alembic_version.c.version_num)).scalar_one_or_none() == HEAD:
                return
            metadata.drop_all(connection)
            metadata.create_all(connection)
            connection.execute(delete(copied))
            connection.execute(insert(alembic_version).values(version_num=HEAD))
            connection.execute(insert(chain).values(id=1, seq=OWN_NUMBERS, hash=START))

    def _set_aside(self) -> None:
        """Put what cannot be read under another name: nothing that somebody answered is thrown away."""
        self.record.close()
        place = next(one for one in map(self._path.with_name, _names()) if not one.exists())
        try:
            self._path.rename(place)
            for more in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self._path.with_name(f"{FILE}{more}").rename(place.with_name(f"{place.name}{more}"))
        except OSError as error:
            raise of_system(error, self._path.parent) from error
        self.lost = place


def _names() -> Iterator[str]:
    return (f"{DAMAGED}-{number}.db" for number in count(1))


def _replace(connection: Connection, rows: Rows) -> None:
    """Put rows in the place of everything that was copied."""
    for table in reversed(metadata.sorted_tables):
        if table not in (alembic_version, chain):
            connection.execute(delete(table))
    connection.execute(delete(copied))
    _put(connection, rows)


def _put(connection: Connection, rows: Rows) -> None:
    for table, found in rows.items():
        for start in range(0, len(found), AT_ONCE):
            connection.execute(insert(table).prefix_with("OR REPLACE"), found[start : start + AT_ONCE])
