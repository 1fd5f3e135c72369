"""The problems of a patient and of a visit, and which rows of a visit belong to which.

A visit has one main problem, in its own row. It treats others where somebody said so, or where an area was marked that
lies nearest to another open problem of the patient. With one problem everything is its own and nothing has to be said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.records.rows import ProblemRow, VisitRow
from clinic_app.visit.problem_rows import EXAMINATION, EXERCISES, INTAKE, MAP, area_of, areas_told, key_of, rows_of
from clinic_app.visit.problem_rule import Neighbourhood, placed

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.visit.reference import Reference

FORM, OTHER, PLACED, SAID, TODAY = "problems", "other_problem", "placed", "problem", "problem_today"
ASSESSMENT, NO = "assessment", "no"
#: In a problem's details: when it was discharged and taken up again, as a list of spans.
DISCHARGES = "discharges"
#: What is asked once a problem, by the form that asks it for the main one; the form ``problems`` uses the same names.
ONCE: dict[str, tuple[str, ...]] = {
    "intake": ("goal", "goal_now"),
    "assessment": (
        *("own_words", "working_diagnosis", "working_code"),
        *("frequency", "planned_visits", "reassess", "refer_if"),
    ),
    "contact": ("discharge_outcome", "discharge_advice", "discharge_again"),
}
FORM_OF = {link: form for form, links in ONCE.items() for link in links}

Of = Callable[[str], Answers]


@dataclass(frozen=True)
class Belonging:
    """Whose problem's each row of a visit is.

    Attributes:
        row: The visit.
        answers: Its answers by form.
        treated: Ids of the problems treated, the main one first; none while the visit has none yet.
        placed: The problem of each row by its key; what is missing is the main one's.
    """

    row: VisitRow
    answers: Of
    treated: tuple[str, ...] = ()
    placed: Mapping[str, str] = field(default_factory=dict)

    @property
    def main(self) -> str:
        """The main problem, or nothing."""
        return self.treated[0] if self.treated else ""

    @property
    def is_shared(self) -> bool:
        """Whether more than one problem is treated."""
        return len(self.treated) > 1

    def of(self, key: str) -> str:
        """Return the problem of a row by its key."""
        return self.placed.get(key, self.main)

    def marked(self, problem: str) -> list[str]:
        """Return the areas of a problem that were marked, or said to be gone, as rows of the map."""
        return [one for one in areas_told(self.answers) if self.of(area_key(one)) == problem]

    def place(self, problem: str, link: str) -> tuple[str, Path]:
        """Return where a question that is asked once a problem is answered: its form and its path."""
        if problem in ("", self.main):
            return FORM_OF[link], ((link, ""),)
        return FORM, ((OTHER, problem), (link, ""))

    def value(self, problem: str, link: str) -> Value:
        """Return what was answered to a question that is asked once a problem."""
        form, where = self.place(problem, link)
        return self.answers(form).value(where)


class PatientProblems:
    """A patient's problems, followed from visit to visit.

    Attributes:
        rows: Every problem of the patient by its id, the oldest first; one that no visit treats included.
        around: How far zones are apart.
    """

    def __init__(
        self, rows: Iterable[ProblemRow], visits: Callable[[], Iterable[tuple[VisitRow, Of]]], reference: Reference
    ) -> None:
        self.rows = {one.id: one for one in rows}
        self._visits, self._reference = visits, reference  # the visits are read when somebody has to look back
        self.around = Neighbourhood({one.id: one.neighbours for one in reference.knowledge.zones.values()})

    @cached_property
    def earlier(self) -> list[Belonging]:
        """What belonged to what in each earlier visit, oldest first."""
        found: list[Belonging] = []
        for row, of in self._visits() if self.rows else ():
            found.append(self._belonging(row, of, found))
        return found

    def today(self, row: VisitRow, of: Of) -> Belonging:
        """Return what belongs to what in a visit after the earlier ones."""
        if row.problem in self.rows and len(self.rows) == 1:  # nobody has to look back
            return Belonging(row, of, (str(row.problem),))
        return self._belonging(row, of, self.earlier)

    def is_open(self, problem: str, at: Moment) -> bool:
        """Say whether a problem was not discharged at a moment, or taken up again by then."""
        spans = self.rows[problem].details.get(DISCHARGES, ()) if problem in self.rows else ()
        when = at.utc.isoformat()
        return not any(one["at"] < when and (not one.get("again") or one["again"] > when) for one in spans)

    def known(self, before: Iterable[Belonging]) -> dict[str, list[str]]:
        """Return the areas each treated problem had in some visits, the newest visit's last."""
        found: dict[str, list[str]] = {}
        for belonging in before:
            for problem in belonging.treated:
                found.setdefault(problem, []).extend(belonging.marked(problem))
        return found

    def _belonging(self, row: VisitRow, of: Of, before: list[Belonging]) -> Belonging:
        main = self._main(row, before)
        if not main or len(self.rows) == 1:
            return Belonging(row, of, (main,) if main else ())
        said = {one: of(FORM).value(((OTHER, one), (TODAY, ""))) for one in of(FORM).rows(OTHER)}
        known = {one: {area_of(area) for area in areas} for one, areas in self.known(before).items()}
        rows, whose = list(rows_of(of, self._reference)), _said_of(of)
        named = dict.fromkeys([main, *said, *(whose.get(one.key, "") for one in rows)])
        sure = [one for one in named if one == main or (one in self.rows and said.get(one) != NO)]
        offered = [one for one in known if one not in sure and said.get(one) != NO and self.is_open(one, row.care)]
        areas = placed([one for one in rows if one.is_area], [*sure, *offered], whose, known, self.around)
        treated = [*sure, *(one for one in offered if one in areas.values())]
        return Belonging(row, of, tuple(treated), placed(rows, treated, whose, known, self.around))

    def _main(self, row: VisitRow, before: list[Belonging]) -> str:
        """Return the problem in a visit's own row; where it has none, the one of the visit before, while it is open."""
        if row.problem in self.rows:
            return str(row.problem)
        last = [one for belonging in reversed(before) for one in belonging.treated]
        among = last if before else list(self.rows)
        return next((one for one in among if self.is_open(one, row.care)), "")


