"""A real PostgreSQL that goes away: what is answered meanwhile is kept, sent in order, and stored once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock, day_of
from clinic_app.errors import ClinicError
from clinic_app.records.away_copy import FILE, AwayCopy
from clinic_app.records.away_record import RoomRecord
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow, EventRow, NoteRow, VisitRow
from clinic_app.records.server import engine_of, open_record
from clinic_app.records.vault import new_key
from clinic_app.records.verification import verify
from tests.records.keeping import Filled
from tests.records.line import Line, own_database

#: What a save may take, and what a computer with other things to do adds.
AT_ONCE = 2.0 + 0.5
PATIENCE = 5.0


class Away:
    """A record with one visit of today on a server, and a room at the end of a line."""

    def __init__(self, address: str, folder: Path, clock: SetClock) -> None:
        self.clock, self.folder, self.key = clock, folder, new_key()
        self.server = open_record(address)
        self.server.create()
        self.filled = Filled(self.server, clock)
        self.visit = self.filled.visit()
        self.line = Line(address)
        self.room = self.opened()

    def opened(self) -> RoomRecord:
        """Open the room, as after a start."""
        room = RoomRecord(engine_of(self.line.address))
        room.stand_by(AwayCopy(self.folder, self.key), *self.today)
        self.filled.record = room
        return room

    @property
    def today(self) -> tuple:  # type: ignore[type-arg]  # what every call about the day takes
        now = self.clock()
        return (*day_of(now), now)

    def answer(self, visit: VisitRow, value: object) -> AnswerRow:
        """Answer as an open visit does: what was stored is read back."""
        row = self.filled.answer(visit, value)
        self.room.answers.of_visit(visit.id, after=1)
        return row

    def said(self, record: Record, visit: VisitRow | None = None) -> list[object]:
        """Return every answer of a visit in the record's order."""
        return [one.value for one in record.answers.of_visit((visit or self.visit).id)]

    def restarted(self) -> RoomRecord:
        """Let everything go without a word, as a kill does, and open again."""
        self.room.engine.dispose()
        self.room = self.opened()
        return self.room

    def back(self) -> None:
        """Let the server be there again, and the room find that out, as a window does that tries every second."""
        self.line.cut()
        self.line.mend()
        self.waits_for(lambda: self.room.come_back(*self.today))

    def waits_for(self, came: Callable[[], bool]) -> None:
        """Wait until something has come true; where the server does not answer yet it has not."""
        until = monotonic() + PATIENCE
        while monotonic() < until:
            with suppress(ClinicError):
                if came():
                    return
            sleep(0.1)
        pytest.fail("it did not come true")

    def close(self) -> None:
        self.line.cut()
        self.room.close()
        self.server.close()


@pytest.fixture
def away(postgres_address: str, tmp_path: Path, clock: SetClock) -> Iterator[Away]:
    with own_database(postgres_address) as address:
        found = Away(address, tmp_path / "away", clock)
        yield found
        found.close()


def test_answers_are_kept_and_sent_in_order_when_the_server_is_back(away: Away) -> None:
    away.answer(away.visit, "before")
    away.line.cut()
    for said in ("one", "two", "three"):
        away.answer(away.visit, said)
    assert away.said(away.room) == ["before", "one", "two", "three"]
    assert away.room.copy is not None
    assert away.room.copy.count() == 3
    assert away.said(away.server) == ["before"]
    with pytest.raises(ClinicError, match="server_away"):
        away.room.come_back(*away.today)
    away.back()
    assert not away.room.is_away
    assert away.said(away.server) == away.said(away.room) == ["before", "one", "two", "three"]
    assert away.room.copy.count() == 0
    assert verify(away.server).amiss == ()


def test_a_line_that_is_dead_is_noticed_within_two_seconds_and_waited_for_once(away: Away) -> None:
    away.answer(away.visit, "before")
    away.line.is_dead = True
    began = monotonic()
    away.answer(away.visit, "one")
    assert monotonic() - began < AT_ONCE
    began = monotonic()
    away.answer(away.visit, "two")
    assert away.said(away.room) == ["before", "one", "two"]
    assert monotonic() - began < AT_ONCE / 5  # nobody waits again


def test_what_was_committed_while_the_answer_got_lost_is_stored_once(away: Away) -> None:
    before = away.answer(away.visit, "before")
    row = replace(before, id=str(uuid4()), value="one", replaces=(before.id,))
    happened = EventRow(str(uuid4()), "viewed", away.clock(), away.filled.person.id, visit=away.visit.id)
    away.line.loses_commits = True
    away.room.answers.append([row], [happened])
    assert away.room.is_away
    away.waits_for(
        lambda: away.said(away.server) == ["before", "one"]
    )  # it was committed, and no one in the room knows
    away.answer(away.visit, "two")
    away.back()
    assert away.said(away.server) == ["before", "one", "two"]
    assert [one.id for one in away.server.events.of_kind("viewed")] == [happened.id]
    assert away.room.copy is not None
    assert away.room.copy.refused() == []
    assert verify(away.server).amiss == ()


