"""The record as one person's window may use it: every call on it is held against what their role may do.

It stands between the visit layer and the rooms of the record, so that a page that forgets to hide a button still cannot
do, or read, what is not that person's. What is refused is a ``ClinicError`` with a sentence, and an event.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow
from clinic_app.visit.roles import roles

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

REFUSED = "refused"
#: The name of the calls on the record itself, beside its rooms; and the one that is always allowed.
#: A call that answers about many patients: its rows are held back but for the one who is open.
ROWS = "rows"
ITSELF, LET_GO = "record", "close"


def guarded(record: Record, clinic: Clinic) -> Record:
    """Return a record that does for whoever is signed on at a clinic what their role may do, and refuses the rest."""
    return cast("Record", _Guarded(unguarded(record), clinic))


def unguarded(record: Record) -> Record:
    """Return the record behind a guard: for what the program does on nobody's behalf, such as noting a sign-in."""
    return record.behind if isinstance(record, _Guarded) else record


class _Guarded:
    """Stands for a record; its rooms are guarded, and so is what it does itself."""

    def __init__(self, record: Record, clinic: Clinic) -> None:
        self.behind = record
        self._clinic = clinic

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the record has there
        found = getattr(self.behind, name)
        if _is_room(found):
            room = _Room(name, found, self._clinic)
            setattr(self, name, room)
            return room
        if name == LET_GO:  # whoever it is, and whether or not they have left meanwhile
            return found
        require(self._clinic, ITSELF, name, ())
        return found


class _Room:
    """Stands for one room of a record."""

    def __init__(self, name: str, room: object, clinic: Clinic) -> None:
        self._name, self._room, self._clinic = name, room, clinic

    def __getattr__(self, call: str) -> Any:  # noqa: ANN401  whatever the room has there
        found = getattr(self._room, call)
        if not callable(found):
            return found

        def checked(*given: Any, **named: Any) -> Any:  # noqa: ANN401  the call's own
            arguments = given or tuple(named.values())
            is_emergency = require(self._clinic, self._name, call, arguments)
            answered = found(*given, **named)
            return _of_one(self._clinic, f"{self._name}.{call}", answered) if is_emergency else answered

        return checked


def require(clinic: Clinic, room: str, call: str, arguments: tuple[Any, ...]) -> bool:
    """Make sure that whoever is signed on may make a call; say whether only because of an emergency.

    Raises:
        ClinicError: They may not; an event says that it was tried.
    """
    person, table = clinic.person, roles()
    action = table.needed(room, call, arguments, person.id)
    if table.allows(person, action):
        return False
    if not _is_emergency(clinic, f"{room}.{call}", arguments):
        refuse(clinic, action)
    return True


def refuse(clinic: Clinic, action: str) -> None:
    """Refuse an action, and note that it was tried.

    Raises:
        ClinicError: Always.
    """
    happened = EventRow(str(uuid4()), REFUSED, clinic.clock(), clinic.person.id, detail={"action": action})
    with suppress(ClinicError):  # a record that takes nothing refuses all the same
        unguarded(clinic.record).events.append(happened)
    role = clinic.words(f"people.role.{clinic.person.role}") if clinic.person.active else clinic.words("people.left")
    raise ClinicError("people.may_not", role=role, what=clinic.words(f"people.action.{action}"))


def _is_emergency(clinic: Clinic, call: str, arguments: tuple[Any, ...]) -> bool:
    """Say whether a call only reads the one patient who was opened in an emergency."""
    about = roles().emergency.get(call)
    patient = clinic.emergency_patient
    if about is None or patient is None or not clinic.person.active:
        return False
    record, named = unguarded(clinic.record), str(arguments[0])
    if about == ROWS:
        return True
    if about == "note":
        return any(
            (note := record.notes.of_visit(one.id)) is not None and note.id == named
            for one in record.visits.of_patient(patient)
        )
    if about == "problem":
        return patient == record.problems.get(named).patient
    return patient == (record.visits.get(named).patient if about == "visit" else named)


def _of_one(clinic: Clinic, call: str, found: Any) -> Any:  # noqa: ANN401  whatever the room answered
    """Return what a room answered in an emergency: without the rows of all others."""
    if roles().emergency[call] != ROWS:
        return found
    own = {one.id for one in unguarded(clinic.record).visits.of_patient(str(clinic.emergency_patient))}
    return [row for row in found if row.visit in own]


def _is_room(found: object) -> bool:
    """Say whether an attribute of the record is a room: an object of a class of ours."""
    return type(found).__module__.startswith(Record.__module__.rpartition(".")[0])
