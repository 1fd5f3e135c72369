"""What stands between a visit and its signature, gate by gate, on a real record with everything that is shipped."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.visit.cautions import case_of, hazard_mark, reason_path, side_path, site_cautions
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.consent import agreeing
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.screening import core_questions, list_may_show, rescreen_reason
from clinic_app.visit.signing import add, sign
from clinic_app.visit.treatments import all_sites, needle_count
from clinic_app.visit.wording import Wording
from clinic_app.words import Words
from tests.visit.treating import ENGLISH

SITE = "quadratus_lumborum.right"


@pytest.fixture
def visit(clinic: Clinic) -> OpenVisit:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    return clinic.open(clinic.begin_visit(patient).id)


def sentences(visit: OpenVisit) -> set[str]:
    return {point.sentence for point in open_points(visit) if point.blocks}


def answer_safety(visit: OpenVisit) -> None:
    for _, where in core_questions(visit):
        visit.answer("red_flags", where, "no")
    for item in visit.form("safety_history").items:
        visit.answer("safety_history", path(item.link_id), "no")


def mark(visit: OpenVisit, zone: str = "lower_back.right") -> None:
    visit.answer_all(
        [Said("intake", path(("pain_map", zone)), zone), Said("intake", path(("pain_map", zone), "intensity"), 6)]
    )


def needle(visit: OpenVisit, site: str = SITE, **other: object) -> None:
    muscle, _, side = site.partition(".")
    plan = {"muscle": muscle, "side": side, "needle": "0.30x50", "needles": 2, "depth": "bone", "technique": "static"}
    said = [Said("dry_needling", path(("sites", site)), value=True)]
    said += [Said("dry_needling", path(("sites", site), link), value) for link, value in (plan | other).items()]
    visit.answer_all(said)


def finish(visit: OpenVisit) -> None:
    """Answer everything a needled visit needs."""
    answer_safety(visit)
    mark(visit)
    needle(visit, dwell_seconds=60, out=True)
    for link, value in (("needles_opened", 2), ("needles_unused", 0), ("sharps", True)):
        visit.answer("dry_needling", path(link), value)
    visit.answer_all(agreeing(visit, Wording(visit, ENGLISH), "spoken"))
    visit.answer("response", path("pain_after"), 3)
    visit.answer("response", path("adverse_event"), "none")
    visit.answer("assessment", path("own_words"), "Right quadratus lumborum.")
    case = case_of(visit)
    for site in all_sites(visit):
        for hazard in site_cautions(visit, site, case).unread:
            visit.acknowledge(hazard_mark(hazard, site.muscle))


def test_a_whole_visit_can_be_signed_and_is_frozen(visit: OpenVisit, words: Words) -> None:
    finish(visit)
    assert sentences(visit) == set()
    note = sign(visit, words)
    assert not visit.is_writable
    assert "Quadratus lumborum" in note.body
    with pytest.raises(ClinicError) as error:
        visit.answer("assessment", path("own_words"), "changed")
    assert error.value.sentence == "visit.signed_already"
    row = add(visit, "addendum", "Small bruise.", "patient phoned")
    assert visit.record.notes.addenda(note.id) == [row]


def test_an_empty_visit_says_what_is_open(visit: OpenVisit, words: Words) -> None:
    assert sentences(visit) == {"gate.core_questions", "gate.own_words"}
    with pytest.raises(ClinicError):
        sign(visit, words)


@pytest.mark.parametrize(
    ("form", "link", "gate"),
    [
        ("consent", "consent", "gate.consent"),
        ("response", "adverse_event", "gate.adverse_event"),
        ("response", "pain_after", "gate.pain_after"),
        ("assessment", "own_words", "gate.own_words"),
        ("dry_needling", "sharps", "gate.sharps"),
        ("dry_needling", "needles_opened", "gate.needles_opened"),
        ("red_flags", "ces_saddle", "gate.core_questions"),
    ],
)
def test_each_answer_taken_back_opens_its_gate_again(visit: OpenVisit, form: str, link: str, gate: str) -> None:
    finish(visit)
    visit.answer(form, path(link), None)
    assert gate in sentences(visit)
    visit.undo()
    assert sentences(visit) == set()


def test_needles_are_counted_per_site_and_only_an_incident_lets_go(visit: OpenVisit) -> None:
    finish(visit)
    visit.answer("dry_needling", path(("sites", SITE), "out"), None)
    assert needle_count(visit).still_in == 2
    assert "gate.needles_in" in sentences(visit)
    visit.answer("dry_needling", path("incident"), "broken")
    assert "gate.needles_in" in sentences(visit)
    for link, value in (
        ("incident_searched", "site, couch"),
        ("incident_found", "no"),
        ("incident_told", "patient, GP"),
    ):
        visit.answer("dry_needling", path(link), value)
    assert "gate.needles_in" not in sentences(visit)


def test_opened_needles_must_be_in_or_unused(visit: OpenVisit) -> None:
    finish(visit)
    visit.answer("dry_needling", path("needles_opened"), 3)
    assert "gate.needles_differ" in sentences(visit)
    visit.answer("dry_needling", path("needles_unused"), 1)
    assert sentences(visit) == set()


def test_what_was_not_asked_blocks_needling_and_not_massage(visit: OpenVisit) -> None:
    finish(visit)
    visit.answer("safety_history", path("blood"), None)
    assert "gate.not_asked" in sentences(visit)
    visit.answer("safety_history", path("blood"), "not_sure")
    assert "gate.not_asked" in sentences(visit)
    visit.answer("dry_needling", path(("sites", SITE)), None)
    row = path(("areas", SITE))
    visit.answer_all([Said("massage", row, value=True), Said("massage", (*row, ("area", "")), "quadratus_lumborum")])
    assert "gate.not_asked" not in sentences(visit)


def test_a_blood_thinner_asks_for_a_reason_and_a_fear_of_needles_forbids(visit: OpenVisit) -> None:
    finish(visit)
    visit.answer("safety_history", path("blood"), "yes")
    for link, value in (
        ("anticoagulant", "yes"),
        ("antiplatelet", "no"),
        ("bleeding_disorder", "no"),
        ("dvt_recent", "no"),
    ):
        visit.answer("safety_history", path(link), value)
    assert sentences(visit) == {"gate.reason"}
    site = all_sites(visit)[0]
    visit.answer("precautions", reason_path("dn_anticoagulant", site), "INR 2.1, thin needle, compressed")
    assert sentences(visit) == set()
    visit.answer("safety_history", path("needles"), "yes")
    for link in ("syncope", "epilepsy", "intoxication", "cognitive"):
        visit.answer("safety_history", path(link), "no")
    visit.answer("safety_history", path("needle_phobia"), "yes")
    assert "gate.absolute" in sentences(visit)


def test_a_hazard_is_read_once_per_person_and_muscle(visit: OpenVisit, clinic: Clinic) -> None:
    mark(visit)
    needle(visit)
    assert "gate.hazard" in sentences(visit)
    site = all_sites(visit)[0]
    for hazard in site_cautions(visit, site, case_of(visit)).unread:
        visit.acknowledge(hazard_mark(hazard, site.muscle))
    assert "gate.hazard" not in sentences(visit)
    again = clinic.open(visit.visit.id)
    assert "gate.hazard" not in {point.sentence for point in open_points(again)}
    needle(again, "psoas_major.right")
    assert "gate.hazard" in {point.sentence for point in open_points(again)}


def test_the_other_side_must_be_meant(visit: OpenVisit) -> None:
    mark(visit)
    needle(visit, "quadratus_lumborum.left")
    assert "gate.side" in sentences(visit)
    site = all_sites(visit)[0]
    visit.answer("precautions", side_path(site), "Overloaded opposite side")
    assert "gate.side" not in sentences(visit)


def test_a_muscle_outside_every_area_is_a_warning(visit: OpenVisit) -> None:
    mark(visit)
    needle(visit, "supraspinatus.right")
    warnings = {point.sentence for point in open_points(visit) if not point.blocks}
    assert "gate.outside" in warnings


def test_a_flag_is_closed_by_finding_decision_who_and_when(visit: OpenVisit) -> None:
    answer_safety(visit)
    visit.answer("assessment", path("own_words"), "Sent away.")
    visit.answer("red_flags", path("ces_saddle"), "yes")
    assert sentences(visit) == {"gate.flag"}
    row = ("flags", "ces_saddle")
    for link, value in (("found", "saddle numb"), ("decision", "emergency"), ("told", "ED registrar")):
        visit.answer("flag_decisions", path(row, link), value)
    assert not may_sign(visit)
    visit.answer("flag_decisions", path(row, "told_at"), "14:05")
    assert may_sign(visit)


def test_explaining_a_flag_away_needs_a_reason(visit: OpenVisit) -> None:
    answer_safety(visit)
    visit.answer("assessment", path("own_words"), "Long-standing.")
    visit.answer("red_flags", path("ces_bladder"), "yes")
    row = ("flags", "ces_bladder")
    visit.answer("flag_decisions", path(row, "found"), "since birth of child")
    visit.answer("flag_decisions", path(row, "decision"), "explained")
    assert not may_sign(visit)
    visit.answer("flag_decisions", path(row, "reason"), "known to the GP since 2012")
    assert may_sign(visit)


def test_the_list_waits_for_a_zone_and_every_core_question_and_goes_in_an_emergency(visit: OpenVisit) -> None:
    assert not list_may_show(visit)
    mark(visit)
    answer_safety(visit)
    assert list_may_show(visit)
    visit.answer("red_flags", path("ces_saddle"), "not_sure")
    assert not list_may_show(visit)


def test_a_full_screen_is_due_again(visit: OpenVisit, clinic: Clinic, words: Words, clock: SetClock) -> None:
    assert visit.patient is not None
    finish(visit)
    sign(visit, words)
    clock.advance(days=7)
    second = clinic.open(clinic.begin_visit(visit.patient).id)
    assert rescreen_reason(second) is None
    mark(second)
    assert rescreen_reason(second) is None
    mark(second, "hip_front.left")
    assert rescreen_reason(second) == "new_zone"
    second.undo()
    second.undo()
    second.answer("follow_up", path("suddenly_worse"), "yes")
    assert rescreen_reason(second) == "worse"
    clock.advance(days=30)
    assert rescreen_reason(clinic.open(clinic.begin_visit(visit.patient).id)) == "weeks"


def test_nothing_changed_today_makes_last_answers_count_again(
    visit: OpenVisit, clinic: Clinic, words: Words, clock: SetClock
) -> None:
    assert visit.patient is not None
    finish(visit)
    sign(visit, words)
    clock.advance(days=7)
    second = clinic.open(clinic.begin_visit(visit.patient).id)
    mark(second)
    needle(second)
    assert {"gate.changed", "gate.unwanted", "gate.not_asked"} <= sentences(second)
    second.answer("follow_up", path("changed"), "no")
    assert "gate.not_asked" not in sentences(second)
    second.answer("follow_up", path("changed"), "yes")
    assert "gate.not_asked" in sentences(second)
