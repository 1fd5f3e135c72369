"""How a practitioner usually does it: the plan of each muscle's last signed use, whoever the patient was.

Only what is chosen or counted is remembered, never words about a person; of the set-up also the lot of the needles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clinic_app.forms.answers import Path, Value
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.visit.carried import is_carried
from clinic_app.visit.treatments import given, row_item, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

PLAN = "plan"
#: A setting for each person, so that two who sign at once do not overwrite each other.
SETTING = "usual_plans."
#: Types that hold somebody's words.
WORDS = ("string", "text")
LOT = "lot"

Plans = dict[str, dict[str, Any]]


def remember(visit: OpenVisit) -> None:
    """Keep the plans of this visit as its author's own for the next time.

    Raises:
        ClinicError: The record did not take them.
    """
    if visit.author is None:
        return
    plans: Plans = {form_id: dict(kept) for form_id, kept in _plans(visit).items()}
    for form in given(visit):
        kept = plans.setdefault(form.id, {})
        rows = {site.muscle: said for site in sites(visit, form) if (said := _row(visit, form, site.row))}
        kept["rows"] = kept.get("rows", {}) | rows
        if set_up := [[path, visit.of(form.id).value(path)] for path in _set_up(visit, form)]:
            kept["set_up"] = set_up
    key = SETTING + visit.author.id
    visit.record.settings.put({key: plans})
    visit.settings[key] = plans


def usual_row(visit: OpenVisit, form: Questionnaire, muscle: str) -> dict[str, Value]:
    """Return how the author did this muscle last, by linkId; empty where they never did."""
    found: dict[str, Value] = _plans(visit).get(form.id, {}).get("rows", {}).get(muscle, {})
    return {link: value for link, value in found.items() if link in form}


def usual_set_up(visit: OpenVisit, form: Questionnaire) -> dict[Path, Value]:
    """Return the author's last set-up of a treatment, by path."""
    found = _plans(visit).get(form.id, {}).get("set_up", [])
    paths = {tuple((step[0], step[1]) for step in path): value for path, value in found}
    return {path: value for path, value in paths.items() if path[0][0] in form}


def _plans(visit: OpenVisit) -> Plans:
    return visit.settings.get(SETTING + visit.author.id, {}) if visit.author else {}


def _row(visit: OpenVisit, form: Questionnaire, row: Path) -> dict[str, Value]:
    item = row_item(form)
    asked = item.items[2:] if item else ()
    planned = [one for one in asked if one.carried == PLAN and not one.repeats and one.type not in WORDS]
    said = {one.link_id: visit.of(form.id).value((*row, (one.link_id, ""))) for one in planned}
    return {link: value for link, value in said.items() if value is not None}


def _set_up(visit: OpenVisit, form: Questionnaire) -> list[Path]:
    """Return the paths of the answered plan outside the rows that somebody said today."""
    answers, found = visit.of(form.id), []
    for item, above in form.walk():
        if item.carried == PLAN and not any(one.repeats for one in above) and _may_be_kept(item):
            rows = answers.rows(item.link_id) if item.repeats else [""]
            paths: list[Path] = [((item.link_id, row),) for row in rows]
            found += [path for path in paths if answers.said(path) and not is_carried(visit, form.id, path)]
    return found


def _may_be_kept(item: Item) -> bool:
    return item.type not in WORDS or item.link_id.endswith(LOT)
