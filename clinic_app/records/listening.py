"""Hearing that another room has written: PostgreSQL says so on a connection of its own, which the window can watch.

There is no thread: the window waits on the connection's file descriptor beside its own events, and asks here what came.
"""

from __future__ import annotations

from contextlib import suppress

import psycopg

from clinic_app.errors import ClinicError
from clinic_app.records.chain import CHANNEL
from clinic_app.records.patience import Hurried
from clinic_app.records.server import HURRIED, plain

#: Digits of a number of a row; whatever is longer is none of ours.
LONGEST = 18


class Listening:
    """A connection that only listens."""

    def __init__(self, address: str) -> None:
        self._address = plain(address)
        self._connection: psycopg.Connection | None = None

    @property
    def descriptor(self) -> int:
        """The descriptor to be watched, or −1 where nobody listens."""
        return -1 if self._connection is None or self._connection.closed else self._connection.fileno()

    def begin(self) -> None:
        """Connect and listen; what was written before is not told.

        Raises:
            ClinicError: The server does not answer.
        """
        self.close()
        try:
            connection = Hurried.connect(self._address, autocommit=True, **HURRIED)
            connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            raise ClinicError("record.server_away") from error
        self._connection = connection

    def heard(self) -> list[int]:
        """Return the numbers of the chain's heads that others have told since, without waiting.

        A patients' screen tells 0: something waits to be taken in. Everybody who is let into the database can tell
        anything; what is no number counts as 0 too.

        Raises:
            ClinicError: The connection is gone.
        """
        if self._connection is None:
            raise ClinicError("record.server_away")
        try:
            return [_number(one.payload) for one in self._connection.notifies(timeout=0)]
        except (psycopg.Error, OSError) as error:
            self.close()
            raise ClinicError("record.server_away") from error

    def close(self) -> None:
        """Stop listening."""
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
            self._connection = None


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST else 0
