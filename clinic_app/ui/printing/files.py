"""A page as a file: where to, and written whole or not at all."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinic_app.errors import ClinicError
from clinic_app.words import Words


def print_or_save(pdf: bytes, parent: QWidget, words: Words, name: str = "page.pdf") -> Path | None:
    """Ask where to put a PDF and write it there; return the file, or None where nobody chose one."""
    path = ask_where(parent, words, name)
    if path is not None:
        write(pdf, path)
    return path


def ask_where(parent: QWidget, words: Words, name: str) -> Path | None:
    """Ask for a file to write, and return it, or None where nobody chose one."""
    chosen, _ = QFileDialog.getSaveFileName(parent, words("printing.save_as"), name, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def write(pdf: bytes, path: Path) -> None:
    """Write a PDF into a file; a part of a page is not left behind.

    Raises:
        ClinicError: The folder does not take it, or the disk is full.
    """
    is_new = not path.exists()
    try:
        path.write_bytes(pdf)
    except OSError as error:
        if is_new:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        sentence = "record.disk_full" if error.errno == errno.ENOSPC else "record.cannot_write"
        raise ClinicError(sentence, place=path.parent) from error
