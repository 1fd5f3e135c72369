"""Power cuts: everything a writer did to its files, replayed up to some moment, without what the disk did not have yet.

The shim writes down every write, sync, truncation, renaming and removal below the record's folder, in order. For a
cut, what a file had at its last sync is there; of what came after it the disk has some, none, or half a write, in any
order. The names of files are a journal, as on ext4: the disk has them up to some point after the last sync of anything.
"""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture import shim
from tests.torture.judging import Acknowledged, judged
from tests.torture.work import made

SECTOR = 512
ACKNOWLEDGED = "acknowledged"
NUMBER = struct.Struct("Q")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to the files: w(rite), s(ync), t(runcate), r(ename), u(nlink), m(kdir)."""

    kind: str
    path: str
    number: int
    content: bytes


@dataclass
class Cuts:
    """What came of it."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    acknowledged: int = 0
    why: str = ""


def cut(times: int, seed: int = 1, synchronous: str = "FULL", commits: int = 160) -> Cuts:
    """Let a writer work once, cut the power at so many moments, and judge what is on the disk after each."""
    rng = random.Random(seed)  # noqa: S311  no secret
    found = Cuts()
    with TemporaryDirectory(prefix="cuts-") as room:
        folder, start = Path(room, "record"), Path(room, "start")
        key = made(folder)
        shutil.copytree(folder, start)
        changes = _recorded(Path(room), folder, key, synchronous, commits)
        disk = Disk(start, folder)
        moments = sorted(rng.randrange(len(changes)) for _ in range(times))
        for place, moment in enumerate(moments):
            for change in changes[moments[place - 1] if place else 0 : moment]:
                disk.take(change)
            after = Path(room, "after")
            told = disk.left(after, rng)
            verdict = judged(after, key, told)
            found.cuts += 1
            found.acknowledged = max(found.acknowledged, len(told))
            found.lost += verdict.lost > 0
            found.corrupt += verdict.is_corrupt
            found.why = found.why or verdict.why
    return found


def _recorded(room: Path, folder: Path, key: bytes, synchronous: str, commits: int) -> list[Change]:
    """Return everything a writer does to its files."""
    log = room / "log"
    watched = shim.environment(shim.built(room), folder, log=log)
    command = [sys.executable, "-m", "tests.torture.writing", str(folder), key.hex(), synchronous, str(commits)]
    subprocess.run(command, check=True, env=watched, cwd=Path(__file__).parents[2])  # noqa: S603  our own program
    return list(_read(log.read_bytes()))


def _read(log: bytes) -> Iterator[Change]:
    at = 0
    while at < len(log):
        kind = chr(log[at])
        path, at = _bytes(log, at + 1)
        (number,) = NUMBER.unpack_from(log, at)
        content, at = _bytes(log, at + NUMBER.size)
        yield Change(kind, path.decode(), number, content)


def _bytes(log: bytes, at: int) -> tuple[bytes, int]:
    (size,) = NUMBER.unpack_from(log, at)
    at += NUMBER.size
    return log[at : at + size], at + size


@dataclass
class _File:
    """A file: what the disk surely has, and what it may or may not have."""

    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)

    def settle(self) -> None:
        """See everything on the disk."""
        for change in self.waiting:
            _apply(self.durable, change)
        self.waiting = []

    def left(self, rng: random.Random, how: str) -> bytes:
        """Return what the disk has after a cut."""
        content = bytearray(self.durable)
        waiting = list(self.waiting)
        if how == "shuffled":
            waiting = [one for one in waiting if rng.random() < 0.5]
            rng.shuffle(waiting)
        for change in waiting if how != "dropped" else ():
            _apply(content, change, torn=rng if how == "shuffled" else None)
        return bytes(content)


class Disk:
    """The files below a folder as the disk has them, while changes come in."""

    def __init__(self, start: Path, folder: Path) -> None:
        self._root = str(folder)
        files = [one for one in start.rglob("*") if one.is_file()]
        self._names = {str(one.relative_to(start)): _File(bytearray(one.read_bytes())) for one in files}
        self._later: list[tuple[str, str, str]] = []
        self._told: list[Acknowledged] = []
        self._now = dict(self._names)

    def take(self, change: Change) -> None:
        """Do one change."""
        name = change.path.removeprefix(self._root).lstrip("/")
        if name == ACKNOWLEDGED:
            self._told += [_pair(line) for line in change.content.decode().splitlines()]
        elif change.kind == "s":
            if name in self._now:
                self._now[name].settle()
            self._settle_names()
        elif change.kind == "r":
            to = change.content.decode().removeprefix(self._root).lstrip("/")
            self._now[to] = self._now.pop(name)
            self._later.append(("r", name, to))
        elif change.kind == "u":
            self._now.pop(name, None)
            self._later.append(("u", name, ""))
        elif change.kind in "wt":
            self._now.setdefault(name, _File()).waiting.append(change)

    def left(self, after: Path, rng: random.Random) -> list[Acknowledged]:
        """Write what the disk has into a folder, and return what had been acknowledged by then."""
        shutil.rmtree(after, ignore_errors=True)
        (after / "backups").mkdir(parents=True)
        how = rng.choice(("dropped", "kept", "shuffled", "shuffled"))
        names = dict(self._names)
        reached = len(self._later) if how == "kept" else rng.randint(0, len(self._later))
        _rename(names, self._later[:reached])
        for name, file in self._now.items():  # made since; the name comes with the first bytes
            names.setdefault(name, file) if file not in names.values() else None
        for name, file in names.items():
            path = after / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.left(rng, how))
        return list(self._told)

    def _settle_names(self) -> None:
        self._names = dict(self._now)
        self._later = []


def _rename(names: dict[str, _File], changes: Iterable[tuple[str, str, str]]) -> None:
    for kind, name, to in changes:
        file = names.pop(name, None)
        if kind == "r" and file is not None:
            names[to] = file


def _apply(content: bytearray, change: Change, torn: random.Random | None = None) -> None:
    if change.kind == "t":
        del content[change.number :]
        content.extend(bytes(change.number - len(content)))
        return
    written = change.content
    if torn is not None and torn.random() < 0.3:
        written = written[: torn.randrange(0, len(written) + 1, SECTOR)]
    missing = change.number - len(content)
    if missing > 0:
        content.extend(bytes(missing))
    content[change.number : change.number + len(written)] = written


def _pair(line: str) -> Acknowledged:
    kind, _, one = line.partition(" ")
    return kind, one
