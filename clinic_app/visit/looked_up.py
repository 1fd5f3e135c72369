"""What a sentence of facts may name that stands in no answer: what was counted, read, or went before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.visit.care_times import minutes
from clinic_app.visit.cautions import hazard_mark
from clinic_app.visit.contacts import VISIT
from clinic_app.visit.progress import Step, course, standing
from clinic_app.visit.screening import SINCE_LAST, asked_again
from clinic_app.visit.treatments import given, is_needling, needle_count, sites
from clinic_app.visit.wording import Wording, inside_a_sentence

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: The form that says when and where care was given.
DETAILS = "visit_details"


def looked_up(visit: OpenVisit, wording: Wording, about: str, problem: str = "") -> dict[str, str]:
    """Return the words for a line of facts by name; an empty one has nothing to say.

    Args:
        visit: The visit.
        wording: Its answers in words.
        about: What the line is about.
        problem: Of a course: the problem whose course is meant; of everything where it is empty.
    """
    if about == "checks":
        return {"knowledge_version": visit.reference.knowledge.version, "hazards_read": _hazards_read(visit)}
    if about == "contact":
        kind = visit.visit.kind
        return {"kind": "" if kind == VISIT else wording.kind(kind)}
    if about == "course":
        return _course(visit, wording, problem)
    if about in ("known", SINCE_LAST[0]):
        is_known = about == "known"
        return {"history": _history(visit)} if is_known else {"danger_signs": wording.danger_signs(asked_again(visit))}
    if about == DETAILS:
        said = (visit.value(DETAILS, "started"), visit.value(DETAILS, "ended"))
        long = minutes(visit.visit.care, *said)
        return {"minutes": "" if long is None else str(long)}
    count = needle_count(visit, about)
    inside = str(count.inside) if count.inside else ""
    return {"needles_in": inside, "needles_out": str(count.out) if inside else ""}


def _hazards_read(visit: OpenVisit) -> str:
    """Return the structures near the needled muscles of which this person has read."""
    known = visit.reference.knowledge.hazards_of_muscle
    muscles = dict.fromkeys(site.muscle for form in given(visit) if is_needling(form) for site in sites(visit, form))
    near = [(hazard, muscle) for muscle in muscles for hazard in known.get(muscle, ())]
    read = [hazard.structure for hazard, muscle in near if visit.has_read(hazard_mark(hazard, muscle))]
    return ", ".join(dict.fromkeys(inside_a_sentence(one) for one in read))


def _history(visit: OpenVisit) -> str:
    """Return what the questions before treating brought up in any visit: medicines, illnesses, implants, pregnancy."""
    terms = visit.reference.knowledge.terms
    asked = {
        finding.lstrip("-?")
        for item, _ in visit.form("safety_history").walk()
        for finding in (*item.findings, *(one for option in item.options for one in option.findings))
    }
    told = {one.id: one for one in (*visit.past.safety_history(), *visit.now.findings) if one.id in asked}
    present = [one for one in told.values() if one.present and one.id in terms]
    return ", ".join(dict.fromkeys(inside_a_sentence(terms[one.id].label) for one in present))


def _course(visit: OpenVisit, wording: Wording, problem: str) -> dict[str, str]:
    steps = course(visit, problem)
    if not steps:
        return {}
    first, last = steps[0], steps[-1]
    goals = [one for one in steps if one.goal_now is not None]
    goal = next((one.goal for one in reversed(steps) if one.goal), "")
    plan = standing(visit, problem)
    treatments = dict.fromkeys(form for step in steps for form in step.treatments)
    events = dict.fromkeys(event for step in steps for event in step.unwanted)
    return {
        "visits": wording.times(len(steps)),
        "only_day": wording.day(first.day) if last is first else "",
        "first_day": wording.day(first.day),
        "last_day": wording.day(last.day) if last is not first else "",
        "areas_first": _areas(first, wording),
        "areas_last": _areas(last, wording) if last is not first else "",
        "goal": wording.went(goal, [one.goal_now for one in goals if one.goal_now is not None]),
        "treatments": ", ".join(visit.form(one).title for one in treatments),
        "unwanted": ", ".join(wording.unwanted(one) for one in events),
        "planned": str(plan.planned or ""),
        "reassess": wording.day(plan.reassess) if plan.reassess else "",
    }


def _areas(step: Step, wording: Wording) -> str:
    marked = [wording.area(one.row, one.pain) for one in step.areas]
    return "; ".join([*marked, *(wording.gone(row) for row in step.gone)])
