"""Questions on paper: printed from the very forms, entered later with the time of care."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import pypdfium2
import pytest

from clinic_app.clock import SetClock
from clinic_app.documents.blank_form import blank_form_pdf
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import PatientRow, PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.from_paper import FORMS, enter_from_paper, paper_forms
from clinic_app.visit.note import sentences
from clinic_app.words import Words


@pytest.fixture
def clinic(embedded_record: Record, clock: SetClock, reading: Reading, words: Words) -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", "practitioner", clock())
    embedded_record.people.add(person)
    return Clinic(embedded_record, reading.reference, words, clock, person, lambda _: True, {})


@pytest.fixture
def elena(clinic: Clinic) -> PatientRow:
    return clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")


def test_what_was_written_is_a_visit_of_its_own_time(clinic: Clinic, elena: PatientRow, words: Words) -> None:
    row = enter_from_paper(clinic, elena, date(2026, 11, 18), time(9, 30))
    assert f"{row.care.local:%Y-%m-%d %H:%M}" == "2026-11-18 09:30"
    assert row.added.utc == clinic.clock().utc
    visit = clinic.open(row.id)
    said = " ".join(one.text for one in sentences(visit, clinic.reference.note, words))
    assert "Entered later from paper: " in said
    assert "Care from 09:30" in said
    (told,) = [one for one in clinic.record.events.of_visit(row.id) if one.kind == "visit_added"]
    assert told.detail == {"from": "paper"}
    assert row.id in [one.visit.id for one in clinic.drafts()]


@pytest.mark.parametrize(
    ("day", "at", "sentence"),
    [
        (date(2026, 11, 20), time(23, 59), "on_paper.not_yet"),
        (date(2030, 1, 1), time(9), "on_paper.not_yet"),
        (date(1979, 5, 1), time(9), "on_paper.before_birth"),
    ],
)
def test_another_time_is_refused_in_words(
    clinic: Clinic, elena: PatientRow, day: date, at: time, sentence: str
) -> None:
    with pytest.raises(ClinicError) as error:
        enter_from_paper(clinic, elena, day, at)
    assert error.value.sentence == sentence
    assert not clinic.visits_of(elena)


def test_the_paper_asks_what_the_screen_asks(clinic: Clinic) -> None:
    printed = paper_forms(clinic)
    said = " ".join(one.said for one in printed.items)
    for name in FORMS:
        form = clinic.reference.forms[name]
        assert form.title in said
        asked = [
            one
            for one, above in form.walk()
            if one.is_question and not any("hidden" in up.controls for up in (one, *above))
        ]
        assert asked
        assert [one.text for one in asked if one.text not in said] == []
    pages = pypdfium2.PdfDocument(blank_form_pdf(printed, clinic.letterhead))
    text = "".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))
    assert "Is the skin numb or tingly between your legs?" in " ".join(text.split())
