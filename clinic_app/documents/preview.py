"""Pages of a finished PDF as pictures, for the screen and for a printer: what is shown is what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from pypdfium2 import PdfDocument

#: Red, green, blue and one that means nothing.
BYTES_A_PIXEL = 4
HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels.

    Attributes:
        width, height: Size in pixels.
        rgbx: Rows from the top, four bytes a pixel (red, green, blue, one that means nothing), no padding.
    """

    width: int
    height: int
    rgbx: bytes = field(repr=False)


def page_images(pdf: bytes, width_px: int) -> list[PageImage]:
    """Return every page of a PDF as a picture so many pixels wide.

    Raises:
        ValueError: The width is not positive.
    """
    if width_px < 1:
        raise ValueError(f"a page {width_px} px wide cannot be drawn")
    document = PdfDocument(pdf)
    try:
        return [_drawn(document, number, width_px) for number in range(len(document))]
    finally:
        document.close()


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of a PDF's first page, in points."""
    document = PdfDocument(pdf)
    try:
        wide, high = document[0].get_size()
    finally:
        document.close()
    return float(wide), float(high)


def _drawn(document: PdfDocument, number: int, width_px: int) -> PageImage:
    page = document[number]
    # PDFium rounds sizes up; a hair less than the width gives just the width.
    bitmap = page.render(scale=(width_px - HAIR) / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
    rows = bytes(bitmap.buffer)
    wide = bitmap.width * BYTES_A_PIXEL
    if bitmap.stride != wide:
        rows = b"".join(rows[at : at + wide] for at in range(0, len(rows), bitmap.stride))
    return PageImage(bitmap.width, bitmap.height, rows)
