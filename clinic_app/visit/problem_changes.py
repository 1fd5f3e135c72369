"""What somebody does with problems: a visit gets its own, another is added, called, left out, discharged, taken up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.rows import ProblemRow
from clinic_app.visit.derived import Derived
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import DISCHARGES, FORM, FORM_OF, NO, OTHER, PLACED, SAID, TODAY, Belonging, area_key

if TYPE_CHECKING:
    from clinic_app.forms.answers import Path
    from clinic_app.words import Words

OPEN, DISCHARGED = "open", "discharged"
#: Kinds of contact that are about a problem.
ABOUT_A_PROBLEM = ("visit", "sent_to_emergency", "discharge")
#: What a problem's discharge must tell.
SUMMARY = ("discharge_outcome", "discharge_advice")


def settle(visit: OpenVisit) -> None:
    """Write down which problem a visit is about, where that does not stand in it yet; a first one is made by itself.

    Raises:
        ClinicError: The record did not take it.
    """
    row = visit.visit
    if visit.patient is None or row.kind not in ABOUT_A_PROBLEM or row.problem in visit.past.problems.rows:
        return
    main = visit.now.problems.main
    if main:
        visit.record.visits.change(row.id, visit.event("problem_chosen", {"problem": main}), problem=main)
    else:
        made = _new(visit, "")
        visit.record.problems.begin(made, row.id, visit.event("problem_added", {"problem": made.id}), row.problem)
    look_again(visit)


def add(visit: OpenVisit, areas: Iterable[str], title: str = "") -> str:
    """Add a problem to a visit, with these areas of its map, and return the problem's id; one gesture, one undo.

    Raises:
        ClinicError: The record did not take it.
    """
    settle(visit)
    made, now, chosen = _new(visit, title.strip()), visit.now.problems, set(areas)
    visit.record.problems.add(made, visit.event("problem_added", {"problem": made.id}))
    look_again(visit)
    said = [*_treat(made.id)]
    for area in visit.of("intake").rows("pain_map"):
        key = area_key(area)
        said += place(key, made.id if area in chosen else now.of(key))
    visit.answer_all(said)
    return made.id


def treat(visit: OpenVisit, problem: str) -> None:
    """Treat one of the patient's problems in this visit too.

    Raises:
        ClinicError: The record did not take it.
    """
    settle(visit)
    visit.answer_all(_treat(problem))


def may_leave(visit: OpenVisit, problem: str) -> bool:
    """Say whether a problem can be left out of a visit: another is treated, and nothing was written about this one."""
    now = visit.now.problems
    said = [link for link in FORM_OF if now.value(problem, link) is not None]
    return now.is_shared and problem in now.treated and not said


def leave(visit: OpenVisit, problem: str) -> None:
    """Do not treat a problem in this visit; where it is the main one, the next becomes that.

    Raises:
        ClinicError: The record did not take it, or something was written about it.
    """
    now = visit.now.problems
    if not may_leave(visit, problem):
        raise ClinicError("problems.cannot_leave")
    said = [Said(FORM, path((OTHER, problem)), value=True), Said(FORM, path((OTHER, problem), TODAY), NO)]
    if problem == now.main:
        said += _as_main(now, now.treated[1])
        happened = visit.event("problem_chosen", {"problem": now.treated[1]})
        visit.record.visits.change(visit.visit.id, happened, problem=now.treated[1])
        look_again(visit)
    visit.answer_all(said)


def place(key: str, problem: str) -> list[Said]:
    """Return the answers that say to which problem a row belongs."""
    return [Said(FORM, path((PLACED, key)), value=True), Said(FORM, path((PLACED, key), SAID), problem)]


def rename(visit: OpenVisit, problem: str, title: str) -> None:
    """Call a problem otherwise; with an empty title it is called by its areas again.

    Raises:
        ClinicError: The record did not take it.
    """
    row = visit.past.problems.rows[problem]
    if title.strip() != row.title:
        _change(visit, replace(row, title=title.strip()), "problem_renamed")


def may_discharge(visit: OpenVisit, problem: str) -> bool:
    """Say whether a problem's summary is told: how it ended, and what was advised."""
    now = visit.now.problems
    told = all(str(now.value(problem, link) or "").strip() for link in SUMMARY)
    row = visit.past.problems.rows.get(problem)
    return row is not None and row.state == OPEN and problem in now.treated and told


