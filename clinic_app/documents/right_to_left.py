"""Arabic and Hebrew as a page draws them: letters joined, each line turned into drawing order.

The order of a line depends on where it ends, so lines are broken first, in the order of reading, and turned after.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

Direction = Literal["ltr", "rtl"]
#: Letters of scripts that run from right to left.
LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Marks that say how a line runs and are never drawn.
UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
FIRST_STRONG_ISOLATE, POP = "\u2068", "\u2069"
ISOLATE = re.compile(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}{POP}]*){POP}")
#: Signs without a direction (box drawing) that hold the place of a value while its line is turned.
PLACES = 0x2500


def has_letters(text: str) -> bool:
    """Say whether a text has letters that run from right to left."""
    return LETTERS.search(text) is not None


def isolated(value: object) -> str:
    """Return a value as it stands in a sentence of either direction without being torn: a number, a name."""
    return f"{FIRST_STRONG_ISOLATE}{value}{POP}"


def joined(text: str) -> str:
    """Return a text with its Arabic letters joined, in the order of reading, and without marks that are not drawn.

    Marks that order the line are gone too, so this is for measuring and for lines without them.
    """
    return UNSEEN.sub("", _joined(text))


def _joined(text: str) -> str:
    return str(_reshaper().reshape(text)) if has_letters(text) else text


def drawn(line: str, direction: Direction) -> str:
    """Return one line in the order it is drawn from the left; values between isolates stay in one piece."""
    if direction == "ltr" and not has_letters(line):
        return UNSEEN.sub("", line)
    from bidi.algorithm import get_display  # noqa: PLC0415  most pages do without

    values: list[str] = []

    def kept_aside(found: re.Match[str]) -> str:
        values.append(found[1])
        return chr(PLACES + len(values) - 1)

    shaped = UNSEEN.sub("", ISOLATE.sub(kept_aside, line))
    try:
        turned = str(get_display(_joined(shaped), base_dir="R" if direction == "rtl" else "L"))
    except AssertionError:  # the library gives up on some mixtures nobody writes: better unturned than no page
        turned = _joined(shaped)
    for number, value in enumerate(values):
        turned = turned.replace(chr(PLACES + number), drawn(value, "rtl" if starts_right(value) else "ltr"))
    return turned


def starts_right(text: str) -> bool:
    """Say whether the first letter of a text belongs to a script that runs from right to left."""
    first = next((one for one in text if one.isalpha()), "")
    return has_letters(first)


def read(line: str) -> str:
    """Return a line as somebody reads it aloud: the marks that only order it are left out."""
    return UNSEEN.sub("", line)


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415  as above

    # Short vowels and tanwin stay: they are words' spelling, and the font has them.
    return ArabicReshaper(configuration={"delete_harakat": False, "shift_harakat_position": False})