def test_a_new_start_without_the_server_has_everything_and_sends_it(away: Away) -> None:
    away.answer(away.visit, "before")
    assert away.room.copy_day(*away.today)
    away.line.cut()
    away.answer(away.visit, "one")
    room = away.restarted()
    assert room.is_away
    assert away.said(room) == ["before", "one"]
    away.answer(away.visit, "two")
    away.line.mend()
    room = away.restarted()  # it is sent before anything else
    assert not room.is_away
    assert away.said(away.server) == ["before", "one", "two"]


def test_a_note_signed_meanwhile_refuses_what_was_kept_and_nothing_is_dropped(away: Away) -> None:
    away.answer(away.visit, "before")
    away.line.cut()
    kept = away.answer(away.visit, "one")
    now, who = away.clock(), away.filled.person.id
    note = NoteRow(str(uuid4()), away.visit.id, "{}", "0" * 64, who, now)
    signed = EventRow(str(uuid4()), "signed", now, who, visit=away.visit.id)
    away.server.notes.sign(note, signed, seen=away.server.answers.of_visit(away.visit.id)[-1].seq)
    away.back()
    assert away.said(away.server) == ["before"]
    assert away.room.copy is not None
    (refused,) = away.room.copy.refused()
    assert (refused.answers, refused.refused) == ((kept,), "visit.signed_already")
    assert away.restarted().copy.refused() == [refused]  # type: ignore[union-attr]  # it has one


def test_nothing_else_is_written_and_no_note_signed_while_the_server_is_away(away: Away) -> None:
    away.line.cut()
    away.answer(away.visit, "one")
    with pytest.raises(ClinicError, match=r"away\.waits"):
        away.room.settings.put({"clinic_name": "Elsewhere"})
    with pytest.raises(ClinicError, match=r"away\.not_signable"):
        away.filled.sign(away.visit)
    assert away.server.settings.all() == {}
    assert away.room.patients.get(away.visit.patient or "").family_name == "Field"
    with pytest.raises(ClinicError, match=r"away\.not_copied"):
        away.room.patients.get("somebody else")


def test_only_the_patients_of_today_and_of_drafts_lie_on_this_computer(away: Away) -> None:
    away.clock.advance(days=-3)
    draft, other = away.filled.visit(), away.filled.visit()
    away.answer(draft, "a draft")
    away.server.visits.change(other.id, _event(away, other), state="signed")
    away.clock.advance(days=3)
    assert away.room.copy_day(*away.today)
    away.line.cut()
    assert away.said(away.room, draft) == ["a draft"]
    assert {one.id for one in away.room.patients.all()} == {draft.patient, away.visit.patient}


def test_a_copy_of_yesterday_is_removed_but_not_what_waits(away: Away) -> None:
    other = away.filled.visit()
    assert away.room.copy_day(*away.today)
    away.line.cut()
    away.answer(away.visit, "one")
    away.clock.advance(days=1)
    room = away.restarted()
    assert room.is_away
    assert [one.id for one in room.patients.all()] == [away.visit.patient]  # of whom something waits
    assert away.said(room) == ["one"]
    assert [one.name for one in room.people.all()] == ["Ada Rook"]
    assert other.patient is not None
    away.back()
    assert away.said(away.server) == ["one"]


def test_nothing_lies_there_in_clear_and_another_key_sets_it_aside(away: Away) -> None:
    away.answer(away.visit, "before")
    assert away.room.copy_day(*away.today)
    away.line.cut()
    away.answer(away.visit, "a secret of the knee")
    for file in away.folder.iterdir():
        held = file.read_bytes()
        assert not [one for one in (b"secret", b"Robin", b"Field", b"Rook", away.key) if one in held], file
    away.room.close()
    away.key = new_key()
    copy = AwayCopy(away.folder, away.key)
    assert copy.lost is not None
    assert copy.lost.stat().st_size > 0
    assert (away.folder / FILE).exists()
    copy.close()


def test_a_room_never_opened_here_has_no_copy_to_stand_in(away: Away, tmp_path: Path) -> None:
    away.line.cut()
    room = RoomRecord(engine_of(away.line.address))
    room.stand_by(AwayCopy(tmp_path / "new", away.key), *away.today)
    with pytest.raises(ClinicError, match="server_away"):
        room.version()
    room.close()


def _event(away: Away, visit: VisitRow) -> EventRow:
    return EventRow(str(uuid4()), "signed", away.clock(), away.filled.person.id, visit.patient, visit.id)
