"""A muscle's referral area on one side of the body or both, from its trigger points."""

from __future__ import annotations

from collections.abc import Iterable

from clinic_app.drawing.referral import Referral, SidedZone
from clinic_app.drawing.trigger_points import Side, points_of
from clinic_app.knowledge.library import Knowledge
from clinic_app.ui.chart.zone_names import MIDLINE

EITHER: tuple[Side, ...] = ("right", "left")
SIDES: dict[str, tuple[Side, ...]] = {"right": ("right",), "left": ("left",)}


def referral_of(muscle: str, side: str, knowledge: Knowledge) -> Referral:
    """Return where a muscle refers pain, and roughly where its trigger points lie.

    Args:
        muscle: Id of the muscle.
        side: The patient's side: ``left`` or ``right``; ``both``, or none in particular, is either.
        knowledge: What is known.

    Raises:
        KeyError: There is no such muscle.
    """
    points = knowledge.muscles[muscle].trigger_points
    sides = SIDES.get(side, EITHER)
    essential = _sided((zone for point in points for zone in point.essential), sides, knowledge)
    spillover = _sided((zone for point in points for zone in point.spillover), sides, knowledge)
    rest = tuple(zone for zone in spillover if zone not in essential)
    return Referral(essential, rest, tuple(dict.fromkeys(place for one in sides for place in points_of(muscle, one))))


def _sided(zones: Iterable[str], sides: tuple[Side, ...], knowledge: Knowledge) -> tuple[SidedZone, ...]:
    """Return each zone once on each side, where it has sides."""
    known = (zone for zone in dict.fromkeys(zones) if zone in knowledge.zones)
    return tuple((zone, one) for zone in known for one in (sides if knowledge.zones[zone].has_sides else (MIDLINE,)))
