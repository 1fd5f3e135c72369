"""What must never be signed, worked out a second time from the answers alone; nothing of the gates is used here."""

from __future__ import annotations

from collections.abc import Iterator

from clinic_app.forms.answers import Path, Value
from clinic_app.knowledge.safety import Rule
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.treatments import Site, all_sites, sites
from tests.visit.walk.choices import DECIDED, INCIDENT, NEEDLING

#: Groups in which what was not asked holds the signature back.
HELD_BY_UNKNOWN = {"needling", "manual_traction", "heat", "thermal"}
CONSENT = "history:no_consent"


def dangers(visit: OpenVisit, may_pass: str) -> Iterator[str]:
    """Yield why a visit must not be signed; ``may_pass`` is the id of the one person whose reason lifts a rule."""
    for form in NEEDLING:
        if rows := [site.row for site in sites(visit, visit.form(form))]:
            yield from _needles(visit, form, rows)
    for alert in visit.now.alerts:
        if alert.kind == "flag" and alert.urgency == "emergency" and not _is_decided(visit, alert.id):
            yield f"{alert.id} is up"
    for site in all_sites(visit):
        yield from _rules(visit, site, may_pass)
        yield from _techniques(visit, site)
        yield from _consent(visit, site)


def _consent(visit: OpenVisit, site: Site) -> Iterator[str]:
    """Yield that somebody was treated where they did not agree to it, or in a sensitive area without being asked."""
    if "all" not in _groups(visit, site):
        return
    if visit.value("consent", "consent") not in ("spoken", "written", "guardian", "part"):
        stopped = visit.value("consent", "consent_withdrawn") == "during"
        if not (visit.value("consent", "consent") == "withdrawn" and stopped):
            yield "nobody agreed"
    muscle = visit.reference.knowledge.muscles.get(site.muscle)
    area = muscle.region if muscle else site.muscle
    sides = {"right": ("right", "both"), "left": ("left", "both")}.get(site.side, (site.side,))
    wanted = {f"{site.form}~{area}" + (f".{side}" if side else "") for side in sides}
    if wanted.isdisjoint(visit.of("consent").rows("agreed")):
        yield f"{site} was not agreed to"
    if area == "pelvis" and visit.value("consent", "sensitive_pelvis") not in ("spoken", "written"):
        earlier = [one.value("consent", (("sensitive_pelvis", ""),)) for one in visit.past.visits]
        if not {"spoken", "written"}.intersection(earlier):
            yield f"{site} is a sensitive area"


def _needles(visit: OpenVisit, form: str, rows: list[Path]) -> Iterator[str]:
    value, of_row = visit.value, visit.of(form).value
    if all(str(value(form, one) or "").strip() for one in INCIDENT):
        return
    numbers = [of_row((*row, ("needles", ""))) for row in rows]
    inside = sum(one for one in numbers if isinstance(one, int))
    opened, unused = value(form, "needles_opened"), value(form, "needles_unused")
    if not all(of_row((*row, ("out", ""))) for row in rows):
        yield "needles left in"
    if not all(isinstance(one, int) for one in (*numbers, opened, unused)):
        yield "needles not counted"
    elif opened != inside + int(str(unused)):
        yield "needles unequal"
    if any(_is_plan(visit, form, (*row, ("needles", ""))) for row in rows):
        yield "a plan was counted as needles"


def _is_plan(visit: OpenVisit, form: str, where: Path) -> bool:
    said = visit.of(form).said(where)
    return any(isinstance(one, AnswerRow) and one.provenance == "carried" for one in said)


def _is_decided(visit: OpenVisit, flag: str) -> bool:
    row = ("flags", flag)
    said = {link: str(visit.value("flag_decisions", row, link) or "").strip() for link in (*DECIDED, "reason")}
    nobody_told = said["decision"] in ("explained", "note_only")
    return all(said[one] for one in (("found", "decision", "reason") if nobody_told else DECIDED))


def _rules(visit: OpenVisit, site: Site, may_pass: str) -> Iterator[str]:
    groups, answer = _groups(visit, site), _answer(visit, site)
    for rule in visit.reference.knowledge.contraindications.values():
        if groups.isdisjoint(rule.treatments) or not _concerns(visit, rule, site, answer):
            continue
        if rule.when == (CONSENT,) and visit.value("consent", "consent_withdrawn") == "during":
            continue  # it was done until they said stop
        if _fires(visit, rule):
            if rule.level == "absolute" and not _is_passed(visit, rule, site, may_pass):
                yield f"{rule.id} at {site} was not passed"
        elif groups & HELD_BY_UNKNOWN and (unknown := _unknown(visit, rule)):
            yield f"{rule.id} at {site}: {unknown} was not asked"


def _techniques(visit: OpenVisit, site: Site) -> Iterator[str]:
    on = visit.record.settings.all().get("techniques_on") or []
    for one in visit.reference.knowledge.techniques.values():
        is_it = not one.muscles or site.muscle in one.muscles
        is_it = is_it and (not one.technique or one.technique == _answer(visit, site))
        if one.id not in on and is_it and _groups(visit, site) & set(one.treatments):
            yield f"{one.id} is off"


def _groups(visit: OpenVisit, site: Site) -> set[str]:
    groups = set(visit.form(site.form).safety_groups)
    is_deep = site.row and visit.of(site.form).value((*site.row, ("pressure", ""))) == "deep"
    return groups | {"deep_tissue"} if is_deep else groups


def _answer(visit: OpenVisit, site: Site) -> Value:
    return visit.of(site.form).value((*site.row, ("technique", "")))


def _concerns(visit: OpenVisit, rule: Rule, site: Site, answer: Value) -> bool:
    is_muscle = site.muscle in visit.reference.knowledge.muscles
    if rule.muscles and is_muscle and site.muscle not in rule.muscles:
        return False
    return site.muscle not in rule.not_muscles and rule.technique in ("", answer)


def _fires(visit: OpenVisit, rule: Rule) -> bool:
    said = [one for one in visit.now.findings if one.id in rule.when]
    weeks = [one.amount for one in said if one.amount is not None]
    if rule.weeks and any(not rule.weeks[0] <= week <= rule.weeks[-1] for week in weeks):
        return False
    return rule.always or any(one.present and one.sure for one in said)


def _unknown(visit: OpenVisit, rule: Rule) -> set[str]:
    known = {one.id for one in visit.now.findings if one.sure}
    return set(rule.when) - known - {CONSENT}


def _is_passed(visit: OpenVisit, rule: Rule, site: Site, may_pass: str) -> bool:
    name = "~".join(part for part in (rule.id, site.form, site.row[-1][1] if site.row else "") if part)
    said = visit.of("precautions").said((("passed", name), ("rule_reason", "")))
    reasons = [row for row in said if isinstance(row, AnswerRow) and row.author == may_pass]
    return any(str(row.value or "").strip() for row in reasons)
