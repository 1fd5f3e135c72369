"""The rooms of a record that do otherwise while the clinic's server is away: they keep, list only, or refuse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from clinic_app.canonical import canonical, digest
from clinic_app.errors import ClinicError
from clinic_app.records.answers import Answers
from clinic_app.records.away_copy import OWN_NUMBERS
from clinic_app.records.away_piece import AwayContent, AwayPiece
from clinic_app.records.contents import Contents
from clinic_app.records.documents import Documents
from clinic_app.records.events import Events
from clinic_app.records.notes import Notes
from clinic_app.records.rows import AnswerRow, EventRow, NoteRow

if TYPE_CHECKING:
    from clinic_app.records.away_record import RoomRecord


class RoomAnswers(Answers):
    """Answers that are kept on this computer while the server is away."""

    _record: RoomRecord

    def append(self, rows: Sequence[AnswerRow], events: Sequence[EventRow] = ()) -> int:
        """Store the rows of one gesture, or keep them until they can be sent."""
        piece = AwayPiece(answers=tuple(rows), events=tuple(events))
        return self._record.take(piece, partial(super().append, rows, events))

    def of_visit(self, visit_id: str, after: int = 0) -> list[AnswerRow]:
        """Return a visit's rows in order.

        Numbers that this computer gave mean nothing to the server: whoever has seen such a one is given all of them.
        """
        is_away = self._record.is_away
        rows = super().of_visit(visit_id, 0 if after >= OWN_NUMBERS and not is_away else after)
        if after and not self._record.is_away:
            self._record.was_read(rows)
        return rows


class RoomEvents(Events):
    """Events that are kept on this computer while the server is away."""

    _record: RoomRecord

    def append(self, row: EventRow) -> None:
        """Store one event, or keep it until it can be sent."""
        self._record.take(AwayPiece(events=(row,)), partial(super().append, row))


class RoomContents(Contents):
    """Forms that are kept on this computer while the server is away."""

    _record: RoomRecord

    def keep(self, kind: str, name: str, version: str, body: Any) -> str:  # noqa: ANN401  any JSON
        """Store a form once, or keep it until it can be sent; return its hash."""
        piece = AwayPiece(contents=(AwayContent(kind, name, version, body),))
        self._record.take(piece, partial(super().keep, kind, name, version, body))
        return digest(canonical(body))


class RoomDocuments(Documents):
    """Papers, of which the copy holds short ones only."""

    _record: RoomRecord

    def body(self, document_id: str) -> bytes:
        """Return the bytes of a paper.

        Raises:
            ClinicError: There is no such paper, or the copy that stands in lists it only.
        """
        found = super().body(document_id)
        if not found and self._record.is_away:
            raise ClinicError("away.not_copied")
        return found


class RoomNotes(Notes):
    """Notes, which nobody signs while the server is away."""

    _record: RoomRecord

    def sign(self, row: NoteRow, happened: EventRow, *, seen: int) -> NoteRow:
        """Freeze a visit's note.

        Raises:
            ClinicError: What it says is not in the clinic's record yet, or was not read from there since.
        """
        if self._record.is_away:
            raise ClinicError("away.not_signable")
        if seen >= OWN_NUMBERS:
            raise ClinicError("visit.changed_elsewhere")
        return super().sign(row, happened, seen=seen)
