"""Start and end of an exercise as one picture on paper, laid out so that the body is as large as its room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from clinic_app.documents.painting import paint
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import Meaning, tagged
from clinic_app.documents.text import Text
from clinic_app.drawing.figure import Figure, Panel

CAPTION = 10.0
#: Between the figures of one exercise, in points.
BETWEEN = 6.0
#: Under a figure: its caption with a little air.
BELOW = CAPTION + 4


@dataclass(frozen=True, slots=True)
class Captioned:
    """One drawing with its caption, or without one where it is the only one or shows no step."""

    panel: Panel
    caption: Text | None

    @property
    def said_wide(self) -> float:
        """How wide the caption is, in points."""
        return self.caption.one_line + 1 if self.caption else 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one drawing and its caption stand, by their lower left corners in points from the picture's own."""

    shown: Captioned
    at: tuple[float, float]
    said_at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arranged:
    """All drawings of an exercise with their places, to one scale, so that start and end show one body."""

    scale: float
    spots: tuple[Spot, ...]


class ExercisePicture(Flowable):
    """Start and end of an exercise with their captions, in the order of reading, and the small figure that says where.

    They stand side by side, or one below the other where that makes them larger: somebody who lies is wide and low.
    The pictures themselves are never mirrored for a language: the right arm stays the right arm.
    """

    def __init__(
        self, figure: Figure, captions: tuple[Text, Text], size: tuple[float, float], tag: Meaning, direction: Direction
    ) -> None:
        super().__init__()
        both = figure.end is not None
        steps = [one for one in (figure.start, figure.end) if one is not None]
        said = captions if both else (None,)
        self._steps = [Captioned(panel, words) for panel, words in zip(steps, said, strict=True)]
        self._where = [Captioned(figure.where, None)] if figure.where else []
        self._turn = -1 if direction == "rtl" else 1
        self._tag, (self.width, self.height) = tag, size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was asked for."""
        return self.width, self.height

    @property
    def arranged(self) -> Arranged:
        """The arrangement in which everything is larger."""
        return max((self._row(), self._column()), key=lambda one: one.scale)

    def draw(self) -> None:
        """Paint drawings and captions."""
        arranged = self.arranged
        with tagged(self.canv, self._tag):
            for spot in arranged.spots:
                panel, said = spot.shown.panel, spot.shown.caption
                paint(self.canv, panel.parts, panel.box, *spot.at, arranged.scale)
                if said is not None:
                    said.wrap(spot.shown.said_wide, CAPTION)
                    said.drawOn(self.canv, *spot.said_at)

    def _row(self) -> Arranged:
        """Return the drawings side by side, each with its caption below."""
        shown = [*self._steps, *self._where]
        below = BELOW if len(self._steps) > 1 else 0.0
        room = self.width - BETWEEN * (len(shown) - 1)
        scale = min(room / _width(shown), (self.height - below) / _height(shown))
        # A caption may be wider than a slim figure: then the figures stand further apart.
        wide = [max(one.panel.box.width * scale, one.said_wide) for one in shown]
        left = (self.width - sum(wide) - BETWEEN * (len(wide) - 1)) / 2
        bottom = (self.height - below - _height(shown) * scale) / 2
        spots = []
        for one, place in list(zip(shown, wide, strict=True))[:: self._turn]:
            at = left + (place - one.panel.box.width * scale) / 2
            spots.append(Spot(one, (at, bottom + below), (left + (place - one.said_wide) / 2, bottom + 3)))
            left += place + BETWEEN
        return Arranged(scale, tuple(spots))

    def _column(self) -> Arranged:
        """Return start above end with their captions at the side, and beside them the figure that says where."""
        steps, where = self._steps, self._where
        if len(steps) == 1:
            return Arranged(0.0, ())
        said = max(one.said_wide for one in steps) + BETWEEN
        gap = BETWEEN if where else 0.0
        wide, high = steps[0].panel.box.width, _height(steps)
        scale = min((self.width - said - gap) / (wide + _width(where)), (self.height - BETWEEN) / (2 * high))
        scale = min([scale, *(self.height / one.panel.box.height for one in where)])
        columns = [said, wide * scale, *(gap + one.panel.box.width * scale for one in where)][:: self._turn]
        left = (self.width - sum(columns)) / 2
        starts = [left + sum(columns[:number]) for number in range(len(columns))][:: self._turn]
        aside = starts[0] + (BETWEEN if self._turn < 0 else 0.0)
        free = (self.height - 2 * high * scale - BETWEEN) / 2
        spots = []
        for above, one in zip((1, 0), steps, strict=True):
            bottom = free + above * (high * scale + BETWEEN)
            spots.append(Spot(one, (starts[1], bottom), (aside, bottom + (high * scale - CAPTION) / 2)))
        spots += [Spot(one, (starts[2] + (0.0 if self._turn < 0 else gap), 0.0), (0.0, 0.0)) for one in where]
        return Arranged(scale, tuple(spots))


def _width(shown: Sequence[Captioned]) -> float:
    return sum(one.panel.box.width for one in shown)


def _height(shown: Sequence[Captioned]) -> float:
    return max(one.panel.box.height for one in shown)
