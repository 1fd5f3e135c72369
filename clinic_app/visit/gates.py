"""What still stands between a visit and its signature; each point says what is open and where to answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.visit import cautions, screening
from clinic_app.visit.carried import untouched
from clinic_app.visit.treatments import NEEDLING, Site, all_sites, given, needle_count, sites

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: What a needled site must tell before it can be signed (treatment record: per_muscle, need: must).
NEEDLED_SITE_MUST = ("muscle", "side", "needle", "needles", "depth", "technique", "dwell_seconds")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open.

    Attributes:
        sentence: Id of the sentence that says it.
        values: What the sentence's placeholders stand for; ids of muscles, rules and sides are put in words later.
        page: The page of the visit it is answered on.
        form, path: The answer that is open.
        blocks: Whether the visit cannot be signed with it.
    """

    sentence: str
    page: str
    form: str = ""
    path: Path = ()
    values: dict[str, object] = field(default_factory=dict)
    blocks: bool = True


def open_points(visit: OpenVisit) -> list[OpenPoint]:
    """Return everything that is open, in the order of the pages."""
    return [
        *_who(visit),
        *_safety(visit),
        *_follow_up(visit),
        *_conflicts(visit),
        *_treatment(visit),
        *_needles(visit),
        *_assessment(visit),
    ]


def may_sign(visit: OpenVisit) -> bool:
    """Say whether nothing blocks the signature."""
    return not any(point.blocks for point in open_points(visit))


def _who(visit: OpenVisit) -> Iterator[OpenPoint]:
    if visit.patient is None:
        yield OpenPoint("gate.no_patient", "intake")


def _safety(visit: OpenVisit) -> Iterator[OpenPoint]:
    core = screening.unanswered(visit, screening.core_questions(visit))
    if core:
        yield OpenPoint("gate.core_questions", "safety", screening.FORM, core[0][1], {"count": len(core)})
    further = screening.unanswered(visit, screening.questions(visit))[len(core) :]
    if further:
        where = further[0][1]
        yield OpenPoint(
            "gate.further_questions", "safety", screening.FORM, where, {"count": len(further)}, blocks=False
        )
    for alert in screening.open_flags(visit):
        values: dict[str, object] = {"flag": alert.id}
        yield OpenPoint("gate.flag", "safety", "flag_decisions", (("flags", alert.id), ("decision", "")), values)


def _follow_up(visit: OpenVisit) -> Iterator[OpenPoint]:
    if not visit.past.visits:
        return
    for link_id, sentence in (("changed", "gate.changed"), ("unwanted", "gate.unwanted")):
        if visit.value("follow_up", link_id) is None:
            yield OpenPoint(sentence, "follow_up", "follow_up", ((link_id, ""),))


def _conflicts(visit: OpenVisit) -> Iterator[OpenPoint]:
    for form_id in visit.used_forms:
        for path in visit.of(form_id).conflicts():
            question = visit.form(form_id).item(path[-1][0]).text
            yield OpenPoint("gate.conflict", "note", form_id, path, {"question": question})


def _treatment(visit: OpenVisit) -> Iterator[OpenPoint]:
    if not given(visit):
        return
    consent = visit.value("consent", "consent")
    if consent in (None, "refused", "withdrawn"):
        sentence = "gate.consent" if consent is None else "gate.consent_refused"
        yield OpenPoint(sentence, "treatment", "consent", (("consent", ""),))
    case = cautions.case_of(visit)
    for site in all_sites(visit):
        yield from _site(visit, site, cautions.site_cautions(visit, site, case))
    if visit.value("response", "adverse_event") is None:
        yield OpenPoint("gate.adverse_event", "treatment", "response", (("adverse_event", ""),))
    if visit.value("response", "pain_after") is None and visit.value("response", "response") is None:
        yield OpenPoint("gate.pain_after", "treatment", "response", (("pain_after", ""),))


def _site(visit: OpenVisit, site: Site, said: cautions.SiteCautions) -> Iterator[OpenPoint]:
    about: dict[str, object] = {"muscle": site.muscle, "side": site.side}
    for caution in said.fires:
        path = cautions.reason_path(caution.rule.id, site)
        if not visit.of("precautions").value(path):
            sentence = "gate.absolute" if caution.rule.level == "absolute" else "gate.reason"
            yield OpenPoint(sentence, "treatment", "precautions", path, about | {"rule": caution.rule.id})
    unknown = cautions.not_known(said)
    if unknown and cautions.blocks_unknown(visit, site):
        yield OpenPoint("gate.not_asked", "treatment", site.form, site.row, about | {"count": len(unknown)})
    for hazard in said.unread:
        yield OpenPoint("gate.hazard", "treatment", site.form, site.row, about | {"hazard": hazard.id})
    meant = visit.of("precautions").value(cautions.side_path(site))
    pain_side = cautions.other_side(visit, site)
    if pain_side and not meant:
        path = cautions.side_path(site)
        yield OpenPoint("gate.side", "treatment", "precautions", path, about | {"pain_side": pain_side})
    if NEEDLING in visit.form(site.form).safety_groups:
        yield from _needled_site(visit, site, about)
    else:
        yield from _carried_site(visit, site, about)


def _needled_site(visit: OpenVisit, site: Site, about: dict[str, object]) -> Iterator[OpenPoint]:
    answers = visit.of(site.form)
    carried = {path[-1][0] for path in untouched(visit, site.form, site.row)}
    said = [link for link in NEEDLED_SITE_MUST if answers.value((*site.row, (link, ""))) is not None]
    missing = [link for link in NEEDLED_SITE_MUST if link not in said or link in carried]
    if missing:
        questions = [visit.form(site.form).item(link).text for link in missing]
        path = (*site.row, (missing[0], ""))
        yield OpenPoint("gate.site", "treatment", site.form, path, about | {"questions": ", ".join(questions)})
    if cautions.is_outside(visit, site):
        yield OpenPoint("gate.outside", "treatment", site.form, site.row, about, blocks=False)


def _carried_site(visit: OpenVisit, site: Site, about: dict[str, object]) -> Iterator[OpenPoint]:
    """Yield the plan that was carried and not touched: it is not in the note, so somebody must keep or change it."""
    if plan := untouched(visit, site.form, site.row):
        yield OpenPoint("treatment.not_touched", "treatment", site.form, plan[0], about | {"count": len(plan)})


def _needles(visit: OpenVisit) -> Iterator[OpenPoint]:
    for form in given(visit):
        if NEEDLING not in form.safety_groups or not sites(visit, form):
            continue
        incident = _incident_recorded(visit, form.id)
        count = needle_count(visit)
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


def _incident_recorded(visit: OpenVisit, form_id: str) -> bool:
    told = ("incident", "incident_searched", "incident_found", "incident_told")
    return all(visit.value(form_id, link) for link in told)


def _assessment(visit: OpenVisit) -> Iterator[OpenPoint]:
    if not str(visit.value("assessment", "own_words") or "").strip():
        yield OpenPoint("gate.own_words", "note", "assessment", (("own_words", ""),))
