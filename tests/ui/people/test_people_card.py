"""People in Settings: added, changed, let go by hand in the real window; others look and may not touch."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.ui.people.own_card import OwnCard
from clinic_app.ui.people.people_card import PeopleCard
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.one_time_codes import code_at
from clinic_app.visit.opening import open_clinic
from clinic_app.visit.people import About, add_person
from clinic_app.words import Words
from tests.ui.conftest import NOW, PASSWORD
from tests.ui.using import Hand, button, keys, seen, settings_at, settled

FIRST = "eleven blue kettles"


@pytest.fixture
def card(window: Window) -> PeopleCard:
    return settings_at(window, "people").people


@pytest.fixture
def own(window: Window) -> OwnCard:
    return settings_at(window, "own").own


def test_somebody_is_added_by_hand_and_signs_in(
    card: PeopleCard, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    hand = Hand()
    hand.click(card.add)
    settled()
    keys(card.form.fields["name"].line, "Kim Reed")
    keys(card.form.fields["profession"].line, "Physiotherapist")
    keys(card.form.fields["registration"].line, "HCPC PH000001")
    keys(card.form.fields["expires"].line, "2026-12-20")
    card.form.role.set_value("student")
    card.form.role.chosen.emit("student")
    keys(card.form.password.line, FIRST)
    assert words("people.role_about.student") in seen(card)
    hand.click(button(card.form, words("people.keep")))
    settled()
    row = next(one for one in demo.record.people.all() if one.name == "Kim Reed")
    assert (row.role, row.registration, row.details["registration_expires"]) == (
        "student",
        "HCPC PH000001",
        "2026-12-20",
    )
    assert words("people.ends", count=30) in seen(card)
    other = open_clinic(folder, FIRST, reading.reference, words, SetClock(NOW))
    assert other.person.id == row.id
    other.record.close()


def test_what_is_amiss_is_said_in_the_form_and_stays_typed(card: PeopleCard, demo: Clinic, words: Words) -> None:
    Hand().click(card.add)
    settled()
    keys(card.form.fields["name"].line, "Kim Reed")
    card.form.role.set_value("practitioner")
    keys(card.form.password.line, "short")
    Hand().click(button(card.form, words("people.keep")))
    settled()
    assert words("people.password_short", least=15, typed=5) in seen(card)
    assert card.form.fields["name"].words == "Kim Reed"
    assert len(demo.record.people.all()) == 1


def test_whoever_leaves_is_asked_about_twice_and_then_locked_out(
    window: Window, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    row = add_person(demo, About("Kim Reed", "practitioner"), FIRST)
    card = settings_at(window, "people").people
    go = button(card.lines[row.id], words("people.let_go"))
    Hand().click(go)
    assert demo.record.people.get(row.id).active
    Hand().click(button(card.lines[row.id], words("people.let_go_now")))
    settled()
    assert not demo.record.people.get(row.id).active
    assert words("people.left") in seen(card.lines[row.id])
    with pytest.raises(ClinicError, match="wrong_password"):
        open_clinic(folder, FIRST, reading.reference, words, SetClock(NOW))


def test_a_practitioner_sees_who_is_here_and_no_button(window: Window, demo: Clinic, words: Words) -> None:
    row = add_person(demo, About("Kim Reed", "practitioner"), FIRST)
    demo.person = row
    window.show_clinic(demo)
    page = settings_at(window, "people")
    assert "Kim Reed" in seen(page.people)
    assert words("people.not_owner") in seen(page.people)
    assert words("people.change") not in seen(page.people)
    assert not page.people.add.isVisible()
    assert not page.sheets.isVisible()
    assert not page._fields["phone"].isEnabled()


def test_the_own_password_is_changed_by_hand(
    own: OwnCard, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    for name, typed in (("old", PASSWORD), ("new", "nine slow green rivers"), ("again", "nine slow green rivers")):
        keys(own.passwords[name].line, typed)
    Hand().click(own.change)
    settled()
    assert words("people.password_changed") in seen(own)
    assert {one.words for one in own.passwords.values()} == {""}
    other = open_clinic(folder, "nine slow green rivers", reading.reference, words, SetClock(NOW))
    assert other.person.id == demo.person.id
    other.record.close()


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("not my password", "nine slow green rivers", "nine slow green rivers", "people.old_password_wrong"),
        (PASSWORD, "nine slow green rivers", "nine slow green river", "new_record.differ"),
        (PASSWORD, PASSWORD, PASSWORD, "people.password_same"),
        (PASSWORD, "passwordpassword", "passwordpassword", "people.password_common"),
    ],
)
def test_a_password_that_cannot_be_is_said(
    own: OwnCard, words: Words, old: str, new: str, again: str, sentence: str
) -> None:
    for name, typed in (("old", old), ("new", new), ("again", again)):
        keys(own.passwords[name].line, typed)
    Hand().click(own.change)
    settled()
    assert words(sentence) in seen(own)


def test_a_pin_is_set_for_the_shift(own: OwnCard, demo: Clinic, words: Words) -> None:
    keys(own.pin.line, "1111")
    Hand().click(own.set_pin)
    assert words("people.pin_same") in seen(own)
    own.pin.line.selectAll()
    keys(own.pin.line, "4711")
    Hand().click(own.set_pin)
    assert words("people.pin_set") in seen(own)
    assert demo.pin is not None
    assert demo.pin.opens("4711")


def test_codes_are_set_up_by_a_square_and_tried_before_they_count(
    own: OwnCard, demo: Clinic, folder: Path, reading: Reading, words: Words
) -> None:
    hand, part = Hand(), own.codes
    hand.click(part.begin)
    settled()
    assert part.square.isVisible()
    new = part._new
    assert new is not None
    from base64 import b32decode  # noqa: PLC0415

    secret, step = b32decode(new.secret), int(NOW.timestamp()) // 30
    keys(part.code.line, "000000")
    keys(part.password.line, PASSWORD)
    hand.click(part.confirm)
    settled()
    assert words("people.code_wrong") in seen(part)
    part.code.line.selectAll()
    QTest.keyClicks(part.code.line, code_at(secret, step))
    hand.click(part.confirm)
    settled()
    assert words("people.codes_on") in seen(part)
    clock = SetClock(NOW)
    with pytest.raises(ClinicError, match="code_wanted"):
        open_clinic(folder, PASSWORD, reading.reference, words, clock)
    with pytest.raises(ClinicError, match="code_used"):
        open_clinic(folder, PASSWORD, reading.reference, words, clock, code_at(secret, step))
    clock.now += timedelta(seconds=30)
    other = open_clinic(folder, PASSWORD, reading.reference, words, clock, code_at(secret, step + 1))
    other.record.close()
    hand.click(part.begin)  # and away again
    keys(part.password.line, PASSWORD)
    hand.click(part.confirm)
    settled()
    assert words("people.codes_off") in seen(part)
