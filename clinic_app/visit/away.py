"""A clinic whose server does not answer: what stands in for it, what waits to be sent, and what was refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.clock import Moment, day_of
from clinic_app.errors import ClinicError
from clinic_app.records.away_keys import RoomKeys
from clinic_app.records.away_record import RoomRecord
from clinic_app.records.rows import EventRow
from clinic_app.visit.guard import unguarded
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.records.away_copy import AwayCopy
    from clinic_app.records.away_piece import AwayPiece
    from clinic_app.records.rows import AnswerRow
    from clinic_app.visit.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Refused:
    """Answers to one visit that the clinic's record refused for good.

    Attributes:
        visit: The visit they were given in.
        whose: The patient's name as the screen may show it, or nothing.
        given: When the first of them was given, or None where there are only events.
        why: Why they were refused, in words.
        lines: What was answered, in words.
    """

    visit: str
    whose: str
    given: Moment | None
    why: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """How a room stands to its server.

    Attributes:
        is_away: The server does not answer: what is seen is the copy.
        waiting: How many answers are on this computer and not in the clinic's record.
        copied: When the copy was made; None where there is none of today.
        refused: What was refused and nobody has seen to yet.
        lost: Where a copy lies that could not be read any more, or nothing.
    """

    is_away: bool
    waiting: int
    copied: Moment | None
    refused: tuple[int, ...]
    lost: str


def room_of(clinic: Clinic) -> RoomRecord | None:
    """Return a clinic's record as this room has it; None where it lies on this computer anyway, or has no copy."""
    record = unguarded(clinic.record)
    return record if isinstance(record, RoomRecord) and record.copy is not None else None


def away(clinic: Clinic) -> Away | None:
    """Return how this room stands to its server; None where there is none.

    Raises:
        ClinicError: The copy cannot be read.
    """
    room, copy = room_of(clinic), _copy_of(clinic)
    if room is None or copy is None:
        return None
    refused = tuple(one.number for one in copy.refused())
    return Away(room.is_away, copy.count(), copy.made, refused, str(copy.lost or ""))


def waiting(clinic: Clinic) -> int:
    """Return how many answers are on this computer and not in the clinic's record yet."""
    room, copy = room_of(clinic), _copy_of(clinic)
    return copy.count() if room is not None and room.is_away and copy is not None else 0


def go_away(clinic: Clinic) -> None:
    """Work with the copy from now on: somebody has heard that the server is gone."""
    room = room_of(clinic)
    if room is not None:
        room.turn_away(ClinicError("record.server_away"))


def coming_back(clinic: Clinic) -> Callable[[], bool]:
    """Return what sends all that waits and works with the server from then on; it may run beside the window."""
    room, now = room_of(clinic), clinic.clock()
    if room is None:
        return lambda: False
    return lambda: room.come_back(*day_of(now), now)


def copying(clinic: Clinic) -> Callable[[], bool]:
    """Return what copies the day's patients and the keys anew; it may run beside the window."""
    room, now = room_of(clinic), clinic.clock()
    keys = clinic.keys.store if clinic.keys is not None else None

    def copy() -> bool:
        if isinstance(keys, RoomKeys):
            keys.copy()
        return room is not None and room.copy_day(*day_of(now), now)

    return copy


def refused(clinic: Clinic) -> list[Refused]:
    """Return what was refused, in words and by visit, for whoever may read it.

    Raises:
        ClinicError: The copy cannot be read.
    """
    copy = _copy_of(clinic)
    if copy is None or not clinic.may("read_care"):
        return []
    by_visit: dict[str, list[AwayPiece]] = {}
    for one in copy.refused():
        by_visit.setdefault(one.visit, []).append(one)
    return [_refused(clinic, visit, pieces) for visit, pieces in by_visit.items()]


def see_to(clinic: Clinic, visit_id: str) -> None:
    """Take out what was refused of a visit: somebody has seen to it; an event says who.

    Raises:
        ClinicError: It is not theirs to do, or it could not be written.
    """
    copy = _copy_of(clinic)
    pieces = [one for one in copy.refused() if one.visit == visit_id] if copy is not None else []
    if copy is None or not pieces:
        return
    detail = {"visit": visit_id, "answers": sum(len(one.answers) for one in pieces)}
    happened = EventRow(str(uuid4()), "away_seen_to", clinic.clock(), clinic.person.id, detail=detail)
    with suppress(ClinicError):  # the record may not hold the visit: that may be why they were refused
        visit = clinic.record.visits.get(visit_id)
        happened = replace(happened, patient=visit.patient, visit=visit.id)
    clinic.record.events.append(happened)
    for one in pieces:
        copy.forget(one.number)


def _copy_of(clinic: Clinic) -> AwayCopy | None:
    room = room_of(clinic)
    return room.copy if room is not None else None


def _refused(clinic: Clinic, visit_id: str, pieces: list[AwayPiece]) -> Refused:
    rows = [row for piece in pieces for row in piece.answers]
    given = rows[0].entered if rows else None
    why = clinic.words(f"away.why.{pieces[0].refused.rpartition('.')[2]}")
    try:
        visit = OpenVisit(clinic.record, visit_id, clinic.reference, clinic.clock, clinic.person)
    except ClinicError:
        return Refused(visit_id, "", given, why, tuple(_plain(one) for one in rows))
    whose = clinic.name_of(visit.patient) if visit.patient is not None else ""
    wording = Wording(visit, clinic.words)
    return Refused(visit_id, whose, given, why, tuple(_line(visit, wording, one) for one in rows))


def _line(visit: OpenVisit, wording: Wording, row: AnswerRow) -> str:
    """Return an answer in words, behind the area or the muscle it was given for."""
    form = visit.form(visit.form_of_row(row))
    about = [wording.row(name) for _, name in row.path[:-1] if name]
    said = wording.value_of(form.item(row.path[-1][0]), row.value) or "–"
    return ": ".join((*about, row.wording.rstrip(":?"), said))


def _plain(row: AnswerRow) -> str:
    """Return an answer to a visit that cannot be read any more."""
    return f"{row.wording.rstrip(':?')}: {row.value if row.value is not None else '–'}"
