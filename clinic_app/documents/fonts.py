"""The families on paper: Atkinson Hyperlegible, Noto Sans Arabic, and Inter for characters neither of them has.

ReportLab prints a character its font lacks as nothing at all, so every text is split by who can draw it, and what
nobody can draw becomes a visible mark and is reported.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from clinic_app.documents import right_to_left

TEXT = "Atkinson"
BOLD = "Atkinson-Bold"
ARABIC, ARABIC_BOLD = "Noto-Arabic", "Noto-Arabic-Bold"
FALLBACK = "Inter"
#: Drawn where no font has the character.
UNKNOWN = "¤"

OWN = Path(__file__).resolve().parent / "typefaces"
FILES = {
    TEXT: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    BOLD: ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    ARABIC: ("", "NotoSansArabic-Regular.ttf"),
    ARABIC_BOLD: ("", "NotoSansArabic-Bold.ttf"),
    FALLBACK: ("fontpkg_inter", "Inter[opsz,wght].ttf"),
}
#: Who draws a character the first font does not have.
NEXT = {TEXT: (ARABIC, FALLBACK), BOLD: (ARABIC_BOLD, FALLBACK)}
#: Widths of a font are in thousandths of its size.
EM = 1000.0


@cache
def register() -> None:
    """Make the fonts known to ReportLab (once a process) and keep its un-embedded Helvetica out of every page."""
    for name, (package, file) in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(package, file))))
    addMapping(TEXT, 0, 0, TEXT)
    addMapping(TEXT, 1, 0, BOLD)
    addMapping(TEXT, 0, 1, TEXT)
    addMapping(TEXT, 1, 1, BOLD)
    rl_config.canvas_basefontname = TEXT
    rl_config.useA85 = 0  # plain bytes: smaller, and made in a tenth of the time


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces as they are drawn from the left, each with the font that has its characters.

    Arabic letters are to be joined and lines put in drawing order before (``right_to_left``).
    """
    glyphs = _glyphs(font)
    for found, characters in groupby(text, lambda one: glyphs[one][0]):
        joined = "".join(characters)
        yield (found, joined) if found else (font, UNKNOWN * len(joined))


def width(text: str, font: str, size: float) -> float:
    """Return how wide a text of one line is in points, in the fonts that will draw it."""
    glyphs = _glyphs(font)
    return sum(glyphs[one][1] for one in right_to_left.joined(text)) * size


def not_printable(text: str) -> str:
    """Return the characters of a text that no font has, each once."""
    glyphs = _glyphs(TEXT)
    return "".join(dict.fromkeys(one for one in right_to_left.joined(text) if not glyphs[one][0]))


def storable(text: str) -> str:
    """Return a text as a file's properties can hold it: what no file can becomes a visible mark."""
    return "".join(UNKNOWN if "\ud800" <= one <= "\udfff" or one < " " else one for one in text)


class _Glyphs(dict[str, tuple[str, float]]):
    """Font and width at size 1 of each character met; no font where nobody has it, and the mark's width then."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._fonts = [pdfmetrics.getFont(one) for one in (font, *NEXT.get(font, (FALLBACK,)))]

    def __missing__(self, character: str) -> tuple[str, float]:
        code = ord(character)
        found = ("", self[UNKNOWN][1]) if character != UNKNOWN else ("", 0.0)
        for font in self._fonts:
            face = font.face  # type: ignore[attr-defined]  # a TTFont
            if code in face.charToGlyph or character in "\n\t":
                found = (font.fontName, face.charWidths.get(code, face.defaultWidth) / EM)
                break
        self[character] = found
        return found


@cache
def _glyphs(font: str) -> _Glyphs:
    register()
    return _Glyphs(font)


def font_file(package: str, file: str) -> Path:
    """Return a font file, of a package without importing it, which would cost more than reading the file."""
    if not package:
        return OWN / file
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the font package {package} is not installed")
    return Path(found.submodule_search_locations[0]) / "files" / file
