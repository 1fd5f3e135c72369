"""Option lists that forms ask with and knowledge holds: zones with their side in words, muscles, causes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.knowledge.library import Knowledge


def option_lists(knowledge: Knowledge, side_words: Mapping[str, str]) -> dict[str, Mapping[str, Mapping[str, Any]]]:
    """Return the lists ``zones``, ``muscles`` and ``causes``; ``side_words`` gives LEFT and RIGHT in words.

    A zone's code is its id, with ``.left`` or ``.right`` where it has sides; a muscle's code is its id.
    """
    zones: dict[str, Mapping[str, Any]] = {}
    for zone in knowledge.zones.values():
        if zone.has_sides:
            zones |= {f"{zone.id}.{side}": {"text": f"{zone.label}, {word}"} for side, word in side_words.items()}
        else:
            zones[zone.id] = {"text": zone.label}
    muscles = {muscle.id: {"text": muscle.name} for muscle in knowledge.muscles.values()}
    causes = {cause.id: {"text": cause.label} for cause in knowledge.causes.values()}
    return {"zones": zones, "muscles": muscles, "causes": causes}
