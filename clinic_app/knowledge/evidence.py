"""What trials say of a treatment: what it did for whom, by whose count, and how well that is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from clinic_app.knowledge.claims import Review


@dataclass(frozen=True, slots=True)
class Finding:
    """What one trial or review found.

    Attributes:
        text: For whom, against what, for how long, and how good the trials were.
        regions: Regions of muscles that it speaks of, as muscles name theirs; empty where it speaks of all.
    """

    text: str
    sources: tuple[str, ...]
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a treatment from trials.

    Attributes:
        title: The treatment as the practitioner names it.
        treatments: Its safety groups, as treatment forms name them.
    """

    id: str
    title: str
    treatments: tuple[str, ...]
    says: tuple[Finding, ...]
    review: Review = field(default_factory=Review)

    def about(self, region: str) -> tuple[Finding, ...]:
        """Return what it says of a region, and what it says of all."""
        return tuple(one for one in self.says if not one.regions or region in one.regions)
