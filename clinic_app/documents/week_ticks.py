"""A row of boxes to tick, one for each day of the week, with the day's short name in it."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import Meaning, tagged
from clinic_app.documents.text import Face, Text

GAP = 3.0
HIGH = 18.0
#: The smallest print a patient gets; a day's name is written no larger, so that a tick over it can be seen.
SMALLEST = 10.0
QUIET = HexColor("#55666A")


class WeekTicks(Flowable):
    """Boxes side by side, as wide as they are given, from the first day of the week in the order of reading."""

    def __init__(self, days: tuple[str, ...], width: float, tag: Meaning, direction: Direction = "ltr") -> None:
        super().__init__()
        face = Face(fonts.TEXT, SMALLEST, SMALLEST, QUIET, "centre", direction)
        self._days = [Text(day, face) for day in (days[::-1] if direction == "rtl" else days)]
        self._tag, self.width, self.height = tag, width, HIGH

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the boxes and write the days into them."""
        each = (self.width - GAP * (len(self._days) - 1)) / len(self._days)
        self.canv.setStrokeColor(DARK)
        self.canv.setLineWidth(0.9)
        for number in range(len(self._days)):
            self.canv.roundRect(number * (each + GAP), 0.5, each, self.height - 1, 2.5, stroke=1, fill=0)
        with tagged(self.canv, self._tag):
            for number, day in enumerate(self._days):
                day.wrap(each, SMALLEST)
                day.drawOn(self.canv, number * (each + GAP), self.height / 2 - SMALLEST * 0.35)
