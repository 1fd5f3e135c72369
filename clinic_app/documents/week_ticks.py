"""A row of boxes to tick, one for each day of the week, with the day's short name in it."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK

GAP = 3.0
HIGH = 18.0
#: The smallest print a patient gets; a day's name is written no larger, so that a tick over it can be seen.
SMALLEST = 10.0
QUIET = HexColor("#55666A")


class WeekTicks(Flowable):
    """Boxes side by side, as wide as they are given."""

    def __init__(self, days: tuple[str, ...], width: float, height: float = HIGH) -> None:
        super().__init__()
        self._days, self.width, self.height = days, width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the boxes and write the days into them."""
        each = (self.width - GAP * (len(self._days) - 1)) / len(self._days)
        self.canv.setStrokeColor(DARK)
        self.canv.setLineWidth(0.9)
        self.canv.setFillColor(QUIET)
        self.canv.setFont(fonts.TEXT, SMALLEST)
        for number, day in enumerate(self._days):
            left = number * (each + GAP)
            self.canv.roundRect(left, 0.5, each, self.height - 1, 2.5, stroke=1, fill=0)
            self.canv.drawCentredString(left + each / 2, self.height / 2 - SMALLEST * 0.35, day)
