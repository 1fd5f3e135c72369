"""Holds a record against its own chain and digests, and against the heads that are written down elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Table, func, select

from clinic_app.records import chain
from clinic_app.records.amiss import Amiss
from clinic_app.records.anchors import Anchor
from clinic_app.records.chain import Head
from clinic_app.records.erasing import is_tombstone, tombstones
from clinic_app.records.events import RESTORED
from clinic_app.records.sealed import note_anchors, said, sealed_things
from clinic_app.records.tables import answer, event

if TYPE_CHECKING:
    from clinic_app.records.backups import Backup
    from clinic_app.records.record import Record

#: So many links are read at a time; between two of these others get their turn.
SPAN = 500
TURN_SECONDS = 0.001
CHAINED = (answer, event)


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of it: the head, how many links were walked, and what was found, none where all is well."""

    head: Head
    links: int
    amiss: tuple[Amiss, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was written."""
        return not self.amiss


def verify(
    record: Record, anchors: Iterable[Anchor] = (), told: Callable[[int, int], None] | None = None
) -> Verification:
    """Walk the whole chain and hold every digest against what it is taken over.

    Args:
        record: An open record.
        anchors: Heads written down elsewhere: in ``keys.json``, ``record.head``, the backups.
        told: Is told how many links of how many are walked.

    Raises:
        ClinicError: The record cannot be read.
    """
    walked = walk(record, anchors, told=told)
    return replace(walked, amiss=(*walked.amiss, *sealed_things(record)))


def walk(
    record: Record,
    anchors: Iterable[Anchor] = (),
    *,
    after: Head | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Verification:
    """Walk the chain, from its beginning or from behind a link that an earlier walk has reached.

    Raises:
        ClinicError: The record cannot be read.
    """
    with record.read() as connection:
        head = chain.head(connection)
        notes = note_anchors(connection)
    wanted = sorted([*anchors, *notes], key=lambda one: one.seq)
    way = _Walk(record, head, after or Head(0, chain.START), wanted, told)
    found = [*way.amiss(), *_cut_off(wanted, head)]
    return Verification(head, way.links, tuple(_said_once(found)))


def known_heads(record: Record) -> list[Anchor]:
    """Return every head that is written down beside a record: in its head file, its keys and its backups.

    What was stored behind a backup that somebody restored belongs to another past: those heads are left out.
    """
    if record.anchors is None:
        return []
    pasts = said(record, RESTORED)
    backups = record.backups.all if record.backups is not None else []
    ours = [one for one in backups if not any(_is_of_past(one, detail) for _, _, detail in pasts)]
    return [*record.anchors.all(), *(one.anchor for one in ours)]


def _is_of_past(backup: Backup, restored: dict[str, str]) -> bool:
    """Say whether a backup holds what was stored behind another one that was restored later."""
    try:
        return backup.made.isoformat() <= restored["at"] and backup.seq > int(restored["seq"])
    except (KeyError, ValueError):
        return False


def missing_tail(record: Record) -> int:
    """Return how many of the newest links are missing, by what is written down beside the record.

    Raises:
        ClinicError: The record cannot be read.
    """
    if record.anchors is None:
        return 0
    anchors = record.anchors.all()  # first: another window may store more meanwhile, never less
    with record.read() as connection:
        head = chain.head(connection)
    return max([0, *(one.seq - head.seq for one in anchors)])


class _Walk:
    """One walk along the chain, a span at a time, each in a transaction of its own."""

    def __init__(
        self,
        record: Record,
        head: Head,
        after: Head,
        anchors: list[Anchor],
        told: Callable[[int, int], None] | None,
    ) -> None:
        self._record, self._head, self._told = record, head, told
        self._before = after
        self._anchors: dict[int, list[Anchor]] = {}
        for one in anchors:
            self._anchors.setdefault(one.seq, []).append(one)
        self.links = 0
        with record.read() as connection:
            self._erased = tombstones(connection)

    def amiss(self) -> Iterator[Amiss]:
        """Yield what is not as it was written, link by link."""
        if self._before.seq:
            yield from self._begins_right()
        while self._before.seq < self._head.seq:
            last = min(self._before.seq + SPAN, self._head.seq)
            for table, row in self._rows(last):
                yield from self._link(table, row)
            yield from self._gap(last + 1)
            if self._told is not None:
                self._told(last, self._head.seq)
            time.sleep(TURN_SECONDS)
        if self._before.hash != self._head.hash:
            yield Amiss("verify.head", {"seq": self._head.seq}, self._head.seq)
        yield from self._beyond()

    def _begins_right(self) -> Iterator[Amiss]:
        """Say where the link the walk begins behind is another one than it was."""
        start = self._before
        rows = [row for _, row in self._rows(start.seq, start.seq - 1)]
        if [row["hash"] for row in rows] != [start.hash]:
            yield Amiss("verify.anchor", {"seq": start.seq, "place": "backups"}, start.seq)

    def _rows(self, last: int, before: int | None = None) -> list[tuple[Table, dict[str, object]]]:
        first = (self._before.seq if before is None else before) + 1
        found: list[tuple[Table, dict[str, object]]] = []
        with self._record.read() as connection:
            for table in CHAINED:
                names = [column.name for column in table.columns]
                rows = connection.execute(select(table).where(table.c.seq.between(first, last))).all()
                found += [(table, dict(zip(names, row, strict=True))) for row in rows]
        return sorted(found, key=lambda one: one[1]["seq"])  # type: ignore[arg-type,return-value]  # a number

    def _link(self, table: Table, row: dict[str, object]) -> Iterator[Amiss]:
        seq, kept = int(str(row["seq"])), str(row.pop("hash"))
        yield from self._gap(seq)
        follows = self._before.seq == seq - 1
        visit = str(row["visit"] or "")
        is_kept = chain.link(self._before.hash, table.name, row) == kept or is_tombstone(table.name, row, self._erased)
        if follows and not is_kept:
            yield Amiss(f"verify.changed_{table.name}", {"seq": seq}, seq, visit)
        for anchor in self._anchors.get(seq, []):
            if anchor.hash != kept:
                yield Amiss("verify.anchor", {"seq": seq, "place": anchor.place}, seq, visit)
        self.links += 1
        self._before = Head(seq, kept)

    def _gap(self, seq: int) -> Iterator[Amiss]:
        """Yield the links between the one walked last and this one, which are not there, and go on behind them."""
        missing = seq - self._before.seq - 1
        if missing > 0:
            first = self._before.seq + 1
            sentence = "verify.removed_one" if missing == 1 else "verify.removed"
            yield Amiss(sentence, {"first": first, "last": seq - 1}, first)
            self._before = Head(seq - 1, "")

    def _beyond(self) -> Iterator[Amiss]:
        """Say where rows stand behind the head, which nobody has linked."""
        with self._record.read() as connection:
            for table in CHAINED:
                wanted = select(func.count()).select_from(table).where(table.c.seq > self._head.seq)
                if connection.execute(wanted).scalar_one() and chain.head(connection) == self._head:
                    yield Amiss("verify.unlinked", {"seq": self._head.seq}, self._head.seq)


def _cut_off(anchors: list[Anchor], head: Head) -> Iterator[Amiss]:
    """Yield, for each place that knows of more than the record holds, how much is missing."""
    furthest: dict[str, int] = {}
    for one in anchors:
        if one.seq > head.seq:
            furthest[one.place] = max(furthest.get(one.place, 0), one.seq)
    for place, seq in furthest.items():
        values = {"place": place, "said": seq, "seq": head.seq, "count": seq - head.seq}
        yield Amiss("verify.cut_off", values, head.seq)


def _said_once(found: Iterable[Amiss]) -> Iterator[Amiss]:
    said = set()
    for one in found:
        key = (
            one.sentence,
            one.seq,
            one.visit,
            tuple(sorted((name, str(value)) for name, value in one.values.items())),
        )
        if key not in said:
            said.add(key)
            yield one
