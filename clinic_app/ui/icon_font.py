"""The font the icons are drawn from: Material Design Icons, reduced to the ones in use."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FOLDER = Path(__file__).resolve().parent / "icons"


@cache
def code_points() -> dict[str, str]:
    """Return the character of each icon by its name."""
    codes = json.loads((FOLDER / "icons.json").read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


def character(name: str) -> str:
    """Return the character of an icon.

    Raises:
        KeyError: ``icons.json`` has no icon of that name.
    """
    return code_points()[name]


@cache
def family() -> str:
    """Return the font's name, once Qt has loaded it; needs the application."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / "clinic-icons.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[0]
