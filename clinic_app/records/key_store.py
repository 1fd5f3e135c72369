"""Where a record's keys lie: beside an embedded record, or in one row of a clinic's server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import delete, insert, select

from clinic_app.errors import ClinicError
from clinic_app.records import vault
from clinic_app.records.folder import KEYS_FILE
from clinic_app.records.tables import keyring

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.records.vault import Vault


class KeyStore(Protocol):
    """Where a vault is kept."""

    def load(self) -> Vault:
        """Read it.

        Raises:
            ClinicError: It is missing, damaged, or of a newer program.
        """
        ...

    def save(self, keys: Vault) -> None:
        """Put it in the place of the one before, whole or not at all.

        Raises:
            ClinicError: It cannot be written.
        """
        ...

    def save_used(self, keys: Vault) -> None:
        """Put it there because somebody has used a code of their telephone, which opens nothing any more.

        Raises:
            ClinicError: It cannot be written.
        """
        self.save(keys)


@dataclass(frozen=True, slots=True)
class FolderKeys(KeyStore):
    """``keys.json`` beside an embedded record."""

    folder: Path

    def load(self) -> Vault:
        """Read the file."""
        return vault.load(self.folder / KEYS_FILE)

    def save(self, keys: Vault) -> None:
        """Write the file."""
        keys.save(self.folder / KEYS_FILE)


@dataclass(frozen=True, slots=True)
class ServerKeys(KeyStore):
    """One row of the record itself: on a server the keys wrap no rows, they say who may sign in."""

    record: Record

    def load(self) -> Vault:
        """Read the row."""
        with self.record.read() as connection:
            found = connection.execute(select(keyring.c.body)).scalar_one_or_none()
        if found is None:
            raise ClinicError("people.no_keys_on_server")
        return vault.from_text(found, keyring.name)

    def save(self, keys: Vault) -> None:
        """Write the row."""
        with self.record.write() as connection:
            connection.execute(delete(keyring))
            connection.execute(insert(keyring).values(id=1, body=vault.to_text(keys)))
