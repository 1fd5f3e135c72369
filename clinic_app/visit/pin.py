"""A short number for coming back within a shift: it is never written down, and three wrong ones end it."""

from __future__ import annotations

import hashlib
import hmac
import os
from datetime import datetime, timedelta

from clinic_app.clock import Clock
from clinic_app.errors import ClinicError

SHORTEST, LONGEST = 4, 8
TRIES = 3
SHIFT = timedelta(hours=12)
ROUNDS = 50_000


class Pin:
    """One person's number, in this window only, since the last sign-in with the password.

    It opens no record: it only uncovers a window in which somebody has signed in fully.
    """

    def __init__(self, number: str, clock: Clock) -> None:
        """Take a number.

        Raises:
            ClinicError: It is no number of 4 to 8 digits, or all its digits are the same.
        """
        if not (number.isascii() and number.isdigit() and SHORTEST <= len(number) <= LONGEST):
            raise ClinicError("people.pin_digits", least=SHORTEST, most=LONGEST)
        if len(set(number)) == 1:
            raise ClinicError("people.pin_same")
        self._clock, self._salt = clock, os.urandom(16)
        self._mark, self._since = self._marked(number), clock().utc
        self._left = TRIES

    @property
    def holds(self) -> bool:
        """Whether it still counts: a shift has not passed, and there are tries left; a clock set back ends it."""
        return self._left > 0 and timedelta(0) <= self._clock().utc - self._since < SHIFT

    @property
    def left(self) -> int:
        """How many wrong tries are left."""
        return self._left

    @property
    def until(self) -> datetime:
        """When it stops to count (UTC)."""
        return self._since + SHIFT

    def opens(self, typed: str) -> bool:
        """Say whether it is the number; a wrong number is counted."""
        if not self.holds:
            return False
        if hmac.compare_digest(self._marked(typed), self._mark):
            self._left = TRIES
            return True
        self._left -= 1
        return False

    def renew(self) -> None:
        """Count anew: the password was given in full."""
        self._since, self._left = self._clock().utc, TRIES

    def _marked(self, number: str) -> bytes:
        return hashlib.pbkdf2_hmac("sha256", number.encode("utf-8", "surrogatepass"), self._salt, ROUNDS)


def looks_like_pin(typed: str) -> bool:
    """Say whether somebody typed a number and not a password."""
    return typed.isascii() and typed.isdigit() and len(typed) <= LONGEST
