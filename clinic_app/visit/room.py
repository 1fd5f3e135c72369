"""In which room somebody is treated, and its printer: said of the visit, offered from where this computer stands."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

#: Two settings of the clinic: the room of each computer and its printer, by the computer's own name.
SETTING, PRINTERS = "rooms", "printers"
FORM, ROOM = "visit_details", "room"


def of_computer(settings: dict[str, Any]) -> str:
    """Return the room this computer stands in; nothing where nobody has said so."""
    return _said(settings, SETTING)


def printer_of_computer(settings: dict[str, Any]) -> str:
    """Return the printer beside this computer, by the name the computer knows it by; nothing where none is chosen."""
    return _said(settings, PRINTERS)


def say_where(clinic: Clinic, room: str) -> None:
    """Say in which room this computer stands; an empty name takes it back.

    Raises:
        ClinicError: The record does not take it.
    """
    _say(clinic, SETTING, room.strip())


def choose_printer(clinic: Clinic, printer: str) -> None:
    """Say which printer stands beside this computer; an empty name takes it back.

    Raises:
        ClinicError: The record does not take it.
    """
    _say(clinic, PRINTERS, printer)


def of_visit(visit: OpenVisit) -> str:
    """Return the room of a visit; nothing where nobody has said so."""
    return str(visit.value(FORM, ROOM) or "").strip() if _is_asked(visit) else ""


def here(visit: OpenVisit) -> list[Said]:
    """Return the answer that a visit takes place where this computer stands, where nothing else was said of it."""
    room = of_computer(visit.settings)
    return [Said(FORM, path(ROOM), room)] if room and _is_asked(visit) and not of_visit(visit) else []


def _said(settings: dict[str, Any], setting: str) -> str:
    return str((settings.get(setting) or {}).get(platform.node(), ""))


def _say(clinic: Clinic, setting: str, said: str) -> None:
    """Keep what is said of this computer beside what is said of the others, which may have been said meanwhile."""
    others = {**(clinic.record.settings.all().get(setting) or {})}
    others.pop(platform.node(), None)
    clinic.set(**{setting: others | ({platform.node(): said} if said else {})})


def _is_asked(visit: OpenVisit) -> bool:
    return FORM in visit.reference.forms and ROOM in visit.form(FORM)
