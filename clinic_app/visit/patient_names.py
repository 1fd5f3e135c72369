"""Everybody in the record by what somebody types: read once, kept up to date, searched at every letter.

A clinic of thirty years has 100,000 patients. Asking the record for all of them at every key takes over a second; their
names, birth dates, numbers and phones as lines of text take 6 MB and are searched in some milliseconds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, overload

from clinic_app.visit.name_lines import Lines, NameLines, family_of, line_of, name_of, number_of, wanted_of

if TYPE_CHECKING:
    from clinic_app.records.patients import Patients
    from clinic_app.records.rows import PatientRow

#: The detail of a patient who was erased.
ERASED = "erased"
#: So many are read at once where nobody waits yet: a few milliseconds.
AT_ONCE = 500


class Matches(Sequence["PatientRow"]):
    """Patients who were looked for, by name; each is looked for, and read from the record, when somebody takes it."""

    def __init__(self, patients: Patients, lines: Lines) -> None:
        self._patients = patients
        self._lines = lines
        self._coming = iter(lines)
        self._numbers: list[int] = []  # of those looked for so far

    def __bool__(self) -> bool:
        return bool(self._until(1))

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> PatientRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[PatientRow]: ...

    def __getitem__(self, place: int | slice) -> PatientRow | list[PatientRow]:
        if isinstance(place, slice):
            is_from_start = place.stop is not None and min(place.start or 0, place.stop) >= 0
            numbers = self._until(place.stop if is_from_start else None)[place]
            return self._patients.of_numbers(numbers) if numbers else []
        return self._patients.of_numbers([self._until(place + 1 if place >= 0 else None)[place]])[0]

    def __iter__(self) -> Iterator[PatientRow]:
        start = 0
        while helping := self[start : start + AT_ONCE]:
            yield from helping
            start += AT_ONCE

    def among(self, rows: Iterable[PatientRow]) -> list[PatientRow]:
        """Return which of some patients are among them, in the order given."""
        given = {row.id: row for row in rows}
        return [row for row in given.values() if self._lines.hold(known(row))]

    def _until(self, place: int | None) -> list[int]:
        """Return the numbers of the first who are found, at least so many where there are so many, or of all."""
        missing = None if place is None else max(place - len(self._numbers), 0)
        self._numbers += map(number_of, islice(self._coming, missing))
        return self._numbers


class PatientNames:
    """The patients of a record as they are looked for."""

    def __init__(self, patients: Patients) -> None:
        self._patients = patients
        self._lines = NameLines()
        self._highest = 0  # number read last
        self._seen: int | None = None  # what was written last when everybody was read

    def read_on(self) -> bool:
        """Read some more patients; say whether there may be others still."""
        if self._seen is None:
            self._seen = self._patients.newest()[1]
        rows = self._patients.from_number(self._highest + 1, AT_ONCE)
        for row in rows:
            if is_looked_for(row):
                self._lines.put(known(row))
        self._highest = rows[-1].number if rows else self._highest
        return len(rows) == AT_ONCE

    def find(self, typed: str) -> Matches:
        """Return the patients whose names, birth date, phone or number begin with every word typed."""
        self._catch_up()
        return Matches(self._patients, self._lines.holding(wanted_of(folded(typed))))

    def like(self, family_name: str, birth_date: str) -> Matches:
        """Return patients a new one might be: first the same birth date, then the same family name only."""
        self._catch_up()
        same_day = self._lines.holding((f" {birth_date} ".encode(),)) if birth_date else ()
        same_name = self._lines.beginning(family_of(folded(family_name)))
        return Matches(self._patients, Lines((b"".join(dict.fromkeys((*same_day, *same_name))),)))

    def called(self, family_name: str, given_name: str) -> Matches:
        """Return the patients of a name, whatever its case and accents."""
        self._catch_up()
        found = self._lines.beginning(name_of(folded(family_name), folded(given_name)))
        return Matches(self._patients, Lines((b"".join(found),)))

    def _catch_up(self) -> None:
        """Read whoever is not read yet, and anew whoever was added or changed since, here or on another computer."""
        highest, written = self._patients.newest()
        more = self._seen is None or self._highest < highest
        while more:
            more = self.read_on()
        if written != self._seen:
            for row in self._patients.changed_after(self._seen):
                if row.number <= self._highest:  # others are added meanwhile: they are read on the next time
                    self._lines.replace(row.number, known(row) if is_looked_for(row) else None)
            self._seen = written


def is_looked_for(row: PatientRow) -> bool:
    """Say whether a patient is found: a second entry is not, but the one that counts; somebody erased is no more."""
    return row.merged_into is None and ERASED not in row.details


def known(row: PatientRow) -> bytes:
    """Return a patient as the line that is searched: the parts of a double name may be begun with too."""
    family, given = folded(row.family_name), folded(row.given_name)
    doubled = [part for name in f"{given} {family}".split() for part in name.split("-")[1:]]
    said = (row.birth_date, str(row.number), row.phone.replace(" ", ""), *doubled)
    return line_of(name_of(family, given), row.number, [folded(part) for part in said])


def folded(text: str) -> str:
    """Return a text as the search compares it: no case, no accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
