"""The record on both stores: what is stored comes back, a signed visit takes nothing more, faults are sentences."""

from __future__ import annotations

import resource
import shutil
import signal
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import inspect, text

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records import chain, embedded, upgrade, vault
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow, AttachmentRow, EventRow, NoteRow, PatientRow, PersonRow, VisitRow
from clinic_app.records.tables import answer, event, metadata
from tests.conftest import QUICK


def one_visit(record: Record, clock: SetClock) -> tuple[PersonRow, PatientRow, VisitRow]:
    person = PersonRow(str(uuid4()), "Ada Rook", "practitioner", clock(), details={"techniques": ["needling"]})
    record.people.add(person)
    patient = PatientRow(str(uuid4()), "Zoë", "O'Neill <b>", "1981-05-02", clock(), phone="01234", added_by=person.id)
    patient = record.patients.add(patient, EventRow(str(uuid4()), "patient_added", clock(), person.id, patient.id))
    visit = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), patient.id, added_by=person.id)
    record.visits.add(visit, EventRow(str(uuid4()), "visit_added", clock(), person.id, patient.id, visit.id))
    return person, patient, visit


def an_answer(record: Record, clock: SetClock, visit: VisitRow, value: object) -> AnswerRow:
    form = record.contents.keep("form", "f", "1", {"resourceType": "Questionnaire"})
    return AnswerRow(str(uuid4()), visit.id, form, (("note", ""),), value, str(uuid4()), clock())


def test_people_patients_visits_come_back_as_they_were(record: Record, clock: SetClock) -> None:
    person, patient, visit = one_visit(record, clock)
    assert record.people.all() == [person]
    assert record.patients.all() == [patient]
    assert patient.number == 1001
    assert record.visits.of_patient(patient.id) == [visit]
    record.settings.put({"clinic_name": "Harbour", "modes": {"reference": True}})
    record.settings.put({"clinic_name": "Harbour Street"})
    assert record.settings.all() == {"clinic_name": "Harbour Street", "modes": {"reference": True}}


@pytest.mark.parametrize(
    "value", ["", "NUL \x00 and 🦴 and \ud800", 0, 7, 2.5, True, ["b", "a"], {"value": 3, "unit": "cm"}]
)
def test_any_value_comes_back_as_it_was(record: Record, clock: SetClock, value: object) -> None:
    _, _, visit = one_visit(record, clock)
    row = an_answer(record, clock, visit, value)
    record.answers.append([row])
    assert record.answers.of_visit(visit.id)[0].value == value


def test_a_signed_visit_takes_no_more_answers(record: Record, clock: SetClock) -> None:
    person, patient, visit = one_visit(record, clock)
    seen = record.answers.append([an_answer(record, clock, visit, "first")])
    note = NoteRow(str(uuid4()), visit.id, "{}", "0" * 64, person.id, clock())
    happened = EventRow(str(uuid4()), "signed", clock(), person.id, patient.id, visit.id)
    signed = record.notes.sign(note, happened, seen=seen)
    assert signed.chain_seq >= seen
    assert record.visits.get(visit.id).state == "signed"
    assert record.notes.of_visit(visit.id) == signed
    with pytest.raises(ClinicError) as error:
        record.answers.append([an_answer(record, clock, visit, "late")])
    assert error.value.sentence == "visit.signed_already"
    with pytest.raises(ClinicError):
        record.notes.sign(note, happened, seen=seen)


def test_nobody_signs_over_an_answer_they_have_not_seen(record: Record, clock: SetClock) -> None:
    person, patient, visit = one_visit(record, clock)
    seen = record.answers.append([an_answer(record, clock, visit, "first")])
    record.answers.append([an_answer(record, clock, visit, "from the other room")])
    note = NoteRow(str(uuid4()), visit.id, "{}", "0" * 64, person.id, clock())
    happened = EventRow(str(uuid4()), "signed", clock(), person.id, patient.id, visit.id)
    with pytest.raises(ClinicError) as error:
        record.notes.sign(note, happened, seen=seen)
    assert error.value.sentence == "visit.changed_elsewhere"
    assert record.visits.get(visit.id).state == "open"


def test_attachments_come_back_byte_for_byte(record: Record, clock: SetClock) -> None:
    person, patient, visit = one_visit(record, clock)
    row = AttachmentRow(
        str(uuid4()),
        "sheet",
        "Home plan",
        "application/pdf",
        "0" * 64,
        bytes(range(256)),
        clock(),
        patient.id,
        visit.id,
    )
    record.notes.attach(row, EventRow(str(uuid4()), "printed", clock(), person.id, patient.id, visit.id))
    assert record.notes.attachments(visit.id) == [row]


