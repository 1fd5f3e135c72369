"""The small body map of the home-care sheet: one view, no letters; its sides stand beside it in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, Drawing
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.text import Face, Text
from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.drawing.pain_map import Mark, Picture, pictures
from clinic_app.visit.sheet_values import PrintedMark

#: Views that show a whole body.
VIEWS = ("front", "back", "right", "left")
#: One point of paper in drawing units at the size this map is printed: lines stay fine, not lost.
PIXEL = 6.0
CAPTION = 10.0


class SmallMap(Flowable):
    """A view of the body with the marked areas, its name below."""

    def __init__(self, drawing: Drawing, name: Text, width: float) -> None:
        super().__init__()
        self._drawing, self._name = drawing, name
        self.width = max(drawing.width, width)
        self.height = drawing.height + CAPTION * 1.3

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size of drawing and name."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the view and write its name."""
        self._drawing.drawOn(self.canv, (self.width - self._drawing.width) / 2, CAPTION * 1.3)
        self._name.wrap(self.width, CAPTION)
        self._name.drawOn(self.canv, 0, CAPTION * 0.2)


@dataclass(frozen=True, slots=True)
class MapWords:
    """What stands with the small map.

    Attributes:
        names: The name of each view.
        says: What it shows, for those who cannot see it.
    """

    names: dict[str, str]
    says: str
    direction: Direction = "ltr"


def small_map(marks: Sequence[PrintedMark], words: MapWords, height: float) -> SmallMap | None:
    """Return the view that shows most of the marked areas best, or None where nothing is marked."""
    picture = _picture(tuple(Mark(one.zone, one.side, one.intensity, one.kind, "") for one in marks))
    if picture is None:
        return None
    drawn = Drawing(
        picture.parts, (), shipped_chart().views[picture.view].box, height, height - CAPTION * 1.3, words.says
    )
    face = Face(fonts.TEXT, CAPTION, CAPTION, DARK, "centre", words.direction)
    name = words.names.get(picture.view, "")
    return SmallMap(drawn, Text(name, face), face.width(name))


@lru_cache(maxsize=16)
def _picture(marks: tuple[Mark, ...]) -> Picture | None:
    """Return the view to show with its marks; kept, because each size of a sheet and each change asks for it."""
    chart = shipped_chart()
    shown = [one for one in marks if chart.paths_of(one.zone, one.side)]
    best = Counter(chart.best_view(one.zone, one.side) for one in shown)
    views = [view for view in VIEWS if best[view]] or [
        view for view in VIEWS for one in shown if chart.views[view].find(one.zone, one.side)
    ]
    if not views:
        return None
    (picture,) = pictures(chart, shown, [max(views, key=lambda one: best[one])], PIXEL)
    return picture
