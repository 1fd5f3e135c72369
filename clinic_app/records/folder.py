"""What the files of a record on this machine are called, and how a file of its is copied."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

DATABASE = "record.db"
KEYS_FILE = "keys.json"
HEAD_FILE = "record.head"
BACKUPS = "backups"
#: What a backup says of itself.
MANIFEST = "backup.json"


def copy_file(source: Path, into: Path) -> None:
    """Copy a file and wait until the disk has the copy.

    Where the system knows POSIX locks another process copies: a process that closes any file of a database lets go of
    all locks it holds on it, and the next window would take the record for one nobody has open.

    Raises:
        OSError: It could not be read or written; nothing is said of what stands in ``into`` then.
    """
    copier = shutil.which("cp") if os.name == "posix" else None
    if copier is None:
        shutil.copyfile(source, into)
    else:
        done = subprocess.run([copier, "--", source, into], check=False, capture_output=True)  # noqa: S603  two of our files
        if done.returncode:
            _find_out_why(into, source.stat().st_size)
    with into.open("rb+") as copy:
        os.fsync(copy.fileno())


def _find_out_why(into: Path, size: int) -> None:
    """Raise what the system says to somebody who writes as much into a place that another process could not fill.

    Raises:
        OSError: Always.
    """
    with into.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(size, 1))
    raise OSError(f"{into} could not be written")
