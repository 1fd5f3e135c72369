"""The few numbers of the ranking. ``docs/ranking.md`` says how each was chosen and what happens when it is moved.

All are in points; a point is half a natural log unit of likelihood ratio, so that a typical list runs from 0 to 25. No
number belongs to one muscle or one case.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

#: Points within which two neighbours of the list are shown as tied.
TIE = 0.3


def _kinds() -> dict[str, float]:
    return {"worse": 1.0, "eases": 1.0, "symptom": 1.0, "history": 0.5, "test": 1.5}


def _grades() -> dict[str, float]:
    return {"typical": 1.3, "common": 1.0, "possible": 0.6}


def _absent() -> dict[str, float]:
    return {"typical": 0.5, "common": 0.4, "possible": 0.2}


def _palpation() -> dict[str, float]:
    # Ordered by published agreement between examiners: recognised pain kappa 0.58, tenderness 0.68, referred sensation
    # about the same, taut band and twitch poor (Rathbone 2017; Lucas 2009; Bron 2007).
    return {
        "recognised_pain": 5.0,
        "hypersensitive_spot": 2.5,
        "referred_pain": 2.5,
        "contraction_pain": 1.5,
        "stretch_limit": 1.5,
        "jump": 1.5,
        "taut_band": 1.0,
        "local_twitch": 1.0,
        "weak_no_atrophy": 0.5,
    }


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of agreement between a patient and a muscle is worth.

    An essential zone that was not marked costs nothing: patients and papers under-report, and no cost that was tried on
    the development cases made the list better.

    Attributes:
        points_per_log: Points of one natural log unit.
        essential, local, spillover: How strongly a trigger point explains pain in a zone, from always, over the
            muscle's own belly, to sometimes. Next door to a zone of the pattern that hurts too, pain counts as
            sometimes of that zone.
        misplaced: Share of marks that are meant next door. Drawings that agree with their repetition by a Jaccard
            index of 0.62, as published, have so many there.
        leak: The chance of a mark in any zone whatever the muscle: unexplained pain costs the distance down to this.
        second_point: What a second trigger point of the same muscle may add, against the first.
        rarity: Log units of a listed finding: this times log(muscles / muscles that list it).
        kinds: Factor by kind of finding; history says who tends to have trouble, not where it comes from today.
        grades: Factor by how regularly a finding is seen.
        recalled: Factor where a claim rests on recall alone.
        absent: Share of its gain that a listed finding takes away when asked and absent, by grade: the absence of what
            is only possible says little.
        unsure: Share of its gain that is left when the answer was *not sure*.
        palpation: Signs felt in the very muscle.
        palpation_absent: Share that is taken away where it was pressed and not so.
        entrapment: A symptom in the line of a nerve the muscle can press on.
        prevalence: The most that published frequency may add. Scores step by tenths, so this can only break ties.
    """

    points_per_log: float = 2.0
    essential: float = 1.0
    local: float = 0.6
    spillover: float = 0.3
    misplaced: float = 0.28
    leak: float = 0.05
    second_point: float = 0.6
    rarity: float = 0.5
    kinds: Mapping[str, float] = field(default_factory=_kinds)
    grades: Mapping[str, float] = field(default_factory=_grades)
    recalled: float = 0.8
    absent: Mapping[str, float] = field(default_factory=_absent)
    unsure: float = 0.3
    palpation: Mapping[str, float] = field(default_factory=_palpation)
    palpation_absent: float = 0.5
    entrapment: float = 0.8
    prevalence: float = 0.09

    def strength(self, name: str) -> float:
        """Return how strongly a zone is explained that is described so: essential, local or spillover."""
        return {"essential": self.essential, "local": self.local, "spillover": self.spillover}[name]

    def zone(self, strength: float) -> float:
        """Return the points of explaining a zone so strongly, to a tenth: how much likelier it makes a mark there."""
        likelier = (strength + self.leak * (1 - strength)) / self.leak
        return round(math.log(likelier) * self.points_per_log, 1)
