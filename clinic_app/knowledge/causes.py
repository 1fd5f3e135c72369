"""Causes that are not muscular: what else the same complaint may be, and how soon somebody must look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Certainty, Claims, Review
from clinic_app.knowledge.clusters import Cluster


@dataclass(frozen=True, slots=True)
class Cause:
    """A non-muscular cause.

    Attributes:
        concerns: Ages and sex it is thought of in (``age <= 16``); what is not known holds.
        indicators: Findings (full ids) that speak for it; two of them with a zone of its own are a note.
        defining: Findings that raise it wherever the pain is marked.
        clusters: Signs that raise it together.
        lowered_by: Patterns (what was excluded, an age) that lower it to a note.
        action: What to do about it, for the practitioner.
    """

    id: str
    label: str
    group: str
    urgency: Literal["routine", "urgent", "emergency"]
    zones: tuple[str, ...]
    features: tuple[str, ...]
    action: str
    concerns: tuple[str, ...] = ()
    indicators: Claims = field(default_factory=dict)
    defining: tuple[str, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    lowered_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: Certainty = "field"
    review: Review = field(default_factory=Review)
