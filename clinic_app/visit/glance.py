"""What one may know of a patient at a glance, before the visit: the areas, the goal, what was told about safety."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers
from clinic_app.visit.open_visit import OpenVisit, path

if TYPE_CHECKING:
    from clinic_app.records.rows import VisitRow
    from clinic_app.visit.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Area:
    """A marked area: its row, such as ``lower_back.right``, with pain 0–10 and kind where they were said."""

    row: str
    pain: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known about a visit.

    Attributes:
        areas: The marked areas, worst first: this visit's, or those of the visit before where it has none yet.
        from_before: Whether the areas are those of the visit before.
        goal: The patient's goal as last told, or nothing.
        present: Ids of findings that somebody told, today or earlier, and nobody took back since.
    """

    areas: tuple[Area, ...] = ()
    from_before: bool = False
    goal: str = ""
    present: frozenset[str] = frozenset()


def glance(clinic: Clinic, row: VisitRow) -> Glance:
    """Return what is known about a visit; that somebody looked is not noted, since no note was opened."""
    visit = opened(clinic, row)
    marked = next((one for one in _intakes(visit) if one.rows("pain_map")), Answers())
    goals = (one.value(path("goal")) for one in _intakes(visit))
    told = {one.id: one.counts_as_present for one in (*visit.past.safety_history(), *visit.now.findings)}
    return Glance(
        areas=areas_in(marked),
        from_before=marked is not visit.of("intake"),
        goal=str(next((one for one in goals if one), "")),
        present=frozenset(one for one, is_present in told.items() if is_present),
    )


def _intakes(visit: OpenVisit) -> Iterator[Answers]:
    """Yield the intake of this visit and of those before, newest first, each read when it is wanted."""
    yield visit.of("intake")
    for one in reversed(visit.past.visits):
        yield one.of("intake")


def worst_area(visit: OpenVisit) -> str:
    """Return the row of the area a visit is most about, or nothing; reads no further back than it must."""
    own = areas_in(visit.of("intake"))
    before = visit.past.last_with("intake") if not own else None
    areas = own or (areas_in(before.of("intake")) if before else ())
    return areas[0].row if areas else ""


def opened(clinic: Clinic, row: VisitRow) -> OpenVisit:
    """Return a visit to read in."""
    return OpenVisit(clinic.record, row.id, clinic.reference, clinic.clock, clinic.person)


def areas_in(answers: Answers) -> tuple[Area, ...]:
    """Return the areas marked in answers to the intake, worst first."""
    found = []
    for row in answers.rows("pain_map"):
        pain, kind = (answers.value(path(("pain_map", row), name)) for name in ("intensity", "kind"))
        found.append(Area(row, None if pain is None else int(pain), str(kind or "")))
    return tuple(sorted(found, key=lambda one: -(one.pain or 0)))
