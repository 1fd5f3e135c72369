"""A patient asks for a change in a signed note: what came of it stands below the note, on paper, and when it leaves."""

from __future__ import annotations

import pypdfium2
import pytest

from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.errors import ClinicError
from clinic_app.records.verification import verify
from clinic_app.visit.amendments import ACCEPTED, ADDENDUM, REFUSED, requests
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.signing import add, sign
from clinic_app.words import Words
from tests.visit.treating import begin, finish, needle


@pytest.fixture
def signed(clinic: Clinic, words: Words) -> OpenVisit:
    visit = begin(clinic)
    needle(visit)
    finish(visit)
    sign(visit, words)
    return visit


def addenda(visit: OpenVisit, clinic: Clinic) -> tuple[tuple[str, str], ...]:
    return note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name).addenda


def test_both_outcomes_stand_below_the_note(signed: OpenVisit, clinic: Clinic) -> None:
    before = signed.record.notes.of_visit(signed.visit.id)
    add(signed, ADDENDUM, "The fall was on 3 May.", "the date of the fall is wrong", ACCEPTED)
    add(signed, ADDENDUM, "I never said that it was my fault.", "it is what was said, in my notes of the day", REFUSED)
    add(signed, ADDENDUM, "Small bruise.", "patient phoned")
    said = addenda(signed, clinic)
    assert "at the patient's request" in said[0][0]
    assert "the date of the fall is wrong" in said[0][0]
    assert said[0][1] == "The fall was on 3 May."
    assert "refused" in said[1][0]
    assert "it is what was said" in said[1][0]
    assert said[1][1] == "The patient's statement: I never said that it was my fault."
    assert "patient's request" not in said[2][0]
    assert signed.record.notes.of_visit(signed.visit.id) == before


def test_paper_shows_both(signed: OpenVisit, clinic: Clinic) -> None:
    add(signed, ADDENDUM, "I never said so.", "it was said", REFUSED)
    sheet = note_sheet(signed, clinic.words, clinic.letterhead, clinic.person.name)
    with pypdfium2.PdfDocument(visit_note_pdf(sheet, load())) as document:
        printed = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert "The patient asked for a change, refused" in printed
    assert "Why: it was said" in printed
    assert "The patient's statement: I never said so." in printed


def test_what_came_of_it_is_sealed(signed: OpenVisit, clinic: Clinic) -> None:
    row = add(signed, ADDENDUM, "I never said so.", "it was said", REFUSED)
    assert requests(signed.record, signed.visit.id) == {row.id: REFUSED}
    assert verify(signed.record).is_whole


@pytest.mark.parametrize(("text", "reason"), [("", "it was said"), ("I never said so.", " ")])
def test_a_refusal_needs_its_reason_and_the_statement(signed: OpenVisit, text: str, reason: str) -> None:
    with pytest.raises(ClinicError, match="addendum_empty"):
        add(signed, ADDENDUM, text, reason, REFUSED)
