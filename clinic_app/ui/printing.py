"""Paper: to the printer where there is one, else into a file the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinic_app.words import Words


def print_or_save(pdf: bytes, parent: QWidget, words: Words, name: str = "page.pdf") -> Path | None:
    """Ask where to put a PDF and write it there; return the file, or None where nobody chose one."""
    chosen, _ = QFileDialog.getSaveFileName(parent, words("printing.save_as"), name, "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    path.write_bytes(pdf)
    return path
