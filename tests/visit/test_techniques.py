"""Techniques that are off, treatments somebody does not give, rules somebody may not pass; each is held at the gate."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit.cautions import reason_path
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.site_plan import adding
from clinic_app.visit.techniques import SETTING, all_techniques, switch, switched_off
from clinic_app.visit.treatments import all_sites
from clinic_app.words import Words
from tests.visit.treating import LUMBAR, NEEDLING, begin, blocking, finish, needle, open_clinic


def test_everything_of_high_risk_is_off_until_the_clinic_switches_it_on(clinic: Clinic) -> None:
    listed = {technique.id: on for technique, on in all_techniques(clinic)}
    assert listed == dict.fromkeys(
        (
            "wet_cupping",
            "pelvic_floor",
            "intra_oral",
            "scalene_needling",
            "intercostal_needling",
            "abdominal_needling",
        ),
        False,
    )
    switch(clinic, "scalene_needling", on=True)
    assert clinic.record.settings.all()[SETTING] == ["scalene_needling"]
    switch(clinic, "wet_cupping", on=True)
    switch(clinic, "scalene_needling", on=False)
    assert [technique.id for technique, on in all_techniques(clinic) if on] == ["wet_cupping"]
    switched = [one.detail for one in clinic.record.events.of_kind("technique_switched")]
    assert switched[-1] == {"technique": "scalene_needling", "on": False}
    with pytest.raises(KeyError):
        switch(clinic, "fire_cupping", on=True)


@pytest.mark.parametrize(
    ("technique", "form", "muscle"),
    [
        ("scalene_needling", NEEDLING, "scalenes"),
        ("intercostal_needling", "electro_needling", "intercostals"),
        ("abdominal_needling", NEEDLING, "psoas_major"),
        ("pelvic_floor", NEEDLING, "levator_ani"),
        ("pelvic_floor", "massage", "levator_ani"),
        ("intra_oral", "pressure_release", "lateral_pterygoid"),
    ],
)
def test_a_muscle_that_is_such_a_technique_cannot_be_signed_until_it_is_on(
    technique: str, form: str, muscle: str, clinic: Clinic
) -> None:
    visit = begin(clinic)
    visit.answer_all(adding(visit, visit.form(form), muscle, "right"))
    points = [one for one in open_points(visit) if one.sentence == "treating.technique_off"]
    known = clinic.reference.knowledge.techniques[technique]
    assert [one.values["technique"] for one in points] == [known.title]
    assert points[0].blocks
    switch(clinic, technique, on=True)
    assert "treating.technique_off" not in blocking(visit)


def test_the_same_muscle_by_another_treatment_and_other_muscles_are_not_held(clinic: Clinic) -> None:
    visit = begin(clinic)
    for form, muscle in (("massage", "scalenes"), (NEEDLING, LUMBAR), ("stretching", "psoas_major")):
        visit.answer_all(adding(visit, visit.form(form), muscle, "right"))
    assert "treating.technique_off" not in blocking(visit)


def test_wet_cupping_is_off_by_its_answer(clinic: Clinic) -> None:
    visit = begin(clinic)
    visit.answer_all(adding(visit, visit.form("cupping"), LUMBAR, "right"))
    (site,) = all_sites(visit)
    visit.answer("cupping", (*site.row, ("technique", "")), "dry_moving")
    assert "treating.technique_off" not in blocking(visit)
    visit.answer("cupping", (*site.row, ("technique", "")), "wet_cupping")
    assert "treating.technique_off" in blocking(visit)
    switch(clinic, "wet_cupping", on=True)
    assert "treating.technique_off" not in blocking(visit)
    assert "gate.absolute" in blocking(visit)  # switched on, it still wants a reason each time
    assert switched_off(visit, ("cupping",), LUMBAR, "wet_cupping") == []


def test_who_gives_only_some_treatments_signs_no_other(embedded_record: Record, clinic: Clinic) -> None:
    only_hands = replace(clinic.person, id=str(uuid4()), role="practitioner", details={"treatments": ["massage"]})
    embedded_record.people.add(only_hands)
    clinic.person = only_hands
    visit = begin(clinic)
    needle(visit)
    assert "treating.not_yours" in blocking(visit)
    clinic.person = replace(only_hands, details={"treatments": ["massage", NEEDLING]})
    assert "treating.not_yours" not in blocking(clinic.open(visit.visit.id))


# -- going past a rule


@pytest.fixture
def afraid(clinic: Clinic) -> OpenVisit:
    """Give a finished needling of somebody who is very afraid of needles."""
    visit = begin(clinic)
    needle(visit)
    finish(visit)
    visit.answer_all(
        [Said("safety_history", path("needles"), "yes"), Said("safety_history", path("needle_phobia"), "yes")]
    )
    for other in ("syncope", "epilepsy", "intoxication", "cognitive"):
        visit.answer("safety_history", path(other), "no")
    assert blocking(visit) == {"gate.absolute"}
    return visit


def test_going_past_a_rule_is_an_event_with_its_reason_and_so_is_taking_it_back(afraid: OpenVisit) -> None:
    (site,) = all_sites(afraid)
    where = reason_path("dn_phobia", site)
    afraid.answer_all([Said("precautions", where[:1], value=True), Said("precautions", where, "Asked for it herself")])
    assert may_sign(afraid)
    (event,) = afraid.record.events.of_kind("rule_passed")
    row = f"{NEEDLING}~{LUMBAR}.right"
    wanted = {"rule": "dn_phobia", "site": row, "reason": "Asked for it herself", "level": "absolute"}
    assert event.detail == wanted
    assert (event.person, event.visit) == (afraid.author.id if afraid.author else "", afraid.visit.id)
    afraid.undo()
    assert not may_sign(afraid)
    assert [one.detail["rule"] for one in afraid.record.events.of_kind("rule_held_again")] == ["dn_phobia"]
    afraid.redo()
    assert len(afraid.record.events.of_kind("rule_passed")) == 2


def test_a_blank_reason_is_none(afraid: OpenVisit) -> None:
    (site,) = all_sites(afraid)
    afraid.answer("precautions", reason_path("dn_phobia", site), "   ")
    assert blocking(afraid) == {"gate.absolute"}


def test_a_student_cannot_go_past_an_absolute_rule_and_a_practitioner_can(
    afraid: OpenVisit, embedded_record: Record, clinic: Clinic
) -> None:
    student = replace(clinic.person, id=str(uuid4()), role="student")
    embedded_record.people.add(student)
    (site,) = all_sites(afraid)
    owner, afraid.author = afraid.author, student
    afraid.answer("precautions", reason_path("dn_phobia", site), "I was told to")
    assert blocking(afraid) == {"gate.absolute"}
    afraid.author = owner
    afraid.answer("precautions", reason_path("dn_phobia", site), "Asked for it herself")
    assert blocking(afraid) == set()


def test_a_student_may_give_the_reason_a_relative_rule_asks_for(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    visit = begin(open_clinic(embedded_record, reading, words, clock, role="student"))
    needle(visit)
    finish(visit)
    visit.answer_all(
        [Said("safety_history", path("infection"), "yes"), Said("safety_history", path("spleen_removed"), "yes")]
    )
    group = visit.form("safety_history").item("infection_which").items
    for item in group:
        if item.link_id != "spleen_removed" and item.findings == () and item.options:
            visit.answer("safety_history", path(item.link_id), "no")
    assert blocking(visit) == {"gate.reason"}
    (site,) = all_sites(visit)
    visit.answer("precautions", reason_path("dn_spleen", site), "Infection advice given")
    assert blocking(visit) == set()


def test_meaning_the_other_side_is_an_event(clinic: Clinic) -> None:
    visit = begin(clinic)
    visit.answer_all(adding(visit, visit.form(NEEDLING), LUMBAR, "left"))
    row = f"{NEEDLING}~{LUMBAR}.left"
    visit.answer("precautions", path(("side_meant", row), "side_reason"), "LEFT is meant")
    assert [one.detail for one in visit.record.events.of_kind("side_meant")] == [
        {"site": row, "reason": "LEFT is meant"}
    ]
