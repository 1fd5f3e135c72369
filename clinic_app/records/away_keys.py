"""The keys of a clinic's server as one room has them: with a copy on its own computer for when the server is away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records.away_record import UNREACHED
from clinic_app.records.folder import KEYS_FILE
from clinic_app.records.key_store import FolderKeys, KeyStore, ServerKeys

if TYPE_CHECKING:
    from clinic_app.records.away_record import RoomRecord
    from clinic_app.records.vault import Vault


@dataclass(frozen=True, slots=True)
class RoomKeys(KeyStore):
    """Keys in a row of the server, and the same in a folder of this computer: wrapped, and without a name."""

    record: RoomRecord
    folder: Path

    def load(self) -> Vault:
        """Read the row, or the copy where the server is away."""
        if not self.record.is_away:
            try:
                return ServerKeys(self.record.server).load()
            except ClinicError as error:
                if error.sentence not in UNREACHED or not (self.folder / KEYS_FILE).exists():
                    raise
        return FolderKeys(self.folder).load()

    def save(self, keys: Vault) -> None:
        """Write the row, and the copy."""
        if self.record.is_away:
            raise ClinicError("away.waits")
        ServerKeys(self.record.server).save(keys)
        FolderKeys(self.folder).save(keys)

    def save_used(self, keys: Vault) -> None:
        """Write the row, or only the copy where the server is away: no code works twice on this computer."""
        if not self.record.is_away:
            try:
                ServerKeys(self.record.server).save(keys)
            except ClinicError as error:
                if error.sentence not in UNREACHED:
                    raise
        with suppress(FileNotFoundError):
            FolderKeys(self.folder).save(keys)

    def copy(self) -> None:
        """Write the server's keys down on this computer, where they are other than those that lie here.

        Raises:
            ClinicError: The server does not answer, or the folder cannot be written.
        """
        keys, here = ServerKeys(self.record.server).load(), FolderKeys(self.folder)
        with suppress(ClinicError):
            if here.load() == keys:
                return
        here.save(keys)
