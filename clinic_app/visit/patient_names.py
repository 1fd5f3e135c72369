"""Everybody in the record by what somebody types: read once, kept up to date, searched at every letter.

A clinic of thirty years has 100,000 patients. Asking the record for all of them at every key takes over a second; their
names, birth dates, numbers and phones as plain text take 25 MB and are searched in some milliseconds.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from clinic_app.records.patients import Patients
    from clinic_app.records.rows import PatientRow

#: The detail of a patient who was erased.
ERASED = "erased"
#: So many are read at once where nobody waits yet: a few milliseconds.
AT_ONCE = 500


class Known(NamedTuple):
    """One patient, as it is searched and sorted: the name without case and accents, then all that may be typed."""

    family_name: str
    given_name: str
    number: int
    typed: str
    id: str


#: Who a patient is, and by what they are sorted.
ID, NAME = attrgetter("id"), attrgetter("family_name", "given_name")


class Matches(Sequence["PatientRow"]):
    """Patients who were looked for, by name; each is read from the record when somebody takes it."""

    def __init__(self, patients: Patients, found: Sequence[Known]) -> None:
        self._patients = patients
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> PatientRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[PatientRow]: ...

    def __getitem__(self, place: int | slice) -> PatientRow | list[PatientRow]:
        if isinstance(place, slice):
            return self._patients.of_ids([one.id for one in self._found[place]])
        return self._patients.get(self._found[place].id)

    def __iter__(self) -> Iterator[PatientRow]:
        for start in range(0, len(self), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    @property
    def ids(self) -> tuple[str, ...]:
        """Who they are, in the order of their names."""
        return tuple(map(ID, self._found))

    def among(self, rows: Iterable[PatientRow]) -> list[PatientRow]:
        """Return which of some patients are among them, in the order given."""
        given = {row.id: row for row in rows}
        there = set(given).intersection(map(ID, self._found))
        return [row for one, row in given.items() if one in there]


class PatientNames:
    """The patients of a record as they are looked for."""

    def __init__(self, patients: Patients) -> None:
        self._patients = patients
        self._known: dict[str, Known] = {}
        self._by_name: list[Known] = []
        self._highest = 0  # number read last
        self._seen: int | None = None  # what was written last when everybody was read
        self._last: tuple[str, list[Known]] = ("", [])

    def read_on(self) -> bool:
        """Read some more patients; say whether there may be others still."""
        if self._seen is None:
            self._seen = self._patients.newest()[1]
        rows = self._patients.from_number(self._highest + 1, AT_ONCE)
        for row in rows:
            self._know(row)
        self._highest = rows[-1].number if rows else self._highest
        return len(rows) == AT_ONCE

    def find(self, typed: str) -> Matches:
        """Return the patients whose names, birth date, phone or number begin with every word typed."""
        self._catch_up()
        words = [f" {folded(word)}" for word in typed.split()]
        before, found = self._last
        if not before or not typed.startswith(before):
            found = self._by_name
        for word in words:
            found = [one for one in found if word in one.typed]
        self._last = (typed, found)
        return Matches(self._patients, found)

    def like(self, family_name: str, birth_date: str) -> Matches:
        """Return patients a new one might be: first the same birth date, then the same family name only."""
        self._catch_up()
        name, born = folded(family_name), f" {birth_date} "
        same_day = [one for one in self._by_name if birth_date and born in one.typed]
        same_name = [one for one in self._by_name if one.family_name == name]
        return Matches(self._patients, list(dict.fromkeys((*same_day, *same_name))))

    def called(self, family_name: str, given_name: str) -> Matches:
        """Return the patients of a name, whatever its case and accents."""
        self._catch_up()
        name = (folded(family_name), folded(given_name))
        first, after = (cut(self._by_name, name, key=NAME) for cut in (bisect_left, bisect_right))
        return Matches(self._patients, self._by_name[first:after])

    def _catch_up(self) -> None:
        """Read whoever is not read yet, and anew whoever was added or changed since, here or on another computer."""
        highest, written = self._patients.newest()
        more = self._seen is None or self._highest < highest
        while more:
            self._last = ("", [])
            more = self.read_on()
        if written != self._seen:
            self._last = ("", [])
            for row in self._patients.changed_after(self._seen):
                self._know(row)
            self._seen = written

    def _know(self, row: PatientRow) -> None:
        before = self._known.pop(row.id, None)
        if before is not None:
            self._by_name.remove(before)
        if row.merged_into is not None or ERASED in row.details:  # found under the entry that counts, or no more
            return
        one = known(row)
        self._known[row.id] = one
        insort(self._by_name, one)


def known(row: PatientRow) -> Known:
    """Return a patient as it is searched: a space stands before each part that may be begun with."""
    family, given = folded(row.family_name), folded(row.given_name)
    parts = f"{given} {family}".replace("-", " ").split()
    said = (*parts, row.birth_date, str(row.number), row.phone.replace(" ", ""))
    return Known(family, given, row.number, f" {' '.join(said)} ", row.id)


def folded(text: str) -> str:
    """Return a text as the search compares it: no case, no accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
