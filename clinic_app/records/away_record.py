"""A record on a server as one room works with it: while the server does not answer, a copy on this computer stands in.

What is read comes from the copy then; answers and events are kept beside it and sent in order when the server is back.
Everything else waits: it is refused in words. Whoever asks this record for something need not know which of the two it
is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError, NoResultFound

from clinic_app.errors import ClinicError
from clinic_app.records.answers import columns_of
from clinic_app.records.away_copy import AwayCopy
from clinic_app.records.away_piece import AwayPiece
from clinic_app.records.away_rooms import RoomAnswers, RoomContents, RoomDocuments, RoomEvents, RoomNotes
from clinic_app.records.away_rows import of_day, of_patients
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow
from clinic_app.records.tables import answer, visit

if TYPE_CHECKING:
    from clinic_app.clock import Moment

Done = TypeVar("Done")

#: The server was not reached; and what else a save that did not come through may have met.
UNREACHED = ("record.server_away",)
TOO_SLOW = (*UNREACHED, "away.waits", "record.server_slow", "record.busy")
#: Sentences with which the record refuses a piece for good.
FOR_GOOD = ("visit.signed_already", "record.no_such_visit")


class RoomRecord(Record):
    """A clinic's record as one room has it.

    Attributes:
        copy: What stands in for the server; None until somebody is let in, whose key opens it.
        server: The same record without a copy: its calls reach the server or are refused.
        is_away: The copy stands in now.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.server = Record(engine)
        self.copy: AwayCopy | None = None
        self.is_away = False
        self._turning, self._sending = Lock(), Lock()
        self._seen: list[AnswerRow] = []  # read since the copy was made
        self.answers = RoomAnswers(self)
        self.events = RoomEvents(self)
        self.contents = RoomContents(self)
        self.documents = RoomDocuments(self)
        self.notes = RoomNotes(self)

    # -- which of the two

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads: on the server, or on the copy where the server does not answer."""
        try:
            with ExitStack() as held:
                yield self._begun(held)
        except ClinicError as error:
            if self.is_away and isinstance(error.__cause__, NoResultFound):
                raise ClinicError("away.not_copied") from error
            self.turn_away(error)  # for whatever is asked next; half of what was read here came from the server
            raise

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction on the server.

        Raises:
            ClinicError: The server does not answer; what is no answer and no event waits until it does.
        """
        if self.is_away:
            raise ClinicError("away.waits")
        try:
            with super().write() as connection:
                yield connection
        except ClinicError as error:
            self.turn_away(error)
            raise

    def turn_away(self, error: ClinicError, which: tuple[str, ...] = UNREACHED) -> bool:
        """Let the copy stand in where an error says that the server was not reached; say whether it does."""
        if self.copy is None or error.sentence not in which:
            return False
        with self._turning:
            if not self.is_away:
                if not self.copy.knows_people:
                    return False
                self.copy.add({answer: [columns_of(row) | {"seq": row.seq, "hash": ""} for row in self._seen]})
                self._seen.clear()
                self.is_away = True
        return True

    def take(self, piece: AwayPiece, send: Callable[[], Done]) -> Done | int:
        """Store a piece by sending it, or keep it on this computer where it does not come through.

        Returns:
            What the sending returned, or the number the newest row has on this computer.

        Raises:
            ClinicError: The record refuses it, or it could be neither sent nor kept.
        """
        if not self.is_away:
            try:
                return send()
            except ClinicError as error:
                if not self.turn_away(error, TOO_SLOW):
                    raise
        with self._turning:
            if self.is_away and self.copy is not None:
                return self.copy.keep(piece)
        return send()  # it came back a moment ago

    def was_read(self, rows: Sequence[AnswerRow]) -> None:
        """Remember answers that are newer than the copy, for when it has to stand in."""
        self._seen += rows

    # -- the copy

    def stand_by(self, copy: AwayCopy, start: Moment, end: Moment, now: Moment) -> None:
        """Have a copy on this computer from now on; what waits in it is sent, or the copy stands in at once.

        Raises:
            ClinicError: The disk does not take it.
        """
        self.copy, self.is_away = copy, copy.count_pieces() > 0
        with suppress(ClinicError):  # whoever asks for something next is told why, or has the copy
            self.come_back(start, end, now)

    def copy_day(self, start: Moment, end: Moment, now: Moment) -> bool:
        """Copy all about the patients of a day; not while anything waits to be sent. Say whether that was done.

        Raises:
            ClinicError: The server does not answer, or the disk does not take it.
        """
        if self.copy is None:
            return False
        seen = len(self._seen)
        with self.server.read() as connection:
            rows = of_day(connection, start, end)
        if not self.copy.fill(rows, start.local.date().isoformat(), now):
            return False
        del self._seen[:seen]
        return True

    def copy_visit(self, visit_id: str, patient_id: str | None) -> None:
        """Copy all about the patient of one visit: it is on somebody's desk.

        Raises:
            ClinicError: The server does not answer, or the disk does not take it.
        """
        if self.copy is not None and not self.is_away:
            with self.server.read() as connection:
                rows = of_patients(connection, [patient_id] if patient_id else [], visit.c.id == visit_id)
            self.copy.add(rows)

    # -- back again

    def come_back(self, start: Moment, end: Moment, now: Moment) -> bool:
        """Send what waits, in the order it was given, copy the day anew, and work with the server from then on.

        Returns:
            Whether that was done; not where another thread is at it.

        Raises:
            ClinicError: The server still does not answer, or it refuses this computer. What waits goes on waiting.
        """
        if self.copy is None or not self._sending.acquire(blocking=False):
            return False
        try:
            self.copy.forget_other_days(start.local.date().isoformat())
            while True:
                for piece in self.copy.waiting():
                    self._send(piece, self.copy)
                is_copied = self.copy_day(start, end, now)
                with self._turning:
                    if is_copied and not self.copy.count_pieces():
                        self.is_away = False
                        return True
        finally:
            self._sending.release()

    def close(self) -> None:
        """Let go of every connection and of the copy."""
        super().close()
        if self.copy is not None:
            self.copy.close()

    def _begun(self, held: ExitStack) -> Connection:
        if not self.is_away:
            try:
                return held.enter_context(super().read())
            except ClinicError as error:
                if not self.turn_away(error):
                    raise
        if self.copy is None:
            raise ClinicError("record.server_away")
        return held.enter_context(self.copy.record.read())

    def _send(self, piece: AwayPiece, copy: AwayCopy) -> None:
        """Send a piece; what was sent before and is there already is left alone. What is refused for good is marked."""
        try:
            for one in piece.contents:
                self.server.contents.keep(one.kind, one.name, one.version, one.body)
            self.server.answers.append(piece.answers, piece.events)
        except ClinicError as error:
            if error.sentence not in FOR_GOOD and not isinstance(error.__cause__, IntegrityError | DataError):
                raise
            copy.refuse(piece.number, error.sentence)
        else:
            copy.forget(piece.number)
