"""What each rule of the ranking is worth, on a small made-up body: zones, findings, palpation, twins, sides."""

from __future__ import annotations

from dataclasses import replace

from clinic_app.knowledge.prevalence import Frequencies, Prevalence
from clinic_app.knowledge.sources import Source
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank
from clinic_app.reasoning.suggestion import suggest
from clinic_app.reasoning.weights import Weights
from tests.reasoning.conftest import adds_up, body, made, points_of, ranked, said

W = Weights()


def test_a_zone_counts_by_how_well_it_belongs_to_the_pattern() -> None:
    patterns = body(
        made("always", {"one": ("a", "")}),
        made("belly", {"one": ("h", "")}, local="a"),
        made("sometimes", {"one": ("h", "a")}),
        made("beside", {"one": ("b", "")}),
        made("elsewhere", {"one": ("h", "")}),
        links="a-b a-c a-d a-e",
    )
    found = ranked(patterns, "pain:a.left")
    assert [one.muscle for one in found] == ["always", "belly", "sometimes", "beside"]
    assert [one.explains[0].strength for one in found] == ["essential", "local", "spillover", "near"]
    meant_there = 1 - W.misplaced
    described = (W.essential * meant_there, W.local * meant_there, W.spillover * meant_there)
    assert [one.points for one in found] == [W.zone(one) for one in (*described, W.essential * W.misplaced / 4)]


def test_a_mark_may_be_meant_next_door_and_counts_by_how_many_of_the_zones_there_are_described() -> None:
    """Of what is marked in c, a share is meant in b or d; where c is described itself, the rest is meant there."""
    wide, narrow = made("wide", {"one": ("b d", "")}), made("narrow", {"one": ("b", "")})
    weak, here = made("weak", {"one": ("", "b")}), made("here", {"one": ("b c d", "")})
    patterns = body(wide, narrow, weak, here)
    points = [points_of(patterns, one, "pain:c.left") for one in ("here", "wide", "narrow", "weak")]
    strengths = (W.essential, W.misplaced * W.essential, W.misplaced * W.essential / 2, W.misplaced * W.spillover / 2)
    assert points == [W.zone(one) for one in strengths]
    assert points == sorted(set(points), reverse=True)
    assert points[-1] > 0, "nobody next door is left off the list"


def test_a_zone_that_touches_none_is_meant_where_it_is_marked() -> None:
    assert points_of(body(made("one", {"one": ("h", "")})), "one", "pain:h.left") == W.zone(W.essential)


def test_pain_that_runs_over_the_border_of_a_zone_that_hurts_counts_as_sometimes_of_that_zone() -> None:
    patterns = body(made("one", {"one": ("a", "")}), made("weak", {"one": ("", "a")}))
    for name, described in (("one", W.essential), ("weak", W.spillover)):
        alone = points_of(patterns, name, "pain:b.left")
        first, both = (points_of(patterns, name, *drawn) for drawn in (["pain:a.left"], ["pain:a.left", "pain:b.left"]))
        next_door = W.misplaced * described / 2  # b touches a and c
        run_over = (1 - W.misplaced) * described * W.spillover + next_door
        assert alone == W.zone(next_door)
        assert both == round(first + W.zone(run_over), 1)
        assert both - first > alone


def test_a_zone_left_unexplained_costs_what_another_muscle_gets_for_it() -> None:
    patterns = body(made("whole", {"one": ("a h", "")}), made("half", {"one": ("a", "")}))
    found = {one.muscle: one for one in ranked(patterns, "pain:a.left", "pain:h.left")}
    assert [str(one) for one in found["half"].leaves] == ["pain:h.left"]
    assert found["whole"].leaves == ()
    assert round(found["whole"].points - found["half"].points, 1) == W.zone(W.essential)


