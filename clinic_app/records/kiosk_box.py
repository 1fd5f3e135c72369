"""A box for what a patient answers alone: whoever holds it can put in and never look.

Each piece is sealed for the record's own key pair (X25519, HKDF-SHA-256, ChaCha20-Poly1305; a fresh key for each),
whose private half lies inside the encrypted record. The turned screen holds the public half only: it cannot read one
word of the record, nor what it has put in itself, whatever keys somebody presses and whatever happens to the machine.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clinic_app.errors import ClinicError
from clinic_app.records.faults import of_system
from clinic_app.records.whole_file import write_whole

FOLDER, ENDING = "kiosk", ".sealed"
KEY_BYTES = 32
NONCE = bytes(12)  # each key seals one piece only
MEANT_FOR = b"clinic-app kiosk 1"


class Box(Protocol):
    """Somewhere sealed pieces can be put."""

    def put(self, sealed: bytes, *, urgent: bool) -> None:
        """Store a piece for good before returning.

        Raises:
            ClinicError: It could not be stored.
        """


class FolderBox:
    """Pieces as files beside an embedded record, in the order they were put."""

    def __init__(self, record: Path) -> None:
        self._folder = record / FOLDER

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
        for file in sorted(self._folder.glob(f"*{ENDING}")):
            try:
                yield file, file.read_bytes()
            except OSError as error:
                raise of_system(error, self._folder) from error

    def _next(self) -> int:
        numbers = (file.name.partition("-")[0] for file in self._folder.glob(f"*{ENDING}"))
        return max((int(one) for one in numbers if one.isdigit()), default=0) + 1


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