def belonging(visit: OpenVisit) -> Belonging:
    """Return what belongs to what in a visit as it stands; a problem added in another room is read then."""
    named = {*visit.of(FORM).rows(OTHER), *([visit.visit.problem] if visit.visit.problem else ())}
    if not named <= visit.past.problems.rows.keys():
        visit.past.forget_problems()
    return visit.past.problems.today(visit.visit, visit.of)


def seen(visit: OpenVisit) -> list[str]:
    """Return the problems some visit up to this one treated, open ones first."""
    problems = visit.past.problems
    if not problems.rows:
        return []
    told = [*problems.earlier, visit.now.problems]
    found = dict.fromkeys(problem for belonging in told for problem in belonging.treated)
    return sorted(found, key=lambda one: problems.rows[one].state != "open")


def offered(visit: OpenVisit) -> list[str]:
    """Return the patient's open problems that this visit does not treat."""
    problems, now = visit.past.problems, visit.now.problems
    before = dict.fromkeys(one for each in problems.earlier for one in each.treated)
    return [one for one in before if one not in now.treated and problems.is_open(one, visit.visit.care)]


def areas_before(visit: OpenVisit) -> dict[str, Answers]:
    """Return the areas that are asked about again, each with the answers it was last marked in.

    With one problem these are the areas of the last visit that marked any; with several those of each open problem,
    from the newest visit in which it was treated.
    """
    last = visit.past.last_with(INTAKE)
    problems = visit.past.problems
    if last is None or len(problems.rows) <= 1:
        return {row: last.of(INTAKE) for row in last.of(INTAKE).rows(MAP)} if last else {}
    found: dict[str, Answers] = {}
    done: set[str] = set()
    for belonging in reversed(problems.earlier):
        intake = belonging.answers(INTAKE)
        for problem in belonging.treated if intake else ():
            if problem not in done and problems.is_open(problem, visit.visit.care):
                done.add(problem)
                found |= {one: intake for one in belonging.marked(problem) if one in intake.rows(MAP)}
    return found


def area_key(row: str) -> str:
    """Return the key of an area of the pain map."""
    return key_of(INTAKE, ((MAP, row),))


def problem_of(visit: OpenVisit, form: str, path: Path) -> str:
    """Return the problem that an answer is about; nothing where it concerns the whole visit."""
    now = visit.now.problems
    if not path:
        return _of_whole(now, form)
    link, row = path[0]
    if form == FORM and link == OTHER:
        return row
    if link in ONCE.get(form, ()):
        return now.main
    key = key_of(form, path[:1])
    return now.of(key) if key in now.placed else _of_whole(now, form)


def _of_whole(now: Belonging, form: str) -> str:
    """Return the one problem that all rows of a form belong to, such as a treatment or a measure."""
    if form in (INTAKE, EXAMINATION, ASSESSMENT, EXERCISES[0]):
        return ""
    of_rows = {problem for key, problem in now.placed.items() if key == form or key.startswith(f"{form}.")}
    return of_rows.pop() if len(of_rows) == 1 else ""


def _said_of(of: Of) -> dict[str, str]:
    answers = of(FORM)
    return {row: str(answers.value(((PLACED, row), (SAID, ""))) or "") for row in answers.rows(PLACED)}
