"""Each kind of contact has its own required set; none of them is a way round a needle or a flag."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.tables import VISIT_KINDS
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import OR, change_kind, read_contacts
from clinic_app.visit.gates import GATES, may_sign, open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.signing import sign
from clinic_app.words import Words
from tests.visit.treating import begin, blocking, needle


@pytest.fixture
def empty(clinic: Clinic) -> OpenVisit:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
    return clinic.open(clinic.begin_visit(patient).id)


def test_every_kind_of_the_record_has_a_set_and_every_set_is_understood(reading: Reading) -> None:
    contacts = read_contacts()
    assert set(contacts) == set(VISIT_KINDS)
    named = {name for name, _ in GATES if name}
    for contact in contacts.values():
        assert set(contact.checks) <= named
        for question in (one for asked in contact.asks for one in asked.split(OR)):
            form, _, link = question.partition(".")
            assert link in reading.reference.forms[form]
    groups = {item.link_id for item in reading.reference.forms["contact"].items}
    assert groups == set(contacts) - {"visit"}


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("no_show", {}),
        ("cancelled", {}),
        ("phone", {"contact_about": "Sore after massage", "contact_advised": "Warmth, call again tomorrow"}),
        ("document_read", {"document_which": "MRI of 2 May", "document_means": "Nothing changes"}),
        ("discharge", {"discharge_outcome": "reached", "discharge_advice": "Go on with the stretches"}),
    ],
)
def test_a_contact_is_ready_with_its_own_answers_and_not_before(
    kind: str, answers: dict[str, str], empty: OpenVisit, words: Words
) -> None:
    assert {"gate.core_questions", "gate.own_words"} <= blocking(empty)
    change_kind(empty, kind)
    assert may_sign(empty) == (not answers)
    asked = [one.path for one in open_points(empty) if one.sentence == "treating.asked"]
    assert asked == [path(link) for link in answers]
    for link, value in answers.items():
        assert not may_sign(empty)
        empty.answer("contact", path(link), value)
    assert may_sign(empty)
    told = [one.text for one in sentences(empty, empty.reference.note, words)]
    assert told[0] == f"{words(f'treating.kind.{kind}')}."
    for value in answers.values():
        assert value == "reached" or any(value in one for one in told)
    assert sign(empty, words).visit == empty.visit.id


def test_sent_to_emergency_tells_what_was_found_and_how_the_letter_went(empty: OpenVisit) -> None:
    change_kind(empty, "sent_to_emergency")
    assert {"gate.core_questions", "treating.asked"} <= blocking(empty)
    asked = {one.path[-1][0] for one in open_points(empty) if one.sentence == "treating.asked"}
    assert asked == {"sent_found", "sent_letter"}


@pytest.mark.parametrize("kind", [one for one in VISIT_KINDS if one != "visit"])
def test_no_kind_is_a_way_round_needles_or_a_flag(kind: str, clinic: Clinic) -> None:
    visit = begin(clinic)
    needle(visit, out=None)
    visit.answer("red_flags", path("ces_saddle"), "yes")
    change_kind(visit, kind)
    assert {"gate.needles_in", "gate.needles_opened", "gate.sharps", "gate.flag", "gate.consent"} <= blocking(visit)


def test_a_change_of_kind_is_an_event_and_a_signed_contact_keeps_its_kind(empty: OpenVisit, words: Words) -> None:
    change_kind(empty, "no_show")
    (event,) = empty.record.events.of_kind("kind_changed")
    assert event.detail == {"from": "visit", "to": "no_show"}
    assert empty.record.visits.get(empty.visit.id).kind == "no_show"
    sign(empty, words)
    with pytest.raises(ClinicError, match=r"visit\.signed_already"):
        change_kind(empty, "visit")


def test_a_kind_changed_in_another_window_is_looked_at_again_before_signing(
    empty: OpenVisit, clinic: Clinic, words: Words
) -> None:
    elsewhere = clinic.open(empty.visit.id)
    change_kind(empty, "no_show")
    change_kind(elsewhere, "phone")
    with pytest.raises(ClinicError, match=r"visit\.changed_elsewhere"):
        sign(empty, words)


def test_a_contact_before_the_birth_date_is_not_signed(clinic: Clinic, clock: SetClock) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Later", birth_date="2031-05-02", phone="")
    visit = clinic.open(clinic.begin_visit(patient).id)
    assert "treating.before_birth" in blocking(visit)
    change_kind(visit, "no_show")
    assert "treating.before_birth" in blocking(visit)
