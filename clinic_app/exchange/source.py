"""A file that somebody wants taken in: what it is, said from its content and not from its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from clinic_app.errors import ClinicError
from clinic_app.exchange.csv_table import read_csv
from clinic_app.exchange.exact_json import read_json
from clinic_app.exchange.locked_archive import is_locked, unlocked
from clinic_app.exchange.own_record import ROWS_FILE, is_own
from clinic_app.exchange.spreadsheet import read_xlsx
from clinic_app.exchange.table import MOST_BYTES, SourceTable, Watch, unwatched
from clinic_app.exchange.vcard import read_vcards

ZIP, CARD = b"PK\x03\x04", b"BEGIN:VCARD"
#: Endings of the files that can be taken in, for whoever chooses one.
ENDINGS = ("csv", "tsv", "txt", "xlsx", "vcf", "json", "zip")
#: How much of the beginning tells what a file is.
BEGINNING = 4096
#: Bytes of a whole record of ours, which grows with its documents; it is read into memory.
MOST_OF_A_RECORD = 2 * 1024 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A file that was read: a table, or what its JSON says.

    Attributes:
        body_of: Reads a file beside it, for the documents of a record of ours.
    """

    name: str
    content: bytes
    table: SourceTable | None = None
    data: Any = None
    body_of: Callable[[str], bytes] | None = None

    @property
    def is_own_record(self) -> bool:
        """Whether it is a record of this program."""
        return self.table is None and is_own(self.data)


def opened(path: Path, watch: Watch = unwatched, passphrase: str = "") -> Source:
    """Read a file, or the folder of a whole record.

    Raises:
        ClinicError: It is missing, too large, locked with another passphrase, or nothing that can be taken in.
    """
    if is_locked(path):
        if not passphrase:
            raise ClinicError("locking.asks", file=path.name)
        return _inside(path.name, unlocked(path, passphrase, MOST_OF_A_RECORD))
    try:
        path = path / ROWS_FILE if path.is_dir() else path
        is_archive = zipfile.is_zipfile(path)
        if is_archive and _holds_record(path):
            return _archived(path.name, path)
        ours = path.name == ROWS_FILE
        most = MOST_OF_A_RECORD if ours else MOST_BYTES
        if path.stat().st_size > most:
            raise ClinicError("importing.too_large", most=most // 1024 // 1024)
        content = path.read_bytes()
    except OSError as error:
        raise ClinicError("importing.cannot_read", file=path.name) from error
    return of_content(path.name, content, watch, partial(_beside, path.parent))


def of_content(
    name: str, content: bytes, watch: Watch = unwatched, body_of: Callable[[str], bytes] | None = None
) -> Source:
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
        return Source(name, content, data=read_json(content), body_of=body_of)
    if CARD in beginning.upper():
        return Source(name, content, read_vcards(content, watch))
    return Source(name, content, read_csv(content, watch))


def _inside(name: str, content: bytes) -> Source:
    """Read what lies in a locked archive; it stays in memory, since no copy of it may lie about unlocked."""
    if not _holds_record(io.BytesIO(content)):
        raise ClinicError("locking.no_record", file=name)
    return _archived(name, content)


def _holds_record(file: Path | IO[bytes]) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return ROWS_FILE in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _archived(called: str, archive: Path | bytes) -> Source:
    """Read a whole record from an archive; its documents are read when they are asked for."""
    content = _member(archive, ROWS_FILE)
    return Source(called, content, data=read_json(content), body_of=partial(_member, archive))


def _member(within: Path | bytes, name: str) -> bytes:
    held = io.BytesIO(within) if isinstance(within, bytes) else within
    try:
        with zipfile.ZipFile(held) as archive, archive.open(name) as file:
            content = file.read(MOST_OF_A_RECORD + 1)
    except (KeyError, zipfile.BadZipFile, RuntimeError, OSError, EOFError, io.UnsupportedOperation) as error:
        raise ClinicError("importing.document_missing", file=name) from error
    if len(content) > MOST_OF_A_RECORD:
        raise ClinicError("importing.too_large", most=MOST_OF_A_RECORD // 1024 // 1024)
    return content


def _beside(folder: Path, name: str) -> bytes:
    """Read a document beside record.json; a name that leads out of the folder is none of ours."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ClinicError("importing.document_missing", file=name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise ClinicError("importing.document_missing", file=name) from error
