"""A file that somebody wants taken in: what it is, said from its content and not from its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app.errors import ClinicError
from clinic_app.exchange.csv_table import read_csv
from clinic_app.exchange.exact_json import read_json
from clinic_app.exchange.spreadsheet import read_xlsx
from clinic_app.exchange.table import MOST_BYTES, SourceTable, Watch, unwatched
from clinic_app.exchange.vcard import read_vcards

ZIP, CARD = b"PK\x03\x04", b"BEGIN:VCARD"
#: Endings of the files that can be taken in, for whoever chooses one.
ENDINGS = ("csv", "tsv", "txt", "xlsx", "vcf", "json", "zip")
#: How much of the beginning tells what a file is.
BEGINNING = 4096


@dataclass(frozen=True)
class Source:
    """A file that was read: either a table, or what its JSON says."""

    name: str
    content: bytes
    table: SourceTable | None = None
    data: Any = None


def opened(path: Path, watch: Watch = unwatched) -> Source:
    """Read a file.

    Raises:
        ClinicError: It is missing, too large, or nothing that can be taken in.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ClinicError("importing.too_large", most=MOST_BYTES // 1024 // 1024)
        content = path.read_bytes()
    except OSError as error:
        raise ClinicError("importing.cannot_read", file=path.name) from error
    return of_content(path.name, content, watch)


def of_content(name: str, content: bytes, watch: Watch = unwatched) -> Source:
    """Return what the bytes of a file hold.

    Raises:
        ClinicError: Nothing that can be taken in.
    """
    beginning = content[:BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not beginning:
        raise ClinicError("importing.empty")
    if beginning.startswith(ZIP):
        return Source(name, content, read_xlsx(content, watch))
    if beginning[:1] in (b"{", b"["):
        return Source(name, content, data=read_json(content))
    if CARD in beginning.upper():
        return Source(name, content, read_vcards(content, watch))
    return Source(name, content, read_csv(content, watch))
