"""Writers that are killed without warning while they type, sign, migrate and back up."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from clinic_app.records import vault
from clinic_app.records.folder import KEYS_FILE
from tests.torture.judging import Acknowledged, judged
from tests.torture.work import Told, Writer, made, opened

RELEASED = Path(__file__).parent.parent / "data" / "records" / "0001"
RELEASED_PASSWORD = "three blue kettles"  # noqa: S105  of an invented record
#: What is interrupted, and within how many seconds from its beginning.
KINDS = {"typing": 0.2, "signing": 0.2, "migrating": 0.35, "backing_up": 0.3}
BEGINS = "begins"
#: So many kills hit the same record before a fresh one is made.
A_RECORD = 25


@dataclass
class Kills:
    """What came of it."""

    kills: int = 0
    corrupt: int = 0
    lost: int = 0
    acknowledged: int = 0
    why: str = ""


def killed(times: int, seed: int = 1) -> Kills:
    """Kill so many writers, each kind in turn, and judge the record after each."""
    rng = random.Random(seed)  # noqa: S311  no secret
    found = Kills()
    import_module("alembic.command")  # else every writer would import it anew before it migrates
    with TemporaryDirectory(prefix="kills-") as room:
        targets = {kind: _targets(kind, Path(room, kind)) for kind in KINDS}
        for number in range(times):
            kind = list(KINDS)[number % len(KINDS)]
            target = next(targets[kind])
            new = _kill_one(kind, target, number, rng.uniform(0, KINDS[kind]))
            target.told += new
            verdict = judged(target.folder, target.key, target.told)
            found.kills += 1
            found.acknowledged += len(new)
            found.corrupt += verdict.is_corrupt
            found.lost += verdict.lost
            found.why = found.why or verdict.why
    return found


@dataclass
class _Target:
    folder: Path
    key: bytes
    told: list[Acknowledged]


def _targets(kind: str, room: Path) -> Iterator[_Target]:
    while True:
        shutil.rmtree(room, ignore_errors=True)
        if kind == "migrating":
            shutil.copytree(RELEASED, room)
            yield _Target(room, vault.load(room / KEYS_FILE).open(RELEASED_PASSWORD)[0], [])
            continue
        target = _Target(room, made(room), [])
        for _ in range(A_RECORD):
            yield target


def _kill_one(kind: str, target: _Target, seed: int, after: float) -> list[Acknowledged]:
    """Let a writer work and kill it; return what it had been told is stored."""
    return told_before_kill(partial(_work, kind, target, seed), after)


def told_before_kill(work: Callable[[Told], None], after: float) -> list[Acknowledged]:
    """Let a process work, kill it so many seconds after it said that it begins; return what it told until then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(partial(_tell, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        pipe.readline()  # it is about to begin
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = pipe.read().decode()
    return [(told, one) for told, _, one in (line.partition(" ") for line in said.splitlines()) if one]


def _work(kind: str, target: _Target, seed: int, told: Told) -> None:
    """Do it, in a process of its own that never returns."""
    try:
        if kind == "migrating":
            told(BEGINS, "")
        with opened(target.folder, target.key) as record:
            writer = Writer(record, told, seed)
            told(BEGINS, "")
            {"typing": writer.type, "signing": writer.sign, "backing_up": writer.back_up, "migrating": writer.type}[
                kind
            ]()
    finally:
        os._exit(1)


def _tell(pipe: int, told: str, one: str) -> None:
    os.write(pipe, f"{told} {one}\n".encode())
