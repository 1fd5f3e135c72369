"""A record: everything one clinic keeps, on SQLCipher or on PostgreSQL through the same statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, select

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.anchors import Anchors
from clinic_app.records.answers import Answers
from clinic_app.records.contents import Contents
from clinic_app.records.documents import Documents
from clinic_app.records.erasing import Erasing
from clinic_app.records.events import Events
from clinic_app.records.faults import as_sentences
from clinic_app.records.imports import Imports
from clinic_app.records.merging import Merging
from clinic_app.records.notes import Notes
from clinic_app.records.pages import Pages
from clinic_app.records.patients import Patients
from clinic_app.records.people import People
from clinic_app.records.plain_rows import PlainRows
from clinic_app.records.problems import Problems
from clinic_app.records.settings import Settings
from clinic_app.records.tables import HEAD, alembic_version, metadata
from clinic_app.records.visits import Visits

if TYPE_CHECKING:
    from clinic_app.records.backups import Backups


class Record:
    """An open record.

    Attributes:
        engine: Where its rows lie.
        anchors: Where the head of the chain is written down besides; None on a server.
        pages: The pages of its file; None on a server, which looks after its own.
        backups: What makes its backups; None on a server and for a backup itself.
        people, patients, merging, problems, imports, plain_rows, erasing, visits, answers, events, notes, contents,
            settings: Its rooms, one a kind of row.
        is_away: Its server does not answer, and a copy on this computer stands in for it (``away_record.py``).
    """

    is_away = False

    def __init__(self, engine: Engine, anchors: Anchors | None = None, pages: Pages | None = None) -> None:
        self.engine = engine
        self.anchors, self.pages = anchors, pages
        self.backups: Backups | None = None
        self.people = People(self)
        self.patients = Patients(self)
        self.merging = Merging(self)
        self.imports = Imports(self)
        self.plain_rows = PlainRows(self)
        self.erasing = Erasing(self)
        self.problems = Problems(self)
        self.visits = Visits(self)
        self.answers = Answers(self)
        self.events = Events(self)
        self.notes = Notes(self)
        self.contents = Contents(self)
        self.documents = Documents(self)
        self.settings = Settings(self)

    def create(self) -> None:
        """Make all tables in an empty database.

        Raises:
            ClinicError: The place already holds something, or cannot be written.
        """
        with self.write() as connection:
            metadata.create_all(connection, checkfirst=False)
            connection.execute(insert(alembic_version).values(version_num=HEAD))
            chain.begin(connection)

    def version(self) -> str:
        """Return the revision the record is at.

        Raises:
            ClinicError: This is no record of ours, or it cannot be read.
        """
        with self.read() as connection:
            found = connection.execute(select(alembic_version.c.version_num)).scalar_one_or_none()
        if found is None:
            raise ClinicError("record.not_ours")
        return str(found)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that is committed when the block ends and rolled back when it raises.

        On SQLite it takes the write lock at once (BEGIN IMMEDIATE), so that two windows wait for each other instead of
        meeting half-way.
        """
        with as_sentences(), self.engine.connect().execution_options(writing=True) as connection:
            connection.info.pop(chain.NEWEST, None)
            with connection.begin():
                yield connection
            head = connection.info.pop(chain.NEWEST, None)
        if head is not None and self.anchors is not None:
            self.anchors.note(head)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with as_sentences(), self.engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Write the head of the chain down and let go of every connection."""
        if self.anchors is not None:
            self.anchors.close()
        self.engine.dispose()
