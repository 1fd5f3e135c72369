"""Going past a rule is an event of its own, beside the answer that holds the reason: who, what, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.records.rows import AnswerRow, EventRow

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: The event that says a rule was passed, and the one that says the reason was taken back.
PASSED, TAKEN_BACK = "rule_passed", "rule_held_again"
#: The event that says the other side than the pain's is meant.
SIDE_MEANT = "side_meant"
_FORM, _RULES, _SIDES = "precautions", "passed", "side_meant"


def override_events(visit: OpenVisit, rows: Iterable[AnswerRow]) -> list[EventRow]:
    """Return the events that belong to answers about to be stored; most answers have none."""
    found = []
    for row in rows:
        link, name = row.path[0]
        if len(row.path) > 1 and visit.form_of_row(row) == _FORM and link in (_RULES, _SIDES):
            found.append(_event(visit, link, name, str(row.value or "")))
    return found


def _event(visit: OpenVisit, link: str, name: str, reason: str) -> EventRow:
    if link == _SIDES:
        return visit.event(SIDE_MEANT, {"site": name, "reason": reason})
    rule, _, site = name.partition("~")
    known = visit.reference.knowledge.contraindications.get(rule)
    detail = {"rule": rule, "site": site, "reason": reason, "level": known.level if known else ""}
    return visit.event(PASSED if reason.strip() else TAKEN_BACK, detail)
