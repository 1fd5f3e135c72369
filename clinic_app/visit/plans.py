"""Where a plan comes from: this patient's last time, the author's own last time, the row above, what is usual.

A plan is carried: violet and outside the note until somebody keeps or changes it. What was seen never is part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.records.rows import AnswerRow, VisitRow
from clinic_app.visit.carried import is_carried
from clinic_app.visit.habits import usual_row, usual_set_up
from clinic_app.visit.open_visit import Said
from clinic_app.visit.treatments import Site, muscle_and_side_links, row_item, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

PLAN = "plan"
#: Words about a place belong to the muscle they were said of.
ABOUT_THE_PLACE = ("string", "text")

Origin = Literal["visit", "above", "own", "usual"]


def of_row(visit: OpenVisit, form: Questionnaire, row: Path, muscle: str, side: str) -> Iterator[Said]:
    """Yield the plan of a row to be: the last use of the muscle, the author's own, the row above, what is usual."""
    item = row_item(form)
    if item is None:
        return
    above = sites(visit, form)
    if last := _last_use(visit, form, item, muscle, side):
        yield from _copied(form, item, row, *last, same=True)
    elif own := usual_row(visit, form, muscle):
        yield from _offered(form, item, row, own.get)
    elif above:
        yield from _copied(form, item, row, visit.of(form.id), above[-1].row, same=above[-1].muscle == muscle)
    else:
        yield from _offered(form, item, row, lambda link: form.item(link).initial)


def set_up(visit: OpenVisit, form: Questionnaire) -> Iterator[Said]:
    """Yield the plan around the rows: this patient's last time, else the author's own last time, else what is usual."""
    last = visit.past.last_with(form.id)
    own: Mapping[Path, Value] = {} if last else usual_set_up(visit, form)
    for question, above in form.walk():
        if question.carried != PLAN or any(one.repeats for one in above):
            continue
        if last:
            for path in _paths(last.of(form.id), question):
                yield from _carried(form.id, path, last.of(form.id), path)
        elif own:
            yield from (Said(form.id, path, value, "carried") for path, value in own.items() if _is_of(path, question))
        elif question.initial is not None and not question.repeats:
            yield Said(form.id, ((question.link_id, ""),), question.initial, "carried")


def as_the_first(visit: OpenVisit, form: Questionnaire) -> list[Said]:
    """Return the answers of one gesture that give every row without a plan the first row's."""
    item = row_item(form)
    if item is None:
        return []
    planned = [site for site in sites(visit, form) if has_plan(visit, site)]
    bare = [site for site in sites(visit, form) if site not in planned]
    if not planned:
        return []
    source = planned[0]
    return [
        said
        for site in bare
        for said in _copied(form, item, site.row, visit.of(form.id), source.row, same=site.muscle == source.muscle)
    ]


def has_plan(visit: OpenVisit, site: Site) -> bool:
    """Say whether anything of a row's plan is answered, its muscle and side left out."""
    form = visit.form(site.form)
    item = row_item(form)
    asked = [one.link_id for one in item.items[2:] if one.carried == PLAN] if item else []
    return any(visit.of(form.id).said((*site.row, (link, ""))) for link in asked)


def origin(visit: OpenVisit, site: Site, path: Path) -> tuple[Origin, VisitRow | None]:
    """Return where a carried answer comes from, and the earlier visit where it is one."""
    said = [one for one in visit.of(site.form).said(path) if isinstance(one, AnswerRow)]
    source = visit.gestures.source_of(said[-1].id) if said else ""
    if not source:
        return ("own" if usual_row(visit, visit.form(site.form), site.muscle) else "usual"), None
    for earlier in visit.past.visits:
        if any(row.id == source for row in earlier.of(site.form).all_standing()):
            return "visit", earlier.row
    return "above", None


def muscle_and_side(answers: Answers, item: Item, row: Path) -> tuple[str, str]:
    """Return the muscle and the side of a row."""
    muscle_link, side_link = muscle_and_side_links(item)
    said = [answers.value((*row, (link, ""))) for link in (muscle_link, side_link)]
    return str(said[0] or ""), str(said[1] or "")


def _planned(item: Item) -> Iterator[Item]:
    yield from (one for one in item.items[2:] if one.carried == PLAN and not one.repeats)


def _copied(
    form: Questionnaire, item: Item, row: Path, answers: Answers, before: Path, *, same: bool
) -> Iterator[Said]:
    """Yield the plan of an earlier row; words about a place only where it is the same muscle's."""
    for question in _planned(item):
        if same or question.type not in ABOUT_THE_PLACE:
            link = (question.link_id, "")
            yield from _carried(form.id, (*row, link), answers, (*before, link))


def _carried(form_id: str, path: Path, answers: Answers, before: Path) -> Iterator[Said]:
    for said in answers.said(before)[-1:]:
        if isinstance(said, AnswerRow):
            yield Said(form_id, path, said.value, "carried", said.id)


def _offered(form: Questionnaire, item: Item, row: Path, value: Callable[[str], Value]) -> Iterator[Said]:
    """Yield a plan that stands in no row of this patient's."""
    for question in _planned(item):
        offered = value(question.link_id)
        if offered is not None:
            yield Said(form.id, (*row, (question.link_id, "")), offered, "carried")


def _last_use(visit: OpenVisit, form: Questionnaire, item: Item, muscle: str, side: str) -> tuple[Answers, Path] | None:
    """Return where the muscle was treated last, at best on the same side."""
    for earlier in reversed(visit.past.visits):
        answers = earlier.of(form.id)
        rows: list[Path] = [((item.link_id, one),) for one in answers.rows(item.link_id)]
        used = [one for one in rows if muscle_and_side(answers, item, one)[0] == muscle]
        used.sort(key=lambda one: muscle_and_side(answers, item, one)[1] == side)
        if used:
            return answers, used[-1]
    return None


def _paths(answers: Answers, item: Item) -> list[Path]:
    return [((item.link_id, row),) for row in answers.rows(item.link_id)] if item.repeats else [((item.link_id, ""),)]


def _is_of(path: Path, item: Item) -> bool:
    return path[0][0] == item.link_id


def untouched_set_up(visit: OpenVisit, form: Questionnaire) -> list[Path]:
    """Return the paths outside the rows that hold a plan nobody has touched."""
    rows = row_item(form)
    outside = [path for path in visit.of(form.id).paths() if rows is None or path[0][0] != rows.link_id]
    return [path for path in outside if is_carried(visit, form.id, path)]
