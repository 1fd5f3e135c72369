"""How it went from visit to visit: pain, areas, goal, what was given. Order in time only; nothing is called a cause.

Of one problem or of everything: a visit that treats several is a step on the way of each, with what is its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers
from clinic_app.forms.measure import measure_of
from clinic_app.records.rows import VisitRow
from clinic_app.visit.glance import Area, areas_in
from clinic_app.visit.open_visit import path
from clinic_app.visit.problem_rows import key_of
from clinic_app.visit.problems import Belonging, area_key, seen
from clinic_app.visit.treatments import row_item, treatment_forms

if TYPE_CHECKING:
    from clinic_app.forms.questionnaire import Questionnaire
    from clinic_app.visit.open_visit import OpenVisit

#: The least change of 0–10 pain that patients called a clear one (farrar_2001); smaller ones are numbers only.
CLEAR_CHANGE = 2
NOTHING = ("nothing", "none")


#: Questions of which one must have been answered for a visit to tell of a plan; those of further problems lie in rows.
PLANNING = frozenset(("planned_visits", "reassess", "frequency", "other_problem"))


@dataclass(frozen=True, slots=True)
class Step:
    """One visit on the way.

    Attributes:
        areas: What was marked, worst first.
        gone: Rows of areas that were said to be gone.
        worst: The worst pain of the last week, 0–10; of one problem only where the visit treated no other.
        after: Pain straight after the treatment, 0–10; likewise.
        goal, goal_now: What should be possible again, and how well it went then, 0–10.
        treatments: Ids of the forms of what was given.
        unwanted: Codes of what was told as unwanted in or after this visit.
        scores: Outcome measures taken, each as the id of its form and its score.
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
    scores: tuple[tuple[str, float], ...] = ()

    @property
    def day(self) -> date:
        """The day of care where it was given."""
        return self.visit.care.local.date()

    @property
    def is_told(self) -> bool:
        """Whether anything was told or done that shows how it goes; a visit that is only planned tells nothing."""
        numbers = (self.worst, self.goal_now)
        told = (self.areas, self.gone, self.treatments, self.scores, any(one is not None for one in numbers))
        return any(told)

    def pain(self, row: str = "") -> int | None:
        """Return the pain of an area, or of the worst one; 0 where the area was said to be gone."""
        if row in self.gone:
            return 0
        known = [one.pain for one in self.areas if one.pain is not None and row in ("", one.row)]
        return max(known, default=None)

    def score(self, form: str) -> float | None:
        """Return the score of a measure, or None where it was not taken."""
        return dict(self.scores).get(form)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a course stands.

    Attributes:
        number: Which visit of the plan this is, counted from the visit in which it was planned.
        planned: So many visits were planned; None where nobody said.
        reassess: The day on which to assess again, or None.
        is_due: Whether that day or that number has come.
        frequency: How often, in the practitioner's words.
    """

    number: int
    planned: int | None = None
    reassess: date | None = None
    is_due: bool = False
    frequency: str = ""


def course(visit: OpenVisit, problem: str = "") -> list[Step]:
    """Return every visit up to this one in which something was told or done, oldest first.

    Args:
        visit: The newest visit.
        problem: Only what belongs to this problem; everything where it is empty.
    """
    told = _visits(visit)
    if visit.visit.kind != "visit":
        told = told[:-1]
    later = [*(one.answers("follow_up") for one in told[1:]), visit.of("follow_up"), Answers()]
    found = [
        _with_later(_step(visit, one, problem), answers)
        for one, answers in zip(told, later, strict=False)
        if problem in ("", *one.treated)
    ]
    return [step for step in found if step.is_told]


def areas_of(steps: Iterable[Step]) -> list[str]:
    """Return the rows of all areas that were ever marked, those marked most often first."""
    rows = [area.row for step in steps for area in step.areas]
    return sorted(dict.fromkeys(rows), key=lambda row: -rows.count(row))


def standing(visit: OpenVisit, problem: str = "") -> Standing:
    """Return which visit of the plan this is, and whether it is time to assess again; the newest plan counts.

    Args:
        visit: The visit to count to.
        problem: The problem whose visits and plan are meant; the main one's plan and all visits where it is empty.
    """
    told = [one for one in _visits(visit) if problem in ("", *one.treated)]
    here = bool(told) and told[-1].row.id == visit.visit.id
    place, (planned, reassess, often) = _newest_plan(told, problem, visit.past.silent_on(PLANNING))
    if planned is None and reassess is None:
        return Standing(len(told), frequency=often)
    number = len(told) - place
    today = visit.visit.care.local.date()
    due = (planned is not None and number >= planned) or (reassess is not None and reassess <= today)
    planned_now = here and place == len(told) - 1
    return Standing(number, planned, reassess, is_due=due and not planned_now, frequency=often)


def _newest_plan(
    told: list[Belonging], problem: str, silent: set[str]
) -> tuple[int, tuple[int | None, date | None, str]]:
    """Return the newest plan, the place of its visit, and how often was said last; look back no further than that.

    Visits that said nothing of a plan (``silent``) are not read: a patient of 200 visits would wait a second for them.
    """
    found: tuple[int, int | None, date | None] = (0, None, None)
    often = ""
    for place in range(len(told) - 1, -1, -1):
        if told[place].row.id in silent:
            continue
        planned, reassess, said = _plan(told[place], problem)
        often = often or said
        if found[1] is None and found[2] is None:
            found = (place, planned, reassess)
        if often and (found[1] is not None or found[2] is not None):
            break
    return found[0], (found[1], found[2], often)


def is_due(visit: OpenVisit) -> bool:
    """Say whether it is time to assess one of the patient's open problems again."""
    rows = visit.past.problems.rows
    if not rows:
        return standing(visit).is_due
    return any(standing(visit, one).is_due for one in seen(visit) if rows[one].state == "open")


