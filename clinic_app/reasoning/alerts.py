"""What stands above every muscle: red flags, and causes that need somebody to look soon.

A single red flag rises on one yes or *not sure*; a cluster rises only in company and is a note until then. Nothing
unanswered is ever a no: what was not asked is listed as open. Levels of the same flag combine by maximum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.safety import RedFlag

AlertUrgency = Literal["emergency", "same_day", "routine_referral", "note"]
ORDER: tuple[AlertUrgency, ...] = ("emergency", "same_day", "routine_referral", "note")

#: How many different indicators an urgent cause needs, besides a marked zone of its own, before it is a note.
CAUSE_INDICATORS = 2


@dataclass(frozen=True, slots=True)
class Alert:
    """A red flag that is up, or a cause worth looking at first.

    Attributes:
        id: Id of the red flag or the cause.
        kind: ``flag`` or ``cause``.
        urgency: How soon; ``note`` means: alone it says little, ask more.
        raised_by: The findings that raised it.
        company: For a cluster, what keeps it company.
        hold: What it holds until a decision is recorded: all, zone or none.
    """

    id: str
    kind: Literal["flag", "cause"]
    urgency: AlertUrgency
    raised_by: tuple[Finding, ...]
    company: tuple[Finding, ...] = ()
    hold: str = "none"


def alerts(
    knowledge: Knowledge, findings: Sequence[Finding], age: int | None = None, *, with_causes: bool = True
) -> list[Alert]:
    """Return what is up, most urgent first; findings should already hold what they imply."""
    there = [one for one in findings if one.counts_as_present]
    found = [alert for flag in knowledge.red_flags.values() if (alert := _flag(flag, there, age))]
    if with_causes:
        flagged = {cause for alert in found for cause in knowledge.red_flags[alert.id].causes}
        causes = (cause for cause in knowledge.causes.values() if cause.id not in flagged)
        found += [alert for cause in causes if (alert := _cause(cause, there))]
    return sorted(found, key=lambda one: (ORDER.index(one.urgency), one.kind != "flag", one.id))


def holds_list(found: Iterable[Alert]) -> bool:
    """Say whether an emergency is up: then no list of muscles is shown at all."""
    return any(alert.urgency == "emergency" for alert in found)


def _flag(flag: RedFlag, there: list[Finding], age: int | None) -> Alert | None:
    raising = tuple(one for one in there if one.id in flag.raised_by)
    if not raising:
        return None
    if flag.trigger == "single":
        return Alert(flag.id, "flag", flag.urgency, raising, (), flag.hold)
    company = tuple(one for one in there if one.id in flag.with_any and one not in raising)
    of_age = age is not None and (
        (flag.from_age is not None and age >= flag.from_age) or (flag.to_age is not None and age <= flag.to_age)
    )
    if company or of_age or any(one.id in flag.alone for one in raising):
        return Alert(flag.id, "flag", flag.urgency, raising, company, flag.hold)
    return Alert(flag.id, "flag", "note", raising)


def _cause(cause: Cause, there: list[Finding]) -> Alert | None:
    """Raise an urgent cause: a defining finding anywhere, or its own zone with enough indicators, as a note."""
    if cause.urgency == "routine":
        return None
    urgency: AlertUrgency = "emergency" if cause.urgency == "emergency" else "same_day"
    defining = tuple(one for one in there if one.id in cause.defining)
    if defining:
        return Alert(cause.id, "cause", urgency, defining)
    indicators = tuple(one for one in there if one.id in cause.indicators)
    marked = any(one.kind == "pain" and one.item in cause.zones for one in there)
    if marked and len({one.id for one in indicators}) >= CAUSE_INDICATORS:
        return Alert(cause.id, "cause", "note", indicators)
    return None
