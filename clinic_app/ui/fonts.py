"""The typeface of the screen: Inter, loaded from its package's file."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

PACKAGE = "fontpkg_inter"
FILE = "Inter[opsz,wght].ttf"
#: The typefaces that lie in the package, for the languages of patients.
TYPEFACES = Path(__file__).resolve().parent.parent / "documents" / "typefaces"
OPTICAL_SIZES = (14, 32)  # the range Inter is drawn for


def font_file() -> Path | None:
    """Return where Inter lies, found without importing its package, or None where it is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "files" / FILE
        if path.is_file():
            return path
    return None


@cache
def load() -> bool:
    """Make Inter known to Qt, once a process, and say whether it is there; needs the application."""
    path = font_file()
    return path is not None and _add(path)


@cache
def load_arabic() -> bool:
    """Make the packaged Arabic known to Qt, once a process, for screens that patients read."""
    files = sorted(TYPEFACES.glob("NotoSansArabic-*.ttf"))
    return all(_add(one) for one in files)


def _add(file: Path) -> bool:
    """Read a typeface once: of a file that it is told the name of, Qt keeps one copy for each size and weight."""
    return QFontDatabase.addApplicationFontFromData(file.read_bytes()) >= 0


def font(families: Sequence[str], px: int, weight: int, *, tabular: bool = False) -> QFont:
    """Return a font of so many pixels; ``tabular`` makes all figures equally wide.

    Inter is one variable file. Qt knows it as one regular face and would only smear it for a heavier weight, so the
    weight is asked of the file's own axis; ``QFont.weight`` stays regular.
    """
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(px)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    smallest, largest = OPTICAL_SIZES
    made.setVariableAxis(QFont.Tag("opsz"), min(max(px, smallest), largest))
    if tabular:  # not in sentences: it widens spaces, hyphens and brackets too
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
