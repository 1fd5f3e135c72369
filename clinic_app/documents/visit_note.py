"""The visit note as pages, with the body map as it is on screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table, TableStyle

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, LINE, Drawing
from clinic_app.documents.page import Beside, PageFrame, Type, page_count, short
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.drawing.pain_map import Mark, Picture, pictures
from clinic_app.visit.sheet_values import PrintedMark, PrintedSection, VisitNoteSheet

#: The usual size of the text, and smaller ones that may save a page whose last lines would stand alone on the next.
BODIES = (10.5, 10.0, 9.5)
MAP_SHARE = 0.34
MAP_HEIGHT = 250.0
#: One point of paper in drawing units at the size the map is printed.
PIXEL = 2.6
MAIN_VIEWS = ("front", "back", "right", "left")


def visit_note_pdf(sheet: VisitNoteSheet, chart: BodyChart) -> bytes:
    """Return the note as PDF: patient and page x of y on every page."""
    head = sheet.letterhead
    footer = f"{sheet.state} · {sheet.footer}"
    frame = PageFrame(head.paper, sheet.title, head.clinic, sheet.language, sheet.identity, footer, sheet.page)
    usual, *smaller = (partial(_made, sheet, chart, frame, body) for body in BODIES)
    pdf = usual()
    pages = page_count(pdf)
    if pages > 1 and page_count(smallest := smaller[-1]()) < pages:
        return next((tried for make in smaller[:-1] if page_count(tried := make()) < pages), smallest)
    return pdf


def _made(sheet: VisitNoteSheet, chart: BodyChart, frame: PageFrame, body: float) -> bytes:
    story = _Story(sheet, chart, Type(body), frame.width)
    maps = story.maps()
    if not maps:
        return frame.made(lambda: [*story.header(), *story.text()])
    return frame.made(story.text, Beside(story.header(), maps, frame.width * MAP_SHARE))


@dataclass(frozen=True)
class _Story:
    sheet: VisitNoteSheet
    chart: BodyChart
    type: Type
    width: float

    def text(self) -> list[Flowable]:
        """Return sections, signature and addenda."""
        found: list[Flowable] = []
        for section in self.sheet.sections:
            found += self._section(section)
        found += self._signed()
        for heading, text in self.sheet.addenda:
            found += [*self._titled(heading), self.type.say(text)]
        return found

    def header(self) -> list[Flowable]:
        """Return title, patient, clinic and visit."""
        say, head = self.type.say, self.sheet.letterhead
        left = [say(short(self.sheet.title), 1.9, bold=True), say(short(self.sheet.identity), bold=True)]
        right = [say(short(head.clinic), bold=True, right=True), say(short(self.sheet.visit), right=True)]
        table = Table([[left, right]], colWidths=[self.width * 0.6, self.width * 0.4])
        table.setStyle(_style("BOTTOM"))
        return [table, HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=6)]

    def _section(self, section: PrintedSection) -> list[Flowable]:
        title = f"{section.title} ({section.letter})" if section.letter in "SOAP" else section.title
        said: list[Flowable] = [self.type.say(one, after=1.5) for one in section.sentences] or [Spacer(1, 1)]
        first, *rest = said
        return [KeepTogether([*self._titled(title), first]), *rest]

    def _titled(self, title: str) -> list[Flowable]:
        rule = HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=1, spaceAfter=3)
        return [Spacer(1, 6), self.type.say(title, 1.12, bold=True), rule]

    def maps(self) -> list[Flowable]:
        """Return the views that show the marked areas best, and the areas in words."""
        marks = [_mark(one) for one in self.sheet.marks if self.chart.paths_of(one.zone, one.side)]
        if not marks:
            return []
        views = [view for view in MAIN_VIEWS if any(self._lies_in(mark, view) for mark in marks)] or ["front"]
        best = {self.chart.best_view(mark.zone, mark.side) for mark in marks}
        shown = [view for view in views if view in best] or views[:1]
        found: list[Flowable] = []
        for picture in pictures(self.chart, marks, shown, PIXEL):
            found += [self._view(picture), Spacer(1, 4)]
        return [*found, *(self.type.say(f"{one.letter}: {one.said}", after=1) for one in self.sheet.marks)]

    def _lies_in(self, mark: Mark, view: str) -> bool:
        return self.chart.views[view].find(mark.zone, mark.side) is not None

    def _view(self, picture: Picture) -> Table:
        """Return a view under its name, with the patient's sides in whole words as they lie on the page."""
        words = self.sheet.side_words
        wide = self.width * MAP_SHARE
        sides = ("left", "right") if picture.view == "back" else ("right", "left")
        names = ["", words[picture.view], ""]
        if picture.view in ("front", "back"):
            names = [words[sides[0]], words[picture.view], words[sides[1]]]
        cells = [self.type.say(name, 0.86, bold=True) for name in names]
        each = wide / 3
        heading = Table([cells], colWidths=[each, each, each])
        heading.setStyle(_style("MIDDLE"))
        drawing = Drawing(picture.parts, picture.labels, picture.box, wide, MAP_HEIGHT)
        table = Table([[heading], [drawing]], colWidths=[wide])
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

    def _signed(self) -> list[Flowable]:
        lines: list[Flowable] = [self.type.say(one) for one in self.sheet.signed]
        return [KeepTogether([*self._titled(self.sheet.signed_title), *lines])]


def _mark(one: PrintedMark) -> Mark:
    return Mark(one.zone, one.side, one.intensity, one.kind, one.letter, one.deep, one.point)


def _style(vertical: str) -> TableStyle:
    fonts.register()
    return TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
            ("VALIGN", (0, 0), (-1, -1), vertical),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )
