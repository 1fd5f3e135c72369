"""What needles still have to tell: what a needled site must say, and that as many are out as went in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.visit import cautions
from clinic_app.visit.carried import untouched
from clinic_app.visit.open_point import OpenPoint
from clinic_app.visit.treatments import Site, given, is_needling, needle_count, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: What a needled site must tell before it can be signed (treatment record: per_muscle, need: must).
NEEDLED_SITE_MUST = ("muscle", "side", "needle", "needles", "depth", "technique", "dwell_seconds")
#: What an incident must tell before it lets a note be signed with needles that differ.
INCIDENT_MUST = ("incident", "incident_searched", "incident_found", "incident_told")
#: Thickness × length in mm as somebody types them, and the sizes that are sold.
SIZE = re.compile(r"\s*(0?[.,]\d{2})\s*(?:mm)?\s*[x×*]\s*(\d{1,3})\s*(?:mm)?\s*")
THICKNESS, LENGTH = (0.10, 0.60), (7, 150)


def needled_site(visit: OpenVisit, site: Site, about: dict[str, object]) -> Iterator[OpenPoint]:
    """Yield what one needled site still has to tell; a plan nobody has touched tells nothing."""
    answers, form = visit.of(site.form), visit.form(site.form)
    carried = {path[-1][0] for path in untouched(visit, site.form, site.row)}
    said = [link for link in NEEDLED_SITE_MUST if answers.value((*site.row, (link, ""))) is not None]
    missing = [link for link in NEEDLED_SITE_MUST if link in form and (link not in said or link in carried)]
    if missing:
        questions = [form.item(link).text for link in missing]
        path = (*site.row, (missing[0], ""))
        yield OpenPoint("gate.site", "treatment", site.form, path, about | {"questions": ", ".join(questions)})
    size = answers.value((*site.row, ("needle", "")))
    if size is not None and not is_needle_size(str(size)):
        path = (*site.row, ("needle", ""))
        yield OpenPoint("treating.needle_size", "treatment", site.form, path, about | {"size": size})
    if cautions.is_outside(visit, site):
        yield OpenPoint("gate.outside", "treatment", site.form, site.row, about, blocks=False)


def is_needle_size(size: str) -> bool:
    """Say whether a needle of this size exists, such as ``0.30x50`` (thickness × length in mm)."""
    found = SIZE.fullmatch(size)
    if found is None:
        return False
    thickness, length = float(found[1].replace(",", ".")), int(found[2])
    return THICKNESS[0] <= thickness <= THICKNESS[1] and LENGTH[0] <= length <= LENGTH[1]


def needles(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield what is open about the needles of each needling treatment."""
    for form in given(visit):
        if is_needling(form) and sites(visit, form):
            yield from _counted(visit, form)


def _counted(visit: OpenVisit, form: Questionnaire) -> Iterator[OpenPoint]:
    incident = all(str(visit.value(form.id, link) or "").strip() for link in INCIDENT_MUST)
    count = needle_count(visit, form.id)
    if count.still_in and not incident:
        where = (*count.open_sites[0].row, ("out", "")) if count.open_sites else ()
        yield OpenPoint("gate.needles_in", "treatment", form.id, where, {"count": count.still_in})
    opened, unused = visit.value(form.id, "needles_opened"), visit.value(form.id, "needles_unused")
    if opened is None or unused is None:
        where = (("needles_opened" if opened is None else "needles_unused", ""),)
        yield OpenPoint("gate.needles_opened", "treatment", form.id, where)
    elif opened != count.inside + unused and not incident:
        values: dict[str, object] = {"opened": opened, "inside": count.inside, "unused": unused}
        yield OpenPoint("gate.needles_differ", "treatment", form.id, (("needles_opened", ""),), values)
    if not visit.value(form.id, "sharps"):
        yield OpenPoint("gate.sharps", "treatment", form.id, (("sharps", ""),))
