"""Asks where something goes that leaves the record: a new folder, or one file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinic_app.exchange.parcel import ZIP, file_name
from clinic_app.words import Words


def choose_place(parent: QWidget, words: Words, name: str, *, is_file: bool) -> Path | None:
    """Return a place that somebody chose, or None; a folder must be new, so its name is asked like a file's."""
    plain = file_name(name) + (ZIP if is_file else "")
    kinds = f"ZIP (*{ZIP})" if is_file else ""
    title = words("leaving.choose_file" if is_file else "leaving.choose_folder")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, plain, kinds)
    if not chosen:
        return None
    place = Path(chosen)
    return place.with_name(f"{place.name}{ZIP}") if is_file and place.suffix.lower() != ZIP else place
