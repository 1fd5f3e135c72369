"""A muscle as one file: where it hurts, what brings it out, what sets it apart, what to mind when treating it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Certainty, Claim, Claims, Review


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Textbook anatomy of a muscle."""

    origin: str
    insertion: str
    nerve: str
    actions: tuple[str, ...]
    sources: tuple[str, ...] = ()
    certainty: Certainty = "field"


@dataclass(frozen=True, slots=True)
class TriggerPoint:
    """A place in the muscle and the zones its pain is described in: always (essential) and sometimes (spillover)."""

    id: str
    where: str
    essential: tuple[str, ...]
    spillover: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: Certainty = "item"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Local:
    """The zones over the muscle's own belly: patients often feel it there, whatever the referral maps say."""

    zones: tuple[str, ...]
    sources: tuple[str, ...] = ()
    certainty: Certainty = "recalled"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entrapment:
    """Nerve symptoms of a nerve the muscle can press on; kept apart from referred pain."""

    zones: tuple[str, ...]
    findings: tuple[str, ...]
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What sets the muscle apart from its neighbours, in words."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needling:
    """What to know before needling it; no depth is stated unless a source gives it."""

    risk: Literal["low", "moderate", "high"]
    structures_at_risk: tuple[str, ...]
    position: str
    notes: str
    sources: tuple[str, ...] = ()
    certainty: Certainty = "field"


@dataclass(frozen=True, slots=True)
class Massage:
    """How it is reached by hand."""

    notes: tuple[str, ...]
    sources: tuple[str, ...] = ()
    certainty: Certainty = "field"


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle (or part of one) that the ranking can name.

    Attributes:
        twins: Name of the row it shares with muscles that cannot be told apart from outside, or empty.
        also: Other names and abbreviations, for the search.
        worse, eases, symptoms, history, tests: Findings that speak for it, by the part of their id after the colon.
        signs: Palpation signs beyond the general ones.
        satellites: Muscles in which it is said to set up further trouble.
        mimics: Non-muscular causes it is confused with.
    """

    id: str
    name: str
    latin: str
    group: str
    region: str
    anatomy: Anatomy
    trigger_points: tuple[TriggerPoint, ...]
    needling: Needling
    massage: Massage
    confidence: Literal["high", "medium", "low"]
    twins: str = ""
    also: tuple[str, ...] = ()
    local: Local | None = None
    worse: Claims = field(default_factory=dict)
    eases: Claims = field(default_factory=dict)
    symptoms: Claims = field(default_factory=dict)
    history: Claims = field(default_factory=dict)
    tests: Claims = field(default_factory=dict)
    entrapment: tuple[Entrapment, ...] = ()
    satellites: Claims = field(default_factory=dict)
    synergists: tuple[str, ...] = ()
    antagonists: tuple[str, ...] = ()
    mimics: Claims = field(default_factory=dict)
    discriminators: tuple[Discriminator, ...] = ()
    no_home_care: str = ""
    notes: str = ""
    review: Review = field(default_factory=Review)

    def claims(self) -> dict[str, Claim]:
        """Return every finding that speaks for the muscle, by full id such as ``worse:lifting``."""
        lists = {
            "worse": self.worse,
            "eases": self.eases,
            "symptom": self.symptoms,
            "history": self.history,
            "test": self.tests,
        }
        return {f"{kind}:{item}": claim for kind, claims in lists.items() for item, claim in claims.items()}
