"""What to ask next: what separates the leaders, what each answer does, and that the promise is kept."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.knowledge.vocabulary import Accuracy, Term
from clinic_app.reasoning.leaders import TRUST_LEAST, TRUST_UNKNOWN, trust
from clinic_app.reasoning.next_step import PLACES, next_steps
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank
from tests.reasoning.conftest import SEED, body, made, said
from tests.reasoning.test_ranking import texts_of


def asked(patterns: Patterns, *texts: str, most: int = 3) -> list[str]:
    return [one.finding for one in next_steps(patterns, said(patterns, texts), most=most)]


def test_the_seed_patient_is_asked_about_rolling_in_bed_and_coughing(patterns: Patterns) -> None:
    assert {"worse:rolling_in_bed", "worse:coughing_sneezing"} <= set(asked(patterns, *SEED))


def test_three_at_most_none_of_them_asked_already(patterns: Patterns) -> None:
    steps = next_steps(patterns, said(patterns, SEED))
    assert len(steps) == 3
    assert not {one.finding for one in steps} & {text.lstrip("-?") for text in SEED}
    assert all(one.worth > 0 for one in steps)
    assert len({one.finding for one in steps}) == 3


def test_what_separates_the_leaders_is_asked_and_not_what_they_share() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}, worse="lifting walking"),
        made("two", {"one": ("a", "")}, worse="lifting sitting"),
        made("far", {"one": ("h", "")}, worse="reaching"),
    )
    assert sorted(asked(patterns, "pain:a.left")) == ["worse:sitting", "worse:walking"]


def test_a_typical_finding_tells_more_than_a_common_one() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}, worse="lifting/common walking/typical"), made("two", {"one": ("a", "")})
    )
    assert asked(patterns, "pain:a") == ["worse:walking", "worse:lifting"]


def test_a_question_goes_before_a_test_and_a_proven_test_before_another() -> None:
    one = made("one", {"one": ("a", "")}, worse="lifting", tests="plain proven")
    patterns = body(one, made("two", {"one": ("a", "")}))
    proven = Term("proven", accuracy=(Accuracy("it", "0.90", "0.85-0.95", "source"),))
    known = Patterns(replace(patterns.knowledge, terms={"test:proven": proven}))
    assert asked(known, "pain:a") == ["worse:lifting", "test:proven", "test:plain"]


def test_the_second_question_is_chosen_for_what_the_first_leaves_open() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}, worse="lifting/typical pulling/typical"),
        made("two", {"one": ("a", "")}, worse="walking/typical"),
        made("three", {"one": ("a", "")}),
    )
    assert asked(patterns, "pain:a") == ["worse:lifting", "worse:walking", "worse:pulling"]


def test_a_perfect_test_still_waits_for_a_question_that_tells_as_much() -> None:
    patterns = body(made("one", {"one": ("a", "")}, worse="lifting", tests="best"), made("two", {"one": ("a", "")}))
    best = Term("best", accuracy=(Accuracy("it", "1.00", "1.00", "source"),))
    known = Patterns(replace(patterns.knowledge, terms={"test:best": best}))
    assert asked(known, "pain:a") == ["worse:lifting", "test:best"]


def test_what_the_drawing_has_answered_is_not_asked() -> None:
    one = made("one", {"one": ("a", "")}, symptoms="front_thigh/typical deep_ache/common")
    patterns = body(one, made("two", {"one": ("a", "")}))
    drawn = {"symptom:front_thigh": Term("Front thigh pain", zones=("b",)), "symptom:deep_ache": Term("Deep ache")}
    assert asked(patterns, "pain:a") == ["symptom:front_thigh", "symptom:deep_ache"]
    assert asked(Patterns(replace(patterns.knowledge, terms=drawn)), "pain:a") == ["symptom:deep_ache"]


def test_what_only_some_people_do_is_asked_after_what_everybody_does() -> None:
    one = made("one", {"one": ("a", "")}, worse="kicking/typical walking/typical")
    patterns = body(one, made("two", {"one": ("a", "")}))
    assert asked(patterns, "pain:a") == ["worse:kicking", "worse:walking"]
    known = {"worse:kicking": Term("Kicking", done_by_some=True), "worse:walking": Term("Walking")}
    assert asked(Patterns(replace(patterns.knowledge, terms=known)), "pain:a") == ["worse:walking", "worse:kicking"]


def test_what_one_of_two_twins_lists_tells_less_than_what_both_list() -> None:
    """The row may be either of them; the one whose points are far behind hardly counts."""
    first = made("first", {"one": ("a", "")}, worse="both only", twins="row")
    second = made("second", {"one": ("a", "")}, worse="both", twins="row")
    far = [made(f"far_{number}", {"one": ("h", "")}) for number in range(20)]
    patterns = body(first, second, made("other", {"one": ("a", "")}), *far)
    assert asked(patterns, "pain:a") == ["worse:both", "worse:only"]


def test_only_what_may_be_asked_is_named() -> None:
    patterns = body(made("one", {"one": ("a", "")}, worse="lifting walking"), made("two", {"one": ("a", "")}))
    steps = next_steps(patterns, said(patterns, ["pain:a"]), askable={"worse:walking"})
    assert [one.finding for one in steps] == ["worse:walking"]


def test_a_test_is_done_on_the_leaders_side_and_has_two_answers_a_question_three() -> None:
    patterns = body(made("one", {"one": ("a", "")}, worse="lifting", tests="slr"), made("two", {"one": ("a", "")}))
    steps = {one.finding: one for one in next_steps(patterns, said(patterns, ["pain:a.right"]))}
    assert steps["test:slr"].side == "right"
    assert [str(one.finding) for one in steps["test:slr"].outcomes] == [
        "test:slr.right=positive",
        "test:slr.right=negative",
    ]
    assert steps["worse:lifting"].side is None
    assert [one.answer for one in steps["worse:lifting"].outcomes] == ["yes", "no", "not_sure"]


def test_an_answer_says_who_leads_then() -> None:
    patterns = body(made("first", {"one": ("a", "")}), made("second", {"one": ("a", "")}, worse="lifting"))
    step = next_steps(patterns, said(patterns, ["pain:a.left"]))[0]
    yes, no, _ = step.outcomes
    assert step.apart == (1, 2)
    assert (yes.leader.muscle, yes.changes_leader) == ("second", True)
    assert (yes.leader.place_before, yes.leader.place_after) == (2, 1)
    assert yes.leader.points_after > yes.leader.points_before
    assert (no.leader.muscle, no.changes_leader) == ("first", False)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_promise_of_every_answer_is_kept(data: st.DataObject, patterns: Patterns) -> None:
    findings = said(patterns, data.draw(texts_of(patterns.knowledge)))
    for step in next_steps(patterns, findings):
        for outcome in step.outcomes:
            known = {(one.id, one.side) for one in findings}
            implied = patterns.knowledge.with_implied([outcome.finding])
            more = [one for one in implied if one is outcome.finding or (one.id, one.side) not in known]
            after = rank(patterns, [*findings, *more])
            promised = [(one.muscle, one.side, one.points_after) for one in outcome.moves if one.place_after <= PLACES]
            assert promised == [(one.muscle, one.side, one.points) for one in after[:PLACES]]


def test_nothing_is_asked_where_nothing_is_to_be_told_apart(patterns: Patterns) -> None:
    assert next_steps(patterns, []) == ()
    assert next_steps(body(made("one", {"one": ("a", "")}, worse="lifting")), said(patterns, ["pain:a"])) == ()


@pytest.mark.parametrize(
    ("figures", "expected"),
    [((), TRUST_UNKNOWN), ((("0.90", "0.80"),), 0.7), ((("0.50-0.60", "0.40–0.60"),), TRUST_LEAST)],
)
def test_a_test_is_believed_as_far_as_it_is_known_to_work(
    figures: tuple[tuple[str, str], ...], expected: float
) -> None:
    term = Term("test", accuracy=tuple(Accuracy("it", one, other, "source") for one, other in figures))
    assert trust(term) == pytest.approx(expected)


def test_every_published_accuracy_can_be_read(patterns: Patterns) -> None:
    for term in patterns.knowledge.terms.values():
        assert TRUST_LEAST <= trust(term) <= 1


def test_it_is_found_out_in_ten_milliseconds(patterns: Patterns) -> None:
    findings = said(patterns, SEED)
    taken = []
    for _ in range(15):
        start = time.process_time()
        next_steps(patterns, findings)
        taken.append(time.process_time() - start)
    assert statistics.median(taken) < 0.010 * 3, "a busy machine may take three times as long, not more"
