"""Rules and hazards of each treated site: what fires, what is not known, what was read, what was overridden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.knowledge.safety import Hazard
from clinic_app.reasoning.contraindications import Case, Caution, cautions
from clinic_app.visit.screening import open_flags
from clinic_app.visit.treatments import NEEDLING, Site

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Safety groups in which a rule that cannot be decided blocks signing (decisions after review, 7).
BLOCKED_BY_UNKNOWN = frozenset({"needling", "manual_traction", "heat", "thermal"})
NO_CONSENT = "history:no_consent"
#: The answer that makes a massage one of deep tissue, and the group its rules speak of.
PRESSURE, DEEP, DEEP_TISSUE = ("pressure", ""), "deep", "deep_tissue"
#: The event that says somebody has read a hazard.
HAZARD_READ = "hazard_read"


@dataclass(frozen=True, slots=True)
class SiteCautions:
    """What speaks about one site.

    Attributes:
        fires: Rules that fire and of which a reason is asked (absolute, relative, local).
        notes: Rules that are only shown.
        not_known: Rules that cannot be decided because something was not asked.
        hazards: Structures a needle can reach here.
        unread: Hazards this person has not yet read in this version.
    """

    site: Site
    fires: tuple[Caution, ...] = ()
    notes: tuple[Caution, ...] = ()
    not_known: tuple[Caution, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    unread: tuple[Hazard, ...] = ()


def case_of(visit: OpenVisit) -> Case:
    """Return what the rules are held against."""
    held = any(alert.hold != "none" for alert in open_flags(visit))
    return Case(visit.now.findings, visit.now.age, held)


def site_cautions(visit: OpenVisit, site: Site, case: Case) -> SiteCautions:
    """Return everything that speaks about one site."""
    form = visit.form(site.form)
    technique = str(visit.of(site.form).value((*site.row, ("technique", ""))) or "")
    rules = visit.reference.knowledge.contraindications.values()
    found = cautions(rules, groups_of(visit, site), case, site.muscle, technique)
    needled = NEEDLING in form.safety_groups
    hazards = visit.reference.knowledge.hazards_of_muscle.get(site.muscle, ()) if needled else ()
    return SiteCautions(
        site,
        tuple(one for one in found if one.state == "fires" and one.rule.level != "note"),
        tuple(one for one in found if one.state == "fires" and one.rule.level == "note"),
        tuple(one for one in found if one.state == "open"),
        hazards,
        tuple(hazard for hazard in hazards if not visit.has_read(hazard_mark(hazard, site.muscle))),
    )


def not_known(said: SiteCautions) -> tuple[str, ...]:
    """Return the findings that were not asked or not sure at a site; consent has a gate of its own."""
    found = dict.fromkeys(finding for caution in said.not_known for finding in caution.not_known)
    return tuple(one for one in found if one != NO_CONSENT)


def groups_of(visit: OpenVisit, site: Site) -> tuple[str, ...]:
    """Return the safety groups of a site: its treatment's, and that of deep tissue where the pressure is deep."""
    groups = visit.form(site.form).safety_groups
    is_deep = visit.of(site.form).value((*site.row, PRESSURE)) == DEEP
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
    return (("passed", f"{rule_id}~{site.form}~{site.row[-1][1]}"), ("rule_reason", ""))


def side_path(site: Site) -> Path:
    """Return where it stands why a side other than the pain's is meant."""
    return (("side_meant", f"{site.form}~{site.row[-1][1]}"), ("side_reason", ""))


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
    return bool(site.muscle) and all(
        site.muscle != one.muscle and site.muscle not in one.twins for one in visit.now.candidates
    )
