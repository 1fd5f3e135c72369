"""What consent covers: each treatment in each area by name, and sensitive areas apart, once a course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.visit.carrying import last_treatments, planned_sites
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.site_plan import chosen_muscles
from clinic_app.visit.treatments import (
    HANDS_ON,
    Site,
    all_sites,
    given,
    row_item,
    treatment_forms,
    treats_muscles,
    whole,
)
from clinic_app.visit.wording import inside_a_sentence

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.visit.wording import Wording

FORM, CONSENT, AGREED = "consent", "consent", "agreed"
WITHDRAWN, WHEN, DURING = "withdrawn", "consent_withdrawn", "during"
#: Answers by which nobody agrees any more.
NO = ("refused", WITHDRAWN)
MOUTH = "mouth"
#: Regions of muscles that count as sensitive, each with the question about it. Without consent of its own for the chest
#: wall, the pelvic floor, the inner thigh or the mouth nothing is signed; the buttock is asked about, and holds nothing
#: back.
SENSITIVE = {
    "chest": "sensitive_chest",
    "hip_buttock": "sensitive_buttock",
    "thigh_medial": "sensitive_thigh",
    "pelvis": "sensitive_pelvis",
    MOUTH: "sensitive_mouth",
}
ONLY_ASKED = "sensitive_buttock"
SENSITIVE_TECHNIQUE = "intra_oral"


@dataclass(frozen=True, slots=True)
class Scope:
    """One treatment in one area.

    Attributes:
        form: The treatment's form.
        area: The region of its muscle, or the joint; empty for a treatment that is given as a whole.
        side: right, left, both, or empty.
    """

    form: str
    area: str = ""
    side: str = ""

    @property
    def row(self) -> str:
        """The id under which it is agreed to."""
        return f"{self.form}~{self.area}{self.side and f'.{self.side}'}"

    @property
    def covered_by(self) -> tuple[str, ...]:
        """The ids each of which covers it: itself, and both sides for one of them."""
        return (self.row, Scope(self.form, self.area, "both").row) if self.side in ("left", "right") else (self.row,)


def hands_on(visit: OpenVisit) -> list[Questionnaire]:
    """Return the treatments given that need consent; mere words need none."""
    return [form for form in given(visit) if HANDS_ON in form.safety_groups]


def names_scopes(visit: OpenVisit) -> bool:
    """Say whether the visit's own version of the form names what was agreed to by treatment and area."""
    return AGREED in visit.form(FORM)


def agreed(visit: OpenVisit) -> list[str]:
    """Return the ids of what was agreed to."""
    return visit.of(FORM).rows(AGREED)


def beside(visit: OpenVisit) -> list[Scope]:
    """Return what one press would cover: what is begun today, and the plan of last time that stands there still."""
    begun = [site for site in all_sites(visit) if HANDS_ON in visit.form(site.form).safety_groups]
    planned: list[Site] = []
    for one in last_treatments(visit):
        if HANDS_ON in one.form.safety_groups and not visit.of(one.form.id):
            planned += planned_sites(one) if row_item(one.form) else [whole(one.form)]
    return _scopes(visit, [*begun, *planned])


def offered(visit: OpenVisit) -> list[Scope]:
    """Return what may be named before anything is begun: each treatment at hand in the areas of the differential."""
    if given(visit):
        return []
    forms = [form for form in treatment_forms(visit) if form.at_hand and treats_muscles(visit, form)]
    return _scopes(visit, [Site(form.id, (), *one) for form in forms for one in chosen_muscles(visit)])


def not_covered(visit: OpenVisit) -> list[Scope]:
    """Return what is begun today and not agreed to by treatment and area."""
    if not names_scopes(visit):
        return []
    begun = [site for site in all_sites(visit) if HANDS_ON in visit.form(site.form).safety_groups]
    return _uncovered(visit, _scopes(visit, begun))


def covering(visit: OpenVisit, wording: Wording) -> list[Said]:
    """Return the answers by which consent names everything that stands beside it."""
    wanted = _uncovered(visit, beside(visit)) if names_scopes(visit) else []
    return [agreeing_to(visit, wording, one) for one in wanted]


def agreeing(visit: OpenVisit, wording: Wording, answer: str) -> list[Said]:
    """Return the answers of one gesture: how consent was given, and for what stands beside it."""
    return [Said(FORM, path(CONSENT), answer), *([] if answer in NO else covering(visit, wording))]


def agreeing_to(visit: OpenVisit, wording: Wording, scope: Scope) -> Said:
    """Return the answer that names one treatment in one area, in words as they were read."""
    return naming(scope.row, in_words(visit, wording, scope))


def naming(row: str, words: str) -> Said:
    """Return the answer that names what is agreed to, as it stands inside a sentence of the note."""
    return Said(FORM, path((AGREED, row)), inside_a_sentence(words))


def in_words(visit: OpenVisit, wording: Wording, scope: Scope) -> str:
    """Return a treatment with its area, such as *Dry needling (low back, RIGHT)*."""
    form = visit.form(scope.form)
    area = wording.area_of(form, scope.area, scope.side)
    return f"{form.title} ({area})" if area else form.title


def is_stopped(visit: OpenVisit) -> bool:
    """Say whether consent was withdrawn while somebody was treated: what was done until then stays in the record."""
    return (visit.value(FORM, CONSENT), visit.value(FORM, WHEN)) == (WITHDRAWN, DURING)


def sensitive_areas(visit: OpenVisit) -> dict[str, Site]:
    """Return the question about each sensitive area that is treated, with the first site that lies there."""
    found: dict[str, Site] = {}
    for site in all_sites(visit):
        if HANDS_ON in visit.form(site.form).safety_groups:
            link = SENSITIVE.get(_sensitive_region(visit, site))
            if link is not None and link in visit.form(FORM):
                found.setdefault(link, site)
    return found


def sensitive_agreed(visit: OpenVisit, link: str) -> bool:
    """Say whether a sensitive area was agreed to, today or earlier in the course; what was said last counts."""
    today = visit.value(FORM, link)
    before = [earlier.value(FORM, path(link)) for earlier in visit.past.visits]
    said = [one for one in (*before, today) if one is not None]
    return bool(said) and said[-1] not in NO


def _sensitive_region(visit: OpenVisit, site: Site) -> str:
    knowledge = visit.reference.knowledge
    mouth, muscle = knowledge.techniques.get(SENSITIVE_TECHNIQUE), knowledge.muscles.get(site.muscle)
    if mouth is not None and site.muscle in mouth.muscles:
        return MOUTH
    return muscle.region if muscle else ""


def _scopes(visit: OpenVisit, sites: Iterable[Site]) -> list[Scope]:
    muscles = visit.reference.knowledge.muscles
    found = [
        Scope(site.form, muscles[site.muscle].region if site.muscle in muscles else site.muscle, site.side)
        for site in sites
    ]
    return list(dict.fromkeys(found))


def _uncovered(visit: OpenVisit, scopes: Iterable[Scope]) -> list[Scope]:
    named = set(agreed(visit))
    return [one for one in scopes if named.isdisjoint(one.covered_by)]
