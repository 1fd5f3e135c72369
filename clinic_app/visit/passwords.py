"""What a password must be, as NIST SP 800-63B-4 (3.1.1.2) says: long, not known to everybody, and nothing else.

No rules about kinds of characters, no expiry, any character of Unicode, pasted or typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from clinic_app.data_files import load
from clinic_app.errors import ClinicError

#: Characters, where the password is the only factor.
SHORTEST = 15
#: Nobody types more, and a slow hash of a novel would keep everybody waiting.
LONGEST = 1024
FILE = Path(__file__).with_name("common_passwords.yaml")
#: Rows that fingers walk along.
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1234567890", "abcdefghijklmnopqrstuvwxyz")
#: Repeated parts of up to so many characters are found; a word from a name counts from so many.
LONGEST_PART, SHORTEST_NAME = 6, 4


def check_password(password: str, names: Iterable[str] = ()) -> None:
    """Make sure that a password may be somebody's; ``names`` are those of the clinic and of the person.

    Raises:
        ClinicError: It is too short or too long, known to everybody, a pattern, or made of the names.
    """
    said = unicodedata.normalize("NFC", password)
    if len(said) < SHORTEST:
        raise ClinicError("people.password_short", least=SHORTEST, typed=len(said))
    if len(said) > LONGEST:
        raise ClinicError("people.password_long", most=LONGEST)
    low = _plain(said)
    if low in _common() or low.rstrip("0123456789") in _common():
        raise ClinicError("people.password_common")
    if _is_pattern(low):
        raise ClinicError("people.password_pattern")
    if len(_without(low, names)) < SHORTEST // 2:
        raise ClinicError("people.password_name")


def _plain(said: str) -> str:
    """Return a password in small letters without what stands between words."""
    return "".join(one for one in said.casefold() if not one.isspace() and one not in "-_.,")


@cache
def _common() -> frozenset[str]:
    return frozenset(str(one) for one in load(FILE)["passwords"])


def _is_pattern(low: str) -> bool:
    """Say whether it repeats one short part over and over, or walks along rows of the keyboard and nothing else."""
    for size in range(1, LONGEST_PART + 1):
        if low == (low[:size] * len(low))[: len(low)]:
            return True
    left = low
    for row in sorted({*ROWS, *(one[::-1] for one in ROWS)}, key=len, reverse=True):
        for length in range(len(row), 3, -1):
            for start in range(len(row) - length + 1):
                left = left.replace(row[start : start + length], "")
    return len(left) < SHORTEST // 3


def _without(low: str, names: Iterable[str]) -> str:
    """Return what is left of a password without the words of the names."""
    words = {_plain(one) for name in names for one in name.split() if len(_plain(one)) >= SHORTEST_NAME}
    for one in sorted(words, key=len, reverse=True):
        low = low.replace(one, "")
    return low
