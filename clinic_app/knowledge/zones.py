"""The zones of the body chart, their names in words, and named groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a public anatomy vocabulary (UBERON) that is, or contains, the zone."""

    id: str
    relation: Literal["exact", "part_of"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A place where pain is marked; ``sides`` says whether it has a left and a right.

    Attributes:
        label: What the practitioner reads.
        view: The view it is best seen in: front, back or side.
        neighbours: Zones that touch it, on the same side.
        synonyms: Other words people use for it.
        plain: What the patient reads; the label where empty.
    """

    id: str
    label: str
    view: Literal["front", "back", "side"]
    sides: Literal["left_right", "midline"]
    neighbours: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    plain: str = ""
    concept: Concept | None = None

    @property
    def has_sides(self) -> bool:
        """Whether it has a left and a right."""
        return self.sides == "left_right"


@dataclass(frozen=True, slots=True)
class ZoneFile:
    """``zones.yaml``: all zones, and groups such as ``low_back`` that rules speak of."""

    zones: tuple[Zone, ...]
    groups: dict[str, tuple[str, ...]]
