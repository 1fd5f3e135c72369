"""Which hazards somebody has read: an event each, in whichever visit it was, asked once and never again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.records.rows import PersonRow

if TYPE_CHECKING:
    from clinic_app.records.record import Record

HAZARD_READ = "hazard_read"


class HazardsRead:
    """The marks of the hazards a person has read (see ``cautions.hazard_mark``); looked up when first asked for.

    A visit that is only listed, as sixty of them are on a day's page, never asks.
    """

    def __init__(self, record: Record, person: PersonRow | None) -> None:
        self._record, self._person = record, person.id if person else None

    def __contains__(self, mark: str) -> bool:
        return mark in self._marks

    def add(self, mark: str) -> None:
        """Remember one that was read just now; its event is stored already."""
        self._marks.add(mark)

    @cached_property
    def _marks(self) -> set[str]:
        read = self._record.events.of_kind(HAZARD_READ)
        return {str(one.detail["mark"]) for one in read if one.person == self._person}
