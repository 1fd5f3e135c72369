"""Which views of the body chart are shown together: the whole figure, or a part of it larger."""

from __future__ import annotations

from dataclasses import dataclass

from clinic_app.drawing.body_chart import View

#: From this width on, in px at 100 % text, all views of a region stand side by side; below it they are turned.
WIDE_FIGURES, WIDE_PARTS = 1400, 700


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the body that is shown at a time.

    Attributes:
        turns: The views that stand together, one group a turn.
        together: All of them in the order in which they stand where the picture is wide.
        wide_from: Width in px from which they all do.
    """

    turns: tuple[tuple[str, ...], ...]
    together: tuple[str, ...]
    wide_from: int = WIDE_PARTS

    def shown(self, turn: int, width: float) -> tuple[str, ...]:
        """Return the views to show after so many turns, in a picture so many px wide."""
        if self.is_wide(width):
            return self.together
        return self.turns[turn % len(self.turns)]

    def is_wide(self, width: float) -> bool:
        """Say whether everything shows, so that there is nothing to turn."""
        return len(self.turns) == 1 or width >= self.wide_from

    def turn_to(self, view: str) -> int:
        """Return the turn that shows a view; 0 where none does."""
        return next((turn for turn, views in enumerate(self.turns) if view in views), 0)


BODY = "body"
#: The parts stand so that the patient's RIGHT is on the viewer's left, save where one looks at the back.
REGIONS = {
    BODY: Region((("front", "back"), ("right", "left")), ("front", "back", "right", "left"), WIDE_FIGURES),
    "head": Region((("face",), ("head_right", "head_left")), ("head_right", "face", "head_left")),
    "hands": Region(
        (("palm_right", "palm_left"), ("dorsum_left", "dorsum_right")),
        ("palm_right", "palm_left", "dorsum_left", "dorsum_right"),
    ),
    "feet": Region(
        (("foot_right", "foot_left"), ("sole_right", "sole_left"), ("inner_foot_right", "inner_foot_left")),
        ("foot_right", "foot_left", "inner_foot_right", "sole_right", "sole_left", "inner_foot_left"),
    ),
    "more": Region((("mouth", "pelvic_floor"),), ("mouth", "pelvic_floor")),
}


def region_of(view: str) -> str:
    """Return the region a view belongs to.

    Raises:
        KeyError: No region shows it.
    """
    for name, region in REGIONS.items():
        if any(view in views for views in region.turns):
            return name
    raise KeyError(view)


def sides_of(view: View) -> tuple[str, str]:
    """Return the patient's side at the viewer's left and right; the same twice where a view shows one side only."""
    middles = {}
    for side in ("left", "right"):
        places = [zone.anchor[0] for zone in view.zones if zone.side == side]
        if places:
            middles[side] = sum(places) / len(places)
    first, *rest = sorted(middles, key=lambda side: middles[side])
    return first, rest[0] if rest else first
