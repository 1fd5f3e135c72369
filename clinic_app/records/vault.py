"""Who can open a record: its random key, sealed once for each person and once for the printed recovery key.

``keys.json`` lies beside the encrypted database and holds no names. A person's password goes through Argon2id
(64 MiB, 3 passes, 4 lanes: the second recommended choice of RFC 9106 section 4) to a key that wraps the person's own
private key (X25519) with AES-256-GCM; the record's key is sealed to the public half. So a changed password changes one
entry here and not one byte of the record, and the record can be given another key without anybody's password.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from clinic_app.errors import ClinicError
from clinic_app.records import recovery_key, sealing
from clinic_app.records.locks import (
    KEY_BYTES,
    Cost,
    Lock,
    Recovery,
    new_salt,
    read_lock,
    read_recovery,
    stretched,
    unwrap,
    wrap,
)
from clinic_app.records.whole_file import write_whole

__all__ = ["Cost", "Lock", "Recovery", "Vault", "from_text", "load", "new_key", "new_vault", "to_text"]

FORMAT = 2
RECOVERY = "recovery"


Sealed = TypeVar("Sealed", Lock, Recovery)


@dataclass(frozen=True, slots=True)
class Vault:
    """The content of ``keys.json``; ``more`` is what else lies there and is not ours to change."""

    record: str
    locks: tuple[Lock, ...]
    recovery: Recovery
    more: Mapping[str, Any] = field(default_factory=dict)

    def open(self, password: str) -> tuple[bytes, str]:
        """Return the record's newest key and the person whose password it is.

        Raises:
            ClinicError: It is nobody's password.
        """
        keys, person = self.keys_for(password)
        return keys[0], person

    def keys_for(self, password: str) -> tuple[tuple[bytes, ...], str]:
        """Return the keys the record may have, the newest first, and the person whose password it is.

        There are two of them only while the key is being changed, or where that was interrupted.

        Raises:
            ClinicError: It is nobody's password.
        """
        for lock in self.locks:
            if keys := self._keys(stretched(password, lock), lock, lock.person):
                return keys, lock.person
        raise ClinicError("record.wrong_password")

    def open_with_recovery_key(self, printed: str) -> bytes:
        """Return the record's newest key for the printed recovery key.

        Raises:
            ClinicError: A group is mistyped (the sentence says which), or it is another record's key.
        """
        return self.keys_for_recovery_key(printed)[0]

    def keys_for_recovery_key(self, printed: str) -> tuple[bytes, ...]:
        """Return the keys the record may have, the newest first, for the printed recovery key.

        Raises:
            ClinicError: A group is mistyped (the sentence says which), or it is another record's key.
        """
        secret = recovery_key.read(printed)
        keys = self._keys(recovery_key.stretched(secret, self.record), self.recovery, RECOVERY)
        if not keys:
            raise ClinicError("record.wrong_recovery_key")
        return keys

    def is_of(self, person: str, password: str) -> bool:
        """Say whether a password is a person's; one slow check, whoever else there is."""
        lock = self.lock_of(person)
        return lock is not None and bool(self._keys(stretched(password, lock), lock, person))

    def second_of(self, person: str, password: str) -> str:
        """Return what a person's second factor needs to be checked; empty where they have none.

        Raises:
            ClinicError: It is not this person's password.
        """
        lock = self.lock_of(person)
        if lock is None or not lock.second:
            return ""
        inside = unwrap(stretched(password, lock), lock.second, self._label(f"{person}/second"))
        if inside is None:
            raise ClinicError("record.wrong_password")
        return inside.decode()

    def with_second(self, person: str, password: str, second: str) -> Vault:
        """Return the vault with what a person's second factor needs; empty takes it away.

        Raises:
            ClinicError: It is not this person's password.
        """
        lock = self.lock_of(person)
        if lock is None or not self._keys(wrapping := stretched(password, lock), lock, person):
            raise ClinicError("record.wrong_password")
        kept = wrap(wrapping, second.encode(), self._label(f"{person}/second")) if second else ""
        changed = replace(lock, second=kept)
        return replace(self, locks=tuple(changed if one.person == person else one for one in self.locks))

    def lock_of(self, person: str) -> Lock | None:
        """Return a person's lock, or None for who has none."""
        return next((one for one in self.locks if one.person == person), None)

    def with_person(
        self, person: str, password: str, key: bytes, cost: Cost | None = None, *, first: bool = False
    ) -> Vault:
        """Return the vault with a person's lock added, or replaced where there was one."""
        private, public = sealing.new_pair()
        lock = Lock(person, new_salt(), "", cost or Cost(), public, (), first)
        wrapped = wrap(stretched(password, lock), private, self._label(person))
        sealed = (sealing.seal(public, key, self._label(person)),)
        others = tuple(one for one in self.locks if one.person != person)
        return replace(self, locks=(*others, replace(lock, wrapped=wrapped, sealed=sealed)))

    def without_person(self, person: str) -> Vault:
        """Return the vault without a person's lock: their password opens nothing any more."""
        return replace(self, locks=tuple(one for one in self.locks if one.person != person))

    def with_recovery_key(self, key: bytes) -> tuple[Vault, str]:
        """Return the vault with another recovery key, and the key to print; the one printed before opens nothing."""
        secret, printed = recovery_key.new()
        private, public = sealing.new_pair()
        wrapped = wrap(recovery_key.stretched(secret, self.record), private, self._label(RECOVERY))
        sealed = (sealing.seal(public, key, self._label(RECOVERY)),)
        return replace(self, recovery=Recovery(wrapped, public, sealed)), printed

    # -- another key for the record

    @property
    def is_changing_key(self) -> bool:
        """Whether the record may have either of two keys."""
        return len(self.recovery.sealed) > 1 or any(len(one.sealed) > 1 for one in self.locks)

    def with_next_key(self, key: bytes) -> Vault:
        """Return the vault that opens the record before and after it is given another key.

        Raises:
            ClinicError: Somebody has not signed in since the program that could not do this.
        """
        if not self.recovery.public or not all(one.public for one in self.locks):
            raise ClinicError("people.sign_in_first")
        locks = tuple(self._with_next(one, one.person, key) for one in self.locks)
        return replace(self, locks=locks, recovery=self._with_next(self.recovery, RECOVERY, key))

    def with_key(self, place: int) -> Vault:
        """Return the vault with only one of two keys: 0 the newest, -1 the one from before."""

        def one_of(sealed: tuple[str, ...]) -> tuple[str, ...]:
            return sealed[place:][:1] if sealed else ()

        locks = tuple(replace(one, sealed=one_of(one.sealed)) for one in self.locks)
        return replace(self, locks=locks, recovery=replace(self.recovery, sealed=one_of(self.recovery.sealed)))

    def _with_next(self, one: Sealed, name: str, key: bytes) -> Sealed:
        return replace(one, sealed=(sealing.seal(one.public, key, self._label(name)), *one.sealed[-1:]))

    # -- kept

    def save(self, path: Path) -> None:
        """Write ``keys.json`` whole or not at all.

        Raises:
            ClinicError: The folder cannot be written.
        """
        write_whole(path, to_text(self))

    def _keys(self, wrapping: bytes, lock: Lock | Recovery, name: str) -> tuple[bytes, ...]:
        """Return the keys that a wrapping key comes to; none where it is the wrong one."""
        inside = unwrap(wrapping, lock.wrapped, self._label(name))
        if inside is None:
            return ()
        if not lock.public:
            return (inside,)
        return tuple(sealing.unseal(inside, one, self._label(name)) for one in lock.sealed)

    def _label(self, person: str) -> bytes:
        return f"{self.record}/{person}".encode()


