"""A site is added, moved or removed as one gesture; its plan comes from before, what was seen never does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.records.rows import AnswerRow, VisitRow
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import Site, muscle_and_side_links, new_row_id, row_item, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

PLAN = "plan"
#: Words about a place belong to the muscle they were said of.
ABOUT_THE_PLACE = ("string", "text")
RULES = "precautions"
PASSED, MEANT = "passed", "side_meant"
CONSIDERED = ("considered_muscle", "considered_side")


def chosen_muscles(visit: OpenVisit) -> list[tuple[str, str]]:
    """Return the muscles of the practitioner's own differential, each with its side or none."""
    answers = visit.of("assessment")
    found = []
    for row in answers.rows("differential"):
        said = {name: answers.value(path(("differential", row), name)) for name in ("verdict", *CONSIDERED)}
        if said["verdict"] == "added" and said["considered_muscle"]:
            found.append((str(said["considered_muscle"]), str(said["considered_side"] or "")))
    return list(dict.fromkeys(found))


def last_muscles(visit: OpenVisit, form: Questionnaire) -> list[tuple[str, str]]:
    """Return the muscles treated this way at the newest earlier visit that had the treatment."""
    item, last = row_item(form), visit.past.last_with(form.id)
    if item is None or last is None:
        return []
    answers = last.of(form.id)
    rows: list[Path] = [((item.link_id, row),) for row in answers.rows(item.link_id)]
    found = [_muscle_and_side(answers, item, row) for row in rows]
    return list(dict.fromkeys(one for one in found if one[0]))


def adding(visit: OpenVisit, form: Questionnaire, muscle: str, side: str) -> list[Said]:
    """Return the answers of one gesture that put a muscle under treatment, its plan carried from before."""
    item = row_item(form)
    if item is None:
        raise ValueError(f"{form.id} has no sites")
    muscle_link, side_link = muscle_and_side_links(item)
    row: Path = ((item.link_id, new_row_id(visit, form, muscle, side)),)
    said = [Said(form.id, row, value=True), Said(form.id, (*row, (muscle_link, "")), muscle)]
    if side:
        said.append(Said(form.id, (*row, (side_link, "")), side))
    return [*said, *_plan(visit, form, item, row, muscle, side)]


def carried_from(visit: OpenVisit, form_id: str, where: Path) -> VisitRow | None:
    """Return the earlier visit a carried answer comes from, or None where it comes from this one."""
    said = [one for one in visit.of(form_id).said(where) if isinstance(one, AnswerRow)]
    source = visit.gestures.source_of(said[-1].id) if said else None
    for earlier in visit.past.visits:
        if any(row.id == source for row in earlier.of(form_id).all_standing()):
            return earlier.row
    return None


def removing_site(visit: OpenVisit, site: Site) -> list[Said]:
    """Return the answers of one gesture that take a site away, and with it the reasons recorded for it."""
    reasons = [one for row in _reasons(visit, site) for one in removing(visit, RULES, row)]
    return [*removing(visit, site.form, site.row), *reasons]


def removing(visit: OpenVisit, form_id: str, row: Path) -> list[Said]:
    """Return the answers of one gesture that take a row away with everything in it."""
    below = [path for path in visit.of(form_id).paths() if path[: len(row)] == row]
    return [Said(form_id, path, None) for path in sorted(below, key=len)]


def moving(visit: OpenVisit, site: Site, side: str) -> list[Said]:
    """Return the answers of one gesture that make a site the other side's: row, reasons and all that was said of it."""
    form = visit.form(site.form)
    item = row_item(form)
    if item is None:
        raise ValueError(f"{form.id} has no sites")
    new = new_row_id(visit, form, site.muscle, side)
    row: Path = ((item.link_id, new),)
    said = [*removing_site(visit, site), *_copied(visit, form.id, site.row, row)]
    said.append(Said(form.id, (*row, (muscle_and_side_links(item)[1], "")), side))
    for before in _reasons(visit, site):
        link, name = before[0]
        if link == PASSED:
            said += _copied(visit, RULES, before, ((PASSED, f"{name.removesuffix(site.row[0][1])}{new}"),))
    return said


def _reasons(visit: OpenVisit, site: Site) -> list[Path]:
    """Return the rows of the reasons recorded for a site: rules passed, side meant."""
    name = f"{site.form}~{site.row[0][1]}"
    rows = [(link, row) for link in (PASSED, MEANT) for row in visit.of(RULES).rows(link)]
    return [((link, row),) for link, row in rows if row == name or row.endswith(f"~{name}")]


def _copied(visit: OpenVisit, form_id: str, old: Path, new: Path) -> Iterator[Said]:
    answers = visit.of(form_id)
    for where in sorted((one for one in answers.paths() if one[: len(old)] == old), key=len):
        row = answers.said(where)[-1]
        moved: Path = (*new, *where[len(old) :])
        if isinstance(row, AnswerRow) and visit.gestures.is_carried(row.id):
            yield Said(form_id, moved, row.value, "carried", row.carried_from)
        else:
            yield Said(form_id, moved, row.value)


def _plan(visit: OpenVisit, form: Questionnaire, item: Item, row: Path, muscle: str, side: str) -> Iterator[Said]:
    """Yield the plan of the last use of the muscle, else of the row above in this visit."""
    found = _last_use(visit, form, item, muscle, side)
    same = found is not None
    if found is None:
        above = sites(visit, form)
        found = (visit.of(form.id), above[-1].row) if above else None
        same = bool(above) and above[-1].muscle == muscle
    if found is None:
        return
    answers, before = found
    for question in item.items[len(CONSIDERED) :]:
        if question.carried != PLAN or question.repeats or not (same or question.type not in ABOUT_THE_PLACE):
            continue
        for said in answers.said((*before, (question.link_id, "")))[-1:]:
            if isinstance(said, AnswerRow):
                yield Said(form.id, (*row, (question.link_id, "")), said.value, "carried", said.id)


def _last_use(visit: OpenVisit, form: Questionnaire, item: Item, muscle: str, side: str) -> tuple[Answers, Path] | None:
    """Return where the muscle was treated last, at best on the same side."""
    for earlier in reversed(visit.past.visits):
        answers = earlier.of(form.id)
        rows: list[Path] = [((item.link_id, one),) for one in answers.rows(item.link_id)]
        used = [one for one in rows if _muscle_and_side(answers, item, one)[0] == muscle]
        used.sort(key=lambda one: _muscle_and_side(answers, item, one)[1] == side)
        if used:
            return answers, used[-1]
    return None


def _muscle_and_side(answers: Answers, item: Item, row: Path) -> tuple[str, str]:
    muscle_link, side_link = muscle_and_side_links(item)
    said = [answers.value((*row, (link, ""))) for link in (muscle_link, side_link)]
    return str(said[0] or ""), str(said[1] or "")
