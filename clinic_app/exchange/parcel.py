"""Where files go that leave the record: a folder or a ZIP archive that is there whole or not at all."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from clinic_app.errors import ClinicError
from clinic_app.exchange.locked_archive import Lock, LockedArchive

#: What a name of a file may not hold on one system or another.
NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
LONGEST_NAME = 60
ZIP = ".zip"
#: What an unfinished one is called.
UNFINISHED = ".unfinished"


class Parcel(Protocol):
    """Takes files by their path inside it."""

    def file(self, name: str, /) -> AbstractContextManager[IO[bytes]]:
        """Open a new file to write."""
        ...


class _Folder:
    def __init__(self, place: Path) -> None:
        self._place = place
        place.mkdir(parents=True)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        path = self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            yield file

    def close(self) -> None:
        """Nothing is open between two files."""


class _Archive:
    def __init__(self, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        self._archive = zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        with self._archive.open(name, "w", force_zip64=True) as file:
            yield file

    def close(self) -> None:
        self._archive.close()


@contextmanager
def parcel(place: Path, lock: Lock | None = None) -> Iterator[Parcel]:
    """Give a parcel that stands at a place, a ZIP archive where its name ends so, once the block has ended.

    Where the block raises, nothing is there. What is locked is always an archive.

    Raises:
        ClinicError: There is something already, the place takes nothing, or a folder should be locked.
    """
    if lock is not None and not _is_archive(place):
        raise ClinicError("locking.needs_file")
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        raise ClinicError("leaving.there_already", place=place)
    unfinished = place.with_name(f"{place.name}{UNFINISHED}")
    try:
        _remove(unfinished)
        made = _made(place, unfinished, lock)
        try:
            yield made
        finally:
            made.close()
        if place.is_dir():
            place.rmdir()
        unfinished.replace(place)
    except OSError as error:
        with suppress(OSError):
            _remove(unfinished)
        raise ClinicError("record.cannot_write", place=place) from error
    except BaseException:
        with suppress(OSError):
            _remove(unfinished)
        raise


def _made(place: Path, unfinished: Path, lock: Lock | None) -> _Archive | _Folder | LockedArchive:
    if lock is not None:
        return LockedArchive(unfinished, lock)
    return _Archive(unfinished) if _is_archive(place) else _Folder(unfinished)


def _is_archive(place: Path) -> bool:
    return place.suffix.lower() == ZIP


def put(where: Parcel, name: str, content: bytes) -> None:
    """Write one whole file."""
    with where.file(name) as file:
        file.write(content)


def file_name(text: str) -> str:
    """Return words as part of a name every system takes."""
    return NO_NAME.sub(" ", text).strip(" .")[:LONGEST_NAME].strip(" .") or "-"


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
