"""What every report a clinic makes about itself has on paper: its head and foot, parts with a title, ruled tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from clinic_app.documents.flowables import LINE
from clinic_app.documents.page import PageFrame, Type, short
from clinic_app.documents.rows import padded, rows
from clinic_app.visit.sheet_values import Letterhead

BODY = 10.5
#: Points above a part of the report.
APART = 12.0


@dataclass(frozen=True, slots=True)
class Report:
    """Head and foot of a report, as plain words.

    Attributes:
        about: Lines below the title.
        page: *Page {page} of {pages}*.
    """

    title: str
    letterhead: Letterhead
    language: str
    about: tuple[str, ...]
    footer: str
    page: str

    def made(self, parts: Callable[[Type, float], Sequence[Flowable]]) -> bytes:
        """Return the report as PDF; its parts are given its type and the width of its pages in points."""
        head, kind = self.letterhead, Type(BODY)
        frame = PageFrame(head.paper, self.title, head.clinic, self.language, head.clinic, self.footer, self.page)
        return frame.made(lambda: [*self._above(kind), *parts(kind, frame.width)])

    def _above(self, kind: Type) -> list[Flowable]:
        return [kind.say(short(self.title), 1.9, bold=True), *(kind.say(line) for line in self.about)]


def part(kind: Type, title: str, above: float = APART) -> list[Flowable]:
    """Return the title of a part with room around it."""
    return [Spacer(1, above), kind.say(title, 1.12, bold=True), Spacer(1, 4)]


def ruled(cells: Sequence[Sequence[Flowable]], shares: Sequence[float], width: float) -> Flowable:
    """Return rows with a line below each; shares are those of the width its columns take."""
    style = padded(3, 4, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
    return rows(cells, [width * one for one in shares], "ltr", style)
