"""What to ask next, as questions of the forms: only what is asked now and open, and each answer keeps its promise."""

from __future__ import annotations

from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.forms.answers import Path
from clinic_app.forms.findings import parse
from clinic_app.forms.questionnaire import Item
from clinic_app.reading import Reading
from clinic_app.reasoning.ranking import rank
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.answer_effects import Effect, effects, listed
from clinic_app.visit.asking import Asking, NextQuestion
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.words import Words

#: A right low back that hurts with many things, and a first look at it.
SAID = {"rising_from_chair": "worse", "prolonged_sitting": "worse", "driving": "no", "stiffness_after_rest": "yes"}


@pytest.fixture
def visit(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> OpenVisit:
    """Give a first visit with low back and buttock RIGHT and a few answers."""
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock(), "Physiotherapist")
    embedded_record.people.add(person)
    clinic = Clinic(embedded_record, reading.reference, words, clock, person, bool)
    patient = clinic.add_patient(given_name="A", family_name="B", birth_date="1981-05-02", phone="1", sex="male")
    visit = clinic.open(clinic.begin_visit(patient).id)
    for zone in ("lower_back.right", "buttock_upper.right"):
        visit.answer("intake", path(("pain_map", zone)), zone)
        visit.answer("intake", path(("pain_map", zone), "intensity"), 6)
    for link_id, value in SAID.items():
        visit.answer("intake", path(link_id), value)
    return visit


def found(visit: OpenVisit, *forms: str, most: int = 3) -> list[NextQuestion]:
    return list(Asking(visit, forms or ("intake", "examination")).each(most))


def option_of(item: Item, text: str) -> str:
    return next(one.code for one in item.options if one.text == text)


def first_of(visit: OpenVisit) -> tuple[str, str | None]:
    one = visit.now.candidates[0]
    return one.muscle, one.side


def test_three_at_most_each_a_question_that_is_asked_now_and_open(visit: OpenVisit) -> None:
    questions = found(visit)
    assert len(questions) == 3
    for one in questions:
        asked = visit.now.asked(one.form)
        assert one.path in [where for _, where in asked]
        assert not visit.of(one.form).said(one.path)
        assert one.item.link_id not in SAID
        assert one.effects


def test_every_answer_does_to_the_list_what_it_promised(visit: OpenVisit) -> None:
    """The first of the list after the answer is the one that was named before it, for each of twelve questions."""
    kept = 0
    for one in [*found(visit, "intake", most=6), *found(visit, "examination", most=6)]:
        before = first_of(visit)
        for effect in one.effects:
            for text in effect.answers:
                visit.answer(one.form, one.path, option_of(one.item, text))
                muscle, side = first_of(visit)
                assert (muscle, side) == (effect.first.muscle, effect.first.side), (one.finding, text)
                assert effect.is_new == (muscle != before[0])
                visit.answer(one.form, one.path, None)
                kept += 1
        assert first_of(visit) == before
    assert kept > 20


def test_who_is_said_to_climb_stands_there_after_the_answer(visit: OpenVisit) -> None:
    climbs = [(one, effect) for one in found(visit, most=6) for effect in one.effects if effect.rising]
    assert climbs
    for one, effect in climbs:
        assert effect.rising is not None
        assert effect.rising.after < effect.rising.before
        visit.answer(one.form, one.path, option_of(one.item, effect.answers[0]))
        assert visit.now.candidates[effect.rising.after - 1].muscle == effect.rising.muscle
        visit.answer(one.form, one.path, None)


def test_answers_that_do_the_same_are_told_of_together_and_yes_comes_first(visit: OpenVisit) -> None:
    for one in found(visit, "examination", most=6):
        said = [(effect.is_yes, effect.first, effect.is_emergency) for effect in one.effects]
        assert len(said) == len(set(said))
        assert [effect.is_yes for effect in one.effects] == sorted((e.is_yes for e in one.effects), reverse=True)
    movement = [one for one in found(visit, "examination", most=6) if {"free", "painful", "limited"} == codes(one.item)]
    assert movement
    assert all(any(len(effect.answers) > 1 for effect in one.effects) for one in movement)


def codes(item: Item) -> set[str]:
    return {one.code for one in item.options}


def test_a_sided_test_is_done_on_the_side_of_the_leader(visit: OpenVisit) -> None:
    sided = [one for one in found(visit, "examination", most=6) if one.item.side]
    assert sided
    assert {one.item.side for one in sided} == {"right"}
    assert not any(one.is_sideless for one in sided)


def test_without_a_side_a_sided_test_says_so(visit: OpenVisit) -> None:
    for zone in ("lower_back.left", "buttock_upper.left"):
        visit.answer("intake", path(("pain_map", zone)), zone)
        visit.answer("intake", path(("pain_map", zone), "intensity"), 6)
    assert first_of(visit)[1] == "both"
    sided = [one for one in found(visit, "examination", most=6) if one.item.side]
    assert sided
    assert all(one.is_sideless for one in sided)


def test_an_answered_question_is_not_proposed_again(visit: OpenVisit) -> None:
    first = found(visit)[0]
    visit.answer(first.form, first.path, first.item.options[0].code)
    assert first.path not in [one.path for one in found(visit, most=6)]


def test_nothing_is_asked_before_anything_hurts(visit: OpenVisit) -> None:
    for zone in ("lower_back.right", "buttock_upper.right"):
        visit.answer("intake", path(("pain_map", zone)), None)
    assert rank(visit.reference.patterns, visit.now.findings) == []
    assert found(visit) == []


def test_an_answer_that_raises_an_emergency_says_so(visit: OpenVisit) -> None:
    """A muscle is not promised the first place where the answer would take the whole list away."""
    now = listed(visit)
    raising = []
    for item, where in visit.now.asked("intake"):
        if item.type == "choice" and len(where) == 1 and not item.repeats and not visit.of("intake").said(where):
            for finding in {parse(text).id for option in item.options for text in option.findings}:
                raising += [(item, where, one) for one in effects(visit, now, item, finding) if one.is_emergency]
    for item, where, one in raising[:6]:
        assert emergencies_after(visit, item, where, one)
    for asked in found(visit, "intake"):
        for effect in asked.effects:
            assert effect.is_emergency == emergencies_after(visit, asked.item, asked.path, effect)


def emergencies_after(visit: OpenVisit, item: Item, where: Path, effect: Effect) -> bool:
    visit.answer("intake", where, option_of(item, effect.answers[0]))
    up = any(alert.urgency == "emergency" for alert in visit.now.alerts)
    visit.answer("intake", where, None)
    return up
