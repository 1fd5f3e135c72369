"""Draws every screen and state of the program, light and dark, small and large: ``bench.screenshots [FOLDER]``.

From the demo record, on a set day, with nothing moving: the same program draws the same pictures.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import get_args

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize

from bench.opened import opened
from bench.scenes import scenes
from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Scheme, Theme

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
SIZES = (QSize(1366, 768), QSize(1920, 1080))


def draw(folder: Path, scheme: Scheme, wanted: str) -> int:
    """Draw the screens whose names begin as wanted in one scheme, and return how many pictures that made.

    Raises:
        RuntimeError: A screen shows itself in the other scheme.
    """
    drawn = 0
    with opened(Theme(scheme, still=True), SIZES[0]) as running:
        running.app.setCursorFlashTime(0)
        for name in scenes(running, scheme):
            if themes.current().scheme != scheme:
                raise RuntimeError(f"{name} is not {scheme}")
            for size in SIZES if name.startswith(wanted) else ():
                running.front.resize(size)
                running.settle()
                running.front.grab().save(str(folder / f"{name}-{scheme}-{size.width()}.png"))
                drawn += 1
            running.front.resize(SIZES[0])
    return drawn


def main() -> None:
    """Draw them all, or those whose names begin so."""
    parser = argparse.ArgumentParser(prog="bench.screenshots", description="Draws every screen of the program.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="where to, by default screenshots/")
    parser.add_argument("--only", default="", help="how the names begin, such as intake")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    drawn = sum(draw(options.folder, scheme, options.only) for scheme in get_args(Scheme))
    print(f"{drawn} pictures in {options.folder}")


if __name__ == "__main__":
    main()
