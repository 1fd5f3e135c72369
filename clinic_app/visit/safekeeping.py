"""The backups of an open clinic: when one is due, what came of the last, and what a person must be told."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.verification import Verification, known_heads, missing_tail, verify
from clinic_app.visit.audit import event_of
from clinic_app.visit.guard import unguarded
from clinic_app.visit.note_sheet import day_words
from clinic_app.visit.restore import Restored, restore_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from clinic_app.records.backups import Backup, Backups
    from clinic_app.visit.clinic import Clinic

#: A setting: the folder or drive that gets a copy of every backup; empty for none.
SECOND = "backup_second"
#: A setting: so many hours pass between two backups while the clinic is open.
HOURS = "backup_hours"
EVERY = 1
#: From this age on the last verified backup is too old.
OLD = timedelta(hours=24)
#: What was lost from the end of the record is told until somebody says that they have read it.
TAIL_LOST, TAIL_READ = "tail_lost", "tail_lost_read"


def safekeeping(clinic: Clinic) -> Safekeeping | None:
    """Return what keeps an open clinic's record safe, or None on a server, which keeps its own."""
    backups = unguarded(clinic.record).backups
    return None if backups is None else Safekeeping(clinic, backups)


def check_record(clinic: Clinic) -> Verification:
    """Hold the whole record against its chain, its digests and its backups.

    Raises:
        ClinicError: It cannot be read.
    """
    record = unguarded(clinic.record)
    if record.pages is not None:
        record.pages.check_all()
    return verify(record, known_heads(record))


class Safekeeping:
    """What keeps the record of an open clinic safe.

    Attributes:
        refused, refused_there: Why the last backup could not be made, here and at the second place; None where it was.
    """

    def __init__(self, clinic: Clinic, backups: Backups) -> None:
        self._clinic, self._backups = clinic, backups
        self._record = unguarded(clinic.record)
        self.refused: ClinicError | None = None
        self.refused_there: ClinicError | None = None

    @property
    def second(self) -> Path | None:
        """The second place, where one is set."""
        said = str(self._clinic.settings.get(SECOND) or "")
        return Path(said) if said else None

    @property
    def all(self) -> list[Backup]:
        """The backups beside the record, newest first."""
        return self._backups.all

    def is_due(self) -> bool:
        """Say whether it is time for the next one: something was written since, and it has been long enough."""
        newest = next(iter(self.all), None)
        if newest is None:
            return True
        hours = float(self._clinic.settings.get(HOURS) or EVERY)
        now = self._clinic.clock().utc
        long_ago = not newest.made <= now < newest.made + timedelta(hours=hours)  # also where the clock was set back
        return long_ago and (self._has_more_than(newest) or now - newest.made >= OLD / 2)

    def run(self, why: str = "auto") -> None:
        """Make a backup, and a copy at the second place; what could not be done is kept to be told."""
        now, second = self._clinic.clock().utc, self.second
        made: list[Backup] = []
        self.refused = _refusal(lambda: made.append(self._backups.take(self._record, now, why)))
        if made and second is not None:
            self.refused_there = _refusal(lambda: made.append(self._backups.copy_to(made[0], second)))

    def run_at_the_end(self) -> None:
        """Make a backup before the record is closed, unless the newest one holds everything."""
        newest = next(iter(self.all), None)
        if newest is None or self._has_more_than(newest):
            self.run()

    def restore(self, backup: Backup) -> Callable[[], Restored]:
        """Return what puts a backup in the place of the record, once the record is closed."""
        folder, key = self._backups.folder, self._backups.key
        clock, person = self._clinic.clock, self._clinic.person.id
        return lambda: restore_with(backup, folder, key, clock, person)

    # -- what a person must be told

    def warning(self) -> str:
        """Return what must be told on every page, or an empty sentence: the last verified backup is too old."""
        newest = next(iter(self.all), None)
        if newest is None:
            since = min((one.added.utc for one in self._record.people.all()), default=self._clinic.clock().utc)
            late = self._clinic.words("backup.never") if self._is_old(since) else ""
        else:
            late = self._late("backup.late", newest.made)
        if late:
            return self._because(late, self.refused)
        second = self.second
        if second is None:
            return ""
        there = next(iter(self._backups.at(second)), None)
        if there is not None:
            late = self._late("backup.late_there", there.made, place=second)
        elif newest is not None and self.refused_there is not None:
            late = self._clinic.words("backup.never_there", place=second)
        return self._because(late, self.refused_there) if late else ""

    def lost(self) -> str:
        """Return what must be told where the end of the record is missing, or an empty sentence.

        What is found is noted in the chain, so that it is told at every start until somebody has read it.

        Raises:
            ClinicError: The record cannot be read or written.
        """
        missing = missing_tail(self._record)
        events = self._record.events
        if missing:
            events.append(event_of(self._clinic, TAIL_LOST, entries=missing))
            self._start_anew()
        told = events.of_kind(TAIL_LOST)
        read = max((one.seq for one in events.of_kind(TAIL_READ)), default=0)
        unread = [int(one.detail["entries"]) for one in told if one.seq > read]
        return self._clinic.words("backup.tail_lost", count=sum(unread)) if unread else ""

    def note_read(self) -> None:
        """Note that whoever is signed on has read that the end of the record is missing.

        Raises:
            ClinicError: The record does not take it.
        """
        self._record.events.append(event_of(self._clinic, TAIL_READ))

    # -- parts

    def _start_anew(self) -> None:
        """Let what is written down beside the record speak of it as it is from here on."""
        with self._record.read() as connection:
            head = chain.head(connection)
        if self._record.anchors is not None:
            self._record.anchors.start_anew(head)

    def _has_more_than(self, newest: Backup) -> bool:
        with self._record.read() as connection:
            return chain.head(connection).hash != newest.hash

    def _is_old(self, moment: datetime) -> bool:
        return self._clinic.clock().utc - moment > OLD

    def _late(self, sentence: str, moment: datetime, **values: object) -> str:
        if not self._is_old(moment):
            return ""
        local = moment.astimezone(self._clinic.clock().local.tzinfo)
        day = day_words(self._clinic.words, local.date())
        return self._clinic.words(sentence, day=day, time=f"{local:%H:%M}", **values)

    def _because(self, late: str, why: ClinicError | None) -> str:
        return late if why is None else f"{late} {self._clinic.words.of_error(why)}"


def _refusal(work: Callable[[], object]) -> ClinicError | None:
    try:
        work()
    except ClinicError as error:
        return error
    return None
