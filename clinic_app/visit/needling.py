"""Needles of several rows in one gesture: in now, as planned. Out is ticked for each row by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.visit import room
from clinic_app.visit.carried import keeping
from clinic_app.visit.needle_gates import NEEDLED_SITE_MUST
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import STARTED, Site, needle_count, sites, started_at

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

DWELL = "dwell_seconds"
OUT = ("out", "")


def needles_in_now(visit: OpenVisit, rows: Iterable[Site]) -> list[Said]:
    """Return the answers that say: the needles of these rows go in now, and in which room."""
    now = visit.clock().utc.isoformat()
    return [*(Said(one.form, (*one.row, STARTED), now) for one in rows), *room.here(visit)]


def waiting(visit: OpenVisit, form: Questionnaire) -> list[Site]:
    """Return the rows whose needles nobody has said to be in or out."""
    answers = visit.of(form.id)
    return [one for one in sites(visit, form) if not started_at(visit, one) and not answers.value((*one.row, OUT))]


def lacks(visit: OpenVisit, site: Site) -> tuple[str, ...]:
    """Return the linkIds a row's plan still lacks before its needles can be said to be in."""
    answers = visit.of(site.form)
    wanted = [link for link in NEEDLED_SITE_MUST if link != DWELL and link in visit.form(site.form)]
    return tuple(link for link in wanted if answers.value((*site.row, (link, ""))) is None)


def putting_in(visit: OpenVisit, form: Questionnaire) -> list[Said]:
    """Return the answers of one gesture: every planned value is today's, and the needles of all waiting rows are in.

    Rows whose plan lacks something are left as they are.
    """
    ready = [site for site in waiting(visit, form) if not lacks(visit, site)]
    return [*keeping(visit, form.id, ()), *(needles_in_now(visit, ready) if ready else ())]


def all_used(visit: OpenVisit, form: Questionnaire) -> list[Said]:
    """Return the answers of one gesture that say: as many needles were opened as are in, none is left over."""
    inside = needle_count(visit, form.id).inside
    return [Said(form.id, path("needles_opened"), inside), Said(form.id, path("needles_unused"), 0)]
