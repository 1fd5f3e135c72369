"""Who can open a record: its random key, wrapped once for each person and once for the printed recovery key.

``keys.json`` lies beside the encrypted database and holds no names. A person's password goes through Argon2id
(64 MiB, 3 passes, 4 lanes: the second recommended choice of RFC 9106 section 4) to a key that wraps the record's key
with AES-256-GCM. Changing a password therefore changes one entry here and not one byte of the record.
"""

from __future__ import annotations

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clinic_app.errors import ClinicError
from clinic_app.records import recovery_key
from clinic_app.records.faults import of_system

FORMAT = 1
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
    """The record's key wrapped for one person; ``person`` is the person's id."""

    person: str
    salt: str
    wrapped: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class Vault:
    """The content of ``keys.json``."""

    record: str
    locks: tuple[Lock, ...]
    recovery: str

    def open(self, password: str) -> tuple[bytes, str]:
        """Return the record's key and the person whose password it is.

        Raises:
            ClinicError: It is nobody's password.
        """
        for lock in self.locks:
            key = _unwrap(_stretched(password, lock), lock.wrapped, self._label(lock.person))
            if key is not None:
                return key, lock.person
        raise ClinicError("record.wrong_password")

    def open_with_recovery_key(self, printed: str) -> bytes:
        """Return the record's key for the printed recovery key.

        Raises:
            ClinicError: A group is mistyped (the sentence says which), or it is another record's key.
        """
        secret = recovery_key.read(printed)
        key = _unwrap(recovery_key.stretched(secret, self.record), self.recovery, self._label("recovery"))
        if key is None:
            raise ClinicError("record.wrong_recovery_key")
        return key

    def with_person(self, person: str, password: str, key: bytes, cost: Cost | None = None) -> Vault:
        """Return the vault with a person's lock added, or replaced where there was one."""
        salt = b64encode(os.urandom(SALT_BYTES)).decode()
        lock = Lock(person, salt, "", cost or Cost())
        wrapped = _wrap(_stretched(password, lock), key, self._label(person))
        others = tuple(one for one in self.locks if one.person != person)
        return replace(self, locks=(*others, replace(lock, wrapped=wrapped)))

    def save(self, path: Path) -> None:
        """Write ``keys.json`` whole or not at all.

        Raises:
            ClinicError: The folder cannot be written.
        """
        part = path.with_suffix(".part")
        try:
            with part.open("w", encoding="utf-8") as file:
                json.dump({"format": FORMAT} | asdict(self), file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise of_system(error, path.parent) from error

    def _label(self, person: str) -> bytes:
        return f"{self.record}/{person}".encode()


def new_vault(record: str) -> tuple[Vault, bytes, str]:
    """Return an empty vault, the new record's random key, and the recovery key to print."""
    key = secrets.token_bytes(KEY_BYTES)
    secret, printed = recovery_key.new()
    vault = Vault(record, (), "")
    wrapped = _wrap(recovery_key.stretched(secret, record), key, vault._label("recovery"))  # noqa: SLF001  our own
    return replace(vault, recovery=wrapped), key, printed


def load(path: Path) -> Vault:
    """Read ``keys.json``.

    Raises:
        ClinicError: It is missing, damaged, or of a newer program.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if int(data["format"]) > FORMAT:
            raise ClinicError("record.newer")
        locks = tuple(_lock(one) for one in data["locks"])
        return Vault(str(data["record"]), locks, _sealed(data["recovery"]))
    except OSError as error:
        raise ClinicError("record.no_keys", place=str(path.parent)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ClinicError("record.keys_damaged", place=str(path)) from error


def _lock(data: Mapping[str, Any]) -> Lock:
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
    return Lock(str(data["person"]), data["salt"], _sealed(data["wrapped"]), cost)


def _sealed(said: str) -> str:
    """Return a wrapped key as it stands in the file, made sure of its length."""
    if len(_decoded(said)) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
        raise ValueError("a wrapped key has another length")
    return said


def _decoded(said: str) -> bytes:
    return b64decode(said, validate=True)


def _stretched(password: str, lock: Lock) -> bytes:
    # NFC: the same password typed on two keyboards is the same bytes (NIST SP 800-63B-4, 3.1.1.2).
    said = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    cost = lock.cost
    return hash_secret_raw(said, b64decode(lock.salt), cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def _wrap(wrapping: bytes, key: bytes, label: bytes) -> str:
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + AESGCM(wrapping).encrypt(nonce, key, label)).decode()


def _unwrap(wrapping: bytes, wrapped: str, label: bytes) -> bytes | None:
    sealed = b64decode(wrapped)
    try:
        return AESGCM(wrapping).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], label)
    except InvalidTag:
        return None
