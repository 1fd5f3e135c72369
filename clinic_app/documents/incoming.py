"""A paper somebody drops in: looked at by what it holds, never by its name, and shown as pages whatever it was."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clinic_app.errors import ClinicError

#: Bytes: a scan of a hundred pages; a book or a film is no paper of a patient.
MOST_BYTES = 60 * 1024 * 1024
#: Pixels of a picture: an A3 page at 600 dots an inch. More is a picture made to fill the memory.
MOST_PIXELS = 72_000_000
MOST_PAGES = 500
PDF, PICTURES = "application/pdf", {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class IncomingPaper:
    """What was dropped: its media type and its pages."""

    media_type: str
    pages: int


def read_paper(file: Path) -> bytes:
    """Return the bytes of a file that may be a paper; 400 MB are refused before they are read.

    Raises:
        ClinicError: It is larger than any paper.
        OSError: It cannot be read.
    """
    if file.stat().st_size > MOST_BYTES:
        raise ClinicError("papers.too_large", most=MOST_BYTES // 1024 // 1024)
    return file.read_bytes()


def looked_at(content: bytes) -> IncomingPaper:
    """Return what a file is, by opening it.

    Raises:
        ClinicError: It is neither PDF nor JPG nor PNG, is damaged, locked, or larger than any paper.
    """
    if len(content) > MOST_BYTES:
        raise ClinicError("papers.too_large", most=MOST_BYTES // 1024 // 1024)
    return _pdf(content) if content[:1024].lstrip().startswith(b"%PDF") else _picture(content)


def as_pdf(content: bytes, media_type: str) -> bytes:
    """Return a paper as a PDF to be shown: itself, or one page that holds the picture."""
    if media_type == PDF:
        return content
    with Image.open(io.BytesIO(content)) as picture:
        turned = _upright(picture)
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=turned.size)
        canvas.drawImage(ImageReader(turned), 0, 0, *turned.size)
        canvas.save()
    return made.getvalue()


def _pdf(content: bytes) -> IncomingPaper:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ClinicError("papers.locked" if locked else "papers.damaged") from error
    try:
        pages = len(document)
    finally:
        document.close()
    if not 0 < pages <= MOST_PAGES:
        raise ClinicError("papers.damaged" if not pages else "papers.too_many_pages", most=MOST_PAGES)
    return IncomingPaper(PDF, pages)


def _picture(content: bytes) -> IncomingPaper:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(PICTURES)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise ClinicError("papers.too_large_picture")
                kind = str(picture.format)
                picture.load()  # a picture cut short says so only when all of it is read
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        begins = content.startswith((b"\x89PNG", b"\xff\xd8\xff"))
        raise ClinicError("papers.damaged" if begins else "papers.no_paper") from error
    return IncomingPaper(PICTURES[kind], 1)


def _upright(picture: Image.Image) -> Image.Image:
    """Return a picture as the camera was held, without what the camera wrote beside it."""
    from PIL import ImageOps  # noqa: PLC0415  only for pictures

    return ImageOps.exif_transpose(picture).convert("RGB")
