"""Rules and hazards of each treated site: what fires, what is not known, what was read, what was overridden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.knowledge.safety import Hazard, Technique
from clinic_app.reasoning.contraindications import Case, Caution, cautions
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.consent import is_stopped
from clinic_app.visit.rights import may_pass_rules, written_by
from clinic_app.visit.screening import open_flags
from clinic_app.visit.techniques import switched_off
from clinic_app.visit.treatments import Site, is_begun, is_needling

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Safety groups in which a rule that cannot be decided blocks signing (decisions after review, 7).
BLOCKED_BY_UNKNOWN = frozenset({"needling", "manual_traction", "heat", "thermal"})
NO_CONSENT = "history:no_consent"
#: The answer that makes a massage one of deep tissue, and the group its rules speak of.
PRESSURE, DEEP, DEEP_TISSUE = ("pressure", ""), "deep", "deep_tissue"
#: The answer of a row that rules and switched techniques speak of.
TECHNIQUE = ("technique", "")


@dataclass(frozen=True, slots=True)
class SiteCautions:
    """What speaks about one site.

    Attributes:
        fires: Rules that fire and of which a reason is asked (absolute, relative, local).
        notes: Rules that are only shown.
        not_known: Rules that cannot be decided because something was not asked.
        hazards: Structures a needle can reach here.
        unread: Hazards this person has not yet read in this version.
        off: Techniques this would be, and that the clinic has not switched on: no reason lifts that.
    """

    site: Site
    fires: tuple[Caution, ...] = ()
    notes: tuple[Caution, ...] = ()
    not_known: tuple[Caution, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    unread: tuple[Hazard, ...] = ()
    off: tuple[Technique, ...] = ()


def case_of(visit: OpenVisit) -> Case:
    """Return what the rules are held against."""
    held = any(alert.hold != "none" for alert in open_flags(visit))
    return Case(visit.now.findings, visit.now.age, held)


def site_cautions(visit: OpenVisit, site: Site, case: Case) -> SiteCautions:
    """Return everything that speaks about one site."""
    technique = str(visit.of(site.form).value((*site.row, TECHNIQUE)) or "")
    knowledge, groups = visit.reference.knowledge, groups_of(visit, site)
    muscle = site.muscle if site.muscle in knowledge.muscles else ""  # of a joint, rules about any muscle speak
    rules = list(knowledge.contraindications.values())
    if is_stopped(visit) and is_begun(visit, site):  # it was done until they said stop
        rules = [one for one in rules if NO_CONSENT not in one.when]
    found = cautions(rules, groups, case, muscle, technique)
    hazards = knowledge.hazards_of_muscle.get(muscle, ()) if is_needling(visit.form(site.form)) else ()
    return SiteCautions(
        site,
        tuple(one for one in found if one.state == "fires" and one.rule.level != "note"),
        tuple(one for one in found if one.state == "fires" and one.rule.level == "note"),
        tuple(one for one in found if one.state == "open"),
        hazards,
        tuple(hazard for hazard in hazards if not visit.has_read(hazard_mark(hazard, muscle))),
        tuple(switched_off(visit, groups, muscle, technique)),
    )


def is_passed(visit: OpenVisit, caution: Caution, site: Site) -> bool:
    """Say whether somebody who may do so has given a reason for going past a rule at a site."""
    said = [
        one for one in visit.of("precautions").said(reason_path(caution.rule.id, site)) if isinstance(one, AnswerRow)
    ]
    reasons = [one for one in said if str(one.value or "").strip()]
    if caution.rule.level != "absolute":
        return bool(reasons)
    return any(may_pass_rules(written_by(visit, one.author)) for one in reasons)


def is_forbidden(visit: OpenVisit, said: SiteCautions) -> bool:
    """Say whether an absolute rule stands at a site without a reason of somebody who may give one."""
    absolute = [one for one in said.fires if one.rule.level == "absolute"]
    return any(not is_passed(visit, one, said.site) for one in absolute)


def is_locked(visit: OpenVisit, said: SiteCautions) -> bool:
    """Say whether a site may not be treated: its technique is off, or a rule forbids it."""
    return bool(said.off) or is_forbidden(visit, said)


def not_known(said: SiteCautions) -> tuple[str, ...]:
    """Return the findings that were not asked or not sure at a site; consent has a gate of its own."""
    found = dict.fromkeys(finding for caution in said.not_known for finding in caution.not_known)
    return tuple(one for one in found if one != NO_CONSENT)


def groups_of(visit: OpenVisit, site: Site) -> tuple[str, ...]:
    """Return the safety groups of a site: its treatment's, and that of deep tissue where the pressure is deep."""
    groups = visit.form(site.form).safety_groups
    is_deep = site.row and visit.of(site.form).value((*site.row, PRESSURE)) == DEEP
    return (*groups, DEEP_TISSUE) if is_deep else groups


def forbidding(
    visit: OpenVisit, groups: tuple[str, ...], case: Case, muscle: str = "", *, but: tuple[str, ...] = ()
) -> list[Caution]:
    """Return the absolute rules that fire for some safety groups, those that fire for the groups ``but`` left out."""
    rules = visit.reference.knowledge.contraindications.values()
    elsewhere = {one.rule.id for one in cautions(rules, but, case, muscle)}
    found = [one for one in cautions(rules, groups, case, muscle) if one.rule.id not in elsewhere]
    return [one for one in found if one.state == "fires" and one.rule.level == "absolute"]


def reason_path(rule_id: str, site: Site) -> Path:
    """Return where the reason stands for going past a rule at a site."""
    return (("passed", _named(rule_id, site)), ("rule_reason", ""))


def side_path(site: Site) -> Path:
    """Return where it stands why a side other than the pain's is meant."""
    return (("side_meant", _named("", site)), ("side_reason", ""))


def _named(rule_id: str, site: Site) -> str:
    """Return the row id of a reason: the rule where there is one, the treatment, and the row where it has rows."""
    return "~".join(part for part in (rule_id, site.form, site.name) if part)


def hazard_mark(hazard: Hazard, muscle: str) -> str:
    """Return what is remembered of a hazard that was read: it is asked once per person, muscle and version."""
    return f"{hazard.id}/{muscle}/{hazard.version}"


def blocks_unknown(visit: OpenVisit, site: Site) -> bool:
    """Say whether an undecided rule blocks this treatment."""
    return not BLOCKED_BY_UNKNOWN.isdisjoint(visit.form(site.form).safety_groups)


def other_side(visit: OpenVisit, site: Site) -> str | None:
    """Return the side the pain is marked on, where a site lies on the other side only; else None."""
    if site.side not in ("left", "right"):
        return None
    sides = {one.side for one in visit.now.findings if one.kind == "pain" and one.present}
    if not sides or site.side in sides or None in sides:
        return None
    return "left" if site.side == "right" else "right"


def is_outside(visit: OpenVisit, site: Site) -> bool:
    """Say whether the muscle explains none of the marked areas."""
    return site.muscle in visit.reference.knowledge.muscles and all(
        site.muscle != one.muscle and site.muscle not in one.twins for one in visit.now.candidates
    )
