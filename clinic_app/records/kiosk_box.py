"""A box for what a patient answers alone: whoever holds it can put in and never look.

Each piece is sealed for the record's own key pair (X25519, HKDF-SHA-256, ChaCha20-Poly1305; a fresh key for each),
whose private half lies inside the encrypted record. The turned screen holds the public half only: it cannot read one
word of the record, nor what it has put in itself, whatever keys somebody presses and whatever happens to the machine.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clinic_app.errors import ClinicError
from clinic_app.records.faults import of_system
from clinic_app.records.whole_file import write_whole

FOLDER, ENDING, ASIDE = "kiosk", ".sealed", ".amiss"
KEY_BYTES = 32
NONCE = bytes(12)  # each key seals one piece only
MEANT_FOR = b"clinic-app kiosk 1"
#: What a piece is called where it lies: a file, or an id.
Key = TypeVar("Key")


class Box(Protocol):
    """Somewhere sealed pieces can be put."""

    def put(self, sealed: bytes, *, urgent: bool) -> None:
        """Store a piece for good before returning.

        Raises:
            ClinicError: It could not be stored.
        """


class FullBox(Protocol[Key]):
    """The same as whoever may open the pieces sees it."""

    def pieces(self) -> Iterator[tuple[Key, bytes]]:
        """Yield every piece with what it is called here, the oldest first.

        Raises:
            ClinicError: The box cannot be read.
        """

    def forget(self, piece: Key) -> None:
        """Take a piece out: what was in it is stored."""

    def set_aside(self, piece: Key) -> None:
        """Leave a piece where it is and yield it no more."""


class FolderBox:
    """Pieces as files below a folder (an embedded record, or a patients' screen's own), in the order they were put."""

    def __init__(self, within: Path) -> None:
        self._folder = within / FOLDER

    def put(self, sealed: bytes, *, urgent: bool) -> None:  # noqa: ARG002  one computer: nobody else listens
        """Write a piece whole or not at all.

        Raises:
            ClinicError: The folder cannot be written.
        """
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise of_system(error, self._folder) from error
        write_whole(self._folder / f"{self._next():08}-{uuid4()}{ENDING}", sealed)

    def pieces(self) -> Iterator[tuple[Path, bytes]]:
        """Yield every piece with its file, the oldest first.

        Raises:
            ClinicError: The folder cannot be read.
        """
        for file in self.files():
            try:
                yield file, file.read_bytes()
            except OSError as error:
                raise of_system(error, self._folder) from error

    def files(self) -> list[Path]:
        """Return the file of every piece, the oldest first."""
        return sorted(self._folder.glob(f"*{ENDING}"))

    def forget(self, piece: Path) -> None:
        """Take a piece out; where the folder does not let it go, it is met again, and stored twice is stored once."""
        with suppress(OSError):
            piece.unlink()

    def set_aside(self, piece: Path) -> None:
        """Leave a piece where it is, under a name that is looked for no more."""
        with suppress(OSError):
            piece.rename(piece.with_name(piece.name.removesuffix(ENDING) + ASIDE))

    def _next(self) -> int:
        numbers = (file.name.partition("-")[0] for file in self.files())
        return max((int(one) for one in numbers if one.isdigit()), default=0) + 1


def name_of(file: Path) -> str:
    """Return the id of a piece in a folder, by which a server knows it again."""
    return file.name.removesuffix(ENDING).partition("-")[2]


def new_pair() -> tuple[str, str]:
    """Return a private and a public key, as text."""
    private = X25519PrivateKey.generate()
    return _text(private.private_bytes_raw()), _text(private.public_key().public_bytes_raw())


def seal(content: bytes, public: str) -> bytes:
    """Return a piece that only the private half of a key opens."""
    one_time = X25519PrivateKey.generate()
    sender = one_time.public_key().public_bytes_raw()
    receiver = b64decode(public)
    shared = one_time.exchange(X25519PublicKey.from_public_bytes(receiver))
    return sender + ChaCha20Poly1305(_stretched(shared, sender, receiver)).encrypt(NONCE, content, MEANT_FOR)


def unseal(sealed: bytes, private: str) -> bytes:
    """Return what was put into a piece.

    Raises:
        ClinicError: It was changed, cut short, or sealed for another record.
    """
    own = X25519PrivateKey.from_private_bytes(b64decode(private))
    sender = sealed[:KEY_BYTES]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(sender))
        key = _stretched(shared, sender, own.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(NONCE, sealed[KEY_BYTES:], MEANT_FOR)
    except (InvalidTag, ValueError) as error:
        raise ClinicError("kiosk.not_readable") from error


def _stretched(shared: bytes, sender: bytes, receiver: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=sender + receiver, info=MEANT_FOR).derive(shared)


def _text(key: bytes) -> str:
    return b64encode(key).decode()
