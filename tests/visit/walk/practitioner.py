"""Somebody who answers what is open as a practitioner would, one point after the other."""

from __future__ import annotations

from collections.abc import Callable

from clinic_app.forms.answers import Value
from clinic_app.visit.carried import keeping
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.consent import SENSITIVE, covering
from clinic_app.visit.gates import OpenPoint, open_points
from clinic_app.visit.needling import all_used
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.treatments import all_sites
from clinic_app.visit.wording import Wording
from tests.visit.treating import ENGLISH
from tests.visit.walk.choices import DECIDED, NEEDLING, ROW

#: Answers that let a visit go on where the first option would not.
KNOWN: dict[str, Value] = {
    "consent": "spoken",
    "adverse_event": "none",
    **dict.fromkeys(SENSITIVE.values(), "spoken"),
    "needle": "0.30x50",
}
FILLED: dict[str, Value] = {"boolean": True, "date": "2026-12-01", "string": "In words", "text": "In words"}


def go_on(visit: OpenVisit, count: int) -> None:
    """Answer the first open points."""
    for point in [one for one in open_points(visit) if one.blocks][:count]:
        do = SPECIAL.get(point.sentence, _answer)
        do(visit, point)


def _answer(visit: OpenVisit, point: OpenPoint) -> None:
    if point.form in visit.reference.forms and point.path and point.path[-1][0] in visit.form(point.form):
        visit.answer(point.form, point.path, _proper(visit, point.form, point.path[-1][0]))


def _read(visit: OpenVisit, _point: OpenPoint) -> None:
    case = case_of(visit)
    for site in all_sites(visit):
        for hazard in site_cautions(visit, site, case).unread:
            visit.acknowledge(hazard_mark(hazard, site.muscle))


def _ask(visit: OpenVisit, point: OpenPoint) -> None:
    before = visit.form("safety_history")
    unsure = [one for one in before.items if visit.value(before.id, one.link_id) in (None, "not_sure")]
    if unsure:
        visit.answer_all(Said(before.id, path(one.link_id), "no") for one in unsure)
    for item in visit.form(point.form).items:  # what the treatment itself asks
        if (
            item.options
            and visit.value(point.form, item.link_id) is None
            and "no" in [one.code for one in item.options]
        ):
            visit.answer(point.form, path(item.link_id), _proper(visit, point.form, item.link_id))


def _decide(visit: OpenVisit, point: OpenPoint) -> None:
    row = ("flags", str(point.values["flag"]))
    visit.answer_all(Said("flag_decisions", path(row, one), said) for one, said in DECIDED.items())


def _count(visit: OpenVisit, point: OpenPoint) -> None:
    visit.answer_all(all_used(visit, visit.form(point.form)))


def _keep(visit: OpenVisit, point: OpenPoint) -> None:
    visit.answer_all(keeping(visit, point.form, point.path[:1]))


def _cover(visit: OpenVisit, _point: OpenPoint) -> None:
    visit.answer_all(covering(visit, Wording(visit, ENGLISH)))


def _finish_row(visit: OpenVisit, point: OpenPoint) -> None:
    form, row = visit.form(point.form), point.path[:1]
    needled = point.form in NEEDLING
    for item in form.item(row[0][0]).items[2:]:
        wanted = item.required or (needled and item.link_id in ROW and item.link_id != "started")
        if wanted and "hidden" not in item.controls:
            value = ROW[item.link_id][0] if needled and item.link_id in ROW else _proper(visit, form.id, item.link_id)
            visit.answer(form.id, (*row, (item.link_id, "")), value)


def _proper(visit: OpenVisit, form: str, link: str) -> Value:
    item = visit.form(form).item(link)
    if link in KNOWN:
        return KNOWN[link]
    if item.options:
        is_a_test = link.endswith("_test")  # can they tell warm from cold: yes is the answer that lets go on
        wanted = "yes" if is_a_test else "no"
        return next((one.code for one in item.options if one.code in (wanted, "none")), item.options[0].code)
    return FILLED.get(item.type, int(item.minimum or 0))


SPECIAL: dict[str, Callable[[OpenVisit, OpenPoint], None]] = {
    "gate.hazard": _read,
    "gate.not_asked": _ask,
    "gate.flag": _decide,
    "consent_scope.not_named": _cover,
    "gate.needles_differ": _count,
    "gate.site": _finish_row,
    "treatment.not_touched": _keep,
}
