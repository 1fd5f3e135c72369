"""In which room somebody is treated: said of the visit, offered from where this computer stands."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

#: The clinic's setting: the room of each computer, by the computer's own name.
SETTING = "rooms"
FORM, ROOM = "visit_details", "room"


def of_computer(settings: dict[str, Any]) -> str:
    """Return the room this computer stands in; nothing where nobody has said so."""
    return str((settings.get(SETTING) or {}).get(platform.node(), ""))


def say_where(clinic: Clinic, room: str) -> None:
    """Say in which room this computer stands; an empty name takes it back."""
    others = {**(clinic.record.settings.all().get(SETTING) or {})}
    others.pop(platform.node(), None)
    clinic.set(**{SETTING: others | ({platform.node(): room.strip()} if room.strip() else {})})


def of_visit(visit: OpenVisit) -> str:
    """Return the room of a visit; nothing where nobody has said so."""
    return str(visit.value(FORM, ROOM) or "").strip() if _is_asked(visit) else ""


def here(visit: OpenVisit) -> list[Said]:
    """Return the answer that a visit takes place where this computer stands, where nothing else was said of it."""
    room = of_computer(visit.settings)
    return [Said(FORM, path(ROOM), room)] if room and _is_asked(visit) and not of_visit(visit) else []


def _is_asked(visit: OpenVisit) -> bool:
    return FORM in visit.reference.forms and ROOM in visit.form(FORM)
