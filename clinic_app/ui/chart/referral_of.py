"""A muscle's referral area on one side of the body, from its trigger points."""

from __future__ import annotations

from collections.abc import Iterable

from clinic_app.drawing.referral import Referral, SidedZone
from clinic_app.drawing.trigger_points import points_of
from clinic_app.knowledge.library import Knowledge
from clinic_app.ui.chart.zone_names import MIDLINE


def referral_of(muscle: str, side: str, knowledge: Knowledge) -> Referral:
    """Return where a muscle of one side refers pain, and roughly where its trigger points lie.

    Args:
        muscle: Id of the muscle.
        side: The patient's side: ``left`` or ``right``.
        knowledge: What is known.

    Raises:
        KeyError: There is no such muscle.
    """
    points = knowledge.muscles[muscle].trigger_points
    essential = _sided((zone for point in points for zone in point.essential), side, knowledge)
    spillover = _sided((zone for point in points for zone in point.spillover), side, knowledge)
    rest = tuple(zone for zone in spillover if zone not in essential)
    return Referral(essential, rest, points_of(muscle, "left" if side == "left" else "right"))


def _sided(zones: Iterable[str], side: str, knowledge: Knowledge) -> tuple[SidedZone, ...]:
    """Return each zone once, on the side where it has sides."""
    known = (zone for zone in dict.fromkeys(zones) if zone in knowledge.zones)
    return tuple((zone, side if knowledge.zones[zone].has_sides else MIDLINE) for zone in known)
