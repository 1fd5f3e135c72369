"""Which rules speak against a treatment, given what is known, and which cannot tell because something was not asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.safety import Rule

LEVELS = ("absolute", "relative", "local", "note")


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules are held against.

    Attributes:
        findings: The visit's findings, those asked and absent included.
        age: The patient's age, or None.
        open_flag: Whether an emergency or same-day flag has no decision yet.
    """

    findings: Sequence[Finding]
    age: int | None = None
    open_flag: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """A rule that fires, or one that stays open because something was not asked or nobody was sure.

    Attributes:
        because: The findings that fire it.
        not_known: Ids of findings that were not asked, or answered *not sure*.
    """

    rule: Rule
    state: Literal["fires", "open"]
    because: tuple[Finding, ...] = ()
    not_known: tuple[str, ...] = ()


def cautions(
    rules: Iterable[Rule], safety_groups: Iterable[str], case: Case, muscle: str = "", technique: str = ""
) -> list[Caution]:
    """Return the rules for a treatment that fire or stay open, the gravest level first.

    Args:
        rules: All rules.
        safety_groups: The groups the treatment belongs to.
        case: What is known.
        muscle: The muscle treated, once one is chosen; rules about other muscles are left out.
        technique: The technique chosen; rules about another technique are left out.
    """
    groups = set(safety_groups)
    found = []
    for rule in rules:
        if groups.isdisjoint(rule.treatments) or not _concerns(rule, muscle, technique):
            continue
        caution = _caution(rule, case)
        if caution is not None:
            found.append(caution)
    return sorted(found, key=lambda one: (one.state != "fires", LEVELS.index(one.rule.level), one.rule.id))


def _concerns(rule: Rule, muscle: str, technique: str) -> bool:
    """Say whether a rule speaks of a muscle; while none is chosen it does, so that nothing is missed."""
    if rule.muscles and muscle and muscle not in rule.muscles:
        return False
    if rule.not_muscles and muscle in rule.not_muscles:
        return False
    return not rule.technique or rule.technique == technique


def _caution(rule: Rule, case: Case) -> Caution | None:
    too_young = rule.under_age is not None and case.age is not None and case.age < rule.under_age
    if rule.always or (rule.open_flag and case.open_flag) or too_young:
        return Caution(rule, "fires")
    said = [one for one in case.findings if one.id in rule.when]
    firing = tuple(one for one in said if one.present and one.sure and _in_weeks(rule, one, said))
    if firing:
        return Caution(rule, "fires", firing)
    known = {one.id for one in said if one.sure}
    not_known = tuple(finding for finding in rule.when if finding not in known)
    return Caution(rule, "open", (), not_known) if not_known else None


def _in_weeks(rule: Rule, finding: Finding, said: list[Finding]) -> bool:
    """Say whether a rule about certain weeks applies; where the week was not said it does."""
    if not rule.weeks:
        return True
    weeks = next((one.amount for one in said if one.id == finding.id and one.amount is not None), None)
    return weeks is None or rule.weeks[0] <= weeks <= rule.weeks[-1]
