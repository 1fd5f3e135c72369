"""The chain over answers and events: each row's hash is taken over its content and the hash before it.

Whoever edits, removes or reorders a row inside the database breaks every hash after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, func, insert, select, update

from clinic_app.canonical import canonical, digest
from clinic_app.records.tables import chain

#: Where every record's chain begins.
START = "0" * 64
#: Under this name a connection carries the head of the transaction it is in, for whoever writes it down afterwards.
NEWEST = "clinic_app.chain_head"
#: Built once: building a statement takes longer than running it, and every click runs these.
READ = select(chain.c.seq, chain.c.hash).where(chain.c.id == 1)
LOCKED = READ.with_for_update()
MOVED = update(chain).where(chain.c.id == 1)
#: Where a server tells the other rooms that somebody has written (see ``listening.py``).
CHANNEL = "clinic_app"


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: its number and its hash."""

    seq: int
    hash: str


def link(before: str, table: str, content: Mapping[str, Any]) -> str:
    """Return the hash of one row after the hash ``before``; the row's own ``seq`` is part of its content."""
    return digest(f"{before}\n{table}\n{canonical(dict(content))}")


def head(connection: Connection, *, lock: bool = False) -> Head:
    """Return the newest link; with ``lock`` no other writer gets past until the transaction ends."""
    seq, found = connection.execute(LOCKED if lock else READ).one()
    return Head(seq, found)


@cache
def _into(table: Table) -> Insert:
    """Return the statement that adds rows to a table; built once, as above."""
    return insert(table)


def begin(connection: Connection) -> None:
    """Lay the first link of a fresh record."""
    connection.execute(insert(chain).values(id=1, seq=0, hash=START))


def append(connection: Connection, rows: list[tuple[Table, dict[str, Any]]], after: Head | None = None) -> Head:
    """Add rows to the chain and to their tables, in this order; return the new head.

    ``after`` is the head where the caller has locked it already.
    """
    newest = after or head(connection, lock=True)
    by_table: dict[Table, list[dict[str, Any]]] = {}
    for table, columns in rows:
        content = columns | {"seq": newest.seq + 1}
        newest = Head(newest.seq + 1, link(newest.hash, table.name, content))
        by_table.setdefault(table, []).append(content | {"hash": newest.hash})
    for table, ready in by_table.items():
        connection.execute(_into(table), ready)
    connection.execute(MOVED, {"seq": newest.seq, "hash": newest.hash})
    connection.info[NEWEST] = newest
    if connection.dialect.name == "postgresql":  # other rooms hear of it once it is committed, and not before
        connection.execute(select(func.pg_notify(CHANNEL, str(newest.seq))))
    return newest
