"""The program that is watched while it does one step after the other, each in a process of its own.

``python -m tests.torture.stepping ROOM SHARED`` reads lines ``step crash_at fail_from fail_at`` and answers ``status
changes``.
"""

from __future__ import annotations

import mmap
import os
import sys
from importlib import import_module
from pathlib import Path

from clinic_app.errors import ClinicError
from tests.torture.shim import NUMBERS
from tests.torture.steps import STEPS

#: What a step in a process of its own ends with: done, refused with a sentence, or anything else (a signal, a fault).
DONE, REFUSED = 0, 3


def serve(room: Path, shared: Path) -> None:
    """Do steps until nobody asks for more."""
    import_module("alembic.command")  # else every process would import it anew
    with shared.open("r+b") as file:
        numbers = mmap.mmap(file.fileno(), NUMBERS.size)
    for line in sys.stdin:
        step, *places = line.split()
        numbers[:] = NUMBERS.pack(0, 0, 0, 0)
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            numbers[:] = NUMBERS.pack(0, *map(int, places))
            _do(step, room)
        _, status = os.waitpid(child, 0)
        changes, *_ = NUMBERS.unpack(numbers[:])
        print(os.waitstatus_to_exitcode(status), changes, flush=True)  # noqa: T201  this is the answer


def _do(step: str, room: Path) -> None:
    """Do a step and end the process."""
    status = 1
    try:
        STEPS[step].do(room)
        status = DONE
    except ClinicError:
        status = REFUSED
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]))
