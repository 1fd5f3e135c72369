"""A copy for a person and the record check: what is in them, what is held back, who may, what is asked first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from clinic_app.documents.record_check import record_check_pdf
from clinic_app.errors import ClinicError
from clinic_app.exchange.copy_for_person import CopyOrder, PersonCopy
from clinic_app.exchange.note_check import POINTS, check, page_of
from clinic_app.records.rows import PatientRow
from clinic_app.visit.clinic import Clinic

FROM, TO = date(2020, 1, 1), date(2030, 1, 1)
ORDER = CopyOrder(FROM, TO, frozenset(("notes", "given")), "The patient", "asked for it", "passport")


@pytest.fixture
def patient(full: Clinic) -> PatientRow:
    """Give somebody with several signed notes and a document."""
    with full.record.read() as connection:
        (found,) = connection.exec_driver_sql("SELECT patient FROM attachment WHERE visit IS NOT NULL").one()
    return full.record.patients.get(found)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)).split())


def test_a_copy_holds_the_span_and_the_parts_that_were_asked(full: Clinic, patient: PatientRow, tmp_path: Path) -> None:
    copy = PersonCopy(full, patient)
    count = copy.write(tmp_path / "all", ORDER)
    notes = sorted((tmp_path / "all" / "notes").iterdir())
    given = list((tmp_path / "all" / "documents").iterdir())
    assert len(notes) > 1
    assert len(notes) + len(given) == count
    assert all(patient.family_name in text_of(path.read_bytes()) for path in notes)
    page = (tmp_path / "all" / "index.html").read_text(encoding="utf-8")
    assert all(path.name.split()[-1] in page for path in (*notes, *given))
    day = date.fromisoformat(notes[0].name[:10])
    one = replace(ORDER, first=day, last=day, parts=frozenset(("notes",)))
    assert copy.write(tmp_path / "one.zip", one) == sum(path.name.startswith(day.isoformat()) for path in notes)


def test_lines_about_others_are_held_back(full: Clinic, patient: PatientRow, tmp_path: Path) -> None:
    copy = PersonCopy(full, patient)
    lines = [one for one in copy.lines(FROM, TO, ORDER.parts) if " " in one.key]
    chosen = max(lines, key=lambda one: len(one.text))
    documents = [one for one in copy.lines(FROM, TO, ORDER.parts) if " " not in one.key]
    held = frozenset((chosen.key, documents[0].key))
    copy.write(tmp_path / "out", replace(ORDER, held_back=held))
    text = " ".join(text_of(path.read_bytes()) for path in (tmp_path / "out" / "notes").iterdir())
    assert " ".join(chosen.text.split()) not in text
    assert text.count("A line about another person is held back here.") == 1
    others = [one for one in lines if one.text != chosen.text and 20 < len(one.text) < 60]
    assert any(" ".join(one.text.split()) in text for one in others)
    assert not (tmp_path / "out" / "documents").exists()
    assert "2 entries about other persons" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    told = full.record.events.of_kind("copy_given")[-1]
    assert (told.patient, told.detail["recipient"], told.detail["purpose"]) == (
        patient.id,
        "The patient",
        "asked for it",
    )
    assert told.detail["identity"] == "passport"
    assert told.detail["held_back"] == sorted(held)


def test_lines_that_name_a_relative_are_marked(full: Clinic, patient: PatientRow) -> None:
    copy = PersonCopy(full, patient)
    assert copy._seems_about_others("Says that her husband, too, has back pain")
    assert not copy._seems_about_others("Fathers nothing; husbandry is his work")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"recipient": " "}, "no_recipient"),
        ({"reason": ""}, "no_reason"),
        ({"identity": ""}, "no_identity"),
        ({"parts": frozenset()}, "no_parts"),
        ({"first": TO, "last": FROM}, "span_turned"),
        ({"first": date(2001, 1, 1), "last": date(2001, 1, 2)}, "nothing"),
    ],
)
def test_what_must_be_asked_first(
    full: Clinic, patient: PatientRow, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    before = len(full.record.events.of_kind("copy_given"))
    with pytest.raises(ClinicError) as refused:
        PersonCopy(full, patient).write(tmp_path / "out", replace(ORDER, **change))  # type: ignore[arg-type]
    assert refused.value.sentence == f"copying.{said}"
    assert list(tmp_path.iterdir()) == []
    assert len(full.record.events.of_kind("copy_given")) == before


@pytest.mark.parametrize("role", ["reception", "auditor"])
def test_who_may_not_read_care_gives_no_copy(full: Clinic, patient: PatientRow, role: str) -> None:
    with pytest.raises(ClinicError) as refused:
        PersonCopy(replace(full, person=replace(full.person, role=role)), patient)
    assert refused.value.sentence == "copying.may_not"


def test_a_check_draws_notes_and_says_what_they_miss(full: Clinic) -> None:
    signed = [one for one in full.record.visits.in_state("signed") if one.kind == "visit"]
    checked = check(full, FROM, TO, 5, seed=3)
    assert len(checked) == min(5, len(signed))
    assert check(full, FROM, TO, 5, seed=3) == checked
    told = full.record.events.of_kind("notes_checked")[-1]
    assert (told.person, set(told.detail["visits"])) == ("p", {one.visit.id for one in checked})
    everything = check(full, FROM, TO, 1000, seed=1)
    assert {one.visit.id for one in everything} == {one.id for one in signed}
    held = {name: [one.found[name] for one in everything] for name in POINTS}
    assert all(held["assessed"])
    assert all(held["qualified"])
    assert False in held["measured"]  # what an auditor would miss in the demo record
    page = page_of(full, everything, (FROM, TO), 1)
    counts = dict(page.points)
    assert counts["The clinician’s own assessment"] == f"{len(everything)} of {len(everything)}"
    text = text_of(record_check_pdf(page))
    assert "no outcome measure in this course" in text
    assert "The draw 1 gives the same notes again." in text
    assert not any(one.family_name in text for one in full.record.patients.all())


def test_a_note_that_misses_something_is_found(full: Clinic) -> None:
    (one,) = check(full, FROM, TO, 1, seed=0)
    person = full.record.people.get("p")
    assert one.found["qualified"]
    with full.record.write() as connection:
        connection.exec_driver_sql("UPDATE person SET registration = '' WHERE id = 'p'")
    try:
        (again,) = check(full, FROM, TO, 1, seed=0)
    finally:
        with full.record.write() as connection:
            connection.exec_driver_sql("UPDATE person SET registration = ? WHERE id = 'p'", (person.registration,))
    assert again.found["qualified"] is False
    assert {name: held for name, held in again.found.items() if name != "qualified"} == {
        name: held for name, held in one.found.items() if name != "qualified"
    }


@pytest.mark.parametrize(("role", "first", "said"), [("student", FROM, "may_not"), ("owner", date(2029, 1, 1), "none")])
def test_a_check_is_refused_in_words(full: Clinic, role: str, first: date, said: str) -> None:
    with pytest.raises(ClinicError) as refused:
        check(replace(full, person=replace(full.person, role=role)), first, TO, 5, seed=1)
    assert refused.value.sentence == f"note_check.{said}"
