"""A site is added, moved or removed as one gesture; its plan comes from before, what was seen never does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.rows import AnswerRow
from clinic_app.visit import plans
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import Site, muscle_and_side_links, new_row_id, row_item

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

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
    found = [plans.muscle_and_side(answers, item, row) for row in rows]
    return list(dict.fromkeys(one for one in found if one[0]))


def adding(visit: OpenVisit, form: Questionnaire, muscle: str, side: str) -> list[Said]:
    """Return the answers of one gesture that put a muscle under treatment, its plan carried from before."""
    return adding_all(visit, form, [(muscle, side)])


def adding_all(visit: OpenVisit, form: Questionnaire, muscles: Iterable[tuple[str, str]]) -> list[Said]:
    """Return the answers of one gesture that put muscles under treatment, each with its plan, and the usual set-up."""
    item = row_item(form)
    if item is None:
        raise ValueError(f"{form.id} has no sites")
    muscle_link, side_link = muscle_and_side_links(item)
    said: list[Said] = [] if visit.of(form.id) else list(plans.set_up(visit, form))
    for muscle, side in dict.fromkeys(muscles):
        row: Path = ((item.link_id, new_row_id(visit, form, muscle, side)),)
        said += [Said(form.id, row, value=True), Said(form.id, (*row, (muscle_link, "")), muscle)]
        if side:
            said.append(Said(form.id, (*row, (side_link, "")), side))
        said += plans.of_row(visit, form, row, muscle, side)
    return said


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
