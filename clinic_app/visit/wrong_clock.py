"""Whether this computer's clock was set back, or forward and back: what was written lately says a later time than now.

Nothing depends on it: entries are ordered by what came first, never by time. But the times they say would be wrong.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clinic_app.records.events import Wanted
from clinic_app.visit.guard import unguarded
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: Rooms of one clinic may differ by so much without a word.
TOLERATED = timedelta(minutes=10)
#: So many of the newest events are looked at; a wrong time further back is history.
LOOKED_AT = 200


def clock_warning(clinic: Clinic) -> str:
    """Return what must be told about the clock, or an empty sentence.

    Raises:
        ClinicError: The record cannot be read.
    """
    now = clinic.clock()
    newest = unguarded(clinic.record).events.found(Wanted(most=LOOKED_AT))
    latest = max((one.at.utc for one in newest), default=now.utc)
    if latest - now.utc <= TOLERATED:
        return ""
    said = latest.astimezone(now.local.tzinfo)
    return clinic.words(
        "wrong_clock.ahead",
        day=day_words(clinic.words, said.date()),
        time=f"{said:%H:%M}",
        now=f"{now.local:%Y-%m-%d %H:%M}",
    )
