"""Answers, a server that comes and goes, kills and sending in any order: nothing is lost, nothing is stored twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clinic_app.clock import SetClock, day_of
from clinic_app.errors import ClinicError
from clinic_app.records.away_copy import AwayCopy
from clinic_app.records.away_record import RoomRecord
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow
from clinic_app.records.vault import new_key
from clinic_app.records.verification import verify
from tests.records.coming import Comes
from tests.records.keeping import Filled

STEPS = st.lists(
    st.sampled_from(("answer", "answer", "look", "goes", "comes", "killed", "back", "copy", "sent and killed")),
    min_size=8,
    max_size=25,
)


class Played:
    """One room and its server.

    Attributes:
        told: Ids of the rows of which the room was told that they are stored or kept, in that order.
    """

    def __init__(self, folder: Path) -> None:
        self.clock, self.folder, self.key = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC)), folder, new_key()
        self.server = Comes(folder / "server.db")
        Record(self.server.engine()).create()
        self.room = self._opened()
        self.filled = Filled(self.room, self.clock)
        self.begin()

    def begin(self) -> None:
        """Begin a visit, with nothing told about it."""
        self.visit = self.filled.visit()
        self.told: list[str] = []
        self.copy()

    def _opened(self) -> RoomRecord:
        room = RoomRecord(self.server.engine())
        room.stand_by(AwayCopy(self.folder / "away", self.key), *day_of(self.clock()), self.clock())
        return room

    def do(self, step: str) -> None:
        """Take one step; a step the server refuses because it is away changes nothing."""
        if step in ("goes", "comes"):
            self.server.is_there = step == "comes"
            return
        with suppress(ClinicError):
            getattr(self, step.replace(" ", "_"))()

    def answer(self) -> None:
        row = self.filled.answer(self.visit, f"answer {len(self.told)}")
        self.told.append(row.id)
        self.look()

    def look(self) -> None:
        rows = self.room.answers.of_visit(self.visit.id, after=1)
        if self.room.is_away and self.room.copy is not None:
            kept = [one.id for piece in self.room.copy.waiting() for one in piece.answers]
            assert [one.id for one in rows][len(rows) - len(kept) :] == kept

    def killed(self) -> None:
        assert self.room.copy is not None
        self.room.copy.record.engine.dispose()
        self.room = self.filled.record = self._opened()

    def back(self) -> None:
        self.room.come_back(*day_of(self.clock()), self.clock())

    def copy(self) -> None:
        if not self.room.is_away:
            self.room.copy_day(*day_of(self.clock()), self.clock())

    def sent_and_killed(self) -> None:
        """Let the server take the first piece that waits, and the kill come before that is known here."""
        assert self.room.copy is not None
        for piece in self.room.copy.waiting()[:1]:
            self.room.server.answers.append(piece.answers, piece.events)
        self.killed()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """Give one room and one server for all examples, each with a visit of its own: making the tables takes longest."""
    found = Played(tmp_path_factory.mktemp("any-order"))
    yield found
    found.room.close()


def play(played: Played, steps: list[str]) -> None:
    """Take the steps on a visit of their own, let the server come, and look for everything that was told is kept."""
    played.begin()
    for step in steps:
        played.do(step)
    played.do("comes")
    played.room.come_back(*day_of(played.clock()), played.clock())
    assert [one.id for one in played.room.server.answers.of_visit(played.visit.id)] == played.told
    assert [one.id for one in played.room.answers.of_visit(played.visit.id)] == played.told
    assert played.room.copy is not None
    assert (played.room.copy.count_pieces(), played.room.copy.refused()) == (0, [])
    assert verify(played.room.server).amiss == ()


@settings(max_examples=5, deadline=None)
@given(steps=STEPS)
@example(steps=["goes", "answer", "killed", "comes", "answer"])
@example(steps=["goes", "answer", "answer", "comes", "sent and killed", "answer"])
def test_nothing_is_lost_and_nothing_stored_twice(played: Played, steps: list[str]) -> None:
    play(played, steps)


@pytest.mark.thorough
@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_nothing_is_lost_and_nothing_stored_twice_at_length(played: Played, steps: list[str]) -> None:
    play(played, steps)


def test_a_form_that_the_server_never_saw_is_sent_before_its_answers(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.do("goes")
    seen = EventRow(str(uuid4()), "viewed", played.clock(), played.filled.person.id, visit=played.visit.id)
    played.room.events.append(seen)
    played.filled.form = played.room.contents.keep(
        "form", "follow_up", "1", {"resourceType": "Questionnaire", "id": "f"}
    )
    played.answer()
    played.killed()
    assert played.room.contents.body(played.filled.form) == {"resourceType": "Questionnaire", "id": "f"}
    played.do("comes")
    played.back()
    assert played.room.server.contents.body(played.filled.form) is not None
    assert [one.id for one in played.room.server.answers.of_visit(played.visit.id)] == played.told
    assert [one.id for one in played.room.server.events.of_visit(played.visit.id)][-1:] == [seen.id]
    played.room.close()
