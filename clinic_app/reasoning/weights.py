"""The few numbers of the ranking. ``docs/ranking.md`` says how each was chosen and what happens when it is moved.

All are in points; a point is about half a natural log unit of likelihood ratio, so that a typical list runs
from 0 to 25. No number belongs to one muscle or one case.
"""

from __future__ import annotations

POINTS_PER_LOG = 2.0

#: How strongly a trigger point explains pain in a zone, from always to only next door.
ESSENTIAL = 1.0
LOCAL = 0.6
SPILLOVER = 0.3
NEIGHBOUR = 0.08
#: What any zone gets from a muscle that does not reach it: unexplained pain costs the distance down to this.
LEAK = 0.05
#: What a second trigger point of the same muscle may add, against the first.
SECOND_POINT = 0.6
# An essential zone that was not marked costs nothing: patients and papers under-report, and every cost that was tried
# on the development cases made the list worse.

#: Gain of a listed finding: this times log(number of muscles / muscles that list it).
RARITY = 0.5
#: What kind of finding it is: history says who tends to have trouble, not where it comes from today.
KINDS = {"worse": 1.0, "eases": 1.0, "symptom": 1.0, "history": 0.5, "test": 1.5}
GRADES = {"typical": 1.3, "common": 1.0, "possible": 0.6}
RECALLED = 0.8
#: A listed finding that was asked and is absent takes this share of its gain away.
ABSENT_SHARE = 0.4
#: The other half of the grade where the answer was *not sure*.
UNSURE = 0.3

#: Palpation of the very muscle, ordered by published agreement between examiners: recognised pain kappa 0.58,
#: tenderness 0.68, referred sensation about the same, taut band and twitch poor (Rathbone 2017; Lucas 2009; Bron 2007).
PALPATION = {
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
#: Pressed, and it was not so.
PALPATION_ABSENT = 0.5

#: Entrapment findings (tingling in the line of a nerve) count on their own, a little.
ENTRAPMENT = 0.8

#: Points within which two neighbours of the list are shown as tied.
TIE = 0.3