def test_a_second_trigger_point_explains_what_the_first_leaves_at_a_discount() -> None:
    patterns = body(made("one_point", {"one": ("g h", "")}), made("two_points", {"one": ("g", ""), "two": ("h", "")}))
    found = {one.muscle: one for one in ranked(patterns, "pain:g.left", "pain:h.left")}
    second = W.zone(W.essential * W.second_point)
    assert found["one_point"].points == 2 * W.zone(W.essential)
    assert found["two_points"].points == round(W.zone(W.essential) + second, 1)
    assert found["one_point"].points > found["two_points"].points > W.zone(W.essential)
    assert {one.trigger_point for one in found["two_points"].explains} == {"one", "two"}


def test_asked_and_absent_counts_against_by_grade_and_not_asked_counts_nothing() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}, worse="lifting/typical walking/possible"), made("other", {"one": ("a", "")})
    )
    without = points_of(patterns, "one", "pain:a")
    lost, won = (
        [abs(points_of(patterns, "one", "pain:a", f"{mark}worse:{item}") - without) for item in ("lifting", "walking")]
        for mark in ("-", "")
    )
    assert points_of(patterns, "one", "pain:a", "-worse:walking") < without
    assert won[0] > lost[0] > lost[1] > 0
    assert lost[0] / won[0] > lost[1] / won[1], "the absence of what is only possible says less of what it would say"
    assert points_of(patterns, "one", "pain:a", "worse:sitting") == without


def test_not_sure_counts_a_little() -> None:
    patterns = body(made("one", {"one": ("a", "")}, worse="lifting"), made("other", {"one": ("a", "")}))
    yes, unsure, nothing = (
        points_of(patterns, "one", "pain:a", *more) for more in (["worse:lifting"], ["?worse:lifting"], [])
    )
    assert yes > unsure > nothing


def test_what_few_muscles_list_counts_more() -> None:
    others = [made(f"other_{number}", {"one": ("a", "")}, worse="walking") for number in range(6)]
    patterns = body(made("one", {"one": ("a", "")}, worse="walking lifting"), *others)
    rare, common = (points_of(patterns, "one", "pain:a", f"worse:{item}") for item in ("lifting", "walking"))
    assert rare > common


def test_a_test_expected_to_be_negative_speaks_for_the_muscle_when_negative() -> None:
    patterns = body(made("one", {"one": ("a", "")}, tests="-slr"), made("other", {"one": ("a", "")}))
    without, negative, positive, unsure = (
        points_of(patterns, "one", "pain:a", *said)
        for said in ([], ["test:slr=negative"], ["test:slr=positive"], ["?test:slr"])
    )
    assert negative > without > positive
    assert unsure == without


def test_a_test_that_only_excludes_moves_less_than_one_that_shows_the_muscle() -> None:
    patterns = body(made("one", {"one": ("a", "")}, tests="-slr thomas"), made("other", {"one": ("a", "")}))
    excluded, shown = (
        points_of(patterns, "one", "pain:a", text) for text in ("test:slr=negative", "test:thomas=positive")
    )
    assert points_of(patterns, "one", "pain:a") < excluded < shown


def test_a_nerve_symptom_of_the_muscle_counts_on_its_own() -> None:
    patterns = body(made("one", {"one": ("a", "")}, entrapment="symptom:tingling"), made("other", {"one": ("a", "")}))
    assert round(
        points_of(patterns, "one", "pain:a", "symptom:tingling") - points_of(patterns, "one", "pain:a"), 1
    ) == (W.entrapment)
    assert points_of(patterns, "other", "pain:a", "symptom:tingling") == points_of(patterns, "other", "pain:a")


def test_palpation_counts_for_the_muscle_felt_only() -> None:
    patterns = body(made("one", {"one": ("a", "")}), made("other", {"one": ("a", "")}))
    felt, not_felt = "sign:recognised_pain@one.right", "-sign:recognised_pain@one.right"
    without = points_of(patterns, "one", "pain:a.right")
    assert points_of(patterns, "one", "pain:a.right", felt) == without + W.palpation["recognised_pain"]
    assert points_of(patterns, "one", "pain:a.right", not_felt) < without
    assert points_of(patterns, "other", "pain:a.right", felt) == without
    assert points_of(patterns, "one", "pain:a.left", felt) == without


