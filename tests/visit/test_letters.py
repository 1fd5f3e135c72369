"""Letters tell what was asked, answered and found; the emergency one prints before anybody signs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from clinic_app.clock import SetClock
from clinic_app.data_files import load
from clinic_app.forms.shelf import Shelf
from clinic_app.places import shipped
from clinic_app.reading import Reading
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.drawn import kept, strokes_of
from clinic_app.visit.gates import may_sign
from clinic_app.visit.kept import keep_document
from clinic_app.visit.letter import letter_sheet, offered
from clinic_app.visit.letter_template import read_letter_template
from clinic_app.visit.note_template import read_note_template
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.sheet_values import LetterSheet
from clinic_app.visit.template_names import name_faults
from clinic_app.words import Words
from tests.visit.treating import begin, blocking

LETTERS = ("consent", "discharge", "emergency_letter", "referral_letter")
#: No letter says more than was found (safety.md 6).
BANNED = re.compile(r"\b(diagnosed|detect\w*|rules? out|likely|suspected|AI)\b", re.IGNORECASE)


@pytest.fixture
def sent(clinic: Clinic) -> OpenVisit:
    """Give a contact of somebody who is sent to emergency, all of it told."""
    visit = begin(clinic)
    visit.answer("red_flags", path("ces_saddle"), "yes")
    flag = visit.now.alerts[0].id
    told = {"found": "Numb between the legs", "decision": "emergency", "told": "A&E", "told_at": "13:50"}
    visit.answer_all(Said("flag_decisions", path(("flags", flag), link), value) for link, value in told.items())
    change_kind(visit, "sent_to_emergency")
    visit.answer_all(
        [
            Said("flag_decisions", path(("flags", flag)), value=True),
            Said("contact", path("sent_found"), "Cannot feel when passing water"),
            Said("contact", path("sent_letter"), "printed"),
            Said("letter", path("letter_began"), "07:30 today"),
            Said("letter", path("letter_to"), "Royal Harbour Hospital"),
        ]
    )
    return visit


def made(clinic: Clinic, visit: OpenVisit, letter: str) -> LetterSheet:
    template = visit.reference.letters[letter]
    return letter_sheet(visit, template, clinic.words, clinic.letterhead, clinic.person.name)


def said(sheet: LetterSheet) -> str:
    parts = [*sheet.opening, *(one for section in sheet.sections for one in section.sentences), *sheet.closing]
    return "\n".join(parts)


def test_the_emergency_letter_tells_when_what_was_asked_and_what_was_found(clinic: Clinic, sent: OpenVisit) -> None:
    sheet = made(clinic, sent, "emergency_letter")
    told = said(sheet)
    for wanted in (
        "Cannot feel when passing water",
        "07:30 today",
        "Yes: numb between the legs",
        "at 13:50",
        "6 of 10",
    ):
        assert wanted in told
    assert sheet.to == ("To: Emergency department, Royal Harbour Hospital",)
    assert "not a diagnosis" in told
    assert not BANNED.search(told)
    assert "Field" in sheet.identity
    assert "{" not in told


@pytest.mark.parametrize("letter", LETTERS)
def test_an_empty_visit_makes_every_letter_without_empty_sentences(letter: str, clinic: Clinic, words: Words) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
    sheet = made(clinic, clinic.open(clinic.begin_visit(patient).id), letter)
    for sentence in said(sheet).splitlines():
        assert re.search(r"\w{2}", sentence)
        assert "{" not in sentence
    assert all(section.sentences for section in sheet.sections)


def test_what_is_known_of_the_history_goes_along_from_earlier_visits(clinic: Clinic, clock: SetClock) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
    first = clinic.open(clinic.begin_visit(patient).id)
    first.answer_all(Said("safety_history", path(link), "yes") for link in ("blood", "anticoagulant"))
    clock.advance(weeks=1)
    second = clinic.open(clinic.begin_visit(patient).id)
    assert "blood" in said(made(clinic, second, "emergency_letter")).lower()


def test_letters_are_offered_by_the_kind_of_contact(sent: OpenVisit, clinic: Clinic) -> None:
    assert [one.letter for one in offered(sent)] == ["emergency_letter", "consent", "referral_letter"]
    visit = begin(clinic, "Moor")
    assert [one.letter for one in offered(visit)] == ["consent", "referral_letter"]
    change_kind(visit, "discharge")
    assert offered(visit)[0].letter == "discharge"


def test_the_letter_prints_before_signing(sent: OpenVisit) -> None:
    assert blocking(sent) == {"closing.letter_not_printed"}
    keep_document(sent, "referral_letter", "Another letter", b"%PDF-1")
    assert not may_sign(sent)
    keep_document(sent, "emergency_letter", "Letter", b"%PDF-1")
    assert may_sign(sent)


def test_a_flag_decided_as_an_emergency_offers_the_letter_without_the_kind(sent: OpenVisit) -> None:
    change_kind(sent, "visit")
    assert "emergency_letter" in [one.letter for one in offered(sent)]


def parsed(name: str) -> Any:  # noqa: ANN401  a parsed file
    return load(shipped("templates") / f"{name}.yaml")


@pytest.mark.parametrize("letter", LETTERS)
def test_every_shipped_letter_names_only_what_somebody_fills(letter: str, reading: Reading) -> None:
    template, faults = read_letter_template(parsed(letter))
    assert template is not None
    assert faults == []
    assert template.letter == letter
    assert name_faults(template.sections, reading.reference.forms) == []


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("opening", "Seen on {day}.", "“{patient}” is missing"),
        ("opening", "{patient} {pateint}", "nobody fills “{pateint}”"),
        ("closing", "Call {phone", "a brace is missing"),
    ],
)
def test_a_letter_with_a_missing_or_unknown_placeholder_is_named(field: str, text: str, what: str) -> None:
    template, faults = read_letter_template(parsed("consent") | {field: text})
    assert template is None
    assert [fault.what for fault in faults] == [what]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({"ask": "intake.complaynt", "say": "{value}"}, "“intake” asks no “complaynt”"),
        ({"ask": "intak.complaint", "say": "{value}"}, "there is no form “intak”"),
        ({"ask": "intake.complaint", "say": "{valu}"}, "nobody fills “{valu}”"),
        ({"ask": "intake.complaint", "say": "{value"}, "a brace is missing"),
        ({"each": "intake.pain_map", "say": "{row} {intensty}"}, "nobody fills “{intensty}”"),
        ({"gather": "intake.factors", "say": "{worst}"}, "nobody fills “{worst}”"),
        ({"facts": "course", "say": "{vists}"}, "nobody fills “{vists}”"),
        ({"say": "Nothing"}, "no key says where the words come from"),
    ],
)
def test_a_line_of_a_template_that_nobody_can_fill_is_named(line: dict[str, str], what: str, reading: Reading) -> None:
    data = {"note": "own", "version": 1, "sections": [{"letter": "S", "title": "Told", "lines": [line]}]}
    template, faults = read_note_template(data)
    assert faults == []
    assert template is not None
    (fault,) = name_faults(template.sections, reading.reference.forms)
    assert fault.what == what
    assert fault.place[:4] == ("sections", 0, "lines", 0)


def test_the_shipped_note_names_only_what_somebody_fills(reading: Reading) -> None:
    assert name_faults(reading.reference.note.sections, reading.reference.forms) == []
    assert name_faults(reading.reference.note.sections, Shelf(reading.reference.forms.lists))


def test_a_signature_is_drawn_again_as_it_was() -> None:
    strokes = (((0.1, 0.25), (0.5, 0.9)), ((1.0, 0.0),))
    assert strokes_of(kept(strokes)) == strokes
    assert kept((((-1.0, 2.0),),)) == "0,1000"
    assert strokes_of("") == strokes_of(None) == strokes_of("x;1,;a,b") == ()


def test_a_clinics_own_words_in_a_letter_are_taken(clinic: Clinic, sent: OpenVisit) -> None:
    template = replace(sent.reference.letters["consent"], opening="{patient}.\n\nSecond part {day}.", closing="")
    sheet = letter_sheet(sent, template, clinic.words, clinic.letterhead, "Ada Rook")
    assert len(sheet.opening) == 2
    assert sheet.closing == ()
