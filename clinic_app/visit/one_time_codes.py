"""Codes of six digits from a telephone beside the password (RFC 6238), and codes on paper for who lost it.

Off until somebody sets it up. On one computer a code keeps out who has watched the password being typed; it does not
keep out who has taken the files and knows the password.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import b32decode, b32encode
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from clinic_app.errors import ClinicError

STEP, DIGITS = 30, 6
#: A telephone may be one step ahead or behind.
DRIFT = 1
#: Steps that are looked through to say that a clock is wrong: an hour to either side.
LOOKED = 3600 // STEP
SECRET_BYTES, PAPER_CODES = 20, 8
PAPER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PAPER_LENGTH = 10

Hash = Literal["sha1", "sha256", "sha512"]


def code_at(secret: bytes, step: int, digits: int = DIGITS, hashed: Hash = "sha1") -> str:
    """Return the code of a time step (RFC 4226 with the step as its counter)."""
    mark = hmac.new(secret, step.to_bytes(8, "big"), hashed).digest()
    at = mark[-1] & 0x0F
    number = int.from_bytes(mark[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}}"


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What is kept to check codes.

    Attributes:
        secret: What the telephone knows too, in base 32.
        used: The step of the newest code that was taken: no code counts twice.
        paper: SHA-256 of the codes on paper that are left.
    """

    secret: str
    used: int = 0
    paper: tuple[str, ...] = ()

    def checked(self, code: str, now: datetime) -> SecondFactor:
        """Return what is kept after a code was taken; a code on paper is crossed out.

        Raises:
            ClinicError: It is not the code, was used before, or the two clocks differ too much.
        """
        typed = "".join(one for one in code.upper() if one.isalnum())
        if (mark := _hashed(typed)) in self.paper:
            return replace(self, paper=tuple(one for one in self.paper if one != mark))
        secret, step = b32decode(self.secret), int(now.timestamp()) // STEP
        for one in range(step - DRIFT, step + DRIFT + 1):
            if hmac.compare_digest(code_at(secret, one).encode(), typed.encode()):
                if one <= self.used:
                    raise ClinicError("people.code_used")
                return replace(self, used=one)
        away = range(step - LOOKED, step + LOOKED + 1)
        off = next((one - step for one in away if code_at(secret, one) == typed), 0)
        if off:
            raise ClinicError("people.clock_off", count=max(1, round(abs(off) * STEP / 60)))
        raise ClinicError("people.code_wrong")

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self))

    def address(self, person: str, clinic: str) -> str:
        """Return what the square code says to a telephone."""
        return f"otpauth://totp/{quote(clinic)}:{quote(person)}?secret={self.secret}&issuer={quote(clinic)}"


def new_second_factor() -> tuple[SecondFactor, tuple[str, ...]]:
    """Return a new second factor, and its codes to print: each counts once."""
    codes = tuple("".join(secrets.choice(PAPER_ALPHABET) for _ in range(PAPER_LENGTH)) for _ in range(PAPER_CODES))
    secret = b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return SecondFactor(secret, 0, tuple(_hashed(one) for one in codes)), codes


def from_text(text: str) -> SecondFactor:
    """Read what ``as_text`` wrote."""
    said = json.loads(text)
    return SecondFactor(str(said["secret"]), int(said["used"]), tuple(said["paper"]))


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