def new_vault(record: str) -> tuple[Vault, bytes, str]:
    """Return an empty vault, the new record's random key, and the recovery key to print."""
    key = new_key()
    vault, printed = Vault(record, (), Recovery("")).with_recovery_key(key)
    return vault, key, printed


def new_key() -> bytes:
    """Return a random key for a record."""
    return secrets.token_bytes(KEY_BYTES)


def load(path: Path) -> Vault:
    """Read ``keys.json``.

    Raises:
        ClinicError: It is missing, damaged, or of a newer program.
    """
    try:
        return from_text(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ClinicError("record.no_keys", place=str(path.parent)) from error
    except UnicodeDecodeError as error:
        raise ClinicError("record.keys_damaged", place=str(path)) from error


def to_text(vault: Vault) -> str:
    """Return a vault as it is kept: JSON without names, passwords or keys in clear."""
    said = asdict(replace(vault, more={}))
    del said["more"]
    return json.dumps({**vault.more, "format": FORMAT, **said}, indent=1)


def from_text(text: str, place: str) -> Vault:
    """Read a vault from what ``to_text`` wrote, this program's or an older one's; ``place`` says where it was found.

    Raises:
        ClinicError: It is damaged, or of a newer program.
    """
    try:
        data = json.loads(text)
        if int(data["format"]) > FORMAT:
            raise ClinicError("record.newer")
        locks = tuple(read_lock(one) for one in data["locks"])
        more = {name: one for name, one in data.items() if name not in {"format", "record", "locks", "recovery"}}
        return Vault(str(data["record"]), locks, read_recovery(data["recovery"]), more)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ClinicError("record.keys_damaged", place=place) from error
