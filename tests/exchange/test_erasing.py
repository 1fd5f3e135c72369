"""Keeping and erasing: the rule by adult and minor, holds, two people, what remains, a chain that still verifies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange.coming_back import Return
from clinic_app.exchange.leaving import leave
from clinic_app.exchange.retention import erase, hold, keeping, whose_time_is_over
from clinic_app.exchange.source import opened
from clinic_app.reading import Reading
from clinic_app.records import embedded
from clinic_app.records.key_store import FolderKeys
from clinic_app.records.rows import EventRow, PatientRow, PersonRow
from clinic_app.records.verification import verify
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.keyring import Keyring
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.exchange.conftest import NewRecord

OTHER = "another long password"
LATER = datetime(2040, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def clinic(full_made: tuple[Path, bytes], tmp_path: Path, reading: Reading, words: Words) -> Iterator[Clinic]:
    """Give a copy of the full record in 2040, with a second person, opened by its owner."""
    folder, key = shutil.copytree(full_made[0], tmp_path / "kept"), full_made[1]
    record = embedded.open_record(folder, key)
    clock = SetClock(LATER)
    record.people.add(PersonRow("q", "Sam Second", "practitioner", clock()))
    store = FolderKeys(folder)
    store.save(store.load().with_person("q", OTHER, key, QUICK))
    settings, person = record.settings.all(), record.people.get("p")
    yield Clinic(record, reading.reference, words, clock, person, bool, settings, keys=Keyring(store, key))
    record.close()


@pytest.fixture
def patient(clinic: Clinic) -> PatientRow:
    """Give somebody with signed notes, a problem and a document, and no visit that waits."""
    with clinic.record.write() as connection:
        (found,) = connection.exec_driver_sql("SELECT patient FROM attachment WHERE visit IS NOT NULL").one()
        for table in ("answer", "event"):
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608  one of two names
    for visit in clinic.record.visits.of_patient(found):
        if visit.state in ("planned", "open"):
            happened = EventRow(str(uuid4()), "closed_for_leaver", clinic.clock(), "p", found, visit.id)
            clinic.record.visits.change(visit.id, happened, state="entered_in_error")
    return clinic.record.patients.get(found)


def added(clinic: Clinic, born: str, at: datetime) -> PatientRow:
    moment = SetClock(at)()
    row = PatientRow(str(uuid4()), "Kim", "Morgen", born, moment, added_by="p")
    return clinic.record.patients.add(row, EventRow(str(uuid4()), "patient_added", moment, "p", row.id))


@pytest.mark.parametrize(
    ("born", "seen", "due", "minor"),
    [
        ("1980-05-01", date(2025, 3, 1), date(2035, 3, 1), False),
        ("2015-05-01", date(2025, 3, 1), date(2043, 5, 1), True),  # of age in 2033
        ("2007-05-01", date(2025, 4, 30), date(2035, 5, 1), True),
        ("2007-05-01", date(2025, 5, 1), date(2035, 5, 1), False),
        ("2012-02-29", date(2024, 2, 29), date(2040, 3, 1), True),
        ("", date(2024, 2, 29), date(2034, 3, 1), False),
    ],
)
def test_a_record_is_kept_by_the_age_at_its_last_entry(
    clinic: Clinic, born: str, seen: date, due: date, *, minor: bool
) -> None:
    row = added(clinic, born, datetime(seen.year, seen.month, seen.day, 9, tzinfo=UTC))
    found = keeping(clinic, row)
    assert (found.last, found.due, found.was_minor) == (seen, due, minor)


def test_the_clinic_says_how_long(clinic: Clinic) -> None:
    row = added(clinic, "1980-05-01", datetime(2025, 3, 1, tzinfo=UTC))
    clinic.set(keeping_years=30)
    assert keeping(clinic, row).due == date(2055, 3, 1)
    assert row.id not in [one.patient.id for one in whose_time_is_over(clinic)]
    clinic.set(keeping_years=8)
    assert row.id in [one.patient.id for one in whose_time_is_over(clinic)]


def test_what_remains_says_nothing_and_everything_else_stays(
    clinic: Clinic, patient: PatientRow, tmp_path: Path, words: Words
) -> None:
    record, before = clinic.record, clinic.record.plain_rows.all()
    said = json_words(before, patient.id)
    assert len(said) > 2
    assert patient.id in [one.patient.id for one in whose_time_is_over(clinic)]
    erase(clinic, patient, "time is over", record.people.get("q"), OTHER)
    assert verify(record).is_whole
    after = record.plain_rows.all()
    left = str([row for rows in after.values() for row in rows])
    assert patient.family_name not in left
    assert not [one for one in said if one in left]
    for table in ("answer", "event"):
        kept = {row["seq"]: row["hash"] for row in before[table]}
        assert {row["seq"]: row["hash"] for row in after[table] if row["seq"] in kept} == kept
    others = {row["id"] for row in before["patient"]} - {patient.id}
    assert [row for row in after["patient"] if row["id"] in others] == [
        row for row in before["patient"] if row["id"] in others
    ]
    (told,) = record.events.of_kind("erased")
    assert (told.person, told.detail["second"], told.detail["reason"]) == ("p", "q", "time is over")
    assert told.detail["rule"] == {"keeping_years": 10, "keeping_of_age": 18, "was_minor": False}
    assert list(clinic.find(patient.family_name)) == []
    assert patient.id not in [one.patient.id for one in whose_time_is_over(clinic)]
    with pytest.raises(ClinicError) as twice:
        erase(clinic, patient, "again", record.people.get("q"), OTHER)
    assert twice.value.sentence in ("erasing.erased_already", "erasing.early")


def json_words(rows: dict[str, list[dict[str, object]]], patient: str) -> set[str]:
    """Return what was said about a patient and about nobody else, long enough to be theirs."""
    visits = {row["id"] for row in rows["visit"] if row["patient"] == patient}
    mine = {str(row["value"]) for row in rows["answer"] if row["visit"] in visits}
    others = {str(row["value"]) for row in rows["answer"] if row["visit"] not in visits}
    asked = {str(row["wording"]) for row in rows["answer"]}
    words = {one.strip('"') for one in mine - others - asked if len(one) > 14}
    theirs = str([row for table in ("answer", "event") for row in rows[table] if row.get("visit") not in visits])
    forms = str(rows["form"])
    return {one for one in words if one not in theirs and one not in forms}


def test_the_files_hold_nothing_of_them_and_the_copy_leaves_without(
    clinic: Clinic, patient: PatientRow, tmp_path: Path, new_record: NewRecord
) -> None:
    erase(clinic, patient, "time is over", clinic.record.people.get("q"), OTHER)
    leave(clinic, tmp_path / "out", Disclosure("x", "y"))
    text = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert patient.family_name.encode() not in text
    other = new_record()
    Return(opened(tmp_path / "out")).carry_out(other, clinic.person, clinic.clock())
    assert verify(other).is_whole


def test_an_edited_row_is_still_found(clinic: Clinic, patient: PatientRow) -> None:
    erase(clinic, patient, "time is over", clinic.record.people.get("q"), OTHER)
    rows = clinic.record.plain_rows.all()
    stone = next(row["seq"] for row in rows["answer"] if row["path"] == '[["",""]]')
    living = next(row["seq"] for row in rows["answer"] if row["path"] != '[["",""]]')
    for seq, value in ((stone, '"written into a tombstone"'), (living, None)):
        with clinic.record.write() as connection:
            old = connection.exec_driver_sql("SELECT value FROM answer WHERE seq = ?", (seq,)).scalar_one()
            connection.exec_driver_sql("UPDATE answer SET value = ? WHERE seq = ?", (value, seq))
        assert [one.seq for one in verify(clinic.record).amiss if one.sentence == "verify.changed_answer"] == [seq]
        with clinic.record.write() as connection:
            connection.exec_driver_sql("UPDATE answer SET value = ? WHERE seq = ?", (old, seq))
    assert verify(clinic.record).is_whole


def test_who_is_wiped_by_hand_is_no_tombstone(clinic: Clinic, patient: PatientRow) -> None:
    with clinic.record.write() as connection:
        connection.exec_driver_sql(
            "UPDATE answer SET path = '[[\"\",\"\"]]', value = NULL, wording = '', replaces = '[]',"
            " carried_from = NULL, language = '' WHERE visit IN (SELECT id FROM visit WHERE patient = ?)",
            (patient.id,),
        )
    assert any(one.sentence == "verify.changed_answer" for one in verify(clinic.record).amiss)


def test_it_takes_time_two_people_and_a_reason(clinic: Clinic, patient: PatientRow) -> None:
    second = clinic.record.people.get("q")
    before = clinic.record.plain_rows.all()
    tries = {
        "erasing.second": [("x", clinic.person, "correct horse battery"), ("x", second, "wrong"), ("x", second, "")],
        "erasing.no_reason": [(" ", second, OTHER)],
    }
    for sentence, some in tries.items():
        for reason, who, password in some:
            with pytest.raises(ClinicError) as refused:
                erase(clinic, patient, reason, who, password)
            assert refused.value.sentence == sentence
    hold(clinic, patient, "a claim at court")
    with pytest.raises(ClinicError) as held:
        erase(clinic, patient, "x", second, OTHER)
    assert clinic.words.of_error(held.value) == "This record must stay: a claim at court"
    hold(clinic, patient, "")
    with pytest.raises(ClinicError) as early:
        erase(replace(clinic, clock=SetClock(datetime(2030, 1, 1, tzinfo=UTC))), patient, "x", second, OTHER)
    assert early.value.sentence == "erasing.early"
    with pytest.raises(ClinicError) as may_not:
        erase(replace(clinic, person=second), patient, "x", clinic.person, "correct horse battery")
    assert may_not.value.sentence == "erasing.may_not"
    after = clinic.record.plain_rows.all()
    assert after["answer"] == before["answer"]
    assert after["note"] == before["note"]


def test_an_unfinished_visit_stops_it(clinic: Clinic) -> None:
    row = added(clinic, "1980-05-01", datetime(2025, 3, 1, tzinfo=UTC))
    clock = SetClock(datetime(2025, 3, 1, tzinfo=UTC))
    replace(clinic, clock=clock).begin_visit(row)
    with pytest.raises(ClinicError) as refused:
        erase(clinic, row, "x", clinic.record.people.get("q"), OTHER)
    assert refused.value.sentence == "erasing.draft"
