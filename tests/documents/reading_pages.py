"""What stands on the pages of a PDF, and where; and whether it is fit to be kept."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
from pikepdf import pdfa
from pypdfium2 import PdfDocument

from clinic_app.documents.page import MARGIN

#: A letter may reach this many points past the edge of its line: the bowl of an O, the foot of a g.
OVERHANG = 1.0
#: The same below the last line of the foot and above the first of the head.
ABOVE_AND_BELOW = 3.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text with every run of white space as one space, its size, and the characters off its text block."""

    text: str
    size: tuple[float, float]
    outside: str


def pages(pdf: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    document = PdfDocument(pdf)
    try:
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """Return the text of all pages."""
    return " ".join(page.text for page in pages(pdf))


def verdict(pdf: bytes) -> str:
    """Return what a checker says of a PDF held against PDF/A-2b."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        report = pdfa.check(document, "2b")
        assert list(report.violations) == []
        return str(report.verdict)


def _page(document: PdfDocument, number: int) -> Page:
    page = document[number]
    wide, high = page.get_size()
    on_it = page.get_textpage()
    said = on_it.get_text_range()
    outside = []
    for place in range(on_it.count_chars()):
        left, bottom, right, top = on_it.get_charbox(place)
        is_inside = (
            left >= MARGIN - OVERHANG
            and right <= wide - MARGIN + OVERHANG
            and bottom >= MARGIN - ABOVE_AND_BELOW
            and top <= high - MARGIN + ABOVE_AND_BELOW
        )
        character = on_it.get_text_range(place, 1)
        if right > left and not is_inside and not character.isspace():
            outside.append(character)
    return Page(re.sub(r"\s+", " ", said), (wide, high), "".join(outside))
