"""Every step of signing, migrating, backing up, restoring and leaving, stopped at every change it makes to a file.

Stopped means killed there, refused by the disk from there on, or refused once and never again. What is found afterwards
is the state before or the state after; a step that said it was done is after.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

from tests.torture import shim
from tests.torture.stepping import DONE, REFUSED
from tests.torture.steps import AFTER, BETWEEN, STEPS

KILLED = -9


@dataclass
class Failpoints:
    """What came of it; ``why`` names the places where it stood between, or said something else than it did."""

    failpoints: int = 0
    between: int = 0
    steps: dict[str, int] = field(default_factory=dict)
    why: list[str] = field(default_factory=list)


def stopped(most: int = 10_000, names: tuple[str, ...] = tuple(STEPS)) -> Failpoints:
    """Stop each step at each change it makes, or at no more than so many of them, evenly spread."""
    found = Failpoints()
    with TemporaryDirectory(prefix="failpoints-") as folder, _Watched(Path(folder)) as watched:
        for name in names:
            status, changes = watched.do(name)
            assert status == DONE, f"{name} ends with {status} when nobody stops it"
            found.steps[name] = changes
            for place in _spread(changes, most):
                for how in ("crash", "fail", "once"):
                    _judge(found, watched, name, place, how)
    return found


def _judge(found: Failpoints, watched: _Watched, name: str, place: int, how: str) -> None:
    status, _ = watched.do(name, **{how: place})
    where = STEPS[name].where(watched.room)
    is_honest = status in ((KILLED, DONE) if how == "crash" else (DONE, REFUSED))
    is_so = status != DONE or where == AFTER
    found.failpoints += 1
    if where == BETWEEN or not is_honest or not is_so:
        found.between += 1
        found.why.append(f"{name}, {how} at {place}: {where}, ended with {status}")


def _spread(changes: int, most: int) -> list[int]:
    """Return the changes to stop at: all, or some from the first to the last."""
    if changes <= most:
        return list(range(1, changes + 1))
    return sorted({1 + round(one * (changes - 1) / (most - 1)) for one in range(most)})


class _Watched:
    """A program below the shim that does steps in a room which is made anew for each."""

    def __init__(self, folder: Path) -> None:
        self.room = folder / "room"
        self._fresh = folder / "fresh"
        self._folder = folder
        self._made = ""
        self._program: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start it."""
        shared = self._folder / "shared"
        watched = shim.environment(shim.built(self._folder), self.room, shared=shared)
        command = [sys.executable, "-m", "tests.torture.stepping", str(self.room), str(shared)]
        self._program = subprocess.Popen(  # noqa: S603  our own program
            command,
            env=watched,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let it end."""
        if self._program is not None:
            self._pipe(self._program.stdin).close()
            self._program.wait()
            self._pipe(self._program.stdout).close()

    def do(self, name: str, crash: int = 0, fail: int = 0, once: int = 0) -> tuple[int, int]:
        """Do a step in a fresh room; return how it ended and how many changes it made."""
        if self._made != name:
            shutil.rmtree(self._fresh, ignore_errors=True)
            self._fresh.mkdir()
            STEPS[name].prepare(self._fresh)
            self._made = name
        shutil.rmtree(self.room, ignore_errors=True)
        shutil.copytree(self._fresh, self.room)
        assert self._program is not None
        stdin, stdout = self._pipe(self._program.stdin), self._pipe(self._program.stdout)
        stdin.write(f"{name} {crash} {fail} {once}\n")
        stdin.flush()
        status, changes = stdout.readline().split()
        return int(status), int(changes)

    def _pipe(self, pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe
