"""Everybody as lines: found as by looking at each, whoever was added, renamed, merged or erased in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from clinic_app.clock import Moment
from clinic_app.records.rows import PatientRow
from clinic_app.visit import name_lines
from clinic_app.visit.name_lines import NameLines, name_of, number_of, wanted_of
from clinic_app.visit.patient_names import ERASED, folded, is_looked_for, known

ADDED = Moment(datetime(2026, 11, 20, tzinfo=UTC), 0, "UTC")
#: Accents apart and together, what lower case doubles, other scripts and directions, all kinds of empty room.
LETTERS = "aAbzåÅßœﬁĳñ'-–.  \t\n\r\u00a0\u2003\x00\x1f\u0301´1é王𝒶محمدЖ"
NAMES = st.text(alphabet=LETTERS, max_size=7) | st.text(max_size=4)
PEOPLE = st.builds(
    PatientRow,
    id=st.uuids().map(str),
    given_name=NAMES,
    family_name=NAMES,
    birth_date=st.sampled_from(["", "1950-01-01", "1950-10-01", "2001-12-31"]),
    added=st.just(ADDED),
    phone=st.text(alphabet="0123 +-aA", max_size=6),
)
TYPED = st.lists(NAMES | st.sampled_from(["19", "1950-1", "1001", "10", "0", "a-", "+1"]), max_size=3).map(" ".join)


def parts(row: PatientRow) -> list[str]:
    """Return all that may be begun with; of a double name each half, and the whole."""
    names = folded(f"{row.given_name} {row.family_name}").replace("\0", "").split()
    halves = [half for name in names for half in name.split("-")]
    return [*names, *halves, row.birth_date, str(row.number), folded(row.phone.replace(" ", ""))]


def fits(row: PatientRow, typed: str) -> bool:
    words = folded(typed).replace("\0", "").split()
    return is_looked_for(row) and all(any(part.startswith(word) for part in parts(row)) for word in words)


def by_name(row: PatientRow) -> tuple[str, str, int]:
    family, given_name = (" ".join(folded(one).replace("\0", "").split()) for one in (row.family_name, row.given_name))
    return family, given_name, row.number


class Lines(RuleBasedStateMachine):
    """A clinic's front desk, some patients a block, beside a plain list of everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = NameLines()
        self.everybody: dict[int, PatientRow] = {}
        self.numbers = count(1001)
        self.wanted: list[str] = [""]

    @rule(people=st.lists(PEOPLE, min_size=1, max_size=5))
    def add(self, people: list[PatientRow]) -> None:
        for one in people:
            row = replace(one, number=next(self.numbers))
            self.everybody[row.number] = row
            self.lines.put(known(row))
            self.lines.put(known(row))  # whoever is read twice is there once

    @rule(pick=st.integers(0), now=PEOPLE)
    def change(self, pick: int, now: PatientRow) -> None:
        self._be(pick, lambda before: replace(now, id=before.id, number=before.number))

    @rule(pick=st.integers(0), into=st.sampled_from([None, "another"]))
    def merge_or_part(self, pick: int, into: str | None) -> None:
        self._be(pick, lambda before: replace(before, merged_into=into))

    @rule(pick=st.integers(0))
    def erase(self, pick: int) -> None:
        self._be(pick, lambda before: replace(before, given_name="", family_name="", details={ERASED: "2026"}))

    @rule(typed=TYPED)
    def type(self, typed: str) -> None:
        self.wanted.append(typed)

    @rule(pick=st.integers(0), letters=st.integers(1, 4))
    def type_of_somebody(self, pick: int, letters: int) -> None:
        if self.everybody:
            row = list(self.everybody.values())[pick % len(self.everybody)]
            self.wanted.append(" ".join(part[:letters] for part in parts(row)[:2]))

    @invariant()
    def found_as_by_looking_at_each(self) -> None:
        for typed in self.wanted[-3:]:
            meant = sorted((one for one in self.everybody.values() if fits(one, typed)), key=by_name)
            lines = self.lines.holding(wanted_of(folded(typed)))
            assert [number_of(line) for line in lines] == [one.number for one in meant]
            assert len(lines) == len(meant)
            assert bool(lines) is bool(meant)
            assert {one.number for one in self.everybody.values() if lines.hold(known(one))} == {
                one.number for one in meant
            }

    @invariant()
    def called_as_by_looking_at_each(self) -> None:
        for row in list(self.everybody.values())[-2:]:
            name = by_name(row)[:2]
            meant = [one for one in self.everybody.values() if is_looked_for(one) and by_name(one)[:2] == name]
            found = self.lines.beginning(name_of(folded(row.family_name), folded(row.given_name)))
            assert [number_of(line) for line in found] == sorted(one.number for one in meant)

    def _be(self, pick: int, become: Callable[[PatientRow], PatientRow]) -> None:
        if self.everybody:
            row = become(list(self.everybody.values())[pick % len(self.everybody)])
            self.everybody[row.number] = row
            self.lines.replace(row.number, known(row) if is_looked_for(row) else None)


@pytest.mark.parametrize("block", [1, 100, 1 << 14])
def test_lines_are_found_however_many_lie_in_a_block(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_lines, "MOST", block)
    machine = Lines.TestCase
    machine.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
    machine().runTest()


@given(people=st.lists(PEOPLE, max_size=8), renamed=PEOPLE)
def test_somebody_who_was_renamed_since_is_told_by_the_number(people: list[PatientRow], renamed: PatientRow) -> None:
    lines = NameLines()
    rows = [replace(one, number=number, family_name=f"a{one.family_name}") for number, one in enumerate(people, 7)]
    for row in rows:
        lines.put(known(row))
    found = lines.holding(wanted_of("a"))
    assert all(found.hold(known(replace(renamed, number=row.number))) for row in rows)
    assert not found.hold(known(replace(renamed, number=6)))


def test_who_was_found_stays_while_others_are_added() -> None:
    lines = NameLines()
    lines.put(known(PatientRow("1", "Ada", "Rook", "", ADDED, number=1)))
    found = lines.holding(wanted_of("rook"))
    lines.put(known(PatientRow("2", "Ben", "Rook", "", ADDED, number=2)))
    assert [number_of(line) for line in found] == [1]
