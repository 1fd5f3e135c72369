"""The writer that is watched while it works: ``python -m tests.torture.writing FOLDER KEY SYNCHRONOUS COMMITS``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy import event

from clinic_app.records import folder as names
from clinic_app.records.anchors import Anchors
from clinic_app.records.cipher import PRAGMAS, engine_of
from clinic_app.records.pages import Pages
from clinic_app.records.record import Record
from tests.torture.power_cuts import ACKNOWLEDGED
from tests.torture.work import Writer


def write(folder: Path, key: bytes, synchronous: str, commits: int) -> None:
    """Type, sign and type on, and tell of it in a file beside the record, which no cut touches."""
    pragmas = (*PRAGMAS, f"synchronous={synchronous}")
    engine = engine_of(folder / names.DATABASE, key, pragmas)
    pages = Pages(engine, folder / names.DATABASE)
    pages.are_checked = True
    event.listen(engine, "commit", pages.ask)
    record = Record(engine, Anchors(folder), pages)
    told = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(kind: str, one: str) -> None:
        os.write(told, f"{kind} {one}\n".encode())

    writer = Writer(record, tell)
    for _ in range(4):
        writer.type(commits // 8)
        writer.sign(commits // 32)
    record.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
