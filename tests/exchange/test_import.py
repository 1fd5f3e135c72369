"""An import from end to end on both stores: planned, written at once, taken back as long as nobody built on it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any, cast
from uuid import uuid4

import pytest

from clinic_app.canonical import canonical
from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange.bundle_in import read_bundle
from clinic_app.exchange.exact_json import read_json, written
from clinic_app.exchange.imported_history import lines
from clinic_app.exchange.people_in import Reading
from clinic_app.exchange.plan import Plan, carry_out, planned, take_back
from clinic_app.exchange.said import remark_line, sum_lines, twin_line, type_lines
from clinic_app.exchange.source import of_content, opened
from clinic_app.records import chain
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PersonRow, VisitRow
from clinic_app.words import Words
from tests.forms.corpus import FOLDER

SYNTHEA = FOLDER / "synthea"
needs_synthea = pytest.mark.skipif(not SYNTHEA.is_dir(), reason="no sample patients of Synthea here (docs/oracle.md)")
LIST = (
    "Nr;Vorname;Nachname;Geburtsdatum;Telefon;Ort;Notiz\n"
    "17;Jürgen;Müßig;03.04.1975;0221 1;Köln;mag Tee\n"
    "18;Zoë;O'Neill;31.12.1980;;;\n"
    "19;Ada;Falsch;31.02.2020;;;\n"
    "20;;;01.01.1990;;;\n"
    "21;Kim;Morgen;01.01.2031;;;\n"
    "22;Kim;Alt;01.01.1800;;;\n"
    "23;Ro\x07bin\u202e;Field;02.05.1981;;;\n"
    "17;Jürgen;Müßig;03.04.1975;;;\n"
)


@pytest.fixture
def owner(record: Record, clock: SetClock) -> PersonRow:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    record.people.add(person)
    return person


def plan_of(record: Record | None, text: str, clock: SetClock) -> Plan:
    source = of_content("list.csv", text.encode())
    assert source.table is not None
    incoming = Reading.guessed(source.table, clock().local.date()).incoming()
    return planned(record, source.name, source.content, incoming)


def test_a_list_with_everything_amiss(record: Record, owner: PersonRow, clock: SetClock, words: Words) -> None:
    plan = plan_of(record, LIST, clock)
    assert plan.counts() == {"new": 3, "filled": 0, "left": 1, "left_out": 4, "kept": 1, "documents": 0}
    said = [remark_line(one, plan, words) for one in plan.incoming.remarks]
    assert "Line 4: “31.02.2020” is not a day of the calendar; the row is left out" in said
    assert {line.split(":")[0] for line in said} == {f"Line {number}" for number in (4, 5, 6, 7, 8)}
    assert [twin_line(one, plan, words) for one in plan.twins] == [
        "Jürgen Müßig, born 1975-04-03: same name and birth date as line 2 of this file"
    ]
    carry_out(plan, record, owner, clock())
    found = {one.name: one for one in record.patients.all()}
    assert set(found) == {"Jürgen Müßig", "Zoë O'Neill", "Ro bin Field"}
    first = found["Jürgen Müßig"]
    assert (first.number, first.birth_date, first.phone) == (1001, "1975-04-03", "0221 1")
    assert first.details == {"number_elsewhere": "17", "address": "Köln"}
    assert [json.loads(one.body) for one in record.imports.of_patient(first.id)] == [{"Notiz": "mag Tee"}]


def test_who_is_there_already_is_left_filled_or_added(record: Record, owner: PersonRow, clock: SetClock) -> None:
    carry_out(plan_of(record, "Vorname;Nachname;Geburtsdatum\nZoë;O'Neill;31.12.1980\n", clock), record, owner, clock())
    again = plan_of(record, LIST, clock)
    first = again.twins[0]
    assert (first.newcomer, first.why, first.decision) == (1, "name", "leave")
    assert again.decided("fill", 1).counts()["filled"] == 1
    assert again.decided("add", 1).counts()["new"] == 3
    carry_out(again.decided("fill", 1), record, owner, clock())
    zoe = next(one for one in record.patients.all() if one.given_name == "Zoë")
    assert zoe.details == {"number_elsewhere": "18"}
    other = plan_of(record, "id,name,dob\n18,Somebody Else,1960-01-01\n17,J Müßig,1975-04-03\n", clock)
    assert [(one.why, one.decision) for one in other.twins] == [("number", "add"), ("number", "leave")]


def test_an_import_is_taken_back_as_if_it_had_not_been(record: Record, owner: PersonRow, clock: SetClock) -> None:
    carry_out(plan_of(record, "Vorname;Nachname;Geburtsdatum\nZoë;O'Neill;31.12.1980\n", clock), record, owner, clock())
    before = record.patients.all()
    carry_out(plan_of(record, LIST, clock).decided("fill", 1), record, owner, clock())
    (told, is_undone), _ = record.imports.batches()
    assert not is_undone
    take_back(record, told, owner, clock())
    assert record.patients.all() == before
    assert record.imports.of_batch(str(told.detail["batch"])) == []
    assert [undone for _, undone in record.imports.batches()] == [True, False]
    with pytest.raises(ClinicError) as twice:
        take_back(record, told, owner, clock())
    assert twice.value.sentence == "importing.undone_already"
    carry_out(plan_of(record, LIST, clock), record, owner, clock())
    assert len(record.patients.all()) == 3


@pytest.mark.parametrize("since", ["visit", "event", "changed", "attached"])
def test_an_import_somebody_built_on_stays(
    record: Record, owner: PersonRow, clock: SetClock, words: Words, since: str
) -> None:
    carry_out(plan_of(record, "Vorname;Nachname;Geburtsdatum\nZoë;O'Neill;31.12.1980\n", clock), record, owner, clock())
    carry_out(plan_of(record, LIST, clock).decided("fill", 1), record, owner, clock())
    (told, _), _ = record.imports.batches()
    new, zoe = (next(one for one in record.patients.all() if one.given_name == name) for name in ("Jürgen", "Zoë"))
    happened = EventRow(str(uuid4()), "viewed", clock(), owner.id, new.id)
    if since == "visit":
        visit = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), new.id, added_by=owner.id)
        record.visits.add(visit, replace(happened, kind="visit_added", visit=visit.id))
    elif since == "event":
        record.events.append(happened)
    elif since == "changed":
        record.patients.change(replace(zoe, phone="0151"), replace(happened, kind="patient_changed", patient=zoe.id))
    else:
        bundle = _bundle("1975-04-03", name=("Jürgen", "Müßig"))
        carry_out(_fhir(record, bundle).decided("fill"), record, owner, clock())
    before = record.patients.all()
    with pytest.raises(ClinicError) as stays:
        take_back(record, told, owner, clock())
    assert stays.value.sentence == "importing.used_since"
    assert ("Zoë" if since == "changed" else "Jürgen") in words.of_error(stays.value)
    assert record.patients.all() == before


def test_nothing_is_written_when_one_row_does_not_fit(record: Record, owner: PersonRow, clock: SetClock) -> None:
    plan = plan_of(record, LIST, clock)
    same = replace(plan.incoming.newcomers[0], documents=())
    broken = replace(plan.incoming.newcomers[1], details={"x": cast("str", object())})  # cannot be stored
    with pytest.raises(TypeError):
        carry_out(
            replace(plan, incoming=replace(plan.incoming, newcomers=(same, broken)), twins=()), record, owner, clock()
        )
    assert record.patients.all() == []
    assert record.imports.batches() == []


@pytest.mark.parametrize("role", ["practitioner", "student", "assistant", "reception", "auditor"])
def test_only_the_owner_takes_patients_in(record: Record, owner: PersonRow, clock: SetClock, role: str) -> None:
    with pytest.raises(ClinicError) as refused:
        carry_out(plan_of(record, LIST, clock), record, replace(owner, role=role), clock())
    assert refused.value.sentence == "importing.may_not"
    assert record.patients.all() == []


def _bundle(born: str, *more: dict[str, Any], name: tuple[str, str] = ("Ada", "Rook")) -> dict[str, Any]:
    person = {
        "resourceType": "Patient",
        "id": "p",
        "birthDate": born,
        "name": [{"given": [name[0]], "family": name[1]}],
    }
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in (person, *more)]}


def _fhir(record: Record | None, bundle: object) -> Plan:
    content = json.dumps(bundle).encode()
    return planned(record, "bundle.json", content, read_bundle(read_json(content)))


def test_a_bundle_with_dangling_references_is_taken_in(
    record: Record, owner: PersonRow, clock: SetClock, words: Words
) -> None:
    mine = {"resourceType": "Condition", "subject": {"reference": "Patient/p"}, "code": {"text": "Low back pain"}}
    lost = {"resourceType": "Condition", "subject": {"reference": "Patient/who"}, "code": {"text": "Asthma"}}
    strange = {"resourceType": "Starship", "crew": [1.10, {"x": None}]}
    letter = {
        "resourceType": "DocumentReference",
        "subject": {"reference": "Patient/p"},
        "date": "2020-02-03",
        "content": [{"attachment": {"contentType": "text/plain", "title": "Letter\x00", "data": "aGVsbG8="}}],
    }
    plan = _fhir(record, _bundle("1980", mine, lost, strange, letter))
    assert [remark_line(one, plan, words) for one in plan.incoming.remarks] == [
        "Entry 3: Condition belongs to Patient/who, who is not in this file; it is kept beside the patients",
        "Entry 1: of the birth date only “1980” is known",
    ]
    assert "Starship: 1, kept and listed" in list(type_lines(plan, words))
    assert "1 document" in list(sum_lines(plan, words))
    batch = carry_out(plan, record, owner, clock())
    (patient,) = record.patients.all()
    kept = record.imports.of_patient(patient.id)
    assert [(one.kind, one.what) for one in lines((one.type, one.body) for one in kept)] == [
        ("document", ""),
        ("condition", "Low back pain"),
    ][1:]
    everything = [json.loads(one.body) for one in record.imports.of_batch(batch)]
    assert all(one in everything for one in (mine, lost, strange, letter))
    with record.read() as connection:
        (document,) = connection.exec_driver_sql("SELECT title, media_type, body FROM attachment").all()
    assert (document[0], document[1], bytes(document[2])) == ("Letter", "text/plain", b"hello")
    ((told, _),) = record.imports.batches()
    take_back(record, told, owner, clock())
    with record.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar_one() == 0


@pytest.mark.parametrize(
    ("bundle", "said"),
    [
        ({"hello": 1}, "no_bundle"),
        ([1, 2], "no_bundle"),
        ({"resourceType": "Bundle", "entry": "none"}, "no_patient"),
        ({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Condition"}}, 7, None]}, "no_patient"),
        ({"resourceType": ["Bundle"]}, "no_bundle"),
    ],
)
def test_json_that_is_no_bundle_is_refused(bundle: object, said: str) -> None:
    with pytest.raises(ClinicError) as refused:
        _fhir(None, bundle)
    assert refused.value.sentence == f"importing.{said}"


@pytest.mark.parametrize("born", ["1980-02-31", "yesterday", "", "80"])
def test_a_patient_of_a_bundle_with_no_day_of_birth_still_comes(born: str) -> None:
    plan = _fhir(None, _bundle(born, name=("", "")))
    (patient,) = plan.incoming.newcomers
    assert (patient.birth_date, patient.family_name) == ("", "p")
    assert len(plan.incoming.remarks) == 2


def test_no_digit_of_a_number_changes() -> None:
    text = '{"a":1.10,"b":[185.00000000000000000000001,1E3,-0.0],"c":1.5}'
    assert written(read_json(text.encode())) == text


@needs_synthea
def test_all_bundles_of_synthea_come_in_without_loss(embedded_record: Record, clock: SetClock, words: Words) -> None:
    record, counted = embedded_record, Counter[str]()
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    record.people.add(person)
    files = sorted((SYNTHEA / "fhir_r4").glob("*.json"))
    assert len(files) == 8
    for path in files:
        source = opened(path)
        plan = planned(record, source.name, source.content, read_bundle(source.data))
        assert plan.counts()["new"] == 1
        batch = carry_out(plan, record, person, clock())
        given = [entry["resource"] for entry in json.loads(path.read_bytes())["entry"]]
        kept = [json.loads(one.body) for one in record.imports.of_batch(batch)]
        assert Counter(map(canonical, kept)) == Counter(map(canonical, given))
        assert sum(number for number, _ in plan.incoming.counts.values()) == len(given)
        assert len(list(type_lines(plan, words))) == len({one["resourceType"] for one in given})
        counted.update(one["resourceType"] for one in given)
    assert counted["Condition"] == 59
    found = record.patients.all()
    assert len(found) == 8
    shown = [
        one.kind
        for patient in found
        for one in lines((kept.type, kept.body) for kept in record.imports.of_patient(patient.id))
    ]
    assert Counter(shown) >= Counter(condition=59, medicine=47, measured=649, contact=129)
    for told, _ in record.imports.batches():
        take_back(record, told, person, clock())
    assert record.patients.all() == []
    with record.read() as connection:
        assert chain.head(connection).seq == 16


@needs_synthea
def test_the_list_of_synthea_comes_in(embedded_record: Record, clock: SetClock) -> None:
    source = opened(SYNTHEA / "csv" / "patients.csv")
    assert source.table is not None
    reading = Reading.guessed(source.table, clock().local.date())
    assert reading.orders == ("ymd",)
    plan = planned(embedded_record, source.name, source.content, reading.incoming())
    assert plan.counts()["new"] == 27
    assert plan.incoming.remarks == ()
