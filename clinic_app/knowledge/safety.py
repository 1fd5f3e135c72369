"""Red flags, contraindication rules and site hazards: data that can hold a treatment back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Review

Urgency = Literal["emergency", "same_day", "routine_referral"]
Level = Literal["absolute", "relative", "local", "note"]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that must be decided on before anything else.

    Attributes:
        title: A few words for the practitioner's screen.
        clinician: What the sign is, in clinical words.
        zones: Zone groups it concerns; empty means any.
        raised_by: Findings any one of which raises it.
        with_any: For a cluster, the company a raising finding needs; without it the flag is a note to ask more.
        alone: Findings that raise even a cluster by themselves, because their question already names the company.
        from_age, to_age: Ages (at least, at most) that are company enough.
        hold: What is held until a decision is recorded: all hands-on treatment, the flagged zones, or nothing.
        action: What to do, for the practitioner; ``{EMERGENCY}`` is the clinic's emergency number.
        causes: Non-muscular causes it stands for.
    """

    id: str
    title: str
    group: str
    clinician: str
    raised_by: tuple[str, ...]
    trigger: Literal["single", "cluster"]
    urgency: Urgency
    target_time: str
    hold: Literal["all", "zone", "none"]
    action: str
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    core: bool = False
    with_any: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    from_age: int | None = None
    to_age: int | None = None
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
        zones: Where given, the rule speaks of these zones or zone groups only.
        technique: Where given, the rule speaks of this technique only.
        weeks: For pregnancy and the like: fires from–to these weeks; an unknown week fires it too.
        threshold: The figure it turns on, in words.
        detail: What more must be known (drug, week, side, place, date).
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
    zones: tuple[str, ...] = ()
    technique: str = ""
    weeks: tuple[int, ...] = ()
    threshold: str = ""
    detail: tuple[str, ...] = ()
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
    off_by_default: bool = False
    note: str = ""
    review: Review = field(default_factory=Review)
