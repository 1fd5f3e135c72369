"""What consent covers: the treatments it names, and sensitive areas apart, once a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import HANDS_ON, Site, all_sites, given

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

FORM, CONSENT, FOR, SENSITIVE = "consent", "consent", "consent_for", "sensitive_consent"
#: Answers by which nobody has agreed.
NO = ("refused", "withdrawn")
#: Regions of muscles that count as sensitive. Without consent of its own for the chest wall, the pelvic floor or the
#: inner thigh (and the mouth) nothing is signed; the buttock is asked about, and holds nothing back.
SENSITIVE_REGIONS = {"chest": True, "pelvis": True, "thigh_medial": True, "hip_buttock": False}
SENSITIVE_TECHNIQUE = "intra_oral"


def hands_on(visit: OpenVisit) -> list[Questionnaire]:
    """Return the treatments given that need consent; mere words need none."""
    return [form for form in given(visit) if HANDS_ON in form.safety_groups]


def not_covered(visit: OpenVisit) -> list[Questionnaire]:
    """Return the treatments given that consent does not name."""
    named = visit.of(FORM).rows(FOR)
    return [form for form in hands_on(visit) if form.id not in named]


def covering(visit: OpenVisit) -> list[Said]:
    """Return the answers by which consent names every treatment that stands beside it."""
    return [Said(FORM, path((FOR, form.id)), form.id) for form in not_covered(visit)]


def agreeing(visit: OpenVisit, answer: str) -> list[Said]:
    """Return the answers of one gesture: how consent was given, and for what stands beside it."""
    return [Said(FORM, path(CONSENT), answer), *([] if answer in NO else covering(visit))]


def sensitive_sites(visit: OpenVisit) -> list[tuple[Site, bool]]:
    """Return the treated sites in sensitive areas, each with whether the signature waits for consent of its own."""
    knowledge = visit.reference.knowledge
    mouth = knowledge.techniques.get(SENSITIVE_TECHNIQUE)
    found = []
    for site in all_sites(visit):
        muscle = knowledge.muscles.get(site.muscle)
        if muscle is None:
            continue
        inside_mouth = mouth is not None and site.muscle in mouth.muscles
        if inside_mouth or muscle.region in SENSITIVE_REGIONS:
            found.append((site, inside_mouth or SENSITIVE_REGIONS[muscle.region]))
    return found


def sensitive_agreed(visit: OpenVisit) -> bool:
    """Say whether sensitive areas were agreed to, today or earlier in the course; what was said last counts."""
    today = visit.value(FORM, SENSITIVE)
    before = [earlier.value(FORM, path(SENSITIVE)) for earlier in visit.past.visits]
    said = [one for one in (*before, today) if one is not None]
    return bool(said) and said[-1] not in NO
