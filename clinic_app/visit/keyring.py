"""How a record is opened, as far as people at work change it: passwords, the recovery key, people who come and go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clinic_app.errors import ClinicError
from clinic_app.records.key_store import KeyStore
from clinic_app.records.locks import Cost
from clinic_app.visit.one_time_codes import SecondFactor
from clinic_app.visit.passwords import check_password


@dataclass(frozen=True)
class Keyring:
    """The keys of an open record.

    Attributes:
        store: Where they are kept.
        key: The record's own key, while it is open.
        cost: What a password check costs for locks that are made here; None for what a record costs.
    """

    store: KeyStore
    key: bytes = field(repr=False)
    cost: Cost | None = None

    def is_of(self, person: str, password: str) -> bool:
        """Say whether a password is a person's; where the keys cannot be read it is nobody's."""
        try:
            return self.store.load().is_of(person, password)
        except ClinicError:
            return False

    def add(self, person: str, first_password: str, names: Iterable[str] = ()) -> None:
        """Let a person in with a password that they will have to change.

        Raises:
            ClinicError: The password may not be used, or the keys cannot be written.
        """
        check_password(first_password, names)
        self.store.save(self.store.load().with_person(person, first_password, self.key, self.cost, first=True))

    def remove(self, person: str) -> None:
        """Let a person in no more: their password opens nothing from now on.

        Raises:
            ClinicError: The keys cannot be written.
        """
        self.store.save(self.store.load().without_person(person))

    def change(self, person: str, old: str, new: str, names: Iterable[str] = ()) -> None:
        """Change a person's own password; the record itself stays as it is.

        Raises:
            ClinicError: The old one is not theirs, the new one may not be used, or the keys cannot be written.
        """
        keys = self.store.load()
        if not keys.is_of(person, old):
            raise ClinicError("people.old_password_wrong")
        if new == old:
            raise ClinicError("people.password_same")
        check_password(new, names)
        second = keys.second_of(person, old)
        changed = keys.with_person(person, new, self.key, self.cost)
        self.store.save(changed.with_second(person, new, second) if second else changed)

    def new_recovery_key(self) -> str:
        """Make another recovery key and return it to print; the one printed before opens nothing from now on.

        Raises:
            ClinicError: The keys cannot be written.
        """
        keys, printed = self.store.load().with_recovery_key(self.key)
        self.store.save(keys)
        return printed

    def has_first_password(self, person: str) -> bool:
        """Say whether a person still has the password somebody else chose.

        Raises:
            ClinicError: The keys cannot be read.
        """
        lock = self.store.load().lock_of(person)
        return lock is not None and lock.first

    def has_second_factor(self, person: str) -> bool:
        """Say whether a person is asked for a code beside the password.

        Raises:
            ClinicError: The keys cannot be read.
        """
        lock = self.store.load().lock_of(person)
        return lock is not None and bool(lock.second)

    def set_second_factor(self, person: str, password: str, second: SecondFactor | None) -> None:
        """Ask a person for a code from now on, or no more.

        Raises:
            ClinicError: It is not this person's password, or the keys cannot be written.
        """
        self.store.save(self.store.load().with_second(person, password, second.as_text() if second else ""))
