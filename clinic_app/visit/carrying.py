"""Last visit's treatment offered again: what was planned may be carried, what was seen never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.open_visit import Said
from clinic_app.visit.past import Earlier
from clinic_app.visit.problem_rows import key_of
from clinic_app.visit.treatments import Site, muscle_and_side_links, row_item, treatment_forms

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class EarlierTreatment:
    """One treatment of an earlier visit: its form and the visit it was given in; ``only`` some of its rows."""

    form: Questionnaire
    earlier: Earlier
    only: frozenset[str] | None = None

    @property
    def answers(self) -> Answers:
        """Return what was answered then."""
        return self.earlier.of(self.form.id)

    @property
    def rows(self) -> list[str]:
        """Return the row ids of its sites."""
        item = row_item(self.form)
        rows = self.answers.rows(item.link_id) if item else []
        return [row for row in rows if self.only is None or row in self.only]


def last_treatments(visit: OpenVisit) -> list[EarlierTreatment]:
    """Return the treatments of the newest earlier visit that had any; with several problems those of each open one."""
    if len(visit.past.problems.rows) > 1:
        return _of_each_problem(visit)
    for earlier in reversed(visit.past.visits):
        found = [EarlierTreatment(form, earlier) for form in treatment_forms(visit) if earlier.of(form.id)]
        if found:
            return found
    return []


def _of_each_problem(visit: OpenVisit) -> list[EarlierTreatment]:
    """Return for each open problem its treatments in the newest earlier visit in which it had any."""
    problems = visit.past.problems
    found: list[EarlierTreatment] = []
    had: set[str] = set()
    for earlier, belonging in reversed(list(zip(visit.past.visits, problems.earlier, strict=True))):
        seen = set[str]()
        for form in treatment_forms(visit):
            item, answers = row_item(form), earlier.of(form.id)
            rows = answers.rows(item.link_id) if item else []
            whose = {row: belonging.of(key_of(form.id, ((item.link_id, row),))) for row in rows if item}
            whose |= {} if item or not answers else {"": belonging.of(key_of(form.id))}
            wanted = {row: one for row, one in whose.items() if one not in had and _is_open(visit, one)}
            seen |= set(wanted.values())
            if wanted:
                found.append(EarlierTreatment(form, earlier, frozenset(wanted)))
        had |= seen
    return found


def _is_open(visit: OpenVisit, problem: str) -> bool:
    return visit.past.problems.is_open(problem, visit.visit.care)


def planned_sites(treatment: EarlierTreatment) -> list[Site]:
    """Return the sites of a treatment as they would be treated again."""
    item = row_item(treatment.form)
    if item is None:
        return []
    found = []
    for row in treatment.rows:
        where: Path = ((item.link_id, row),)
        muscle, side = (treatment.answers.value((*where, (link, ""))) for link in muscle_and_side_links(item))
        found.append(Site(treatment.form.id, where, str(muscle or ""), str(side or "")))
    return found


def as_last_time(treatment: EarlierTreatment, *, done: bool = False) -> list[Said]:
    """Return the plan of a treatment as answers: carried ones, or with ``done`` as said today by whoever pressed it.

    Observations (twitch, felt, bleeding, out, response) are never part of it.
    """
    said: list[Said] = []
    for path in _plan_paths(treatment):
        for row in treatment.answers.said(path):
            provenance = "asked" if done else "carried"
            carried_from = row.id if isinstance(row, AnswerRow) and not done else None
            said.append(Said(treatment.form.id, path, row.value, provenance, carried_from))
            break
    return said


def _plan_paths(treatment: EarlierTreatment) -> Iterator[Path]:
    """Yield the paths of the plan's answers, rows before what lies in them."""
    sites = row_item(treatment.form)
    for item in _flat(treatment.form.items):
        if sites and item.link_id == sites.link_id:
            for row in treatment.rows:
                yield ((item.link_id, row),)
                for below in item.items:
                    if below.carried == PLAN:
                        yield from _paths(treatment.answers, below, ((item.link_id, row),))
        elif item.carried == PLAN:
            yield from _paths(treatment.answers, item, ())


def _paths(answers: Answers, item: Item, within: Path) -> Iterator[Path]:
    if item.repeats:
        for row in answers.rows(item.link_id, within):
            yield (*within, (item.link_id, row))
    else:
        yield (*within, (item.link_id, ""))


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if not item.repeats:
            yield from _flat(item.items)
