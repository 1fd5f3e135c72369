"""The two families on paper: Atkinson Hyperlegible, and Inter for characters it does not have.

ReportLab prints a character its font lacks as nothing at all, so every text is split by who can draw it, and what
nobody can draw becomes a visible mark and is reported.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

TEXT = "Atkinson"
BOLD = "Atkinson-Bold"
FALLBACK = "Inter"
#: Drawn where no font has the character.
UNKNOWN = "¤"

FILES = {
    TEXT: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    BOLD: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    FALLBACK: ("fontpkg_inter", "Inter[opsz,wght].ttf"),
}


@cache
def register() -> None:
    """Make the fonts known to ReportLab (once a process) and keep its un-embedded Helvetica out of every page."""
    for name, (package, file) in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(_font_file(package, file))))
    addMapping(TEXT, 0, 0, TEXT)
    addMapping(TEXT, 1, 0, BOLD)
    addMapping(TEXT, 0, 1, TEXT)
    addMapping(TEXT, 1, 1, BOLD)
    rl_config.canvas_basefontname = TEXT


def marked_up(text: str, *, bold: bool = False) -> str:
    """Return text for a ReportLab paragraph: escaped, and with runs in the fallback font where needed."""
    return "".join(_run(font, run) for font, run in runs(text, BOLD if bold else TEXT))


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces, each with the font that has its characters."""
    for found, characters in groupby(text, lambda one: _font_for(one, font)):
        joined = "".join(characters)
        yield (found, joined) if found else (font, UNKNOWN * len(joined))


def not_printable(text: str) -> str:
    """Return the characters of a text that no font has, each once."""
    return "".join(dict.fromkeys(one for one in text if not _font_for(one, TEXT)))


def storable(text: str) -> str:
    """Return a text as a file's properties can hold it: half a character, which no file can, becomes a visible mark."""
    return "".join(UNKNOWN if "\ud800" <= one <= "\udfff" else one for one in text)


def width(text: str, font: str, size: float) -> float:
    """Return how wide a line is, in points."""
    return sum(float(pdfmetrics.stringWidth(run, found, size)) for found, run in runs(text, font))


def _run(font: str, text: str) -> str:
    return f'<font name="{font}">{escape(text)}</font>'


def _font_for(character: str, font: str) -> str:
    code = ord(character)
    if character in "\n\t" or code in _glyphs(font):
        return font
    return FALLBACK if code in _glyphs(FALLBACK) else ""


@cache
def _glyphs(font: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)  # type: ignore[attr-defined]  # a TTFont


def _font_file(package: str, file: str) -> Path:
    """Return a packaged font file without importing the package, which would cost more than reading the file."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the font package {package} is not installed")
    return Path(found.submodule_search_locations[0]) / "files" / file
