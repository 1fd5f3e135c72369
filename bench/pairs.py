"""Two ways of doing something, measured in turn, so that a busy machine troubles both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

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
        ours, peer = (statistics.median(one) * 1000 for one in (self.ours, self.peer))
        verdict = "within" if self.ratio <= limit else "OVER"
        return f"{name}: {self.ratio:.2f} × ({verdict} {limit} ×)   ours {ours:.1f} ms, peer {peer:.1f} ms"


def interleaved(ours: Measured, peer: Measured, rounds: int) -> Pairs:
    """Measure both in turn after one round that does not count; who goes first changes every round."""
    ours(), peer()
    pairs = Pairs([], [])
    for number in range(rounds):
        first, second = (ours, peer) if number % 2 else (peer, ours)
        values = {first: first(), second: second()}
        pairs.ours.append(values[ours])
        pairs.peer.append(values[peer])
    return pairs


def until_line(program: str, *, home: str, line: str = "painted") -> tuple[float, list[str]]:
    """Run a Python program; return seconds from its start to a line it prints, and all it printed before."""
    # Compiled once and kept, as an installed program is, whatever this shell says about bytecode.
    environment = os.environ | {"CLINIC_APP_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    said: list[str] = []
    begun = time.perf_counter()
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for printed in process.stdout:
            if printed.strip() == line:
                seconds = time.perf_counter() - begun
                break
            said.append(printed.strip())
        else:
            message = f"the program ended without saying {line!r}"
            raise RuntimeError(message)
        process.stdout.read()
    return seconds, said
