"""An archive that opens with a passphrase only (AES-256): one archive inside it, and a page that says how to open it.

Any program that knows AES in ZIP archives opens it, such as 7-Zip. The names of the files lie inside the inner archive:
the outer one says nothing about anybody.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.visit.passwords import check_password

if TYPE_CHECKING:
    import pyzipper

    from clinic_app.words import Words

INNER, HOW = "record.zip", "README.txt"
HOW_LINES = ("to", "with", "inside", "back")
#: Bit of an entry that says it is locked.
LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Lock:
    """What locks an archive.

    Attributes:
        passphrase: What opens it.
        how: What its page says to whoever gets it.
    """

    passphrase: str = field(repr=False)
    how: str

    @classmethod
    def of(cls, passphrase: str, words: Words, clinic: str) -> Lock:
        """Return the lock of a passphrase: as good as a password, since the format makes guessing cheap, and plain.

        Raises:
            ClinicError: It is short, known to everybody or made of the clinic's name, or programs read it differently.
        """
        check_password(passphrase, (clinic,))
        if not passphrase.isascii() or not passphrase.isprintable():
            raise ClinicError("locking.plain")
        return cls(passphrase, "\r\n".join([*(words(f"locking.how_{one}") for one in HOW_LINES), ""]))


class LockedArchive:
    """Takes files into an archive inside a locked one; nothing is written unlocked on the way."""

    def __init__(self, place: Path, lock: Lock) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        self._outer = _archive(place, "w")
        try:
            self._outer.writestr(HOW, lock.how.encode())
            self._outer.setpassword(_bytes(lock.passphrase))
            self._outer.setencryption(_aes(), nbits=256)
            self._entry = self._outer.open(INNER, "w", force_zip64=True)
        except BaseException:
            _give_up(self._outer)
            raise
        self._inner = zipfile.ZipFile(self._entry, "w", zipfile.ZIP_DEFLATED)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """Open a new file to write."""
        with self._inner.open(name, "w", force_zip64=True) as file:
            yield file

    def close(self) -> None:
        """Write what is still to be written."""
        try:
            for one in (self._inner, self._entry, self._outer):
                one.close()
        except BaseException:
            _give_up(self._inner, self._outer)
            raise


def is_locked(path: Path) -> bool:
    """Say whether a file is an archive of ours that asks for a passphrase."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(archive.getinfo(INNER).flag_bits & LOCKED)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def unlocked(path: Path, passphrase: str, most: int) -> bytes:
    """Return the archive inside a locked one; it is never written anywhere.

    Raises:
        ClinicError: The passphrase is another one, or it is damaged, or holds more than so many bytes.
    """
    import pyzipper  # noqa: PLC0415  only where an archive is locked

    try:
        with _archive(path, "r") as outer:
            outer.setpassword(_bytes(passphrase))
            with outer.open(INNER) as entry:
                content: bytes = entry.read(most + 1)
    except RuntimeError as error:
        raise ClinicError("locking.another") from error
    except (OSError, EOFError, KeyError, pyzipper.BadZipFile) as error:
        raise ClinicError("locking.damaged", file=path.name) from error
    if len(content) > most:
        raise ClinicError("importing.too_large", most=most // 1024 // 1024)
    return content


def _give_up(*archives: zipfile.ZipFile | pyzipper.AESZipFile) -> None:
    """Forget what the disk did not take: Python would try to write its end once more when it is thrown away."""
    for one in archives:
        if one.fp is not None:
            file, one.fp = one.fp, None
            with suppress(OSError):
                file.close()


def _archive(place: Path, mode: str) -> pyzipper.AESZipFile:
    import pyzipper  # noqa: PLC0415  the same

    return pyzipper.AESZipFile(place, mode)


def _aes() -> str:
    import pyzipper  # noqa: PLC0415  the same

    return str(pyzipper.WZ_AES)


def _bytes(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()
