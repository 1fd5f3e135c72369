"""How often a muscle is found in people with a complaint: published figures, and textbook lists by region."""

from __future__ import annotations

from dataclasses import dataclass, field

from clinic_app.knowledge.claims import Certainty, Review
from clinic_app.knowledge.sources import Source


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Frequencies for pain in certain zones, as figures or as an order.

    Attributes:
        zones: Where the pain is.
        shares: Per cent of people in whom the muscle had an active trigger point: one figure, or lowest and highest.
        order: Muscles, likeliest first, where the source gives no figures.
    """

    zones: tuple[str, ...]
    shares: dict[str, tuple[float, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def of_muscle(self) -> dict[str, float]:
        """Return a value between 0 and 1 by muscle; a muscle that nobody looked at is not among them."""
        figures = {muscle: sum(given) / len(given) / 100 for muscle, given in self.shares.items() if given}
        # An order says less than figures: its first muscle counts like one found in every second person.
        return {muscle: 1 / (place + 2) for place, muscle in enumerate(self.order)} | figures


@dataclass(frozen=True, slots=True)
class Prevalence:
    """A study or a book that says how often; its own id is the key of its source.

    Attributes:
        people: Who was looked at.
        rows: What was found, by zones.
    """

    id: str
    people: str
    source: Source
    rows: tuple[Frequencies, ...]
    certainty: Certainty = "item"
    note: str = ""
    review: Review = field(default_factory=Review)

    @property
    def has_figures(self) -> bool:
        """Whether it counted, and does not only order."""
        return any(row.shares for row in self.rows)
