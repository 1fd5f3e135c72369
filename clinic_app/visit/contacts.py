"""Kinds of contact: what each must hold before it is signed, and how one becomes another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from clinic_app.data_files import load_all
from clinic_app.errors import ClinicError, DataFileError
from clinic_app.shapes import read

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: The form that tells of contacts that are no visit; each kind's questions are the group of its name.
FORM = "contact"
VISIT = "visit"
#: Between two questions of which one answer is enough.
OR = " or "
FILE = File(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Contact:
    """What one kind of contact must hold.

    Attributes:
        checks: Gates that belong to it beside those that hold for every kind.
        asks: Questions that need an answer, as ``form.link_id``; two joined by *or* where one of them is enough.
    """

    checks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contacts:
    contacts: dict[str, Contact] = field(default_factory=dict)


def read_contacts(cache: File | None = None) -> dict[str, Contact]:
    """Return what each kind of contact must hold, by kind.

    Raises:
        DataFileError: The file cannot be read, or says something nobody understands.
    """
    contents, problems = load_all([FILE], cache)
    found, faults = read(_Contacts, contents.get(FILE))
    problems += [fault.problem(FILE) for fault in faults]
    if found is None or problems:
        raise DataFileError(problems[0])
    return found.contacts


def contact_of(visit: OpenVisit, contacts: Mapping[str, Contact]) -> Contact:
    """Return what this visit must hold; a kind nobody wrote down must hold what a visit must."""
    return contacts.get(visit.visit.kind) or contacts[VISIT]


def change_kind(visit: OpenVisit, kind: str) -> None:
    """Make a contact that is not signed one of another kind; an event says who did so.

    Raises:
        ClinicError: It is signed.
    """
    if not visit.visit.is_open:
        raise ClinicError("visit.signed_already")
    columns: dict[str, Any] = {"kind": kind}
    if visit.visit.state == "planned":
        columns["state"] = "open"
    happened = visit.event("kind_changed", {"from": visit.visit.kind, "to": kind})
    visit.record.visits.change(visit.visit.id, happened, **columns)
    visit.refresh()
