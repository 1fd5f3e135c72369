"""Why a muscle is not in the list, in words."""

from __future__ import annotations

from clinic_app.reasoning.why_not import Needed, WhyNot
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of
from clinic_app.ui.visit.differential.shown import points_words, signed_words
from clinic_app.ui.visit.finding_words import could_ask_words

#: Areas named at most: what a muscle would need is not its whole pattern.
MOST_AREAS = 4


def verdict_words(desk: Desk, why: WhyNot) -> str:
    """Return where a muscle stands: in the list, behind it, or nowhere."""
    words = desk.words
    if why.place is None:
        return words("differential.not_reached")
    if why.is_shown:
        return words("differential.is_shown", place=why.place)
    behind = points_words(why.behind)
    return words("differential.is_behind", place=why.place, behind=behind)


def needs_words(desk: Desk, why: WhyNot) -> list[str]:
    """Return what would bring a muscle among those shown, or that nothing asked would."""
    if why.is_shown:
        return []
    words, zones = desk.words, desk.visit.reference.knowledge.zones
    areas = [zones[one].label for one in why.needs_area if one in zones][:MOST_AREAS]
    said = [words("differential.needs_area", areas=words("differential.or_area").join(areas))] if areas else []
    if not why.is_within_reach:
        return [*said, words("differential.out_of_reach")]
    if why.needs:
        said.append(words("differential.needs", what="; ".join(_needed(desk, one) for one in why.needs)))
    return said


def ahead_words(desk: Desk, why: WhyNot) -> str:
    """Return which muscles stand before it."""
    names = [name_of(desk, MuscleSide(one, "")) for one in why.ahead]
    return desk.words("differential.ahead", muscles=", ".join(names)) if names and not why.is_shown else ""


def _needed(desk: Desk, one: Needed) -> str:
    return f"{could_ask_words(desk, one.finding)} {signed_words(one.points)}"
