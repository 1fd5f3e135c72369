"""The body map on paper: the views that show the marked areas best, as on screen, and the areas in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from clinic_app.documents import fonts
from clinic_app.documents.flowables import Drawing
from clinic_app.documents.page import Type
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.drawing.pain_map import Mark, Picture, pictures
from clinic_app.visit.sheet_values import PrintedMark

MAP_HEIGHT = 250.0
#: Several views below each other are together so many times as high as one: the text beside them keeps its page.
TOGETHER = 1.3
#: One point of paper in drawing units at the size the map is printed.
PIXEL = 2.6
MAIN_VIEWS = ("front", "back", "right", "left")


@dataclass(frozen=True)
class BodyMap:
    """The map of one visit.

    Attributes:
        marks: The marked areas, each with its letter and its words.
        side_words: RIGHT and LEFT, FRONT and BACK in the language of the page.
        width, height: Width of the map and height of a view that stands alone, in points; several are lower.
    """

    chart: BodyChart
    marks: Sequence[PrintedMark]
    side_words: dict[str, str]
    type: Type
    width: float
    height: float = MAP_HEIGHT

    @property
    def drawn(self) -> list[Mark]:
        """The marks that are drawn: those of areas the chart knows."""
        return [_mark(one) for one in self.marks if self.chart.paths_of(one.zone, one.side)]

    def parts(self) -> list[Flowable]:
        """Return the views one below the other, then a line for each area; nothing where nothing is marked."""
        marks = self.drawn
        if not marks:
            return []
        views = [view for view in MAIN_VIEWS if any(self._lies_in(mark, view) for mark in marks)] or ["front"]
        best = {self.chart.best_view(mark.zone, mark.side) for mark in marks}
        shown = [view for view in views if view in best] or views[:1]
        found: list[Flowable] = []
        for picture in pictures(self.chart, marks, shown, PIXEL):
            found += [self._view(picture, min(self.height, self.height * TOGETHER / len(shown))), Spacer(1, 4)]
        return [*found, *(self.type.say(f"{one.letter}: {one.said}", after=1) for one in self.marks)]

    def _lies_in(self, mark: Mark, view: str) -> bool:
        return self.chart.views[view].find(mark.zone, mark.side) is not None

    def _view(self, picture: Picture, height: float) -> Table:
        """Return a view under its name, with the patient's sides in whole words as they lie on the page."""
        words = self.side_words
        sides = ("left", "right") if picture.view == "back" else ("right", "left")
        names = ["", words[picture.view], ""]
        if picture.view in ("front", "back"):
            names = [words[sides[0]], words[picture.view], words[sides[1]]]
        cells = [self.type.say(name, 0.86, bold=True) for name in names]
        each = self.width / 3
        heading = Table([cells], colWidths=[each, each, each])
        heading.setStyle(plain_style("MIDDLE"))
        said = "; ".join(f"{one.letter}: {one.said}" for one in self.marks)
        drawing = Drawing(picture.parts, picture.labels, picture.box, self.width, height, said)
        table = Table([[heading], [drawing]], colWidths=[self.width])
        table.setStyle(
            TableStyle(
                [
                    ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
                    ("ALIGN", (0, 1), (-1, -1), "CENTER"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ]
            )
        )
        return table


def plain_style(vertical: str) -> TableStyle:
    """Return the style of a table without lines or room around its cells."""
    fonts.register()
    return TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
            ("VALIGN", (0, 0), (-1, -1), vertical),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )


def _mark(one: PrintedMark) -> Mark:
    return Mark(one.zone, one.side, one.intensity, one.kind, one.letter, one.deep, one.point)
