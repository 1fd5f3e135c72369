"""Who somebody means by what is typed: as a search of everybody one by one would find, also after changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.clock import Clock, SetClock
from clinic_app.records.patients import Patients
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PatientRow, PersonRow
from clinic_app.visit import patient_names
from clinic_app.visit.patient_names import PatientNames, folded

NAMES = st.sampled_from(["Ana", "Åsa", "Björk", "de la Cruz", "Müller-Voss", "O'Neill", "anna", "王"])
TYPED = st.text(alphabet="anåo'-z mü1930", max_size=6)


@dataclass
class Front:
    """The desk where people are registered."""

    record: Record
    clock: Clock
    person: PersonRow

    def add(self, given_name: str, family_name: str, born: str = "1980-02-01", phone: str = "") -> PatientRow:
        now = self.clock()
        row = PatientRow(str(uuid4()), given_name, family_name, born, now, phone=phone, added_by=self.person.id)
        return self.record.patients.add(row, self.happened("patient_added", row))

    def rename(self, row: PatientRow, family_name: str) -> None:
        self.record.patients.change(replace(row, family_name=family_name), self.happened("patient_changed", row))

    def happened(self, kind: str, row: PatientRow) -> EventRow:
        return EventRow(str(uuid4()), kind, self.clock(), self.person.id, row.id)

    def names(self) -> PatientNames:
        return PatientNames(self.record.patients)

    def one_by_one(self, typed: str) -> set[str]:
        words = [folded(word) for word in typed.split()]
        return {one.id for one in self.record.patients.all() if all(_begins(one, word) for word in words)}


def _begins(one: PatientRow, word: str) -> bool:
    name = folded(f"{one.given_name} {one.family_name}")
    said = (one.birth_date, str(one.number), one.phone.replace(" ", ""))
    parts = (*name.split(), *name.replace("-", " ").split(), *said)
    return any(part.startswith(word) for part in parts)


@pytest.fixture
def front(record: Record, clock: SetClock) -> Front:
    person = PersonRow(str(uuid4()), "Ada Rook", "practitioner", clock())
    record.people.add(person)
    return Front(record, clock, person)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(st.tuples(NAMES, NAMES), max_size=6), typed=st.lists(TYPED, max_size=4))
def test_whoever_is_meant_is_found_and_nobody_else(
    front: Front, people: list[tuple[str, str]], typed: list[str]
) -> None:
    for given_name, family_name in people:
        front.add(given_name, family_name)
    names = front.names()
    for one in typed:
        for length in range(len(one) + 1):  # letter by letter, as a person types
            found = names.find(one[:length])
            assert {row.id for row in found} == front.one_by_one(one[:length])
            assert [folded(row.family_name) for row in found] == sorted(folded(row.family_name) for row in found)


def test_accents_and_case_do_not_matter_and_every_word_must_fit(front: Front) -> None:
    asa = front.add("Åsa", "Lindqvist-Berg", "1971-06-30", "0161 555 0199")
    front.add("Asa", "Other")
    for typed in ("asa berg", "LIND 1971", "01615550199", str(asa.number), "åsa lind"):
        assert [one.id for one in front.names().find(typed)] == [asa.id], typed
    assert not front.names().find("asa nobody")


def test_somebody_added_or_renamed_elsewhere_is_found_at_the_next_letter(front: Front) -> None:
    other = front.names()
    before = len(other.find(""))
    row = front.add("Nora", "Quist")
    assert [one.id for one in other.find("quist")] == [row.id]
    front.rename(row, "Zorn")
    assert not other.find("quist")
    assert [one.family_name for one in other.find("zorn")] == ["Zorn"]
    assert len(other.find("")) == before + 1


def test_a_double_name_is_found_by_either_half_and_as_it_is_written(front: Front) -> None:
    row = front.add("Anne-Marie", "Lindqvist-Berg")
    for typed in ("lindqvist-berg", "Lindqvist-B", "berg anne-m", "marie lind"):
        assert [one.id for one in front.names().find(typed)] == [row.id], typed


def test_an_entry_merged_or_erased_elsewhere_is_found_no_more_and_again_when_parted(front: Front) -> None:
    names, stays, row = front.names(), front.add("Nora", "Quist"), front.add("Nora", "Quist")
    assert len(names.find("quist")) == 2
    for gone in (replace(row, merged_into=stays.id), replace(row, details={"erased": "2026-11-20"})):
        front.record.patients.change(gone, front.happened("patient_changed", row))
        assert [one.id for one in names.find("quist")] == [stays.id]
        front.record.patients.change(row, front.happened("patient_changed", row))
        assert [one.id for one in names.find("quist")] == [stays.id, row.id]


def test_only_who_is_shown_is_read_from_the_record(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        front.add("Pat", f"Person {number}")
    names, asked, read = front.names(), [], type(front.record.patients).of_numbers
    names.find("")

    def noted(patients: Patients, numbers: Sequence[int]) -> list[PatientRow]:
        asked.append(len(numbers))
        return read(patients, numbers)

    monkeypatch.setattr(Patients, "of_numbers", noted)
    found = names.find("pat")
    assert bool(found)
    assert len(found) == 5
    assert [one.family_name for one in found[1:3]] == ["Person 1", "Person 2"]
    assert found[-1].family_name == "Person 4"
    assert asked == [2, 1]


def test_a_large_clinic_is_read_in_helpings_and_found_whole_in_between(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_names, "AT_ONCE", 3)
    rows = [front.add("Pat", f"Person {number}") for number in range(10)]
    names = front.names()
    assert names.read_on()  # there are others still
    assert {one.id for one in rows} <= {one.id for one in names.find("person")}
    assert not names.read_on()
    found = names.find("person")
    assert found[:2] == list(found)[:2]
    assert len(list(found)) == len(found) == 10


def test_the_same_day_stands_before_the_same_name(front: Front) -> None:
    same_name = front.add("Ada", "Åkers", "1950-01-01")
    same_day = front.add("Zoe", "Young", "1999-12-31")
    assert [one.id for one in front.names().like("akers", "1999-12-31")] == [same_day.id, same_name.id]
    assert not front.names().like("Nobody", "")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(st.tuples(NAMES, NAMES), max_size=6), name=st.tuples(NAMES, NAMES))
def test_whoever_is_called_so_is_found_without_reading_their_families(
    front: Front, people: list[tuple[str, str]], name: tuple[str, str]
) -> None:
    for given_name, family_name in (*people, name):
        front.add(given_name, family_name)
    wanted = folded(name[1]), folded(name[0])
    meant = [one for one in front.record.patients.all() if (folded(one.family_name), folded(one.given_name)) == wanted]
    assert sorted(one.id for one in front.names().called(name[1], name[0])) == sorted(one.id for one in meant)


def test_of_some_patients_those_are_told_who_were_found_in_the_order_given(front: Front) -> None:
    rows = [front.add("Pat", family) for family in ("Young", "Abel", "Mills")]
    other = front.add("Zoe", "Quist")
    found = front.names().find("pat")
    assert found.among([rows[2], other, rows[0]]) == [rows[2], rows[0]]
    renamed = replace(rows[1], family_name="As it was when the day was read")
    assert found.among([renamed]) == [renamed]