def _visits(visit: OpenVisit) -> list[Belonging]:
    """Return the earlier visits and this one, oldest first, each with the problems it treats."""
    problems = visit.past.problems
    if not problems.rows:
        return [*(Belonging(one.row, one.of) for one in visit.past.visits), Belonging(visit.visit, visit.of)]
    return [*problems.earlier, visit.now.problems]


def _with_later(step: Step, next_time: Answers) -> Step:
    """Return a visit with what was told as unwanted when it was asked about the next time."""
    told = str(next_time.value(path("unwanted")) or "")
    return step if told in ("", *NOTHING) else replace(step, unwanted=(*step.unwanted, told))


def _plan(told: Belonging, problem: str) -> tuple[int | None, date | None, str]:
    planned, day, often = (told.value(problem, link) for link in ("planned_visits", "reassess", "frequency"))
    try:
        return planned, date.fromisoformat(str(day)) if day else None, str(often or "")
    except ValueError:
        return planned, None, str(often or "")


def _step(visit: OpenVisit, told: Belonging, problem: str) -> Step:
    intake, response = told.answers("intake"), told.answers("response")
    alone = not problem or not told.is_shared
    areas = [one for one in areas_in(intake) if alone or told.of(area_key(one.row)) == problem]
    marked = intake.rows("pain_map")
    gone = [one for one in _gone(intake) if one not in marked and (alone or told.of(area_key(one)) == problem)]
    event = response.value(path("adverse_event"))
    return Step(
        told.row,
        tuple(areas),
        tuple(gone),
        intake.value(path("worst")) if alone else None,
        response.value(path("pain_after")) if alone else None,
        str(told.value(problem, "goal") or ""),
        told.value(problem, "goal_now"),
        tuple(one.id for one in treatment_forms(visit) if told.answers(one.id) and (alone or _has(told, one, problem))),
        () if event in (None, *NOTHING) else (str(event),),
        tuple(_scores(visit, told, "" if alone else problem)),
    )


def _gone(intake: Answers) -> list[str]:
    """Return areas said to be gone: such an area is no row of the day's map any more, so its answer lies under none."""
    return sorted({one.path[0][1] for one in intake.all_standing() if one.path[-1][0] == "gone" and one.value})


def _has(told: Belonging, form: Questionnaire, problem: str) -> bool:
    """Say whether a treatment was given for a problem."""
    item = row_item(form)
    rows = told.answers(form.id).rows(item.link_id) if item else []
    keys = [key_of(form.id, ((item.link_id, row),)) for row in rows] if item else [key_of(form.id)]
    return any(told.of(key) == problem for key in keys)


def _scores(visit: OpenVisit, told: Belonging, problem: str) -> Iterable[tuple[str, float]]:
    for form in visit.reference.forms:
        measure = measure_of(form.resource) if told.answers(form.id) else None
        if measure is not None and (not problem or told.of(key_of(form.id)) == problem):
            score = told.answers(form.id).value(path(measure.score))
            if isinstance(score, int | float):
                yield form.id, float(score)
