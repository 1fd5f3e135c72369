"""One password for several signatures: it holds for five minutes and no longer."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinic_app.clock import Clock

HOLDS = timedelta(minutes=5)


class Authentication:
    """Remembers, in this window only, when somebody last gave their password."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether the password was given less than five minutes ago; a clock set back does not make it longer."""
        if self._given is None:
            return False
        return timedelta(0) <= self._clock().utc - self._given < HOLDS

    @property
    def until(self) -> str:
        """The time on the clock when it has to be given again, such as *14:05*; empty where it has to be given now."""
        if not self.holds or self._given is None:
            return ""
        now = self._clock()
        return f"{now.local + (self._given + HOLDS - now.utc):%H:%M}"

    def give(self) -> None:
        """Remember that the password was given now."""
        self._given = self._clock().utc

    def let_go(self) -> None:
        """Ask for it again the next time."""
        self._given = None
