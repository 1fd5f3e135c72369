"""How often somebody has tried a wrong password, and how long the next try has to wait.

The count is kept in a small file beside the record, so that starting the program again does not make it shorter. It
keeps somebody at the keyboard from trying many; whoever has the files themselves is kept out by the slow hash alone.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from clinic_app.errors import ClinicError
from clinic_app.records.whole_file import write_whole

FILE = "attempts.json"
#: So many wrong passwords cost nothing: a slip of the finger is one.
FREE = 3
#: Nobody waits longer than this many seconds, and nobody is kept out for good.
LONGEST = 900.0
BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Attempts:
    """What was tried since the last right password.

    Attributes:
        wrong: How many were wrong.
        wall: When the last one was, in seconds since 1970 by the clock on the wall.
        running: When it was, in seconds since this machine was started.
        start: What tells this start of the machine from another; empty where the system does not say.
    """

    wrong: int = 0
    wall: float = 0.0
    running: float = 0.0
    start: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """The two clocks of a machine, and which start of it this is."""

    wall: float
    running: float
    start: str = ""


def times() -> Times:
    """Return what this machine's clocks say."""
    start = ""
    with suppress(OSError):
        start = BOOT.read_text(encoding="ascii").strip()
    return Times(datetime.now(UTC).timestamp(), time.monotonic(), start)


def delay(wrong: int) -> float:
    """Return how many seconds follow a number of wrong passwords: none after the first, then 1, 2, 4 … up to 900."""
    return 0.0 if wrong < FREE else min(2.0 ** min(wrong - FREE, 10), LONGEST)


def still_to_wait(done: Attempts, now: Times) -> float:
    """Return how many seconds the next try has to wait.

    While the machine runs its own clock counts, which nobody can set. After another start only the wall's is left: set
    back, the whole time is waited anew; set forward, it is over, which is worth no more than the attempts it gives.
    """
    wanted = delay(done.wrong)
    by_wall = now.wall - done.wall
    is_same_start = bool(done.start) and done.start == now.start
    passed = now.running - done.running if is_same_start else min(by_wall, _forward(done, now))
    return min(wanted, max(0.0, wanted - max(0.0, passed)))


def load(folder: Path) -> Attempts:
    """Read what was tried; a file that cannot be read counts as if one had just been wrong too often."""
    path = folder / FILE
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Attempts(max(0, int(said["wrong"])), float(said["wall"]), float(said["running"]), str(said["start"]))
    except FileNotFoundError:
        return Attempts()
    except (OSError, ValueError, KeyError, TypeError):
        now = times()
        return Attempts(FREE, now.wall, now.running, now.start)


def let_try(folder: Path, now: Times | None = None) -> None:
    """Make sure that a password may be tried now.

    Raises:
        ClinicError: Too many were wrong; the sentence says how long to wait.
    """
    done, now = load(folder), now or times()
    seconds = still_to_wait(done, now)
    if done.wrong and done.start != now.start and now.wall < done.wall:  # the wall's clock was set back
        _keep(folder, replace(done, wall=now.wall, running=now.running, start=now.start))
    if seconds > 0:
        raise ClinicError("people.wait", count=max(1, round(seconds)))


def note_wrong(folder: Path, now: Times | None = None) -> int:
    """Remember one more wrong password, and return how many that are."""
    now = now or times()
    wrong = load(folder).wrong + 1
    _keep(folder, Attempts(wrong, now.wall, now.running, now.start))
    return wrong


def note_right(folder: Path) -> int:
    """Forget the wrong ones, and return how many there were."""
    wrong = load(folder).wrong
    if wrong:
        with suppress(OSError):
            (folder / FILE).unlink(missing_ok=True)
    return wrong


def _forward(done: Attempts, now: Times) -> float:
    """Return what this machine's own clock says of the time since, where it may be another start."""
    return now.running - done.running if not done.start and now.running >= done.running else float("inf")


def _keep(folder: Path, done: Attempts) -> None:
    with suppress(ClinicError):  # where nothing can be written, nothing can be opened either
        write_whole(folder / FILE, json.dumps(asdict(done)))
