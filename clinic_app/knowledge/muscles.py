"""A muscle as one file: where it hurts, what brings it out, what sets it apart, what to mind when treating it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Certainty, Claim, Claims, Review
from clinic_app.shapes import Fault


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
    """Nerve symptoms of a nerve the muscle can press on; kept apart from referred pain.

    Attributes:
        nerve: The nerve, in the practitioner's words.
        zones: Where its symptoms are felt.
        findings: What is felt there, by full id such as ``symptom:tingling``.
    """

    zones: tuple[str, ...]
    findings: tuple[str, ...]
    nerve: str = ""
    sources: tuple[str, ...] = ()
    certainty: Certainty = "item"
    note: str = ""

    @property
    def is_sourced(self) -> bool:
        """Whether a source is named, or it is openly recalled."""
        return bool(self.sources) or self.certainty == "recalled"


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What sets the muscle apart from its neighbours, in words."""

    text: str
    sources: tuple[str, ...] = ()
    certainty: Certainty = "item"

    @property
    def is_sourced(self) -> bool:
        """Whether a source is named, or it is openly recalled."""
        return bool(self.sources) or self.certainty == "recalled"


@dataclass(frozen=True, slots=True)
class View:
    """What some sources say where others say otherwise."""

    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where sources do not agree: what each side says, and what was made of it here.

    Attributes:
        about: What they disagree on, as a short noun such as *nerve*.
        views: At least two, each with who holds it.
        taken: What the file goes by, and why.
    """

    about: str
    views: tuple[View, ...]
    taken: str


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
        no_home_care: Why nothing, or not all of stretch, strengthener and release, is given to do at home; else empty.
        disagreements: Where sources do not agree.
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
    disagreements: tuple[Disagreement, ...] = ()
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


def muscle_faults(muscle: Muscle) -> list[Fault]:
    """Return what the types of a muscle cannot say: a disagreement of one, and a view that nobody holds."""
    faults = []
    for number, one in enumerate(muscle.disagreements):
        place = ("disagreements", number)
        if len(one.views) < 2:  # noqa: PLR2004  it takes two to disagree
            faults.append(Fault(place, "names fewer than two views", "give each with its sources"))
        unheld = [index for index, view in enumerate(one.views) if not view.sources]
        faults += [Fault((*place, "views", index), "does not say who holds it", "add sources") for index in unheld]
    return faults
