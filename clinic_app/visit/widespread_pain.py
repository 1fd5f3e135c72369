"""How many of the 19 areas and 5 regions of the widespread pain index are marked on the body chart."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clinic_app.data_files import load

FILE = Path(__file__).parent / "widespread_pain.yaml"
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the index: its name with its side, its region, and whether it counts for that."""

    name: str
    region: str
    counts_for_region: bool
    zones: frozenset[str]


@dataclass(frozen=True, slots=True)
class Widespread:
    """How far pain is spread: areas 0 to 19, regions 0 to 5."""

    areas: int
    regions: int


def widespread(marked: Iterable[str]) -> Widespread:
    """Return the count for zones as the body chart has them, such as ``lower_back.right``."""
    zones = set(marked)
    painful = [one for one in areas() if zones & one.zones]
    return Widespread(len(painful), len({one.region for one in painful if one.counts_for_region}))


@functools.cache
def areas() -> tuple[Area, ...]:
    """Return the 19 areas; read when somebody asks first."""
    said = load(FILE)
    found = [
        Area(
            f"{name}.{side}",
            f"{one['region']}.{side}",
            one.get("counts_for_region", True),
            frozenset(f"{zone}.{side}" for zone in one["zones"]),
        )
        for name, one in said["left_right"].items()
        for side in SIDES
    ]
    for name, one in said["axial"].items():
        zones = frozenset(f"{zone}{side}" for zone in one["zones"] for side in ("", ".left", ".right"))
        found.append(Area(name, "axial", one.get("counts_for_region", True), zones))
    return tuple(found)
