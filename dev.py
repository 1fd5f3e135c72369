#!/usr/bin/env python3
"""Everything a developer types, with nothing installed but Python: ``python3 dev.py VERB``.

The first call of any verb makes ``.venv`` with the versions pinned in ``constraints.txt``; later calls find a stamp and
start at once. Only the standard library is used here.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from"
MINIMUM_PYTHON = (3, 11)

# What the Qt wheels expect of a bare Linux, by library file and by Debian package (docs/decisions.md, "Qt on Linux").
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
QT_SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
TORTURE_ACTIONS = "20000"
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def has_display() -> bool:
    """Say whether a window could be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def recipe() -> str:
    """Return what the environment is made from; a change of it makes the environment anew.

    Of ``pyproject.toml`` only what is installed counts: another rule for the linter is no reason to install everything.
    """
    import tomllib  # noqa: PLC0415  an older Python has none, and is told so in words first

    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256(sys.version.encode() + str(ROOT).encode())
    digest.update(json.dumps([told["project"], told["build-system"]], sort_keys=True).encode())
    digest.update((ROOT / "constraints.txt").read_bytes())
    return digest.hexdigest()


def missing_qt_packages() -> list[str]:
    """Return the Debian packages whose library the loader does not find."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = QT_LIBRARIES | (QT_SCREEN_LIBRARIES if has_display() else {})
    missing = []
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_qt_libraries() -> None:
    """Install what Qt needs of the system where we may, and print the one line to type where we may not."""
    packages = missing_qt_packages()
    if not packages:
        return
    prefix = [] if os.name != "nt" and os.geteuid() == 0 else ["sudo", "-n"]
    may = shutil.which("apt-get") and (not prefix or _quiet([*prefix, "true"]))
    if may:
        print("Installing the system libraries Qt needs:", " ".join(packages), flush=True)
        _quiet([*prefix, "apt-get", "update"])
        if _quiet([*prefix, *APT_INSTALL, *packages]) and not missing_qt_packages():
            return
    sys.exit(what_to_type(packages))


def what_to_type(packages: list[str]) -> str:
    """Return the one line that installs Debian packages, or, where there is no apt-get, which libraries are missing."""
    if shutil.which("apt-get"):
        how = f"type this line once, then start again:\n  {' '.join(['sudo', *APT_INSTALL, *packages])}"
    else:
        names = {package: library for library, package in (QT_LIBRARIES | QT_SCREEN_LIBRARIES).items()}
        how = f"install what holds them, then start again: {', '.join(names[package] for package in packages)}"
    return f"Qt needs system libraries that are missing here. Please {how}"


def _quiet(command: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, capture_output=True, check=False, env=environment).returncode == 0
    except FileNotFoundError:
        return False


def setup() -> None:
    """Make ``.venv`` from ``constraints.txt`` unless it is already made from just that."""
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == recipe():
        return
    if sys.version_info < MINIMUM_PYTHON:
        sys.exit(f"Python {'.'.join(map(str, MINIMUM_PYTHON))} or newer is needed; this is {sys.version.split()[0]}.")
    install_qt_libraries()
    print("Making .venv (once; about half a minute) …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module is not complete here. On Debian: sudo apt-get install python3-venv")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wanted = ["--constraint", str(ROOT / "constraints.txt"), "--editable", f"{ROOT}[dev,postgres]"]
    made = subprocess.run([*pip, "install", *wanted], check=False, capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"{made.stderr}\nThe packages could not be installed; the lines above say which one and why.")
    STAMP.write_text(recipe(), encoding="utf-8")


def python(*arguments: str, offscreen: bool = False, **more: str) -> int:
    """Run the environment's Python in the project folder and return its exit status; ``more`` are its variables."""
    environment = os.environ | more
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False).returncode


def run(rest: list[str]) -> int:
    """Open the window, or the scripted appointment where there is no display."""
    if has_display() or os.environ.get("QT_QPA_PLATFORM"):
        install_qt_libraries()  # a display may have come after .venv was made
        return python("-m", "clinic_app", *rest)
    print("There is no display here, so the scripted appointment runs instead; its results go to demo/.", flush=True)
    return python("-m", "clinic_app", "demo", "--out", str(ROOT / "demo"), offscreen=True)


def lint(_rest: list[str]) -> int:
    """Check style and types."""
    return python("-m", "ruff", "check", ".") or python("-m", "ruff", "format", "--check", ".") or python("-m", "mypy")


def test(rest: list[str]) -> int:
    """Lint, then run the tests; with arguments, hand them to pytest and run nothing else."""
    if rest:
        return python("-m", "pytest", *rest, offscreen=True)
    workers = str(min(os.cpu_count() or 1, 4))
    quick = ("-m", "not thorough", "-n", workers, "--dist", "loadfile")  # tests of a file share what was set up
    return lint([]) or python("-m", "pytest", *quick, offscreen=True)


def torture(rest: list[str]) -> int:
    """Look at every screen, then walk at random through visits, 20,000 actions or as many as named.

    The walk looks for a way to sign what must not be signed. Then the record is tortured: writers killed, power cut,
    files damaged, steps stopped half-way; ``--quick`` does only that, in less than a minute, ``--json`` prints figures.
    """
    if "--quick" in rest or "--json" in rest:
        return python("-m", "tests.torture", *rest, offscreen=True)
    actions = rest[0] if rest and rest[0].isdigit() else TORTURE_ACTIONS
    more = rest[1:] if rest[:1] == [actions] else rest
    screens = python("-m", "pytest", "-m", "thorough", offscreen=True)
    walk = screens or python("-m", "pytest", "tests/visit/walk", *more, offscreen=True, WALK_ACTIONS=actions)
    return walk or python("-m", "tests.torture", offscreen=True)


def bench(rest: list[str]) -> int:
    """Run the measurements in bench/, or the one named."""
    return python("-m", "bench", *rest, offscreen=not has_display())


def screenshots(rest: list[str]) -> int:
    """Draw every screen, light and dark, small and large, into screenshots/."""
    return python("-m", "bench.screenshots", *rest, offscreen=True)


def figures(rest: list[str]) -> int:
    """Draw the contact sheet of all exercise pictures into figures/."""
    return python("-m", "bench.figures", *rest, offscreen=True)


def package(_rest: list[str]) -> int:
    """Build the wheel into dist/."""
    return python("-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps", "--wheel-dir", "dist", ".")


VERBS = {"setup": None, "run": run, "test": test, "lint": lint, "bench": bench, "screenshots": screenshots}
VERBS |= {"package": package, "torture": torture, "figures": figures}


def main(arguments: list[str] | None = None) -> int:
    """Read the verb, make sure of the environment, do it."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("verb", choices=list(VERBS), help="what to do")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on as it is")
    options = parser.parse_args(arguments)
    setup()
    do = VERBS[options.verb]
    return do(options.rest) if do else 0


if __name__ == "__main__":
    sys.exit(main())
