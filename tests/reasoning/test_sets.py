"""More than one muscle: the smallest set that explains what the leader leaves, chains preferred, sides kept."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank
from clinic_app.reasoning.sets import LARGEST, LINK, MuscleSet, sets
from tests.reasoning.conftest import body, made, said
from tests.reasoning.test_ranking import texts_of


def members(one: MuscleSet) -> list[tuple[str, str | None]]:
    return [(member.muscle, member.side) for member in one.members]


def found(patterns: Patterns, *texts: str) -> tuple[MuscleSet, ...]:
    return sets(patterns, said(patterns, texts))


def test_quadratus_lumborum_and_gluteus_minimus_together_explain_hip_and_leg(patterns: Patterns) -> None:
    """S2.2: quadratus lumborum feeds gluteus minimus, which mimics sciatica into the leg."""
    texts = [f"pain:{zone}.right" for zone in ("iliac_crest", "flank", "leg_lateral", "thigh_back")]
    best = found(patterns, *texts)[0]
    assert {muscle for muscle, _ in members(best)} == {"quadratus_lumborum", "gluteus_minimus"}
    assert {side for _, side in members(best)} == {"right"}
    assert [(one.from_muscle, one.to_muscle) for one in best.links] == [("quadratus_lumborum", "gluteus_minimus")]
    assert best.links[0].sources
    assert best.leaves == ()


def test_nothing_is_put_together_where_the_leader_leaves_nothing(patterns: Patterns) -> None:
    assert found(patterns, "pain:lower_back.right") == ()
    assert found(patterns, "pain:lower_back.right", "pain:lower_back.left") == ()
    assert found(patterns, "worse:lifting") == ()
    assert found(patterns) == ()


def test_two_are_named_where_two_are_enough_and_three_where_not() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}),
        made("two", {"one": ("h", "")}),
        made("three", {"one": ("f", "")}),
        made("wide", {"one": ("h f", "")}),
    )
    assert members(found(patterns, "pain:a.left", "pain:h.left", "pain:f.left")[0]) == [
        ("wide", "left"),
        ("one", "left"),
    ]
    without = body(*(patterns.knowledge.muscles[name] for name in ("one", "two", "three")))
    best = found(without, "pain:a.left", "pain:h.left", "pain:f.left")[0]
    assert len(best.members) == LARGEST
    assert best.leaves == ()


def test_of_equals_the_one_that_is_known_to_be_set_off_is_preferred() -> None:
    patterns = body(
        made("leader", {"one": ("a e", "")}, satellites="zeta/typical"),
        made("alpha", {"one": ("h", "")}),
        made("zeta", {"one": ("h", "")}),
    )
    first, second = found(patterns, "pain:a.left", "pain:e.left", "pain:h.left")
    assert members(first) == [("leader", "left"), ("zeta", "left")]
    assert members(second) == [("leader", "left"), ("alpha", "left")]
    assert round(first.points - second.points, 1) == LINK["typical"]


def test_a_link_needs_one_side_and_a_muscle_explains_its_own_side_only() -> None:
    patterns = body(made("leader", {"one": ("a", "")}, satellites="zeta/typical"), made("zeta", {"one": ("h", "")}))
    best = found(patterns, "pain:a.left", "pain:h.right")[0]
    assert sorted(members(best)) == [("leader", "left"), ("zeta", "right")]
    assert best.links == ()


def test_what_was_said_counts_once_for_a_set() -> None:
    patterns = body(
        made("one", {"one": ("a", "")}, worse="lifting"),
        made("two", {"one": ("h", "")}, worse="lifting"),
        made("other", {"one": ("f", "")}),
    )
    best = found(patterns, "pain:a", "pain:h", "worse:lifting")[0]
    assert [str(one.finding) for one in best.said] == ["worse:lifting"]


def test_pain_next_door_is_not_explained() -> None:
    patterns = body(made("leader", {"one": ("h f", "")}), made("beside", {"one": ("a", "")}))
    assert found(patterns, "pain:h.left", "pain:f.left", "pain:b.left") == ()


def test_where_nobody_reaches_a_zone_the_set_says_so() -> None:
    patterns = body(made("one", {"one": ("a", "")}), made("two", {"one": ("h", "")}))
    best = found(patterns, "pain:a.left", "pain:h.left", "pain:f.left")[0]
    assert [str(one) for one in best.leaves] == ["pain:f.left"]


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_set_leaves_less_than_the_leader_adds_up_and_has_no_idle_member(
    data: st.DataObject, patterns: Patterns
) -> None:
    findings = said(patterns, data.draw(texts_of(patterns.knowledge)))
    for one in sets(patterns, findings):
        leader = rank(patterns, findings)[0]
        near = [reason.finding for reason in (*leader.explains, *leader.also_explains) if reason.strength == "near"]
        assert len(one.leaves) < len(leader.leaves) + len(near)
        assert 2 <= len(one.members) <= LARGEST
        assert all(member.explains for member in one.members)
        parts = [
            *(reason.points for member in one.members for reason in member.explains),
            *(reason.points for reason in one.said),
            *(link.points for link in one.links),
        ]
        assert round(sum(parts), 1) == one.points
        assert all(reason.finding.side in (None, member.side) for member in one.members for reason in member.explains)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_mirrored_pain_gives_mirrored_sets_in_any_order(data: st.DataObject, patterns: Patterns) -> None:
    findings = said(patterns, data.draw(texts_of(patterns.knowledge)))
    swapped = {"left": "right", "right": "left", None: None}

    def seen(found: tuple[MuscleSet, ...]) -> list[tuple[float, int, frozenset[str]]]:
        return [(one.points, len(one.members), frozenset(str(pain) for pain in one.leaves)) for one in found]

    here = sets(patterns, findings)
    there = sets(patterns, [one.mirrored() for one in findings])
    assert seen(sets(patterns, findings[::-1])) == seen(here)
    assert [one.points for one in there] == [one.points for one in here]
    for one, other in zip(here[:1], there[:1], strict=True):
        assert {side for _, side in members(other)} == {swapped[side] for _, side in members(one)}
