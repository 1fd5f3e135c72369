"""Where the head of a record's chain stands outside the database, so that a tail that was cut off is missed.

``record.head`` is told of every commit; it is written without waiting for the disk, which costs some microseconds.
``keys.json`` is told at each signature, at each backup and when the record is closed, and waits for the disk. The head
is never written before what it speaks of is stored: a record that is shorter than one of them says has lost rows.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from clinic_app.canonical import digest
from clinic_app.errors import ClinicError
from clinic_app.records.chain import Head
from clinic_app.records.folder import HEAD_FILE, KEYS_FILE
from clinic_app.records.whole_file import write_whole

#: The key under which ``keys.json`` holds the head, beside what opens the record.
ANCHOR = "anchor"
#: Two places, written in turn: a crash in the middle of one leaves the other.
SLOT_BYTES = 128
SLOTS = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the chain as it was once, and the file that says so."""

    seq: int
    hash: str
    place: str


class Anchors:
    """The heads written down in a record's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None
        self._noted: Head | None = None

    def note(self, head: Head) -> None:
        """Remember a head that was just stored; where that cannot be written, what is stored is stored all the same."""
        self._noted = head
        with suppress(OSError):
            if self._file is None:
                self._file = os.open(self._folder / HEAD_FILE, os.O_RDWR | os.O_CREAT, 0o600)
            os.lseek(self._file, head.seq % SLOTS * SLOT_BYTES, os.SEEK_SET)
            os.write(self._file, _slot(head))

    def start_anew(self, head: Head) -> None:
        """Forget heads of which somebody was told that the record does not reach them any more."""
        with suppress(OSError):
            (self._folder / HEAD_FILE).unlink(missing_ok=True)
            self._let_go()
        self.note(head)
        self.keep()

    def keep(self) -> None:
        """Write the newest head noted here into ``keys.json``, and wait until the disk has it.

        Where there is nothing new, or the file cannot be read or written, it stays as it is.
        """
        head = self._noted
        if head is None:
            return
        with suppress(OSError, ValueError, ClinicError):
            path = self._folder / KEYS_FILE
            held = json.loads(path.read_text(encoding="utf-8"))
            held[ANCHOR] = asdict(head)
            write_whole(path, json.dumps(held, indent=1))
            self._noted = None

    def all(self) -> list[Anchor]:
        """Return every head that can be read in the folder."""
        return [*_in_head_file(self._folder / HEAD_FILE), *_in_keys(self._folder / KEYS_FILE)]

    def close(self) -> None:
        """Keep the newest head and let go of the file."""
        self.keep()
        self._let_go()

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def anchor_of(data: Any, place: str) -> Anchor | None:  # noqa: ANN401  whatever stood in a file
    """Return the head a piece of JSON stands for, or None where it stands for none."""
    try:
        return Anchor(int(data["seq"]), str(data["hash"]), place)
    except (KeyError, TypeError, ValueError):
        return None


def _slot(head: Head) -> bytes:
    said = f"{head.seq} {head.hash}"
    return f"{said} {digest(said)[:16]}".encode().ljust(SLOT_BYTES, b"\n")


def _in_head_file(path: Path) -> list[Anchor]:
    try:
        content = path.read_bytes()
    except OSError:
        return []
    found = []
    for place in range(0, len(content), SLOT_BYTES):
        said, _, check = content[place : place + SLOT_BYTES].decode("ascii", "replace").strip().rpartition(" ")
        seq, _, chain_hash = said.partition(" ")
        if seq.isdigit() and digest(said)[:16] == check:
            found.append(Anchor(int(seq), chain_hash, HEAD_FILE))
    return found


def _in_keys(path: Path) -> list[Anchor]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = anchor_of(held.get(ANCHOR), KEYS_FILE) if isinstance(held, dict) else None
    return [found] if found else []
