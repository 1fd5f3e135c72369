"""A room whose server comes and goes, killed over and over: what was kept is there, and is sent once."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from clinic_app.clock import SetClock, day_of
from clinic_app.errors import ClinicError
from clinic_app.records.away_copy import AwayCopy
from clinic_app.records.away_record import RoomRecord
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow
from clinic_app.records.vault import new_key
from clinic_app.records.verification import verify
from tests.records.coming import Comes
from tests.records.keeping import Filled
from tests.torture.kills import BEGINS, Kills, told_before_kill
from tests.torture.work import NOW, Told

#: A kill comes within so many seconds.
WITHIN = 0.4
#: So many answers are given before the server comes, and before it goes again.
ANSWERS = 4


class _Room:
    """A server, and the folder in which a room keeps what waits."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key, self.clock = folder, new_key(), SetClock(NOW)
        self.server = Comes(folder / "server.db")
        Record(self.server.engine()).create()
        room = self.opened()
        filled = Filled(room, self.clock)
        self.visit = filled.visit()
        self.first: AnswerRow = filled.answer(self.visit, "first")
        room.copy_day(*day_of(self.clock()), self.clock())
        room.close()

    def opened(self) -> RoomRecord:
        room = RoomRecord(self.server.engine())
        room.stand_by(AwayCopy(self.folder / "away", self.key), *day_of(self.clock()), self.clock())
        return room


def killed(times: int, seed: int = 1) -> Kills:
    """Kill so many rooms; after each, everything a room was told is kept must wait here or be on the server."""
    rng, found = random.Random(seed), Kills()  # noqa: S311  no secret
    with TemporaryDirectory(prefix="away-") as folder:
        target = _Room(Path(folder))
        told = [target.first.id]
        for number in range(times):
            target.server.is_there = False
            told += [one for _, one in told_before_kill(partial(_work, target), rng.uniform(0, WITHIN))]
            target.server.is_there = number % 3 == 0  # mostly the next one goes on with what still waits
            room = target.opened()
            waits = [one.id for piece in room.copy.waiting() for one in piece.answers] if room.copy else []
            target.server.is_there = True
            there = [one.id for one in room.server.answers.of_visit(target.visit.id)]
            found.kills += 1
            found.lost += len(set(told) - {*there, *waits})
            found.corrupt += bool(room.copy is None or room.copy.lost or room.copy.refused())
            room.close()
        _judge_all(target, told, found)
    return found


def _judge_all(target: _Room, told: list[str], found: Kills) -> None:
    """Send what still waits, and look for everything in the order it was given."""
    room = target.opened()
    there = [one.id for one in room.server.answers.of_visit(target.visit.id)]
    meant = set(told)
    if [one for one in there if one in meant] != told:
        found.lost += 1
        found.why = "what was sent is not in the order in which it was given"
    found.acknowledged = len(told)
    found.corrupt += len(verify(room.server).amiss)
    room.close()


def _work(target: _Room, told: Told) -> None:
    """Answer while the server comes and goes, in a process of its own that never returns."""
    try:
        room = target.opened()
        told(BEGINS, "")
        while True:
            target.server.is_there = not target.server.is_there
            if target.server.is_there and room.is_away:
                with suppress(ClinicError):
                    room.come_back(*day_of(target.clock()), target.clock())
            for _ in range(ANSWERS):
                row = replace(target.first, id=str(uuid4()), value="answered", replaces=())
                room.answers.append([row])
                told("answer", row.id)
    finally:
        os._exit(1)
