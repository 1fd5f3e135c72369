"""What of the handout checklist can be judged from a finished page: sizes, margins, pages, tags, the stop box."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage

from clinic_app.documents.home_care import MOST_PAGES, Made, Size
from clinic_app.documents.page import MARGIN
from clinic_app.visit.sheet_values import HomeCareSheet

#: Points: nothing on paper is smaller; most letters of a sheet are no smaller than the body asked for.
SMALLEST = 10.0
BODY: dict[Size, float] = {"normal": 12.0, "large": 16.0}
#: A letter may reach this many points past the edge of its line: the bowl of an O, the foot of a g.
OVERHANG = 3.0
WHITE = re.compile(r"\s+")


def page_faults(made: Made, sheet: HomeCareSheet, size: Size) -> list[str]:
    """Return what a sheet's pages miss, a sentence each."""
    document = PdfDocument(made.pdf)
    try:
        found = list(_document_faults(document, made, sheet, size))
        for number in range(len(document)):
            found += [f"page {number + 1} {said}" for said in _page_faults(document[number])]
    finally:
        document.close()
    return found


def _document_faults(document: PdfDocument, made: Made, sheet: HomeCareSheet, size: Size) -> Iterator[str]:
    if made.body < BODY[size]:
        yield f"is set in {made.body:g} pt"
    if size == "normal" and made.pages > MOST_PAGES:
        yield f"has {made.pages} pages"
    if not pdfium.FPDFCatalog_IsTagged(document.raw):
        yield "is not tagged"
    if document.get_metadata_value("Title") != sheet.title:
        yield "has no title"
    with_stop = [place for place in range(len(document)) if _says(document[place], sheet.emergency)]
    if with_stop[:1] != [0] or (size == "large" and len(with_stop) < len(document)):
        yield "lacks the stop box where it must be"


def _page_faults(page: PdfPage) -> Iterator[str]:
    text = page.get_textpage()
    sizes = [
        pdfium.FPDFText_GetFontSize(text.raw, place)
        for place in range(text.count_chars())
        if not text.get_text_range(place, 1).isspace()
    ]
    if min(sizes, default=SMALLEST) < SMALLEST - 1e-3:
        yield f"has letters of {min(sizes):.1f} pt"
    wide, high = page.get_size()
    for place in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(place)
        inside = left >= MARGIN - OVERHANG and right <= wide - MARGIN + OVERHANG
        inside = inside and bottom >= MARGIN - OVERHANG and top <= high - MARGIN + OVERHANG
        if right > left and not inside and not text.get_text_range(place, 1).isspace():
            yield "has letters in its margin"
            return


def _says(page: PdfPage, words: str) -> bool:
    """Say whether a page shows the digits of a sentence that are not broken by any line: the emergency number."""
    said = WHITE.sub("", page.get_textpage().get_text_range())
    return all(number in said for number in re.findall(r"\d+", words))
