"""Home care for one patient: what is proposed, what must not be given, what follows from last time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Value
from clinic_app.knowledge.exercises import Exercise
from clinic_app.reading import HOME_CARE, Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import (
    KINDS,
    PHASES,
    PROPOSED,
    REASON,
    adding,
    adding_again,
    chosen_exercises,
    is_forbidden,
    proposal_of,
    proposals,
    sheet,
    without_reason,
)
from clinic_app.visit.last_home_care import FORM, KEEP, done_path, dropping, last_exercises, sheet_language
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.reviews import Reviews
from clinic_app.visit.sheet_values import HomeCareSheet, Letterhead
from clinic_app.words import Words

LUMBAR, LUNG_NEAR = "quadratus_lumborum", "trapezius_upper"
HEAD = Letterhead("Harbour Street Clinic", "01632 960001", "999")


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock(), "Physiotherapist", "reg. 000000")
    embedded_record.people.add(person)
    return Clinic(embedded_record, reading.reference, words, clock, person, lambda _: True, {})


@pytest.fixture
def visit(clinic: Clinic) -> OpenVisit:
    """Give a first visit with one muscle of the left side in the differential."""
    patient = clinic.add_patient(
        given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="01632 960100", sex="female"
    )
    return considered(clinic.open(clinic.begin_visit(patient).id), LUMBAR, "left")


def considered(visit: OpenVisit, muscle: str, side: str) -> OpenVisit:
    row = ("differential", f"{muscle}.{side}")
    said: dict[str, Value] = {"considered_muscle": muscle, "considered_side": side, "verdict": "added"}
    answers = [Said("assessment", path(row, name), value) for name, value in said.items()]
    visit.answer_all([Said("assessment", path(row), value=True), *answers])
    return visit


def told(visit: OpenVisit, question: str, group: str = "body") -> None:
    """Answer a question before treating with yes, and the question it lies in."""
    for link in (group, question):
        visit.answer("safety_history", path(link), "yes")
    assert f"history:{question}" in {one.id for one in visit.now.findings if one.counts_as_present}


def page(visit: OpenVisit, words: Words, head: Letterhead = HEAD) -> HomeCareSheet:
    return sheet(visit, visit.reference.sheets[HOME_CARE], words, head)


def forbidden_by(visit: OpenVisit, finding: str) -> list[Exercise]:
    exercises = visit.reference.knowledge.exercises_of_muscle[LUMBAR]
    return [one for one in exercises if any(c.do == "leave_out" and finding in c.when for c in one.cautions)]


def test_four_are_proposed_from_release_to_movement(visit: OpenVisit) -> None:
    found = [one.exercise for one in proposals(visit)]
    assert len(found) == PROPOSED == 4
    phases = [one.phase for one in found]
    assert phases == sorted(phases, key=PHASES.index)
    assert len(set(phases)) == PROPOSED
    assert all(LUMBAR in one.targets for one in found)


def test_what_holds_comes_before_what_strengthens_for_every_muscle(visit: OpenVisit) -> None:
    """Isometric work first: where a muscle has an exercise that holds, it is proposed, and before strengthening."""
    known = visit.reference.knowledge
    (row,) = [("differential", one) for one in visit.of("assessment").rows("differential")]
    held = 0
    for muscle in known.muscles:
        visit.answer("assessment", path(row, "considered_muscle"), muscle)
        found = [one.exercise for one in proposals(visit) if one.exercise.kind in KINDS]
        phases = [one.phase for one in found]
        assert phases == sorted(phases, key=PHASES.index), muscle
        if any(one.phase == "hold" and one.kind in KINDS for one in known.exercises_of_muscle[muscle]):
            assert "hold" in phases, muscle
            held += 1
    assert held > 20


def test_proposals_fill_up_to_four_around_what_is_chosen(visit: OpenVisit) -> None:
    first, *rest = proposals(visit)
    visit.answer_all(adding(first))
    assert [one.exercise.id for one in proposals(visit)] == [one.exercise.id for one in rest]


def test_what_must_not_be_given_is_not_proposed(visit: OpenVisit) -> None:
    wrong = forbidden_by(visit, "history:anticoagulant")
    assert {one.id for one in wrong} & {one.exercise.id for one in proposals(visit, 0)}
    told(visit, "anticoagulant", "blood")
    assert not {one.id for one in wrong} & {one.exercise.id for one in proposals(visit, 0)}
    assert len(proposals(visit)) == PROPOSED


def test_not_sure_counts_as_there(visit: OpenVisit) -> None:
    visit.answer("safety_history", path("blood"), "not_sure")
    assert all(is_forbidden(visit, one) for one in forbidden_by(visit, "history:anticoagulant"))


def test_a_forbidden_exercise_asks_for_a_reason_before_it_is_printed(visit: OpenVisit, words: Words) -> None:
    told(visit, "anticoagulant", "blood")
    (ball, *_) = forbidden_by(visit, "history:anticoagulant")
    visit.answer_all(adding(proposal_of(visit, ball, "left")))
    assert is_forbidden(visit, ball)
    assert without_reason(visit) == [ball.title]
    with pytest.raises(ClinicError, match="no_reason"):
        page(visit, words)
    visit.answer(FORM, path(("exercises", ball.id), REASON), "  ")
    assert without_reason(visit) == [ball.title]
    visit.answer(FORM, path(("exercises", ball.id), REASON), "Her doctor agrees; very light.")
    assert len(page(visit, words).exercises) == 1


def test_history_makes_the_first_dose_smaller_and_says_why(visit: OpenVisit) -> None:
    stretch = next(
        one.exercise
        for one in proposals(visit, 0)
        if one.exercise.kind == "stretch" and (one.exercise.dose.hold_seconds or 0) > 15
    )
    usual = proposal_of(visit, stretch, "left")
    assert usual.dose.hold_seconds == stretch.dose.hold_seconds
    told(visit, "hypermobility")
    gentle = proposal_of(visit, stretch, "left")
    assert gentle.dose.hold_seconds == 15
    assert [one.say for one in gentle.gentler]
    visit.answer_all(adding(gentle))
    assert visit.value(FORM, ("exercises", stretch.id), "hold_seconds") == 15


@pytest.mark.parametrize("dose", [-3, 0])
def test_a_dose_below_one_is_no_dose(visit: OpenVisit, words: Words, dose: int) -> None:
    chosen = next(one for one in proposals(visit) if one.exercise.dose.times)
    visit.answer_all(adding(chosen))
    right = page(visit, words).exercises[0].dose
    visit.answer(FORM, path(("exercises", chosen.exercise.id), "times"), dose)
    assert page(visit, words).exercises[0].dose == right


@pytest.mark.parametrize("head", [replace(HEAD, phone=" - "), replace(HEAD, emergency=""), replace(HEAD, phone="none")])
def test_no_sheet_without_two_numbers_to_call(visit: OpenVisit, words: Words, head: Letterhead) -> None:
    with pytest.raises(ClinicError, match="no_phone"):
        page(visit, words, head)


def test_a_sheet_without_exercises_says_one_thing_to_do_today(visit: OpenVisit, words: Words) -> None:
    made = page(visit, words)
    assert made.exercises == ()
    assert "walk" in made.today
    visit.answer_all(adding(proposals(visit)[0]))
    assert "number 1" in page(visit, words).today


def test_it_says_who_showed_what_only_when_somebody_did(visit: OpenVisit, words: Words) -> None:
    for answer in (None, "no"):
        visit.answer(FORM, path("showed_me"), answer)
        assert page(visit, words).showed_me == ""
    visit.answer(FORM, path("showed_me"), "yes")
    assert "showed" in page(visit, words).showed_me


def test_a_needle_near_the_lung_warns_of_breath_and_one_elsewhere_of_soreness(visit: OpenVisit, words: Words) -> None:
    chest = visit.reference.sheets[HOME_CARE].aftercare["needling_chest"][0].format(emergency="999")
    needled(visit, "gluteus_medius")
    said = page(visit, words).aftercare
    assert any("24 to 48 hours" in one for one in said)
    assert chest not in said
    needled(visit, LUNG_NEAR)
    assert chest in page(visit, words).aftercare


def needled(visit: OpenVisit, muscle: str) -> None:
    row = ("sites", f"{muscle}.left")
    for link, value in (("", True), ("muscle", muscle), ("side", "left")):
        visit.answer("dry_needling", path(row, *([link] if link else [])), value)


def again(clinic: Clinic, clock: SetClock, before: OpenVisit) -> OpenVisit:
    clock.advance(weeks=2)
    assert before.patient is not None
    return considered(clinic.open(clinic.begin_visit(before.patient).id), LUMBAR, "left")


def test_last_time_is_asked_kept_with_its_dose_or_dropped(clinic: Clinic, clock: SetClock, visit: OpenVisit) -> None:
    one, two = proposals(visit)[:2]
    visit.answer_all([*adding(one), *adding(two)])
    name = next(each for each in ("times", "hold_seconds", "minutes") if getattr(one.dose, each))
    visit.answer(FORM, path(("exercises", one.exercise.id), name), 7)
    later = again(clinic, clock, visit)
    first, second = last_exercises(later)
    assert (first.exercise, first.said[name], first.done) == (one.exercise.id, 7, None)
    later.answer(FORM, done_path(first.exercise), "some")
    later.answer_all(adding_again(later, first))
    assert later.value(FORM, ("exercises", one.exercise.id), name) == 7
    later.answer_all(dropping(later, second))
    assert second.exercise not in {each.exercise.id for each in proposals(later, 0)}
    assert [(each.done, each.kept) for each in last_exercises(later)] == [("some", KEEP), (None, "drop")]
    later.answer_all(dropping(later, first))
    assert chosen_exercises(later) == []


def test_what_was_given_last_time_comes_first_in_its_phase(clinic: Clinic, clock: SetClock, visit: OpenVisit) -> None:
    usual = {one.exercise.id for one in proposals(visit)}
    other = next(one for one in proposals(visit, 0) if one.exercise.phase == "release" and one.exercise.id not in usual)
    visit.answer_all(adding(other))
    later = again(clinic, clock, visit)
    assert proposals(later)[0].exercise.id == other.exercise.id


def test_what_was_told_since_makes_a_kept_dose_smaller(clinic: Clinic, clock: SetClock, visit: OpenVisit) -> None:
    fits = [one for one in proposals(visit, 0) if one.exercise.kind == "stretch"]
    stretch = next(one for one in fits if (one.exercise.dose.hold_seconds or 0) > 15)
    visit.answer_all(adding(stretch))
    later = again(clinic, clock, visit)
    told(later, "hypermobility")
    later.answer_all(adding_again(later, last_exercises(later)[0]))
    assert later.value(FORM, ("exercises", stretch.exercise.id), "hold_seconds") == 15


# -- in the patient's language


def test_a_draft_leaves_only_where_the_clinic_allows_it(clinic: Clinic, visit: OpenVisit, words: Words) -> None:
    template = visit.reference.sheets[HOME_CARE]
    with pytest.raises(ClinicError, match=r"sheet\.draft_language"):
        sheet(visit, template, words, HEAD, clinic.spoken("es"))
    clinic.settings["draft_languages"] = True
    made = sheet(visit, template, words, HEAD, clinic.spoken("es"))
    assert (made.language, made.in_english) == ("es", 0)
    assert "Draft translation" in made.draft
    assert made.stop_in_english is not None
    assert made.stop_in_english.emergency == template.emergency.format(emergency=HEAD.emergency)


def test_a_language_somebody_has_read_is_no_draft_until_it_is_taken_back(
    clinic: Clinic, visit: OpenVisit, words: Words
) -> None:
    clinic.mark_reviewed("languages", "es")
    assert clinic.reviews.of("languages", "es").reviewer == "Ada Rook, Physiotherapist, reg. 000000"
    made = sheet(visit, visit.reference.sheets[HOME_CARE], words, HEAD, clinic.spoken("es"))
    assert (made.language, made.draft, made.stop_in_english) == ("es", "", None)
    clinic.take_review_back("languages", "es")
    assert clinic.spoken("es").is_draft


def test_a_changed_language_is_a_draft_again(clinic: Clinic) -> None:
    clinic.mark_reviewed("languages", "es")
    known = clinic.reference.languages.known
    before, known["es"] = known["es"], replace(known["es"], zones=known["es"].zones | {"temple": "otra cosa"})
    try:
        assert (
            Reviews(clinic.record, clinic.reference.knowledge, clinic.reference.languages)
            .of("languages", "es")
            .is_changed
        )
    finally:
        known["es"] = before


def test_an_unknown_language_is_english(clinic: Clinic) -> None:
    assert clinic.spoken("tlh").code == "en"
    assert clinic.spoken("en").draft_words == ""


def test_the_language_of_last_time_is_proposed(clinic: Clinic, visit: OpenVisit, clock: SetClock) -> None:
    assert sheet_language(visit) == "en"
    visit.answer(FORM, path("sheet_language"), "ar")
    assert sheet_language(visit) == "ar"
    clock.now += timedelta(days=7)
    assert visit.patient is not None
    later = clinic.open(clinic.begin_visit(visit.patient).id)
    assert sheet_language(later) == "ar"
    later.answer(FORM, path("sheet_language"), "en")
    assert sheet_language(later) == "en"


@pytest.mark.parametrize("phone", ["", "  ", "none yet"])
def test_nothing_leaves_while_phone_or_emergency_number_is_unset(visit: OpenVisit, words: Words, phone: str) -> None:
    for head in (replace(HEAD, phone=phone), replace(HEAD, emergency=phone)):
        with pytest.raises(ClinicError, match=r"sheet\.no_phone"):
            page(visit, words, head)
