"""Connections to a server that give up: whoever works at the window is told within two seconds that nobody answers."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any

import psycopg

#: A server that says nothing for so many seconds is not waited for, whatever the line and its own limits are worth.
#: The server speaks of its own limit before that (see ``server.py``), and it is looked at ten times a second.
LONGEST = 1.9
#: Who has just waited in vain is not kept waiting again: for so many seconds nobody tries to connect anew.
CALM = 1.0
#: How the driver says that nobody answered, as ``faults`` knows it.
SAID = "connection timeout: the server did not answer"


class Patience:
    """What the connections of one record have waited for in vain."""

    def __init__(self) -> None:
        self._given_up = -CALM

    def give_up(self) -> None:
        """Remember that somebody has just waited in vain."""
        self._given_up = monotonic()

    def connect(self, _dialect: object, _place: object, given: list[Any], named: dict[str, Any]) -> Hurried:
        """Connect as SQLAlchemy asks for it.

        Raises:
            psycopg.Error: Nobody answers, or somebody did not a moment ago.
        """
        if monotonic() - self._given_up < CALM:
            raise psycopg.OperationalError(SAID)
        connection = Hurried.connect(*given, **named)
        connection.patience = self
        return connection


class Hurried(psycopg.Connection[Any]):
    """A connection that is closed when nothing comes any more: whether a statement was carried out nobody knows then.

    Attributes:
        patience: What is told of it.
    """

    patience: Patience | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:  # noqa: ANN401  the driver's own
        """Wait for an answer, not longer than a save may hang; what is long and comes bit by bit is waited for."""
        try:
            return super().wait(_while_it_comes(gen), interval, timeout)
        except _Silent as error:
            self.pgconn.finish()
            if self.patience is not None:
                self.patience.give_up()
            raise psycopg.OperationalError(SAID) from error


class _Silent(Exception):  # noqa: N818  caught above, and nowhere else
    """Nothing has come for too long."""


def _while_it_comes(waiting: Generator[Any, int | None, Any]) -> Generator[Any, int | None, Any]:
    """Go on with what the driver waits for, as long as something comes or goes every now and then."""
    ready, heard = None, monotonic()
    while True:
        try:
            wanted = waiting.send(ready)
        except StopIteration as over:
            return over.value
        ready = yield wanted
        if ready:
            heard = monotonic()
        elif monotonic() - heard > LONGEST:
            raise _Silent
