"""A whole record of this program, or one patient of it, taken into another record: row by row, as it was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.clock import Moment
from clinic_app.errors import ClinicError
from clinic_app.exchange.own_record import Rows, rows_of
from clinic_app.exchange.permission import may_move_record, refuse_unless
from clinic_app.exchange.plan import BATCH
from clinic_app.exchange.source import Source
from clinic_app.records.rows import EventRow, PersonRow

if TYPE_CHECKING:
    from clinic_app.records.record import Record

#: The event that says that a whole record came in; it cannot be taken back, its answers are part of the chain.
RECORD_TAKEN_IN = "record_taken_in"
COUNTED = {"patients": "patient", "visits": "visit", "answers": "answer", "notes": "note", "documents": "attachment"}


@dataclass(frozen=True)
class Return:
    """What a file of ours would bring back."""

    source: Source

    @cached_property
    def rows(self) -> Rows:
        """The rows in it.

        Raises:
            ClinicError: It is damaged or of a newer program.
        """
        return rows_of(self.source.data, self.source.body_of or _nothing_beside)

    def counts(self) -> dict[str, int]:
        """Return how many patients, visits, answers, notes and documents it holds."""
        return {name: len(self.rows[table]) for name, table in COUNTED.items()}

    def carry_out(self, record: Record, person: PersonRow, now: Moment) -> dict[str, int]:
        """Write it in one transaction; return how many rows of each table are new.

        Raises:
            ClinicError: This person may not, something is there and differs, or the record did not take it.
        """
        refuse_unless(allowed=may_move_record(person), sentence="importing.may_not")
        detail = {
            BATCH: str(uuid4()),
            "source": self.source.name,
            "sha256": hashlib.sha256(self.source.content).hexdigest(),
        }
        happened = EventRow(str(uuid4()), RECORD_TAKEN_IN, now, person.id, detail=detail)
        return record.plain_rows.take_in(self.rows, happened)


def _nothing_beside(name: str) -> bytes:
    raise ClinicError("importing.document_missing", file=name)
