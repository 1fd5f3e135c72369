"""The recovery key: 160 random bits as eight groups a person can type, each with its own check character.

A group is four characters of data and one of check, in Crockford's base 32 (no I, L, O, U), so that a typo is found
and located before anything is tried.
"""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clinic_app.errors import ClinicError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
DATA_IN_GROUP = 4
# Weights that are odd are invertible modulo 32: one wrong character always changes the check, and so does swapping
# two neighbours unless they differ by 16.
WEIGHTS = (1, 3, 5, 7)
LOOKALIKES = str.maketrans("ILOU", "110V")


def new() -> tuple[bytes, str]:
    """Return a new secret and how it is printed."""
    digits = [secrets.randbelow(32) for _ in range(GROUPS * DATA_IN_GROUP)]
    groups = [digits[at : at + DATA_IN_GROUP] for at in range(0, len(digits), DATA_IN_GROUP)]
    printed = "-".join(
        "".join(ALPHABET[d] for d in group) + _check(number, group) for number, group in enumerate(groups)
    )
    return read(printed), printed


def read(printed: str) -> bytes:
    """Return the secret of a printed key; spaces, dashes and case do not matter.

    Raises:
        ClinicError: The key is too short or long, or a group is mistyped; the sentence names the group (from 1).
    """
    typed = "".join(one for one in printed.upper().translate(LOOKALIKES) if one.isalnum())
    size = DATA_IN_GROUP + 1
    if len(typed) != GROUPS * size:
        raise ClinicError("record.recovery_key_length", groups=GROUPS, size=size)
    digits: list[int] = []
    for number in range(GROUPS):
        group = typed[number * size : (number + 1) * size]
        data = [ALPHABET.find(one) for one in group[:DATA_IN_GROUP]]
        if min(data) < 0 or _check(number, data) != group[-1]:
            raise ClinicError("record.recovery_key_group", group=number + 1)
        digits.extend(data)
    value = 0
    for digit in digits:
        value = value * 32 + digit
    return value.to_bytes(GROUPS * DATA_IN_GROUP * 5 // 8, "big")


def stretched(secret: bytes, record: str) -> bytes:
    """Return the wrapping key of a secret; 160 random bits need no slow hash, only a label."""
    return HKDF(SHA256(), 32, None, f"clinic-app recovery {record}".encode()).derive(secret)


def _check(number: int, group: list[int]) -> str:
    return ALPHABET[(number + sum(weight * digit for weight, digit in zip(WEIGHTS, group, strict=True))) % 32]
