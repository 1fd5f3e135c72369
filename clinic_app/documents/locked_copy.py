"""A copy of one of our PDFs for e-mail, locked with a password; it says of itself that no archive takes it so."""

from __future__ import annotations

import io


def locked_copy(pdf: bytes, password: str, says: str) -> bytes:
    """Return a PDF encrypted with AES-256, tags and reading order kept.

    Args:
        pdf: The PDF as it is kept.
        password: What opens it.
        says: What the file says of itself: that it is a locked copy and not made for an archive.

    Raises:
        ValueError: There is no password.
    """
    if not password:
        raise ValueError("a locked copy needs a password")
    import pikepdf  # noqa: PLC0415  only where a copy leaves by e-mail

    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False) as about:
            for key in ("pdfaid:part", "pdfaid:conformance"):
                if key in about:
                    del about[key]
            about["dc:description"] = says
        document.docinfo["/Subject"] = says
        file = io.BytesIO()
        document.save(file, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return file.getvalue()
