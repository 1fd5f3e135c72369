"""The pages of an SQLCipher file: held still while somebody reads them, and looked over once after opening.

SQLCipher notices a damaged page only when it is read, hands out zeros for it and complains when the next page is
read: a note could be shown with a hole in it. Reading every page once takes 2 ms a MiB, so a small file is looked over
before it is opened and a large one beside the window; until that is done, every transaction asks for one more page
before its results leave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from clinic_app.errors import ClinicError
from clinic_app.records.cipher import BUSY_SECONDS
from clinic_app.records.faults import as_sentences

#: Up to this size a file is looked over whole before it is opened: 64 ms.
AT_ONCE_BYTES = 32 * 1024 * 1024
#: How often to try for a moment in which nobody writes, and how long each time in ms: a second in all. Who only
#: reads keeps the log from going home for as long as they like; whoever wants in must not wait for that.
TRIES, MOMENT = 20, 50


class Pages:
    """What is known of a file's pages since it was opened.

    Attributes:
        are_checked: Every page was read once and was as it had been written.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path
        self.are_checked = False

    @property
    def are_few(self) -> bool:
        """Whether looking them over takes no time anybody notices."""
        return self._path.stat().st_size <= AT_ONCE_BYTES

    def check(self) -> None:
        """Read every page once.

        Raises:
            ClinicError: One is not as it was written, or somebody writes without a pause.
        """
        with self.held_still() as connection:
            damaged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
        if damaged is not None:
            raise ClinicError("record.damaged")
        self.are_checked = True

    def check_all(self) -> None:
        """Read every page once, and hold every index against its table: a page of before is whole by itself.

        Raises:
            ClinicError: Something is not as it was written, or somebody writes without a pause.
        """
        self.check()
        with as_sentences(), self._plain() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            stray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if said != "ok" or stray is not None:
            raise ClinicError("record.damaged")

    @contextmanager
    def held_still(self) -> Iterator[Connection]:
        """Bring everything home from the log into the file, and let nobody change the file meanwhile.

        Others go on writing: what they write stays in the log until this ends.

        Raises:
            ClinicError: Somebody writes without a pause.
        """
        log = self._path.with_name(f"{self._path.name}-wal")
        with as_sentences(), self._plain() as writing, self._plain() as holding:
            holding.detach()  # closed when this ends: everybody else works on the connections there were
            for _ in range(TRIES):
                writing.exec_driver_sql(f"PRAGMA busy_timeout={MOMENT}")
                writing.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
                writing.exec_driver_sql(f"PRAGMA busy_timeout={round(BUSY_SECONDS * 1000)}")
                writing.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    if log.exists() and log.stat().st_size:
                        continue  # somebody wrote in between
                    holding.exec_driver_sql("BEGIN")
                    # A reader that needs nothing from the log: until it ends, the log is not brought home.
                    holding.exec_driver_sql("SELECT 1 FROM chain").first()
                finally:
                    writing.exec_driver_sql("ROLLBACK")
                try:
                    yield holding
                finally:
                    holding.exec_driver_sql("ROLLBACK")
                return
            raise ClinicError("record.busy")

    @contextmanager
    def _plain(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(plain=True) as connection:
            yield connection

    def ask(self, connection: Connection) -> None:
        """Make a transaction fail that read a damaged page; nothing it found is then shown.

        The complaint comes with the next page that is not in memory, so memory is emptied first.
        """
        if not self.are_checked and not connection.get_execution_options().get("plain", False):
            connection.exec_driver_sql("PRAGMA shrink_memory")
            connection.exec_driver_sql("SELECT 1 FROM chain").all()
