"""When a backup is due, what must be told, and what a list of events is as a file."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.forms.shelf import read_forms
from clinic_app.knowledge.library import Knowledge
from clinic_app.records.events import Wanted
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit import audit
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.note_template import NoteTemplate
from clinic_app.visit.reference import Reference
from clinic_app.visit.safekeeping import HOURS, SECOND, Safekeeping, check_record, safekeeping
from clinic_app.words import Words
from tests.records.keeping import filled


@pytest.fixture
def clinic(embedded_record: Record, clock: SetClock, words: Words) -> Clinic:
    made = filled(embedded_record, clock)
    reference = Reference(read_forms([], {}), Knowledge(), NoteTemplate("visit_note", 1, ()))
    return Clinic(embedded_record, reference, words, clock, made.person, lambda _: False)


@pytest.fixture
def keeping(clinic: Clinic) -> Safekeeping:
    found = safekeeping(clinic)
    assert found is not None
    return found


def newcomer(clinic: Clinic) -> None:
    clinic.add_patient(given_name="A", family_name="B", birth_date="1980-01-01", phone="")


def test_one_is_due_at_first_and_then_when_something_was_written(
    keeping: Safekeeping, clinic: Clinic, clock: SetClock
) -> None:
    assert keeping.is_due()
    keeping.run()
    assert not keeping.is_due()
    clock.advance(hours=2)
    assert not keeping.is_due(), "nothing was written since"
    newcomer(clinic)
    assert keeping.is_due()
    clinic.set(**{HOURS: 3})
    assert not keeping.is_due()
    clock.advance(hours=12)
    assert keeping.is_due()


def test_a_clock_set_back_keeps_nobody_from_a_backup(keeping: Safekeeping, clinic: Clinic, clock: SetClock) -> None:
    keeping.run()
    clock.advance(days=-3)
    newcomer(clinic)
    assert keeping.is_due()
    keeping.run()
    assert len(keeping.all) == 2
    assert keeping.all[0].made - clock().utc > timedelta(days=2)


def test_what_is_closed_is_backed_up_once(keeping: Safekeeping, clinic: Clinic, clock: SetClock) -> None:
    keeping.run_at_the_end()
    clock.advance(minutes=1)
    keeping.run_at_the_end()
    assert len(keeping.all) == 1
    newcomer(clinic)
    clock.advance(hours=1)
    keeping.run_at_the_end()
    assert len(keeping.all) == 2


def test_why_there_is_none_is_told_with_it(
    keeping: Safekeeping, clinic: Clinic, clock: SetClock, words: Words, tmp_path: Path
) -> None:
    clock.advance(hours=25)
    assert keeping.warning() == words("backup.never")
    (tmp_path / "record" / "backups").rmdir()
    (tmp_path / "record" / "backups").write_text("in the way", encoding="utf-8")
    keeping.run()
    assert isinstance(keeping.refused, ClinicError)
    assert keeping.warning() == f"{words('backup.never')} {words.of_error(keeping.refused)}"


def test_a_copy_that_is_a_day_old_is_told(
    keeping: Safekeeping, clinic: Clinic, clock: SetClock, words: Words, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    clinic.settings[SECOND] = str(drive)
    keeping.run()
    assert keeping.warning() == ""
    drive.rename(tmp_path / "unplugged")
    clock.advance(hours=23)
    keeping.run()
    assert keeping.warning() == words("backup.never_there", place=drive) + " " + words(
        "backup.second_absent", place=drive
    )
    (tmp_path / "unplugged").rename(drive)
    clock.advance(hours=2)
    newcomer(clinic)
    keeping.run()
    assert keeping.warning() == ""


def test_the_clinic_is_checked_whole(clinic: Clinic) -> None:
    assert check_record(clinic).is_whole


def test_a_server_keeps_its_own(postgres_record: Record, clock: SetClock, words: Words) -> None:
    person = PersonRow("p", "Ada Rook", "owner", clock())
    postgres_record.people.add(person)
    reference = Reference(read_forms([], {}), Knowledge(), NoteTemplate("visit_note", 1, ()))
    clinic = Clinic(postgres_record, reference, words, clock, person, lambda _: False)
    assert safekeeping(clinic) is None
    assert check_record(clinic).is_whole


# -- who did what


def test_events_are_found_by_patient_person_kind_and_time(clinic: Clinic, clock: SetClock) -> None:
    patient = clinic.add_patient(given_name="A", family_name="B", birth_date="1980-01-01", phone="")
    clock.advance(days=2)
    clinic.look_at(patient.id)
    assert [one.kind for one in audit.lines(clinic, Wanted(patient=patient.id))] == ["patient_viewed", "patient_added"]
    assert [one.kind for one in audit.lines(clinic, Wanted(start=clock().utc))] == ["patient_viewed"]
    assert audit.lines(clinic, Wanted(person="nobody")) == []
    assert {one.person for one in audit.lines(clinic, Wanted(person=clinic.person.id))} == {"Ada Rook"}
    assert {one.kind for one in audit.lines(clinic, Wanted(kinds=("signed",)))} == {"signed"}
    assert len(audit.lines(clinic, Wanted(most=3))) == 3
    assert audit.lines(clinic, Wanted(end=clock().utc))[0].kind == "patient_added"


def test_who_may_not_read_it_does_not(clinic: Clinic, embedded_record: Record, clock: SetClock) -> None:
    clinic.person = PersonRow("r", "Rae Desk", "reception", clock())
    embedded_record.people.add(clinic.person)
    with pytest.raises(ClinicError) as error:
        audit.lines(clinic, Wanted())
    assert error.value.sentence == "people.may_not"


def test_a_name_that_begins_like_a_formula_stays_a_name_in_a_table(clinic: Clinic) -> None:
    clinic.add_patient(given_name="=HYPERLINK(1)", family_name="x\n", birth_date="1980-01-01", phone="")
    table = audit.as_csv(audit.lines(clinic, Wanted()))
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table


def test_settings_that_were_changed_are_an_event_and_a_persons_own_are_not(clinic: Clinic) -> None:
    clinic.set(phone="01632 960002", scheme="dark")
    clinic.set(scheme="light")
    (one,) = unguarded(clinic.record).events.of_kind("settings_changed")
    assert one.detail == {"names": ["phone"]}


def test_everything_the_program_notes_has_words_in_the_list(words: Words) -> None:
    noted = re.compile(r'EventRow\(\s*str\(uuid4\(\)\), "(\w+)"|\.event\("(\w+)"|event_of\([^"()]*"(\w+)"')
    package = Path(audit.__file__).parents[1]
    found = {
        next(filter(None, match.groups()))
        for path in package.rglob("*.py")
        for match in noted.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 15
    assert sorted(one for one in found if f"{audit.KINDS}{one}" not in words) == []
