"""A clinic's own templates with a slip: named, left out, ours used instead; the visit stays open and stored."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clinic_app import places
from clinic_app.checking import check_files
from clinic_app.clock import SetClock
from clinic_app.reading import Reading, read_reference
from clinic_app.records.record import Record
from clinic_app.visit.note import sentences
from clinic_app.words import Words
from tests.visit.treating import begin, open_clinic


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the clinic's own folder of templates, with copies of ours."""
    monkeypatch.setenv("CLINIC_APP_HOME", str(tmp_path))
    folder = places.clinic_files("templates")
    shutil.copytree(places.shipped("templates"), folder)
    return folder


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


SLIPS = [
    ("visit_note.yaml", "intake.complaint", "intake.complain", "“intake” asks no “complain”"),
    ("visit_note.yaml", "Work: {value}.", "Work: {valeu}.", "nobody fills “{valeu}”"),
    ("emergency_letter.yaml", "{patient}, born", "The patient, born", "“{patient}” is missing"),
    ("consent.yaml", "{phone}", "{fone}", "nobody fills “{fone}”"),
    ("referral_letter.yaml", "Medicines: {value}.", "Medicines: {value.", "a brace is missing"),
]


@pytest.mark.parametrize(("name", "before", "after", "what"), SLIPS, ids=[slip[3] for slip in SLIPS])
def test_a_slip_in_an_own_template_is_named_and_ours_is_used(
    name: str, before: str, after: str, what: str, own: Path, words: Words, reading: Reading
) -> None:
    change(own / name, before, after)
    found = read_reference(words)
    assert [one.what for one in found.problems] == [what]
    assert found.problems[0].file == str(own / name)
    assert found.problems[0].line > 1
    assert found.reference.note == reading.reference.note
    assert found.reference.letters == reading.reference.letters
    assert [one.what for one in check_files([own / name], reading).problems] == [what]


def test_an_own_letter_that_is_right_stands_beside_ours(own: Path, words: Words, reading: Reading) -> None:
    change(own / "referral_letter.yaml", "letter: referral_letter", "letter: to_the_school")
    change(own / "referral_letter.yaml", "title: Referral letter", "title: Letter to the school")
    found = read_reference(words)
    assert found.problems == ()
    assert set(found.reference.letters) == {*reading.reference.letters, "to_the_school"}


def test_a_visit_goes_on_with_ours(own: Path, embedded_record: Record, words: Words, clock: SetClock) -> None:
    change(own / "visit_note.yaml", "intake.complaint", "intake.complain")
    visit = begin(open_clinic(embedded_record, read_reference(words), words, clock))
    assert any("6 of 10" in one.text for one in sentences(visit, visit.reference.note, words))
    assert embedded_record.answers.of_visit(visit.visit.id)
