"""Which safety questions are due in this visit, and what is decided about flags that are up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.reasoning.alerts import ORDER, Alert, AlertUrgency

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.visit.past import Earlier

FORM = "red_flags"
CORE = "core_questions"
#: The answer of the intake that asks an acute walk-in only what belongs to the marked areas.
WALK_IN = "walk_in"
#: Where a follow-up says whether something changed since last time, and the answers after which it is asked what.
SINCE_LAST = ("follow_up", "changed")
SOMETHING = ("yes", "not_sure")
#: How the findings begin that can be new since last time; the history cannot.
SIGN = "symptom:"
#: How soon a sign asks to act that a follow-up asks of again.
SOON = ("emergency", "same_day")
#: A full screen is due again after so many visits or days, whichever comes first (safety.md 1, rule 4).
EVERY_VISITS = 4
EVERY = timedelta(weeks=4)
#: How soon each decision acts, in the levels of a flag.
ACTS: dict[str, AlertUrgency] = {
    "emergency": "emergency",
    "doctor_today": "same_day",
    "refer": "routine_referral",
    "explained": "note",
    "note_only": "note",
}
#: Decisions after which nobody else is told.
TOLD_NOBODY = ("explained", "note_only")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was recorded about one flag; empty where nothing was."""

    found: str = ""
    decision: str = ""
    reason: str = ""
    told: str = ""
    told_at: str = ""

    def missing(self, urgency: AlertUrgency) -> tuple[str, ...]:
        """Return which parts still are open for a flag of an urgency; what acts later than it asks needs a reason."""
        if not self.decision:
            wanted: tuple[str, ...] = ("found", "decision", "told", "told_at")
        else:
            told = () if self.decision in TOLD_NOBODY else ("told", "told_at")
            wanted = ("found", *(("reason",) if acts_later(self.decision, urgency) else ()), *told)
        return tuple(part for part in wanted if not getattr(self, part))


def acts_later(decision: str, urgency: AlertUrgency) -> bool:
    """Say whether a decision acts later than a flag of an urgency asks for."""
    return ORDER.index(ACTS[decision]) > ORDER.index(urgency)


def questions(visit: OpenVisit) -> list[tuple[Item, Path]]:
    """Return the safety questions asked in this visit, core ones first; between full screens only those answered."""
    return list(visit.now.once(_questions))


def _questions(visit: OpenVisit) -> list[tuple[Item, Path]]:
    answers = visit.of(FORM)
    due = rescreen_reason(visit) is not None
    wanted = _for_walk_in(visit) if is_walk_in(visit) else None
    again = {item.link_id for item in asked_again(visit)} if visit.value(*SINCE_LAST) in SOMETHING else set()
    return [
        (item, path)
        for item, path in visit.now.asked(FORM)
        if item.is_question
        and (answers.said(path) or item.link_id in again or (due and (wanted is None or wanted(item.link_id))))
    ]


def asked_again(visit: OpenVisit) -> list[Item]:
    """Return the questions about danger signs of the areas of last time, as far as they were asked then.

    A follow-up asks of them in one line with what else may have changed, and one by one where something has.
    """
    last, screened = visit.past.last_with("intake"), next(_screens(visit), None)
    if last is None or screened is None:
        return []
    flags, regions = visit.reference.knowledge.red_flags, _regions(visit, last.of("intake").rows("pain_map"))
    return [
        item
        for item, _ in visit.form(FORM).walk()
        if screened.of(FORM).said(((item.link_id, ""),))
        and any(finding.startswith(SIGN) for option in item.options for finding in option.findings)
        and item.link_id in flags
        and flags[item.link_id].urgency in SOON
        and not regions.isdisjoint(flags[item.link_id].zones)
    ]


def is_walk_in(visit: OpenVisit) -> bool:
    """Say whether somebody came acutely: only the flags of the marked areas are asked, and the rest next time."""
    return visit.value("intake", WALK_IN) is True


def core_questions(visit: OpenVisit) -> list[tuple[Item, Path]]:
    """Return the questions asked of everybody, where a full screen is due."""
    core = {item.link_id for item in visit.form(FORM).item(CORE).items}
    return [(item, path) for item, path in questions(visit) if item.link_id in core]


