"""The demo record is made through the same doors as a real one, and every signed visit in it passed its gates."""

from __future__ import annotations

from clinic_app.clock import SetClock
from clinic_app.demo.record import furnish
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.words import Words


def test_six_patients_with_several_visits(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    person = furnish(embedded_record, reading.reference, words, clock)
    patients = embedded_record.patients.all()
    assert len(patients) == 6
    visits = [visit for patient in patients for visit in embedded_record.visits.of_patient(patient.id)]
    assert len(visits) >= 9
    signed = [visit for visit in visits if visit.state == "signed"]
    assert all(embedded_record.notes.of_visit(visit.id) for visit in signed)
    assert len(signed) >= 8
    drafts = [visit for visit in visits if visit.state == "open"]
    assert [embedded_record.patients.get(visit.patient or "").family_name for visit in drafts] == ["Nakamura"]
    opened = OpenVisit(embedded_record, drafts[0].id, reading.reference, clock, person)
    assert opened.past.last is not None
    assert opened.now.age == 29
