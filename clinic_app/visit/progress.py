"""How it went from visit to visit: pain, areas, goal, what was given. Order in time only; nothing is called a cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers
from clinic_app.records.rows import VisitRow
from clinic_app.visit.glance import Area, areas_in
from clinic_app.visit.open_visit import path
from clinic_app.visit.treatments import given, treatment_forms

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.visit.past import Earlier

#: The least change of 0–10 pain that patients called a clear one (farrar_2001); smaller ones are numbers only.
CLEAR_CHANGE = 2
NOTHING = ("nothing", "none")


@dataclass(frozen=True, slots=True)
class Step:
    """One visit on the way.

    Attributes:
        areas: What was marked, worst first.
        gone: Rows of areas that were said to be gone.
        worst: The worst pain of the last week, 0–10.
        after: Pain straight after the treatment, 0–10.
        goal, goal_now: What should be possible again, and how well it went then, 0–10.
        treatments: Ids of the forms of what was given.
        unwanted: Codes of what was told as unwanted in or after this visit.
    """

    visit: VisitRow
    areas: tuple[Area, ...] = ()
    gone: tuple[str, ...] = ()
    worst: int | None = None
    after: int | None = None
    goal: str = ""
    goal_now: int | None = None
    treatments: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of care where it was given."""
        return self.visit.care.local.date()

    @property
    def is_told(self) -> bool:
        """Whether anything was told or done that shows how it goes; a visit that is only planned tells nothing."""
        return bool(self.areas or self.gone or self.treatments or self.worst is not None or self.goal_now is not None)

    def pain(self, row: str = "") -> int | None:
        """Return the pain of an area, or of the worst one; 0 where the area was said to be gone."""
        if row in self.gone:
            return 0
        known = [one.pain for one in self.areas if one.pain is not None and row in ("", one.row)]
        return max(known, default=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a course stands.

    Attributes:
        number: Which visit of the plan this is, counted from the visit in which it was planned.
        planned: So many visits were planned; None where nobody said.
        reassess: The day on which to assess again, or None.
        is_due: Whether that day or that number has come.
    """

    number: int
    planned: int | None = None
    reassess: date | None = None
    is_due: bool = False


def course(visit: OpenVisit) -> list[Step]:
    """Return every visit up to this one in which something was told or done, oldest first."""
    steps = [_earlier(visit, one) for one in visit.past.visits]
    if visit.visit.kind == "visit":
        steps.append(_step(visit.visit, visit.of, tuple(form.id for form in given(visit))))
    told = [*(one.of("follow_up") for one in visit.past.visits[1:]), visit.of("follow_up"), Answers()]
    found = [_with_later(step, answers) for step, answers in zip(steps, told, strict=False)]
    return [step for step in found if step.is_told]


def areas_of(steps: Iterable[Step]) -> list[str]:
    """Return the rows of all areas that were ever marked, those marked most often first."""
    rows = [area.row for step in steps for area in step.areas]
    return sorted(dict.fromkeys(rows), key=lambda row: -rows.count(row))


def standing(visit: OpenVisit) -> Standing:
    """Return which visit of the plan this is, and whether it is time to assess again; the newest plan counts."""
    told: list[OpenVisit | Earlier] = [*visit.past.visits, visit]
    plans = [(place, _plan(one)) for place, one in enumerate(told)]
    stated = [(place, plan) for place, plan in plans if plan[0] is not None or plan[1] is not None]
    if not stated:
        return Standing(len(told))
    place, (planned, reassess) = stated[-1]
    number = len(told) - place
    today = visit.visit.care.local.date()
    due = (planned is not None and number >= planned) or (reassess is not None and reassess <= today)
    return Standing(number, planned, reassess, is_due=due and place != len(told) - 1)


def _with_later(step: Step, next_time: Answers) -> Step:
    """Return a visit with what was told as unwanted when it was asked about the next time."""
    told = str(next_time.value(path("unwanted")) or "")
    return step if told in ("", *NOTHING) else replace(step, unwanted=(*step.unwanted, told))


def _plan(told: OpenVisit | Earlier) -> tuple[int | None, date | None]:
    answers = told.of("assessment")
    planned, day = answers.value(path("planned_visits")), answers.value(path("reassess"))
    try:
        return planned, date.fromisoformat(str(day)) if day else None
    except ValueError:
        return planned, None


def _earlier(visit: OpenVisit, earlier: Earlier) -> Step:
    treated = tuple(form.id for form in treatment_forms(visit) if earlier.of(form.id))
    return _step(earlier.row, earlier.of, treated)


def _step(row: VisitRow, of: Callable[[str], Answers], treated: tuple[str, ...]) -> Step:
    intake, response = of("intake"), of("response")
    marked = intake.rows("pain_map")
    # An area that is gone is no row of today's map any more, so its answer lies under none.
    gone = {one.path[0][1] for one in intake.all_standing() if one.path[-1][0] == "gone" and one.value}
    event = response.value(path("adverse_event"))
    return Step(
        row,
        areas_in(intake),
        tuple(sorted(one for one in gone if one not in marked)),
        intake.value(path("worst")),
        response.value(path("pain_after")),
        str(intake.value(path("goal")) or ""),
        intake.value(path("goal_now")),
        treated,
        () if event in (None, *NOTHING) else (str(event),),
    )