def discharge(visit: OpenVisit, problem: str, words: Words) -> None:
    """Discharge a problem whose summary is told in this visit.

    Raises:
        ClinicError: The summary is missing, or the record did not take it.
    """
    if not may_discharge(visit, problem):
        raise ClinicError("problems.no_summary")
    row = visit.past.problems.rows[problem]
    span = {"at": visit.clock().utc.isoformat(), "visit": visit.visit.id}
    details = row.details | {DISCHARGES: [*row.details.get(DISCHARGES, ()), span]}
    title = row.title or title_of(visit, problem, words)
    _change(visit, replace(row, state=DISCHARGED, details=details, title=title), "problem_discharged")


def reopen(visit: OpenVisit, problem: str) -> None:
    """Take a discharged problem up again.

    Raises:
        ClinicError: The record did not take it.
    """
    row = visit.past.problems.rows[problem]
    spans = list(row.details.get(DISCHARGES, ()))
    if row.state == DISCHARGED and spans:
        spans[-1] = spans[-1] | {"again": visit.clock().utc.isoformat()}
        _change(visit, replace(row, state=OPEN, details=row.details | {DISCHARGES: spans}), "problem_taken_up")


def keep_titles(visit: OpenVisit, words: Words) -> None:
    """Give each problem of a visit that nobody called anything the title its areas give it.

    Raises:
        ClinicError: The record did not take it.
    """
    for problem in visit.now.problems.treated:
        row = visit.past.problems.rows.get(problem)
        if row is not None and not row.title and visit.now.problems.marked(problem):
            _change(visit, replace(row, title=title_of(visit, problem, words)), "problem_renamed")


def discharged_here(visit: OpenVisit) -> list[str]:
    """Return the problems that were discharged in this visit and not taken up since."""
    return [
        one.id
        for one in visit.past.problems.rows.values()
        if one.state == DISCHARGED and one.details.get(DISCHARGES, [{}])[-1].get("visit") == visit.visit.id
    ]


def ended(visit: OpenVisit) -> list[str]:
    """Return the problems whose care ends with this visit; none where the patient has one problem only."""
    if len(visit.past.problems.rows) <= 1:
        return []
    treated = visit.now.problems.treated
    here = discharged_here(visit)
    return [one for one in treated if one in here] or (list(treated) if visit.visit.kind == "discharge" else [])


def look_again(visit: OpenVisit) -> None:
    """Read the visit's row and the patient's problems anew, and tell everybody who watches."""
    visit.visit = visit.record.visits.get(visit.visit.id)
    visit.past.forget_problems()
    visit.now = Derived(visit)
    visit.changed()


def _new(visit: OpenVisit, title: str) -> ProblemRow:
    patient = visit.visit.patient
    if patient is None or visit.author is None:
        raise ClinicError("problems.nobody")
    return ProblemRow(str(uuid4()), patient, title, visit.author.id, visit.clock())


def _treat(problem: str) -> list[Said]:
    where: Path = ((OTHER, problem),)
    return [Said(FORM, where, value=True), Said(FORM, (*where, (TODAY, "")), "yes")]


def _change(visit: OpenVisit, row: ProblemRow, kind: str) -> None:
    visit.record.problems.change(row, visit.event(kind, {"problem": row.id}))
    look_again(visit)


def _as_main(now: Belonging, problem: str) -> list[Said]:
    """Return the answers that put what was said of a further problem into the plain questions."""
    said: list[Said] = []
    for link, form in FORM_OF.items():
        _, where = now.place(problem, link)
        value = now.value(problem, link)
        if value is not None:
            said += [Said(form, path(link), value), Said(FORM, where, None)]
    return said
