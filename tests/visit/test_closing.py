"""Signatures beside signatures, notes entered in error, late entries, the queue, the five minutes of a password."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records.rows import PersonRow
from clinic_app.visit.authentication import Authentication
from clinic_app.visit.calling import begin_call, did_not_come
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.cosigning import cosign, cosignature, may_cosign, waits
from clinic_app.visit.gates import may_sign
from clinic_app.visit.note_sheet import is_late, note_sheet, visit_line
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.signing import IN_ERROR, add, sign
from clinic_app.visit.unsigned import unsigned
from clinic_app.visit.unwanted import call_backs_due, effects, told_after
from clinic_app.words import Words
from tests.visit.treating import begin, finish, needle


@pytest.fixture
def student(clinic: Clinic) -> Clinic:
    """Give the same clinic with a student signed on."""
    person = PersonRow(str(uuid4()), "Kim Reed", "student", clinic.clock())
    clinic.record.people.add(person)
    return replace(clinic, person=person)


def ready(clinic: Clinic, name: str = "Field") -> OpenVisit:
    visit = begin(clinic, name)
    needle(visit)
    finish(visit)
    return visit


def page(visit: OpenVisit, clinic: Clinic) -> str:
    sheet = note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name)
    return "\n".join([sheet.state, *sheet.signed, *(f"{one}\n{two}" for one, two in sheet.addenda)])


def test_a_students_note_waits_for_a_supervisor_and_says_so(clinic: Clinic, student: Clinic, words: Words) -> None:
    visit = ready(student)
    note = sign(visit, words)
    assert waits(visit.record, note)
    assert words("closing.waits") in page(visit, clinic)
    assert [one.waits_for for one in unsigned(clinic)] == ["cosignature"]
    assert unsigned(student) == []
    assert not may_cosign(student.person, note)
    with pytest.raises(ClinicError, match="may_not_cosign"):
        cosign(student.open(visit.visit.id))
    supervisor = clinic.open(visit.visit.id)
    cosign(supervisor)
    assert not waits(visit.record, note)
    beside = cosignature(visit.record, note)
    assert beside is not None
    assert beside.name == "Ada Rook"
    assert "Signed for supervision by Ada Rook" in page(supervisor, clinic)
    assert words("closing.waits") not in page(supervisor, clinic)
    assert unsigned(clinic) == []
    with pytest.raises(ClinicError, match="waits_for_nobody"):
        cosign(supervisor)
    assert visit.record.notes.of_visit(visit.visit.id) == note  # the student's own note is as it was


def test_a_practitioners_note_waits_for_nobody(clinic: Clinic, words: Words) -> None:
    visit = ready(clinic)
    note = sign(visit, words)
    assert not waits(visit.record, note)
    assert not may_cosign(clinic.person, note)


def test_a_note_in_error_stays_is_printed_as_such_and_no_longer_counts(
    clinic: Clinic, student: Clinic, clock: SetClock, words: Words
) -> None:
    visit = ready(clinic)
    note = sign(visit, words)
    with pytest.raises(ClinicError, match="addendum_empty"):
        add(visit, IN_ERROR, "Wrong patient", " ")
    with pytest.raises(ClinicError, match="may_not_withdraw"):
        add(student.open(visit.visit.id), IN_ERROR, "Wrong patient", "Mixed up")
    add(visit, IN_ERROR, "Wrong patient", "Mixed up two files")
    told = page(visit, clinic)
    assert words("closing.in_error") in told
    assert "Mixed up two files" in told
    assert visit.record.notes.of_visit(visit.visit.id) == note
    clock.advance(weeks=1)
    assert visit.patient is not None
    assert clinic.open(clinic.begin_visit(visit.patient).id).past.visits == []


@pytest.mark.parametrize(("hours", "late"), [(23.9, False), (24.0, False), (24.1, True)])
def test_a_note_signed_more_than_a_day_after_care_is_a_late_entry(
    hours: float, late: bool, clinic: Clinic, clock: SetClock, words: Words
) -> None:
    visit = ready(clinic)
    clock.advance(hours=hours)
    sign(visit, words)
    assert is_late(visit) == late
    assert (words("note.late_entry") in page(visit, clinic)) == late


def test_the_queue_holds_what_is_begun_and_not_what_is_planned_or_signed(
    clinic: Clinic, clock: SetClock, words: Words
) -> None:
    first = ready(clinic)
    clock.advance(days=1)
    second = ready(clinic, "Moor")
    assert [one.visit.id for one in unsigned(clinic)] == [first.visit.id, second.visit.id]
    sign(first, words)
    assert [one.visit.id for one in unsigned(clinic)] == [second.visit.id]


def test_a_password_holds_for_five_minutes_and_no_longer(clock: SetClock) -> None:
    held = Authentication(clock)
    told = [(held.holds, held.until)]
    held.give()
    told.append((held.holds, held.until))
    for seconds in (299, 1):
        clock.advance(seconds=seconds)
        told.append((held.holds, held.until))
    held.give()
    clock.advance(minutes=-10)  # a clock that was set back gives nobody more time
    told.append((held.holds, held.until))
    held.give()
    held.let_go()
    told.append((held.holds, held.until))
    assert told == [(False, ""), (True, "13:45"), (True, "13:45"), (False, ""), (False, ""), (False, "")]


def test_what_is_told_later_stands_with_the_visit_that_caused_it(clinic: Clinic, clock: SetClock, words: Words) -> None:
    visit = ready(clinic)
    visit.answer_all(
        [
            Said("response", path("adverse_event"), "bruise"),
            Said("response", path("adverse_severity"), "mild"),
            Said("response", path("adverse_detail"), "Pressed for a minute"),
            Said("response", path("call_back"), "2026-11-21"),
        ]
    )
    sign(visit, words)
    clock.advance(days=2)
    today = clock().local.date()
    assert [one.visit.id for one in call_backs_due(clinic, today)] == [visit.visit.id]
    assert visit.patient is not None
    row = begin_call(clinic, visit.patient, visit.visit.id)
    call = clinic.open(row.id)
    assert call.visit.kind == "phone"
    said = {"later_event": "bruise", "later_severity": "moderate", "later_action": "Cold, look again on Monday"}
    assert not may_sign(call)
    call.answer_all(Said("response_later", path(link), value) for link, value in said.items())
    assert may_sign(call)  # what it was about and what was advised is told; nobody types it twice
    assert call_backs_due(clinic, today) == []
    (effect,) = told_after(visit)
    assert (effect.visit.id, effect.severity) == (visit.visit.id, "moderate")
    assert "Bruise, moderate. Cold, look again on Monday." in page(visit, clinic)
    assert [one.told for one in effects(clinic)] == ["later", "session"]
    change_kind(call, "phone")
    begin_again = clinic.begin_visit(visit.patient)
    following = clinic.open(begin_again.id)
    assert following.past.last is not None
    assert following.past.last.row.id == visit.visit.id


def test_what_is_told_at_the_next_visit_has_its_severity(clinic: Clinic, clock: SetClock, words: Words) -> None:
    visit = ready(clinic)
    sign(visit, words)
    clock.advance(weeks=1)
    assert visit.patient is not None
    following = clinic.open(clinic.begin_visit(visit.patient).id)
    said = {"unwanted": "sore", "unwanted_severity": "mild", "unwanted_what": "Sore for a day"}
    following.answer_all(Said("follow_up", path(link), value) for link, value in said.items())
    (effect,) = told_after(visit)
    assert (effect.what, effect.severity, effect.told) == ("sore", "mild", "next_visit")
    assert "Asked at the next visit, 27 November 2026\nSore, mild. Sore for a day." in page(visit, clinic)


def test_somebody_who_did_not_come_is_ready_to_sign(clinic: Clinic, words: Words) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
    row = clinic.begin_visit(patient)
    did_not_come(clinic, row.id)
    visit = clinic.open(row.id)
    assert visit.visit.kind == "no_show"
    assert [one.visit.id for one in unsigned(clinic)] == [row.id]
    sign(visit, words)
    with pytest.raises(ClinicError, match="signed_already"):
        did_not_come(clinic, row.id)


def test_a_contact_that_is_no_visit_has_no_number_of_a_visit(clinic: Clinic, words: Words) -> None:
    visit = begin(clinic)
    assert visit_line(visit, words).startswith("Visit 1 · ")
    change_kind(visit, "phone")
    assert visit_line(visit, words) == "Phone or message · 20 November 2026, 13:40"
