"""A record with something in every table, made once; what leaves with it and comes back is held against it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.canonical import canonical
from clinic_app.clock import SetClock
from clinic_app.demo.record import furnish
from clinic_app.exchange.bundle_in import read_bundle
from clinic_app.exchange.exact_json import read_json
from clinic_app.exchange.plan import carry_out, planned
from clinic_app.reading import Reading
from clinic_app.records import embedded, vault
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PersonRow, ProblemRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.kept import keep_document
from clinic_app.visit.signing import add
from clinic_app.words import Words
from tests.conftest import QUICK

NOW = datetime(2026, 11, 20, 13, 47, tzinfo=UTC)
#: A patient of another program with a name nobody types, a document, and a resource nobody knows.
STRANGE = """{"resourceType": "Bundle", "entry": [
  {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1980", "name": [{"family": "O'Neill <b>🦴"}]}},
  {"resource": {"resourceType": "Starship", "subject": {"reference": "Patient/p"}, "speed": 1.10}},
  {"resource": {"resourceType": "DocumentReference", "subject": {"reference": "Patient/p"},
    "content": [{"attachment": {"contentType": "text/plain", "title": "A letter", "data": "aGVsbG8="}}]}}]}"""
NewRecord = Callable[[], Record]


@pytest.fixture
def new_record(tmp_path: Path) -> Iterator[NewRecord]:
    """Return a function that makes an empty record."""
    made: list[Record] = []

    def one() -> Record:
        keys, key, _ = vault.new_vault(str(uuid4()))
        folder = tmp_path / f"record {len(made)}"
        made.append(embedded.create(folder, keys.with_person("p", "correct horse battery", key, QUICK), key))
        return made[-1]

    yield one
    for record in made:
        record.close()


@pytest.fixture(scope="session")
def full_made(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> tuple[Path, bytes]:
    """Make the demo record with something in every table, once."""
    keys, key, _ = vault.new_vault(str(uuid4()))
    folder = tmp_path_factory.mktemp("full") / "record"
    record = embedded.create(folder, keys.with_person("p", "correct horse battery", key, QUICK), key)
    clock = SetClock(NOW)
    person = furnish(record, reading.reference, words, clock, "p")
    _add_odd_things(_clinic(record, person, reading, words))
    record.close()
    return folder, key


@pytest.fixture(scope="module")
def full(
    full_made: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words
) -> Iterator[Clinic]:
    """Give the clinic of that record, a copy for each file of tests."""
    folder, key = full_made
    record = embedded.open_record(shutil.copytree(folder, tmp_path_factory.mktemp("copy") / "record"), key)
    yield _clinic(record, record.people.get("p"), reading, words)
    record.close()


def _clinic(record: Record, person: PersonRow, reading: Reading, words: Words) -> Clinic:
    settings = record.settings.all()
    return Clinic(record, reading.reference, words, SetClock(NOW), person, lambda _: True, settings)


def _add_odd_things(clinic: Clinic) -> None:
    record, clock, person = clinic.record, clinic.clock, clinic.person
    patient = record.patients.all()[0]
    problem = ProblemRow(str(uuid4()), patient.id, "Low back", person.id, clock(), "closed", {"goal": "ski \x00"})
    record.problems.add(problem, EventRow(str(uuid4()), "problem_added", clock(), person.id, patient.id))
    signed = next(one for one in record.visits.in_state("signed"))
    visit = clinic.open(signed.id)
    keep_document(visit, "home_care", "Sheet given", b"%PDF-1.7 not really")
    add(visit, "addendum", "Forgot: \u202eright knee", "late")
    content = STRANGE.encode()
    carry_out(planned(record, "x.json", content, read_bundle(read_json(content))), record, person, clock())
    last = record.visits.of_patient(patient.id)[-1]
    event = EventRow(
        str(uuid4()), "printed", clock(), person.id, patient.id, last.id, {"to": canonical({"a": "\ud800"})}
    )
    record.events.append(replace(event, detail={"to": "the \x00 patient"}))
