"""What whatever was treated still has to tell: consent, rules, hazards, sides, required answers, how it went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.visit import cautions, consent
from clinic_app.visit.carried import is_carried, untouched
from clinic_app.visit.needle_gates import needled_site
from clinic_app.visit.open_point import OpenPoint
from clinic_app.visit.rights import may_give
from clinic_app.visit.treatments import Site, all_sites, given, is_needling, place_text

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Forms beside the treatments whose required questions hold the signature back.
ASKED_BESIDE = ("consent", "response", "response_later")


def treatments(visit: OpenVisit) -> Iterator[OpenPoint]:
    """Yield what is open about the treatments of the visit."""
    hands_on = consent.hands_on(visit)
    if hands_on:
        yield from _consent(visit)
    case = cautions.case_of(visit)
    for site in all_sites(visit):
        yield from _site(visit, site, cautions.site_cautions(visit, site, case))
    for form in given(visit):
        yield from _form(visit, form)
    if hands_on:
        yield from _how_it_went(visit)
    for form_id in (one for one in ASKED_BESIDE if one in visit.reference.forms):
        for item, path in _missing(visit, visit.form(form_id)):
            yield OpenPoint("treating.asked", "treatment", form_id, path, {"question": item.text.rstrip("?")})


def _consent(visit: OpenVisit) -> Iterator[OpenPoint]:
    said = visit.value(consent.FORM, consent.CONSENT)
    if said is None or (said in consent.NO and not consent.is_stopped(visit)):
        sentence = "gate.consent" if said is None else "gate.consent_refused"
        yield OpenPoint(sentence, "treatment", consent.FORM, ((consent.CONSENT, ""),))
    elif uncovered := consent.not_covered(visit):
        words: dict[str, object] = {"scopes": tuple(uncovered)}
        yield OpenPoint("consent_scope.not_named", "treatment", consent.FORM, ((consent.AGREED, ""),), words)
    for link, site in consent.sensitive_areas(visit).items():
        if not consent.sensitive_agreed(visit, link):
            about: dict[str, object] = {"muscle": site.muscle, "side": site.side}
            blocks = link != consent.ONLY_ASKED
            yield OpenPoint("treating.sensitive", "treatment", consent.FORM, ((link, ""),), about, blocks=blocks)


def _site(visit: OpenVisit, site: Site, said: cautions.SiteCautions) -> Iterator[OpenPoint]:
    about: dict[str, object] = {"muscle": place_text(visit, site), "side": site.side}
    for technique in said.off:
        values = about | {"technique": technique.title}
        yield OpenPoint("treating.technique_off", "treatment", site.form, site.row, values)
    for caution in said.fires:
        path = cautions.reason_path(caution.rule.id, site)
        if not cautions.is_passed(visit, caution, site):
            sentence = "gate.absolute" if caution.rule.level == "absolute" else "gate.reason"
            yield OpenPoint(sentence, "treatment", "precautions", path, about | {"rule": caution.rule.id})
    unknown = cautions.not_known(said)
    if unknown and cautions.blocks_unknown(visit, site):
        yield OpenPoint("gate.not_asked", "treatment", site.form, site.row, about | {"count": len(unknown)})
    for hazard in said.unread:
        yield OpenPoint("gate.hazard", "treatment", site.form, site.row, about | {"hazard": hazard.id})
    yield from _side(visit, site, about)
    if is_needling(visit.form(site.form)):
        yield from needled_site(visit, site, about)
    elif plan := untouched(visit, site.form, site.row) if site.row else []:
        # It is not in the note, so somebody must keep or change it.
        yield OpenPoint("treatment.not_touched", "treatment", site.form, plan[0], about | {"count": len(plan)})


def _side(visit: OpenVisit, site: Site, about: dict[str, object]) -> Iterator[OpenPoint]:
    path = cautions.side_path(site)
    pain_side = cautions.other_side(visit, site)
    if pain_side and not visit.of("precautions").value(path):
        yield OpenPoint("gate.side", "treatment", "precautions", path, about | {"pain_side": pain_side})


def _form(visit: OpenVisit, form: Questionnaire) -> Iterator[OpenPoint]:
    """Yield what the treatment's own file requires, a point for each row and one for the rest."""
    if not may_give(visit, form.id):
        yield OpenPoint("treating.not_yours", "treatment", form.id, (), {"treatment": form.title})
    yield from _impossible(visit, form)
    missing: dict[Path, list[tuple[Item, Path]]] = {}
    for item, path in _missing(visit, form):
        missing.setdefault(path[:-1], []).append((item, path))
    places = {site.row: site for site in all_sites(visit) if site.form == form.id and site.row}
    for row, asked in missing.items():
        values: dict[str, object] = {"questions": ", ".join(item.text.rstrip("?") for item, _ in asked)}
        if row in places:
            values |= {"muscle": place_text(visit, places[row]), "side": places[row].side}
            yield OpenPoint("gate.site", "treatment", form.id, asked[0][1], values)
        else:
            values["treatment"] = form.title
            yield OpenPoint("treating.required", "treatment", form.id, asked[0][1], values)


def _impossible(visit: OpenVisit, form: Questionnaire) -> Iterator[OpenPoint]:
    """Yield the numbers that lie outside what the form takes; a control never gives one, another program may."""
    answers = visit.of(form.id)
    for path in [one for one in answers.paths() if visit.now.counts(form.id, one)]:
        item, value = form.item(path[-1][0]), answers.value(path)
        least, most = item.minimum, item.maximum
        if isinstance(value, (int, float)) and not isinstance(value, bool) and not _is_within(value, least, most):
            about: dict[str, object] = {"question": item.text.rstrip("?"), "value": value}
            limits = {"least": f"{least or 0:g}", "most": "…" if most is None else f"{most:g}"}
            yield OpenPoint("practice.out_of_range", "treatment", form.id, path, about | limits)


def _is_within(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or least <= value) and (most is None or value <= most)


def _missing(visit: OpenVisit, form: Questionnaire) -> Iterator[tuple[Item, Path]]:
    """Yield the required questions that are asked now and not answered."""
    for item, path in visit.now.asked(form.id):
        if item.required and item.is_question and not _is_answered(visit, form.id, item, path):
            yield item, path


def _is_answered(visit: OpenVisit, form_id: str, item: Item, path: Path) -> bool:
    answers = visit.of(form_id)
    if item.repeats:
        return bool(answers.rows(item.link_id, path[:-1]))
    return bool(str(answers.value(path) or "").strip()) and not is_carried(visit, form_id, path)


def _how_it_went(visit: OpenVisit) -> Iterator[OpenPoint]:
    if visit.value("response", "adverse_event") is None:
        yield OpenPoint("gate.adverse_event", "treatment", "response", (("adverse_event", ""),))
    if visit.value("response", "pain_after") is None and visit.value("response", "response") is None:
        yield OpenPoint("gate.pain_after", "treatment", "response", (("pain_after", ""),))
