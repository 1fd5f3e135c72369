"""Two ways of doing something, measured in turn, so that a busy machine troubles both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Measured = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Seconds of ours and of the peer, pair by pair."""

    ours: list[float]
    peer: list[float]

    @property
    def ratio(self) -> float:
        """Return the median of the pairs' ratios."""
        return statistics.median(one / other for one, other in zip(self.ours, self.peer, strict=True))

    def line(self, name: str, limit: float) -> str:
        """Return one line: the ratio against its limit, and both medians in milliseconds."""
        return f"{name}: {self.ratio:.2f} × ({verdict(self.ratio, limit)} {limit} ×)   {self.medians()}"

    def medians(self) -> str:
        """Return both medians in milliseconds."""
        return f"ours {median_ms(self.ours):.1f} ms, peer {median_ms(self.peer):.1f} ms"


def verdict(value: float, limit: float) -> str:
    """Say whether a value keeps to its limit."""
    return "within" if value <= limit else "OVER"


def median_ms(seconds: Sequence[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000


def in_turn(ours: Callable[[], T], peer: Callable[[], T], rounds: int) -> tuple[list[T], list[T]]:
    """Run both in turn after one round that does not count; who goes first changes every round."""
    ours(), peer()
    both: tuple[list[T], list[T]] = ([], [])
    for number in range(rounds):
        first = number % 2
        for place in (first, 1 - first):
            both[place].append((ours, peer)[place]())
    return both


def interleaved(ours: Measured, peer: Measured, rounds: int) -> Pairs:
    """Measure seconds of both in turn."""
    return Pairs(*in_turn(ours, peer, rounds))


def until_line(program: str, *, home: str, line: str = "painted") -> tuple[float, list[str]]:
    """Run a Python program; return seconds from its start to a line it prints, and all it printed before.

    Raises:
        RuntimeError: The program ended without printing it.
    """
    # Compiled once and kept, as an installed program is, whatever this shell says about bytecode.
    environment = os.environ | {"CLINIC_APP_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    said: list[str] = []
    begun = time.perf_counter()
    command = [sys.executable, "-c", program]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for printed in process.stdout:
            if printed.strip() == line:
                seconds = time.perf_counter() - begun
                break
            said.append(printed.strip())
        else:
            raise RuntimeError(f"the program ended without saying {line!r}: {process.stderr.read()}")
        process.stdout.read()
    return seconds, said
