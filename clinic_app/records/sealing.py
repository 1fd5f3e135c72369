"""Sealing a record's key to somebody: anybody can do it with the public half, only the private half undoes it.

X25519 (RFC 7748) with a pair made for each seal, HKDF-SHA256, AES-256-GCM: the pattern of RFC 9180 with these parts.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clinic_app.errors import ClinicError

_KEY, _NONCE, _TAG = 32, 12, 16
#: Length of a seal over a key of 32 bytes.
BYTES = _KEY + _NONCE + _KEY + _TAG


def new_pair() -> tuple[bytes, str]:
    """Return a private key and its public half, the latter as it is written down."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), b64encode(private.public_key().public_bytes_raw()).decode()


def seal(public: str, key: bytes, label: bytes) -> str:
    """Return a key sealed to a public half; the label says whose it is and must be the same to undo it."""
    once, theirs = X25519PrivateKey.generate(), b64decode(public)
    sent = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(theirs))
    nonce = os.urandom(_NONCE)
    hidden = AESGCM(_wrapping(shared, sent + theirs, label)).encrypt(nonce, key, label)
    return b64encode(sent + nonce + hidden).decode()


def unseal(private: bytes, sealed: str, label: bytes) -> bytes:
    """Return a sealed key.

    Raises:
        ClinicError: It was sealed to somebody else, or what was written down is damaged.
    """
    own, said = X25519PrivateKey.from_private_bytes(private), b64decode(sealed)
    sent, nonce, hidden = said[:_KEY], said[_KEY : _KEY + _NONCE], said[_KEY + _NONCE :]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(sent))
        both = sent + own.public_key().public_bytes_raw()
        return AESGCM(_wrapping(shared, both, label)).decrypt(nonce, hidden, label)
    except (InvalidTag, ValueError) as error:  # a point of small order is refused with a ValueError
        raise ClinicError("record.keys_damaged", place="keys.json") from error


def _wrapping(shared: bytes, both: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, None, b"clinic-app seal " + both + label).derive(shared)
