"""People who come, change and leave: who may say so, what it opens and shuts, what stands on the pages they signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.leaving import closing, leaver_of
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.opening import NewClinic, keys_of, make_record, open_clinic
from clinic_app.visit.people import (
    About,
    add_person,
    change_own_password,
    change_person,
    days_of_registration,
    give_first_password,
    is_ending,
    let_go,
)
from clinic_app.visit.signing import close_for_leaver, sign
from clinic_app.visit.unsigned import unsigned
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.visit.treating import begin, finish, needle

PASSWORD = "correct horse battery"  # noqa: S105
FIRST = "eleven blue kettles"
OWN = "nine slow green rivers"
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}


class Door:
    """A record that people go in to by their passwords."""

    def __init__(self, folder: Path, reading: Reading, words: Words, clock: SetClock) -> None:
        self.folder, self.reading, self.words, self.clock = folder, reading, words, clock
        self.open: list[Clinic] = []
        make_record(folder, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), clock, QUICK)

    def enter(self, password: str) -> Clinic:
        clinic = open_clinic(self.folder, password, self.reading.reference, self.words, self.clock)
        self.open.append(clinic)
        return clinic


@pytest.fixture
def door(tmp_path: Path, reading: Reading, words: Words, clock: SetClock):  # type: ignore[no-untyped-def]  # noqa: ANN201
    found = Door(tmp_path / "record", reading, words, clock)
    yield found
    for one in found.open:
        one.record.close()


def test_a_new_person_comes_in_with_a_first_password_and_changes_it(door: Door) -> None:
    owner = door.enter(PASSWORD)
    row = add_person(owner, About("Kim Reed", "student", "Physiotherapist", "reg. 1"), FIRST)
    kim = door.enter(FIRST)
    assert (kim.person.id, kim.person.role) == (row.id, "student")
    assert kim.keys is not None
    assert kim.keys.has_first_password(row.id)
    before = (door.folder / "record.db").read_bytes()[:4096]
    change_own_password(kim, FIRST, OWN)
    assert not kim.keys.has_first_password(row.id)
    assert (door.folder / "record.db").read_bytes()[:4096] == before  # nothing was encrypted anew
    with pytest.raises(ClinicError, match="wrong_password"):
        door.enter(FIRST)
    assert door.enter(OWN).person.id == row.id
    kinds = [one.kind for one in unguarded(owner.record).events.of_kind("person_added")]
    assert kinds == ["person_added"]


def test_only_the_owner_adds_changes_and_lets_go(door: Door) -> None:
    owner = door.enter(PASSWORD)
    row = add_person(owner, About("Kim Reed", "practitioner"), FIRST)
    kim = door.enter(FIRST)
    tried = (
        lambda: add_person(kim, About("Noa Vale", "owner"), "seven red bicycles"),
        lambda: change_person(kim, row.id, About("Kim Reed", "owner")),
        lambda: let_go(kim, owner.person.id),
        lambda: give_first_password(kim, owner.person.id, "seven red bicycles"),
    )
    for one in tried:
        with pytest.raises(ClinicError, match="may_not"):
            one()
    assert [one.role for one in owner.record.people.all()] == ["owner", "practitioner"]
    assert door.enter(PASSWORD).person.id == owner.person.id


def test_whoever_has_left_is_locked_out_at_once_and_can_come_back(door: Door) -> None:
    owner = door.enter(PASSWORD)
    row = add_person(owner, About("Kim Reed", "practitioner"), FIRST)
    kim = door.enter(FIRST)
    let_go(owner, row.id)
    with pytest.raises(ClinicError, match="wrong_password"):
        door.enter(FIRST)
    assert [one.person for one in keys_of(door.folder).locks] == [owner.person.id]
    kim.person = kim.record.people.get(row.id)
    with pytest.raises(ClinicError, match="may_not"):
        kim.record.patients.all()
    give_first_password(owner, row.id, "seven red bicycles")
    assert door.enter("seven red bicycles").person.active


def test_there_is_always_an_owner(door: Door) -> None:
    owner = door.enter(PASSWORD)
    with pytest.raises(ClinicError, match="last_owner"):
        let_go(owner, owner.person.id)
    with pytest.raises(ClinicError, match="last_owner"):
        change_person(owner, owner.person.id, About("Ada Rook", "practitioner"))
    add_person(owner, About("Kim Reed", "owner"), FIRST)
    change_person(owner, owner.person.id, About("Ada Rook", "practitioner"))
    assert owner.person.role == "practitioner"
    with pytest.raises(ClinicError, match="may_not"):
        add_person(owner, About("Noa Vale", "student"), "seven red bicycles")


@pytest.mark.parametrize(
    ("said", "password", "sentence"),
    [
        (About(" ", "student"), FIRST, "people.name_missing"),
        (About("Kim Reed", ""), FIRST, "people.role_missing"),
        (About("Kim Reed", "king"), FIRST, "people.role_missing"),
        (About("Kim Reed", "student", expires="31.02.2027"), FIRST, "people.no_such_day"),
        (About("Kim Reed", "student"), "short", "people.password_short"),
        (About("Kim Reed", "student"), "Kim Reed Kim Reed", "people.password_"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_added(door: Door, said: About, password: str, sentence: str) -> None:
    owner = door.enter(PASSWORD)
    with pytest.raises(ClinicError) as refused:
        add_person(owner, said, password)
    assert refused.value.sentence.startswith(sentence)
    assert len(owner.record.people.all()) == 1
    assert len(keys_of(door.folder).locks) == 1


@pytest.mark.parametrize(
    ("expires", "days", "warned"),
    [("2027-01-19", 60, True), ("2027-01-20", 61, False), ("2026-11-19", -1, True), ("", None, False)],
)
def test_a_registration_that_ends_within_60_days_is_said(
    door: Door, expires: str, days: int | None, warned: bool
) -> None:
    owner = door.enter(PASSWORD)
    person = change_person(owner, owner.person.id, About("Ada Rook", "owner", expires=expires))
    today = date(2026, 11, 20)
    assert (days_of_registration(person, today), is_ending(person, today)) == (days, warned)


def test_a_students_note_waits_for_the_supervisor_named_and_for_nobody_else(door: Door, words: Words) -> None:
    owner = door.enter(PASSWORD)
    supervisor = add_person(owner, About("Noa Vale", "supervisor"), "seven red bicycles")
    add_person(owner, About("Kim Reed", "student", supervisor=supervisor.id), FIRST)
    student, noa = door.enter(FIRST), door.enter("seven red bicycles")
    visit = begin(student)
    needle(visit)
    finish(visit)
    sign(visit, words)
    assert [one.waits_for for one in unsigned(noa)] == ["cosignature"]
    assert unsigned(owner) == []
    let_go(owner, supervisor.id)  # then it waits for whoever is here
    assert [one.waits_for for one in unsigned(owner)] == ["cosignature"]


def printed(visit: OpenVisit, clinic: Clinic) -> str:
    sheet = note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name)
    return "\n".join([sheet.state, *sheet.signed])


def test_name_profession_and_registration_stand_under_the_signature(door: Door, words: Words) -> None:
    owner = door.enter(PASSWORD)
    change_person(owner, owner.person.id, About("Ada Rook", "owner", "Physiotherapist", "HCPC PH000000"))
    visit = begin(owner)
    needle(visit)
    finish(visit)
    sign(visit, words)
    assert "Ada Rook, Physiotherapist, HCPC PH000000" in printed(visit, owner)


def test_a_leavers_draft_is_closed_by_the_owner_as_unsigned_by_its_author(door: Door, words: Words) -> None:
    owner = door.enter(PASSWORD)
    row = add_person(owner, About("Kim Reed", "practitioner"), FIRST)
    kim = door.enter(FIRST)
    draft = begin(kim)
    here = owner.open(draft.visit.id)
    with pytest.raises(ClinicError, match="author_is_here"):
        close_for_leaver(here, words, "Left in October")
    let_go(owner, row.id)
    other = add_person(owner, About("Noa Vale", "practitioner"), "seven red bicycles")
    assert other.active
    noa = door.enter("seven red bicycles")
    with pytest.raises(ClinicError, match="owner_closes"):
        close_for_leaver(noa.open(draft.visit.id), words, "Left in October")
    with pytest.raises(ClinicError, match="reason_missing"):
        close_for_leaver(here, words, " ")
    assert leaver_of(here) == replace(row, active=False)
    note = close_for_leaver(here, words, "Left in October")
    assert here.visit.state == "signed"
    told = printed(here, owner)
    assert words("people.unsigned_by_author", author="Kim Reed") in told
    assert "Left in October" in told
    assert words("people.unsigned_tag") in told
    closed = closing(owner.record, note)
    assert closed is not None
    assert (closed.author, closed.by, closed.reason) == ("Kim Reed", "Ada Rook", "Left in October")
    assert [one.detail["reason"] for one in owner.record.events.of_kind("closed_for_leaver")] == ["Left in October"]
