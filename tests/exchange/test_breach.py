"""A laptop is lost: the draft names everybody it may have held, what protected it, and until when whom to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from clinic_app.documents.breach_page import breach_pdf
from clinic_app.errors import ClinicError
from clinic_app.exchange import breach
from clinic_app.exchange.breach import LISTED, Breach, Loss, found, page_of
from clinic_app.exchange.leaving import leave
from clinic_app.exchange.locked_archive import Lock
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.registration import change
from clinic_app.words import Words

TODAY = date(2026, 11, 20)
LAPTOP = Loss("the laptop of room 2", TODAY, TODAY)


def facts(clinic: Clinic, about: Breach) -> dict[str, str]:
    words = clinic.words
    page = page_of(clinic, about)
    return {name: said for key, said in page.facts for name in breach_facts() if words(f"breach.fact_{name}") == key}


def breach_facts() -> tuple[str, ...]:
    return ("what", "when", "held", "kinds", "protected", "could", "last", "left", "backup", "first")


def test_everybody_it_may_have_held_is_named_with_how_they_are_reached(full: Clinic) -> None:
    known = full.record.patients.all()[0]
    change(full, known, {"address": "3 Mill Lane", "email": "someone@example.org"})
    told = found(full, LAPTOP)
    assert {one.id for one in told.patients} == {
        one.id for one in full.record.patients.all() if one.merged_into is None
    }
    page = page_of(full, told)
    assert len(page.people) == len(told.patients) + 1
    (row,) = [one for one in page.people if known.name in one[0]]
    assert "3 Mill Lane" in row[2]
    assert "someone@example.org" in row[2]
    assert str(known.number) in row[0]


def test_who_came_after_that_day_is_not_named(full: Clinic) -> None:
    first = min(one.added.local.date() for one in full.record.patients.all())
    told = found(full, replace(LAPTOP, lost=first - timedelta(days=1)))
    assert (told.patients, told.visits, told.since) == ([], 0, None)


def test_what_protected_it_is_said(full: Clinic) -> None:
    assert full.record.backups is not None
    said = facts(full, found(full, LAPTOP))
    assert set(said) == set(breach_facts())
    assert all(said.values())
    assert said["what"] == "the laptop of room 2"
    assert "AES-256" in said["protected"]
    assert "20 November 2026" in said["when"]
    for person in full.record.people.all():
        assert person.name in said["could"]
    on_server = facts(full, replace(found(full, LAPTOP), is_embedded=False, backup=None))
    assert "server" in on_server["protected"]
    assert "none" in on_server["backup"]


def test_files_that_left_unlocked_are_named_and_locked_ones_are_not(full: Clinic, words: Words, tmp_path: Path) -> None:
    lock = Lock.of("seven boats on a quiet lake", words, "")
    leave(full, tmp_path / "locked.zip", Disclosure("Dr Locked", "x"), lock=lock)
    leave(full, tmp_path / "open", Disclosure("Dr Open", "x"))
    said = facts(full, found(full, LAPTOP))["left"]
    assert "Dr Open" in said
    assert "Dr Locked" not in said


@pytest.mark.parametrize(
    ("people", "noticed", "said"),
    [
        (3, date(2026, 11, 20), ("22 November 2026", "19 January 2027", "1 March 2027", "164.408")),
        (500, date(2026, 11, 20), ("22 November 2026", "19 January 2027", "19 January 2027", "164.406")),
        (3, date(2027, 12, 31), ("2 January 2028", "29 February 2028", "29 February 2028", "164.408")),
    ],
)
def test_until_when_whom(full: Clinic, people: int, noticed: date, said: tuple[str, ...]) -> None:
    told = found(full, replace(LAPTOP, noticed=noticed))
    many = replace(told, patients=(told.patients * people)[:people])
    authority, persons, us_people, us_office, _ = page_of(full, many).deadlines
    assert said[0] in authority
    assert "72 hours" in authority
    assert "undue delay" in persons
    assert said[1] in us_people
    assert said[2] in us_office
    assert said[3] in us_office
    assert breach.HIPAA_MANY == 500


def test_the_paper_says_all_of_it(full: Clinic) -> None:
    page = page_of(full, found(full, LAPTOP))
    with pypdfium2.PdfDocument(breach_pdf(page)) as document:
        text = " ".join(" ".join(one.get_textpage().get_text_bounded() for one in document).split())
    for said in (page.report.title, page.report.about[0][:40], "GDPR article 33", page.people[-1][0], "Confidential"):
        assert said in text


def test_that_it_was_listed_is_an_event(full: Clinic) -> None:
    told = found(full, LAPTOP)
    event = full.record.events.of_kind(LISTED)[-1]
    assert (event.person, event.detail["patients"]) == (full.person.id, len(told.patients))
    assert event.detail["what"] == LAPTOP.what


@pytest.mark.parametrize("role", ["practitioner", "supervisor", "student", "assistant", "reception", "auditor"])
def test_it_is_for_the_owner_only(full: Clinic, role: str) -> None:
    before = len(full.record.events.of_kind(LISTED))
    with pytest.raises(ClinicError) as refused:
        found(replace(full, person=replace(full.person, role=role)), LAPTOP)
    assert refused.value.sentence == "breach.may_not"
    assert len(full.record.events.of_kind(LISTED)) == before
