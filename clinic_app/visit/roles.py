"""Who may do what: one table of roles and actions, read from ``roles.yaml`` and asked everywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from clinic_app.data_files import load
from clinic_app.errors import DataFileError
from clinic_app.records.rows import PersonRow
from clinic_app.shapes import read

FILE = Path(__file__).with_suffix(".yaml")
#: The roles of a clinic, in the order they are offered.
ROLES = ("owner", "practitioner", "supervisor", "student", "assistant", "reception", "auditor")
#: What a call needs that everybody who signs in may do.
ANYONE = "anyone"
#: Where a table names no line of its own.
ELSE, OTHER = "else", "other"
BY_KIND, BY_KIND_READ, BY_NAME = "by_kind", "by_kind_read", "by_name"


@dataclass(frozen=True, slots=True)
class Roles:
    """The table.

    Attributes:
        actions: The roles that may do each action.
        rooms: The action that each call on a room of the record needs.
        kinds, kinds_read: The kinds of events by the action that appending, or reading all of a kind, needs.
        own_settings, own_by_id: Settings that are a person's own, by name and by what stands before the person's id.
        emergency: The calls that read the one patient opened in an emergency, and what their first argument names.
    """

    actions: dict[str, tuple[str, ...]]
    rooms: dict[str, dict[str, str]]
    kinds: dict[str, tuple[str, ...]]
    kinds_read: dict[str, tuple[str, ...]]
    own_settings: tuple[str, ...]
    own_by_id: tuple[str, ...]
    emergency: dict[str, str] = field(default_factory=dict)

    def allows(self, person: PersonRow | None, action: str) -> bool:
        """Say whether a person may do something; nobody and a leaver may do nothing."""
        if person is None or not person.active:
            return False
        return action == ANYONE or person.role in self.actions[action]

    def needed(self, room: str, call: str, arguments: tuple[Any, ...], person: str) -> str:
        """Return the action that a call on a room needs of a person, whose id decides which settings are their own."""
        calls = self.rooms.get(room) or self.rooms[OTHER]
        action = calls.get(call) or calls[ELSE]
        if action == BY_KIND:
            return _of_kind(self.kinds, str(arguments[0].kind))
        if action == BY_KIND_READ:
            return _of_kind(self.kinds_read, str(arguments[0]))
        if action == BY_NAME:
            own = {*self.own_settings, *(f"{one}{person}" for one in self.own_by_id)}
            return ANYONE if own.issuperset(arguments[0]) else "keep_settings"
        return action


@cache
def roles() -> Roles:
    """Return the table that came with the program.

    Raises:
        DataFileError: The file cannot be read, or says something nobody understands.
    """
    found, faults = read(Roles, load(FILE))
    if found is None:
        raise DataFileError(faults[0].problem(FILE))
    return found


def may(person: PersonRow | None, action: str) -> bool:
    """Say whether a person may do something."""
    return roles().allows(person, action)


def _of_kind(kinds: Mapping[str, tuple[str, ...]], kind: str) -> str:
    return next((action for action, named in kinds.items() if action != ELSE and kind in named), kinds[ELSE][0])
