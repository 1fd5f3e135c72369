"""Builds the shims of this folder, and uses the one between a program and the disk (``shim.c``)."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
NUMBERS = struct.Struct("QQQQ")


def why_not() -> str:
    """Return why there can be no shim here, or an empty sentence."""
    if not sys.platform.startswith("linux"):
        return "power cuts and failpoints are tried on Linux only"
    return "" if shutil.which("cc") else "there is no C compiler (cc) here: on Debian, apt-get install gcc libc6-dev"


def built(folder: Path, source: Path = SOURCE) -> Path:
    """Build a shim in a folder and return it.

    Raises:
        subprocess.CalledProcessError: The compiler does not take it.
    """
    library = folder / f"{source.stem}.so"
    compiler = shutil.which("cc") or "cc"
    command = [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own source
    return library


def environment(library: Path, root: Path, *, log: Path | None = None, shared: Path | None = None) -> dict[str, str]:
    """Return the variables under which a program is watched."""
    found = os.environ | {"LD_PRELOAD": str(library), "SHIM_ROOT": str(root)}
    if log is not None:
        found["SHIM_LOG"] = str(log)
    if shared is not None:
        shared.write_bytes(NUMBERS.pack(0, 0, 0, 0))
        found["SHIM_SHARED"] = str(shared)
    return found