def test_a_muscle_that_was_felt_to_hurt_is_listed_whatever_was_drawn() -> None:
    patterns = body(made("drawn", {"one": ("a", "")}), made("felt", {"one": ("h", "")}))
    assert [one.muscle for one in ranked(patterns, "pain:a.right")] == ["drawn"]
    found = ranked(patterns, "pain:a.right", "sign:recognised_pain@felt.right")
    assert [(one.muscle, one.side) for one in found] == [("drawn", "right"), ("felt", "right")]
    assert found[1].explains == ()
    assert len(ranked(patterns, "pain:a.right", "sign:taut_band@felt.right")) == 1


def test_frequency_decides_between_equals_and_is_a_reason_with_its_source() -> None:
    first, second = made("abel", {"one": ("a", "")}), made("bert", {"one": ("a", "")})
    study = Prevalence(
        "study", "twenty people", Source("A study", "A", "found"), (Frequencies(("a",), {"bert": (30.0, 50.0)}),)
    )
    book = Prevalence("book", "nobody", Source("A book", "R", "background"), (Frequencies(("a",), order=("abel",)),))
    plain = body(first, second)
    assert [one.muscle for one in ranked(plain, "pain:a")] == ["abel", "bert"]
    counted = Patterns(replace(plain.knowledge, prevalence={"study": study}))
    found = ranked(counted, "pain:a")
    assert [one.muscle for one in found] == ["bert", "abel"]
    assert found[0].account.often[0].sources == ("study",)
    assert found[0].often == found[0].account.often[0].points == round(0.4 * W.prevalence, 2)
    assert found[0].points == found[1].points
    answer = suggest(counted, said(counted, ["pain:a"])).as_json()
    assert [score for _, _, score in answer["muscles"]] == [found[0].score, found[1].score]
    assert round(sum(one["points"] for one in answer["reasons"]["bert.side_unknown"]), 2) == found[0].score
    both = Patterns(replace(plain.knowledge, prevalence={"book": book, "study": study}))
    assert [one.muscle for one in ranked(both, "pain:a")] == ["abel", "bert"]


def test_twins_share_a_row_and_stand_one_after_another_with_equal_points() -> None:
    patterns = body(
        made("first", {"one": ("a", "")}, twins="row"),
        made("between", {"one": ("a", "")}),
        made("second", {"one": ("b", "")}, twins="row"),
    )
    findings = said(patterns, ["pain:a.left"])
    assert [(one.muscle, one.twins) for one in rank(patterns, findings)] == [("between", ()), ("first", ("second",))]
    listed = suggest(patterns, findings).muscles
    assert [name for name, _, _ in listed[1:]] == ["first", "second"]
    assert len({points for _, _, points in listed}) == 1


# -- sides and vague places


def test_no_pain_gives_no_list(patterns: Patterns) -> None:
    assert ranked(patterns, "worse:lifting", "history:sport") == []


def test_on_both_sides_the_pain_of_neither_is_left_unexplained(patterns: Patterns) -> None:
    first = ranked(patterns, "pain:lower_back.left", "pain:lower_back.right")[0]
    assert first.side == "both"
    assert first.leaves == ()
    assert {one.finding.side for one in (*first.explains, *first.also_explains)} == {"left", "right"}
    assert adds_up(first)


def test_a_pain_without_side_names_no_side(patterns: Patterns) -> None:
    assert {one.side for one in ranked(patterns, "pain:lower_back")} == {None}


def test_a_vague_place_is_an_or() -> None:
    patterns = body(made("wide", {"one": ("e f g", "")}), made("narrow", {"one": ("e", "")}))
    exact, vague = "pain:e.right", "pain:any(e|h).right"
    for name in ("wide", "narrow"):
        assert 0 < points_of(patterns, name, vague) < points_of(patterns, name, exact)
    assert points_of(patterns, "wide", vague) == points_of(patterns, "narrow", vague)
    assert points_of(patterns, "wide", "pain:any(e|f|g).right") == W.zone(W.essential)
