"""Whether the list knows when it knows: where the leader is clear, it should be right more often."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clinic_app.reasoning.cases import PublishedCase
from clinic_app.reasoning.evaluation import Places, Share, wilson
from clinic_app.reasoning.weights import TIE

#: Points the leader is ahead of the second, up to and including; the last band has no end.
BANDS = (TIE, 2.0, float("inf"))


@dataclass(frozen=True, slots=True)
class Band:
    """Cases in which the leader was so far ahead (points, up to), and how often it was right."""

    up_to: float
    cases: int
    right: Share


def reliability(cases: Iterable[PublishedCase], listed: Callable[[PublishedCase], Places]) -> tuple[Band, ...]:
    """Return how often the first place was right, by how clearly it was first; twins should share a place."""
    leads: dict[float, list[bool]] = {band: [] for band in BANDS}
    for one in cases:
        places = listed(one)
        if places:
            lead = round(places[0][1] - (places[1][1] if len(places) > 1 else 0.0), 2)
            band = next(band for band in BANDS if lead <= band)
            leads[band].append(not places[0][0].isdisjoint(one.expected.muscles))
    return tuple(
        Band(band, len(right), wilson(sum(right) / max(len(right), 1), len(right))) for band, right in leads.items()
    )
