"""What a writer does while it is killed, cut off from its power, or refused by its disk; each thing done is told."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from clinic_app.clock import SetClock
from clinic_app.records import embedded, vault
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow, VisitRow
from tests.conftest import QUICK
from tests.records.keeping import PASSWORD, Filled, filled

NOW = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
#: Is told of everything that was done, once it was done: a kind and an id.
Told = Callable[[str, str], None]


def made(folder: Path) -> bytes:
    """Make a record with something in it and return its key."""
    keys, key, _ = vault.new_vault(str(uuid4()))
    record = embedded.create(folder, keys.with_person("p", PASSWORD, key, QUICK), key)
    filled(record, SetClock(NOW))
    record.close()
    return key


@contextmanager
def opened(folder: Path, key: bytes) -> Iterator[Record]:
    """Open a record as the program does, and close it."""
    record = embedded.open_record(folder, key, NOW)
    try:
        yield record
    finally:
        record.close()


class Writer:
    """Somebody at work in an open record."""

    def __init__(self, record: Record, told: Told, seed: int = 0) -> None:
        self._told, self._rng = told, random.Random(seed)  # noqa: S311  no secret
        self._made = object.__new__(Filled)
        self._made.record, self._made.clock = record, SetClock(NOW + timedelta(minutes=seed % 5000))
        self._made.person = PersonRow(record.people.all()[0].id, "Ada Rook", "owner", self._made.clock())
        self._made.form = record.contents.keep("form", "intake", "1", {"resourceType": "Questionnaire"})
        self._made.signed = []

    def type(self, times: int | None = None) -> None:
        """Answer in an open visit, over and over."""
        visit = self._visit()
        for number in itertools.count() if times is None else range(times):
            words = "x" * self._rng.choice((5, 40, 400, 6000))
            self._told("answer", self._made.answer(visit, f"{number} {words}").id)

    def sign(self, times: int | None = None) -> None:
        """Answer and sign, visit after visit."""
        for _ in itertools.count() if times is None else range(times):
            visit = self._visit()
            self._told("answer", self._made.answer(visit, "short").id)
            self.sign_one(visit)

    def sign_one(self, visit: VisitRow) -> None:
        """Sign one visit and keep a page of it."""
        note = self._made.sign(visit)
        self._told("note", note.id)
        self._made.add(note)
        self._told("document", self._made.keep(visit).id)

    def back_up(self, times: int | None = None) -> None:
        """Answer and back up, over and over."""
        backups = self._made.record.backups
        visit = self._visit()
        for _ in itertools.count() if times is None else range(times):
            self._told("answer", self._made.answer(visit, "short").id)
            self._made.clock.advance(hours=1)
            if backups is not None:
                self._told("backup", backups.take(self._made.record, self._made.clock().utc).folder.name)

    def _visit(self) -> VisitRow:
        return self._made.visit()
