"""What records are called that were set aside or are half-way restored, and how a restore is finished.

Nothing heavy is imported here: the first page asks before it is painted.
"""

from __future__ import annotations

from pathlib import Path

#: What stands in the name of a record that was set aside, before the moment.
ASIDE = ".set-aside-"
#: What stands behind the name of a record that waits to be put in its place.
WAITING = ".restored"


def is_record_name(name: str) -> bool:
    """Say whether a folder's name is that of a record, not of one that was set aside or is half-way restored."""
    return not name.startswith(".") and ASIDE not in name


def waiting_for(folder: Path) -> Path:
    """Return where a restored record waits to be put in its place."""
    return folder.with_name(f".{folder.name}{WAITING}")


def settle(path: Path) -> None:
    """Finish a restore that a crash has stopped between its two renames; do nothing where there was none.

    Args:
        path: A record's folder, or what waits for it.

    Raises:
        OSError: The place cannot be written.
    """
    is_waiting = path.name.startswith(".") and path.name.endswith(WAITING)
    folder = path.with_name(path.name[1 : -len(WAITING)]) if is_waiting else path
    waiting = waiting_for(folder)
    if waiting.is_dir() and not folder.exists():
        waiting.rename(folder)