def unanswered(visit: OpenVisit, asked: list[tuple[Item, Path]]) -> list[tuple[Item, Path]]:
    """Return those of some safety questions that nobody has answered yet."""
    answers = visit.of(FORM)
    return [(item, path) for item, path in asked if not answers.said(path)]


def list_may_show(visit: OpenVisit) -> bool:
    """Say whether muscles may be shown: an area is marked, every core question answered, no emergency open."""
    marked = any(finding.kind == "pain" and finding.present for finding in visit.now.findings)
    emergency = any(alert.urgency == "emergency" for alert in (*open_flags(visit), *open_causes(visit)))
    return marked and not emergency and not unanswered(visit, core_questions(visit))


def rescreen_reason(visit: OpenVisit) -> str | None:
    """Return why the full screen is due (first, worse, new_zone, visits, weeks), or None where it is not."""
    return visit.now.once(_rescreen_reason)


def _rescreen_reason(visit: OpenVisit) -> str | None:
    screened = next((one for one in _screens(visit) if one.value("intake", ((WALK_IN, ""),)) is not True), None)
    if screened is None:
        return "first"
    if visit.value("follow_up", "suddenly_worse") == "yes":
        return "worse"
    if _has_new_zone(visit):
        return "new_zone"
    since = [one for one in visit.past.visits if one.row.care.utc >= screened.row.care.utc]
    if len(since) >= EVERY_VISITS:
        return "visits"
    if visit.visit.care.local.date() - screened.row.care.local.date() >= EVERY:
        return "weeks"
    return None


def decision_of(visit: OpenVisit, flag: str) -> Decision:
    """Return what was recorded about a flag."""
    answers = visit.of("flag_decisions")
    said = {name: str(answers.value((("flags", flag), (name, ""))) or "") for name in Decision.__dataclass_fields__}
    return Decision(**said)


def open_flags(visit: OpenVisit) -> list[Alert]:
    """Return the red flags that are up and have no complete decision; notes are not held open."""
    up = [alert for alert in visit.now.alerts if alert.kind == "flag" and alert.urgency != "note"]
    return [alert for alert in up if decision_of(visit, alert.id).missing(alert.urgency)]


def open_causes(visit: OpenVisit) -> list[Alert]:
    """Return the urgent causes that are up and neither set aside nor referred; notes are not held open."""
    up = [alert for alert in visit.now.alerts if alert.kind == "cause" and alert.urgency != "note"]
    said = {alert.id: visit.value("assessment", ("causes", alert.id), "cause_checked") for alert in up}
    return [alert for alert in up if said[alert.id] not in ("unlikely", "refer")]


def _for_walk_in(visit: OpenVisit) -> Callable[[str], bool]:
    """Return what says whether a flag is asked of an acute walk-in: those of no area in particular always are."""
    regions = _regions(visit, visit.of("intake").rows("pain_map"))

    def wanted(flag: str) -> bool:
        known = visit.reference.knowledge.red_flags.get(flag)
        return not regions or known is None or not known.zones or not regions.isdisjoint(known.zones)

    return wanted


def _regions(visit: OpenVisit, rows: Iterable[str]) -> set[str]:
    """Return the zones of marked areas, and the groups they belong to."""
    groups = visit.reference.knowledge.groups_of_zone
    return {name for row in rows for zone in [row.partition(".")[0]] for name in (zone, *groups.get(zone, ()))}


def _screens(visit: OpenVisit) -> Iterator[Earlier]:
    """Yield the earlier visits with core questions answered, the last one first."""
    core = _core_paths(visit)
    return (one for one in reversed(visit.past.visits) if any(map(one.of(FORM).said, core)))


def _core_paths(visit: OpenVisit) -> list[Path]:
    return [((item.link_id, ""),) for item in visit.form(FORM).item(CORE).items]


def _has_new_zone(visit: OpenVisit) -> bool:
    last = visit.past.last_with("intake")
    before = set(last.of("intake").rows("pain_map")) if last else set()
    return bool(set(visit.of("intake").rows("pain_map")) - before)
