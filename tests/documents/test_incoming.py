"""Papers somebody drops in: what they are is what they hold, whatever they are called."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clinic_app.documents.incoming import MOST_BYTES, as_pdf, looked_at, read_paper
from clinic_app.documents.preview import page_images
from clinic_app.errors import ClinicError


def pdf(pages: int, password: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=StandardEncryption(password) if password else None)
    for number in range(pages):
        canvas.drawString(100, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def picture(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "navy").save(made, kind)
    return made.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(ClinicError) as error:
        looked_at(content)
    return error.value.sentence


def test_what_it_is() -> None:
    assert looked_at(pdf(30)).pages == 30
    assert [looked_at(picture(kind)).media_type for kind in ("PNG", "JPEG")] == ["image/png", "image/jpeg"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_shown_as_a_page(kind: str) -> None:
    shown = as_pdf(picture(kind), f"image/{kind.lower()}")
    (page,) = page_images(shown, 120)
    assert (page.width, page.height) == (120, 80)
    blue = page.rgbx[len(page.rgbx) // 2 : len(page.rgbx) // 2 + 3]
    assert blue[2] > 100 > blue[0]


def test_a_pdf_is_shown_as_it_is() -> None:
    content = pdf(2)
    assert as_pdf(content, "application/pdf") is content


def test_what_is_no_paper_is_refused() -> None:
    assert refused(b"") == "papers.no_paper"
    assert refused(b"#!/bin/sh\nrm -rf ~\n") == "papers.no_paper"
    assert refused(b"MZ\x90\x00" + bytes(500)) == "papers.no_paper"
    assert refused(picture("GIF")) == "papers.no_paper"
    assert refused(b"\x89PNG\r\n\x1a\n#!/bin/sh\nrm -rf ~\n") == "papers.damaged"
    assert refused(picture("PNG", (600, 600))[:-40]) == "papers.damaged"
    assert refused(b"%PDF-1.7\nnothing of it is true") == "papers.damaged"
    assert refused(pdf(1, "secret")) == "papers.locked"


def test_a_picture_made_to_fill_the_memory_is_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, "PNG")
    assert len(made.getvalue()) < 1_000_000
    assert refused(made.getvalue()) in ("papers.too_large_picture", "papers.damaged")


def test_400_megabytes_are_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "scan.pdf").open("wb") as file:
        file.truncate(400 * 1024 * 1024)
    with pytest.raises(ClinicError) as error:
        read_paper(tmp_path / "scan.pdf")
    assert error.value.sentence == "papers.too_large"
    assert refused(b"%PDF" + bytes(MOST_BYTES)) == "papers.too_large"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(begins: bytes, content: bytes) -> None:
    try:
        found = looked_at(begins + content)
    except ClinicError:
        return
    document = PdfDocument(as_pdf(begins + content, found.media_type))
    assert len(document) == found.pages
    document.close()
