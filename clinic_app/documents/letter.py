"""Letters, the consent page and the discharge summary as pages: patient and page x of y on every one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from clinic_app.documents.body_map import BodyMap, plain_style
from clinic_app.documents.flowables import DARK, LINE
from clinic_app.documents.headed import headed_lines
from clinic_app.documents.page import PageFrame, Type, short, with_a_page_less
from clinic_app.documents.tags import FIGURE, Meaning, tagged
from clinic_app.documents.with_map import frame_of, made
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.visit.sheet_values import LetterSheet, PrintedSection

#: The usual size of the text, and smaller ones that may save a page.
BODIES = (11.0, 10.5, 10.0)
MAP_SHARE, MAP_HEIGHT = 0.3, 168.0
#: The place for a signature, in points; as wide to its height as the one it is drawn in on screen.
SIGN_WIDE, SIGN_HIGH = 170.0, 79.0
LINE_WIDE, LINE_AT, EMPTY_HIGH = 230.0, 0.22, 40.0
PEN = 1.3


def letter_pdf(sheet: LetterSheet, chart: BodyChart) -> bytes:
    """Return a letter as PDF, on one page less where a smaller size of text brings that."""
    frame = frame_of(sheet)
    return with_a_page_less([partial(_made, sheet, chart, frame, body) for body in BODIES])


def _made(sheet: LetterSheet, chart: BodyChart, frame: PageFrame, body: float) -> bytes:
    story = _Story(sheet, Type(body), frame.width)
    width = frame.width * MAP_SHARE
    maps = BodyMap(chart, sheet.marks, sheet.side_words, Type(body * 0.92), width, MAP_HEIGHT).parts()
    return made(frame, story.header, story.text, maps, width)


class SignatureLine(Flowable):
    """The line one signs on, and what was drawn on it."""

    def __init__(self, strokes: tuple[tuple[tuple[float, float], ...], ...], says: str = "") -> None:
        super().__init__()
        self._strokes = strokes
        self._tag = Meaning((FIGURE,), says) if strokes and says else None
        self.width, self.height = LINE_WIDE, SIGN_HIGH if strokes else EMPTY_HIGH

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size of the place."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every stroke as it was drawn, above the line."""
        canvas = self.canv
        canvas.setStrokeColor(DARK)
        canvas.setLineWidth(PEN)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        with tagged(canvas, self._tag):
            self._draw_strokes(canvas)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        y = SIGN_HIGH * LINE_AT if self._strokes else 0
        canvas.line(0, y, self.width, y)

    def _draw_strokes(self, canvas: Canvas) -> None:
        for stroke in self._strokes:
            path = canvas.beginPath()
            first, *rest = ((x * SIGN_WIDE, (1 - y) * SIGN_HIGH) for x, y in stroke)
            path.moveTo(*first)
            for point in rest or [first]:
                path.lineTo(*point)
            canvas.drawPath(path, stroke=1, fill=0)


@dataclass(frozen=True)
class _Story:
    sheet: LetterSheet
    type: Type
    width: float

    def header(self) -> list[Flowable]:
        """Return clinic and day, the reader, the title, the patient."""
        say, sheet = self.type.say, self.sheet
        left = [say(short(sheet.letterhead.clinic), bold=True), say(sheet.letterhead.phone)]
        right = [say(sheet.day, right=True)]
        table = Table([[left, right]], colWidths=[self.width * 0.6, self.width * 0.4])
        table.setStyle(plain_style("TOP"))
        lines: list[Flowable] = [say(short(line)) for line in sheet.to]
        titles = [say(short(sheet.title), 1.6, bold=True), say(short(sheet.identity), bold=True)]
        rule = HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=6)
        return [table, Spacer(1, 10), *lines, Spacer(1, 4), *titles, rule]

    def text(self) -> list[Flowable]:
        """Return the words before, the sections, the words after, and the signature."""
        found: list[Flowable] = [self.type.say(one, after=4) for one in self.sheet.opening]
        for section in self.sheet.sections:
            found += self._section(section)
        closing = [self.type.say(one, after=4) for one in self.sheet.closing]
        line = SignatureLine(self.sheet.strokes, " ".join(self.sheet.signed))
        signed = [line, Spacer(1, 3), *(self.type.say(one) for one in self.sheet.signed)]
        return [*found, Spacer(1, 8), KeepTogether([*closing, Spacer(1, 6), *signed])]

    def _section(self, section: PrintedSection) -> list[Flowable]:
        rule = HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=1, spaceAfter=3)
        above: list[Flowable] = [Spacer(1, 6), self.type.say(section.title, 1.12, bold=True), rule]
        return headed_lines(section, above, self.type, after=2)
