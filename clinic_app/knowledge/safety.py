"""Red flags, contraindication rules and site hazards: data that can hold a treatment back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Review
from clinic_app.knowledge.clusters import Cluster

Urgency = Literal["emergency", "same_day", "routine_referral"]
Level = Literal["absolute", "relative", "local", "note"]
#: What a rule may want to know besides: which drug or product, the last INR, the week, side, place or date, how severe.
Detail = Literal["drug", "inr", "product", "weeks", "side", "place", "date", "severity"]
#: Groups of treatments that rules speak of and treatment forms name.
SAFETY_GROUPS = frozenset(
    {
        *("all", "needling", "soft_tissue", "pressure", "thermal"),
        *("dry_needling", "electro_needling", "massage", "deep_tissue", "myofascial_release", "cupping", "iastm"),
        *("heat", "cold", "manual_traction", "stretching_exercise", "taping", "education"),
    }
)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that must be decided on before anything else.

    Attributes:
        title: A few words for the practitioner's screen.
        clinician: What the sign is, in clinical words.
        zones: Zone groups it concerns; empty means any.
        concerns: Ages and sex its clusters and notes speak of (``age <= 16``); what is not known holds. A yes to a
            question of its own counts for everybody.
        raised_by: Findings any one of which raises it.
        noted_by: Findings that say little alone: a note to ask more.
        clusters: Signs that raise it together.
        lowered_by: Patterns (what was excluded, an age) that lower it to a note; it never goes away.
        hold: What is held until a decision is recorded: all hands-on treatment, the flagged zones, or nothing.
        action: What to do, for the practitioner; ``{EMERGENCY}`` is the clinic's emergency number.
        causes: Non-muscular causes it stands for.
    """

    id: str
    title: str
    group: str
    clinician: str
    urgency: Urgency
    target_time: str
    hold: Literal["all", "zone", "none"]
    action: str
    sources: tuple[str, ...]
    raised_by: tuple[str, ...] = ()
    noted_by: tuple[str, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    lowered_by: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    core: bool = False
    causes: tuple[str, ...] = ()
    note: str = ""
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Rule:
    """A contraindication or precaution.

    Attributes:
        treatments: Safety groups (a treatment form names its groups); ``all`` means every treatment.
        when: Findings any one of which fires it.
        open_flag: Fires while an emergency or same-day flag has no decision.
        under_age: Fires for patients younger than this.
        always: Fires for every use of the treatment.
        muscles, not_muscles: Where given, the rule speaks of these muscles only, or of all but these.
        technique: Where given, the rule speaks of this technique only.
        weeks: For pregnancy and the like: fires from–to these weeks; an unknown week fires it too.
        threshold: The figure it turns on, in words.
        detail: What more must be known.
        steps: What to do, for the practitioner.
    """

    id: str
    treatments: tuple[str, ...]
    level: Level
    steps: str
    sources: tuple[str, ...]
    when: tuple[str, ...] = ()
    open_flag: bool = False
    under_age: int | None = None
    always: bool = False
    muscles: tuple[str, ...] = ()
    not_muscles: tuple[str, ...] = ()
    technique: str = ""
    weeks: tuple[int, ...] = ()
    threshold: str = ""
    detail: tuple[Detail, ...] = ()
    note: str = ""
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Hazard:
    """A structure that a needle can reach at certain muscles; shown whenever one of them is chosen.

    Attributes:
        consent: What must be named in consent: standard, pneumothorax_named or organ_named.
        version: Changed whenever the rule changes; who has read it, has read this version.
    """

    id: str
    muscles: tuple[str, ...]
    structure: str
    rule: str
    consent: Literal["standard", "pneumothorax_named", "organ_named"]
    sources: tuple[str, ...]
    version: int = 1
    note: str = ""
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Technique:
    """A technique that stays off until the clinic has switched it on in its settings.

    Attributes:
        title: What the switch in the settings is called.
        why: Why it is off, for whoever would like to use it; one sentence.
        treatments: Safety groups of the treatments it belongs to.
        muscles: Where given, treating one of these this way is the technique.
        technique: Where given, this answer to a row's question ``technique`` is the technique.
    """

    id: str
    title: str
    why: str
    treatments: tuple[str, ...]
    sources: tuple[str, ...]
    muscles: tuple[str, ...] = ()
    technique: str = ""
    note: str = ""
    review: Review = field(default_factory=Review)
