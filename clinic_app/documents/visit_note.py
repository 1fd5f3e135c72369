"""The visit note as pages, with the body map as it is on screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from clinic_app.documents.body_map import BodyMap, plain_style
from clinic_app.documents.flowables import DARK, LINE
from clinic_app.documents.headed import headed_lines
from clinic_app.documents.page import PageFrame, Type, short, with_a_page_less
from clinic_app.documents.with_map import frame_of, made
from clinic_app.drawing.body_chart import BodyChart
from clinic_app.visit.sheet_values import PrintedSection, VisitNoteSheet

#: The usual size of the text, and smaller ones that may save a page.
BODIES = (10.5, 10.0, 9.5)
MAP_SHARE = 0.34


def visit_note_pdf(sheet: VisitNoteSheet, chart: BodyChart) -> bytes:
    """Return the note as PDF: patient and page x of y on every page."""
    frame = frame_of(sheet)
    return with_a_page_less([partial(_made, sheet, chart, frame, body) for body in BODIES])


def _made(sheet: VisitNoteSheet, chart: BodyChart, frame: PageFrame, body: float) -> bytes:
    story = _Story(sheet, chart, Type(body), frame.width)
    return made(frame, story.header, story.text, story.maps(), frame.width * MAP_SHARE)


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
        table.setStyle(plain_style("BOTTOM"))
        return [table, HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=6)]

    def _section(self, section: PrintedSection) -> list[Flowable]:
        title = f"{section.title} ({section.letter})" if section.letter in "SOAP" else section.title
        return headed_lines(section, self._titled(title), self.type, after=1.5)

    def _titled(self, title: str) -> list[Flowable]:
        rule = HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=1, spaceAfter=3)
        return [Spacer(1, 6), self.type.say(title, 1.12, bold=True), rule]

    def maps(self) -> list[Flowable]:
        """Return the body map, or nothing where nothing is marked."""
        sheet, width = self.sheet, self.width * MAP_SHARE
        return BodyMap(self.chart, sheet.marks, sheet.side_words, self.type, width).parts()

    def _signed(self) -> list[Flowable]:
        lines: list[Flowable] = [self.type.say(one) for one in self.sheet.signed]
        return [KeepTogether([*self._titled(self.sheet.signed_title), *lines])]
