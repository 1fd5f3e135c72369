"""Small files that are replaced whole or not at all, and folders made sure of."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from clinic_app.records.faults import of_system


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside its place, see it on the disk, then put it in its place.

    Raises:
        ClinicError: The folder cannot be written; what stood there before still stands there.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise of_system(error, path.parent) from error


def sync_folder(folder: Path) -> None:
    """See a folder's names on the disk, where the system lets folders be synced (Windows does so by itself)."""
    if os.name == "nt":
        return
    open_folder = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(open_folder)
    finally:
        os.close(open_folder)
