"""Causes that are not muscular: what else the same complaint may be, and how soon somebody must look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from clinic_app.knowledge.claims import Certainty, Claims, Review


@dataclass(frozen=True, slots=True)
class Cause:
    """A non-muscular cause.

    Attributes:
        indicators: Findings (full ids) that speak for it.
        defining: Findings that raise it wherever the pain is marked.
        action: What to do about it, for the practitioner.
    """

    id: str
    label: str
    group: str
    urgency: Literal["routine", "urgent", "emergency"]
    zones: tuple[str, ...]
    features: tuple[str, ...]
    action: str
    indicators: Claims = field(default_factory=dict)
    defining: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: Certainty = "field"
    review: Review = field(default_factory=Review)
