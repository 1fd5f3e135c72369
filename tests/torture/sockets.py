"""Runs a program and says which sockets it made, where it connected to and what it looked up (``sockets.c``)."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.torture.shim import built

SOURCE = Path(__file__).with_name("sockets.c")
#: The families that reach another computer.
OUTWARD = (socket.AF_INET, socket.AF_INET6)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a program and everything it started did.

    Attributes:
        families: The family of each socket, as the system numbers them.
        connects: Address and port of each connection to another computer, or over the network to this one.
        names: What was looked up.
        said: What it printed.
    """

    families: tuple[int, ...]
    connects: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    said: str

    @property
    def outward(self) -> int:
        """How many sockets could reach another computer."""
        return sum(one in OUTWARD for one in self.families)


def opened_by(command: Sequence[str], folder: Path, typed: str = "", *, seconds: float = 300) -> Opened:
    """Run a command to its end and return what it opened.

    Raises:
        AssertionError: It did not end well; its words are in it.
    """
    log = folder / "sockets.log"
    log.write_bytes(b"")
    watched = {"LD_PRELOAD": str(built(folder, SOURCE)), "SOCKETS_LOG": str(log), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603  our own program
        command,
        input=typed,
        env=os.environ | {"CLINIC_APP_HOME": str(folder / "home")} | watched,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split(" ") for line in log.read_text().splitlines()]
    return Opened(
        tuple(int(said[0]) for what, *said in lines if what == "socket"),
        tuple((said[0], int(said[1])) for what, *said in lines if what == "connect"),
        tuple(said[0] for what, *said in lines if what == "look-up"),
        done.stdout,
    )
