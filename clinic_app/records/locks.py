"""How one person, or the printed recovery key, comes to a record's key: what is kept of it, and how it is read."""

from __future__ import annotations

import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clinic_app.records import sealing

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
SALT_BYTES = 16
#: What a password check may cost at least and at most: memory in KiB, passes, lanes. A file that asks for more is
#: damaged: nobody waits for it, and the machine must not run out of memory.
BOUNDS = ((8, 4 * 1024 * 1024), (1, 64), (1, 64))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one password check costs: memory in KiB, passes, lanes (Argon2id)."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Lock:
    """How one person comes to the record's key.

    Attributes:
        person: The person's id.
        wrapped: The person's private key, wrapped by the password; in a file of format 1 the record's key itself.
        public: The public half; empty in a file of format 1.
        sealed: The record's key sealed to the public half: the newest first, two while the key is being changed.
        first: The password is one that somebody else chose and that has to be changed.
        second: What a second factor needs to be checked, wrapped by the password; empty where there is none.
    """

    person: str
    salt: str
    wrapped: str
    cost: Cost
    public: str = ""
    sealed: tuple[str, ...] = ()
    first: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """How the printed recovery key comes to the record's key; as a lock, without a slow hash."""

    wrapped: str
    public: str = ""
    sealed: tuple[str, ...] = ()


def new_salt() -> str:
    """Return a salt for a new lock."""
    return b64encode(os.urandom(SALT_BYTES)).decode()


def read_recovery(data: str | Mapping[str, Any]) -> Recovery:
    """Return the recovery lock as the file says it.

    Raises:
        ValueError, KeyError, TypeError: Something in it cannot be.
    """
    if isinstance(data, str):  # format 1
        return Recovery(_sealed(data))
    return Recovery(_sealed(data["wrapped"]), _public(data["public"]), _seals(data["sealed"]))


def read_lock(data: Mapping[str, Any]) -> Lock:
    """Return a lock as the file says it.

    Raises:
        ValueError, KeyError, TypeError: Something in it cannot be.
    """
    cost = Cost(**data["cost"])
    for value, (least, most) in zip((cost.memory, cost.passes, cost.lanes), BOUNDS, strict=True):
        if not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"a password check cannot cost {value}")
    if cost.memory < 8 * cost.lanes or len(_decoded(data["salt"])) != SALT_BYTES:
        raise ValueError("no such lock was ever made")
    public, sealed = _public(data.get("public", "")), _seals(data.get("sealed", ()))
    if bool(public) != bool(sealed):
        raise ValueError("a lock without a key behind it")
    first, second = bool(data.get("first")), str(data.get("second", ""))
    return Lock(str(data["person"]), data["salt"], _sealed(data["wrapped"]), cost, public, sealed, first, second)


def _sealed(said: str) -> str:
    """Return a wrapped key as it stands in the file, made sure of its length."""
    if len(_decoded(said)) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        raise ValueError("a wrapped key has another length")
    return said


def _public(said: str) -> str:
    if said and len(_decoded(said)) != KEY_BYTES:
        raise ValueError("a public key has another length")
    return said


def _seals(said: Iterable[str]) -> tuple[str, ...]:
    found = tuple(said)
    if any(len(_decoded(one)) != sealing.BYTES for one in found):
        raise ValueError("a sealed key has another length")
    return found


def _decoded(said: str) -> bytes:
    return b64decode(said, validate=True)


def stretched(password: str, lock: Lock) -> bytes:
    """Return the wrapping key a password comes to at a lock: slow, and with much memory, by intent."""
    # NFC: the same password typed on two keyboards is the same bytes (NIST SP 800-63B-4, 3.1.1.2).
    said = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    cost = lock.cost
    return hash_secret_raw(said, b64decode(lock.salt), cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def wrap(wrapping: bytes, key: bytes, label: bytes) -> str:
    """Return a key wrapped by another; the label says whose it is and must be the same to undo it."""
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + AESGCM(wrapping).encrypt(nonce, key, label)).decode()


def unwrap(wrapping: bytes, wrapped: str, label: bytes) -> bytes | None:
    """Return a wrapped key, or None where it was wrapped by another or for somebody else."""
    sealed = b64decode(wrapped)
    try:
        return AESGCM(wrapping).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], label)
    except InvalidTag:
        return None