def test_answers_and_events_share_one_unbroken_chain(record: Record, clock: SetClock) -> None:
    _, _, visit = one_visit(record, clock)
    record.answers.append([an_answer(record, clock, visit, value) for value in ("a", "b")])
    with record.read() as connection:
        rows = [(answer, dict(row)) for row in connection.execute(answer.select()).mappings()]
        rows += [(event, dict(row)) for row in connection.execute(event.select()).mappings()]
        head = chain.head(connection)
    rows.sort(key=lambda one: one[1]["seq"])
    assert [row["seq"] for _, row in rows] == list(range(1, len(rows) + 1))
    before = chain.START
    for table, row in rows:
        found = row.pop("hash")
        assert chain.link(before, table.name, row) == found
        before = found
    assert head == chain.Head(len(rows), before)


def test_migrations_end_where_a_fresh_record_begins(record: Record, clock: SetClock) -> None:
    def columns() -> dict[str, list[tuple[str, str, bool]]]:
        with record.engine.connect() as connection:
            found = inspect(connection)
            return {
                table: sorted((c["name"], str(c["type"]), bool(c["nullable"])) for c in found.get_columns(table))
                for table in found.get_table_names()
            }

    fresh = columns()
    assert set(fresh) == set(metadata.tables)
    with record.write() as connection:
        metadata.drop_all(connection)
    with record.write() as connection:
        upgrade.run(connection, "head")
    assert columns() == fresh
    assert not upgrade.is_due(record)


def test_a_record_of_a_newer_program_is_refused_politely(embedded_record: Record, tmp_path: Path) -> None:
    with embedded_record.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    keys = vault.load(tmp_path / "record" / embedded.KEYS)
    key, _ = keys.open("correct horse battery")
    with pytest.raises(ClinicError) as error:
        embedded.open_record(tmp_path / "record", key)
    assert error.value.sentence == "record.newer"


def reopened(tmp_path: Path) -> Record:
    key, _ = vault.load(tmp_path / "record" / embedded.KEYS).open("correct horse battery")
    return embedded.open_record(tmp_path / "record", key)


def test_a_foreign_or_damaged_file_is_said_to_be_so(embedded_record: Record, tmp_path: Path) -> None:
    embedded_record.close()
    database = tmp_path / "record" / embedded.DATABASE
    whole = database.read_bytes()
    for damaged, sentence in (
        (b"something else entirely" * 400, "record.not_ours"),
        (whole[:40] + bytes([whole[40] ^ 1]) + whole[41:], "record.not_ours"),
    ):
        database.write_bytes(damaged)
        with pytest.raises(ClinicError) as error:
            reopened(tmp_path)
        assert error.value.sentence == sentence
    database.write_bytes(whole)
    reopened(tmp_path).close()


def test_a_missing_record_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ClinicError) as error:
        embedded.open_record(tmp_path / "nowhere", bytes(32))
    assert error.value.sentence == "record.missing"


def test_a_record_is_never_made_over_another(embedded_record: Record, tmp_path: Path) -> None:
    keys, key, _ = vault.new_vault("r")
    with pytest.raises(ClinicError) as error:
        embedded.create(tmp_path / "record", keys, key)
    assert error.value.sentence == "record.exists_already"


def test_a_place_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keys, key, _ = vault.new_vault("r")
    with pytest.raises(ClinicError) as error:
        embedded.create(tmp_path / "file" / "record", keys.with_person("p", "x", key, QUICK), key)
    assert error.value.sentence == "record.cannot_write"


def test_a_full_disk_loses_nothing_that_was_stored_and_works_again_after(
    embedded_record: Record, clock: SetClock
) -> None:
    _, _, visit = one_visit(embedded_record, clock)
    embedded_record.answers.append([an_answer(embedded_record, clock, visit, "before")])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    row = an_answer(embedded_record, clock, visit, "x" * 3_000_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(ClinicError) as error:
            embedded_record.answers.append([row])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert error.value.sentence in ("record.disk_full", "record.disk_fault")
    assert [one.value for one in embedded_record.answers.of_visit(visit.id)] == ["before"]
    embedded_record.answers.append([row])
    assert len(embedded_record.answers.of_visit(visit.id)) == 2


def test_nothing_written_to_disk_shows_a_patients_name(
    embedded_record: Record, clock: SetClock, tmp_path: Path
) -> None:
    one_visit(embedded_record, clock)
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "record", copy)
    for path in copy.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"O'Neill" not in content, path
            assert "Zoë".encode() not in content, path
            assert b"Ada Rook" not in content, path
