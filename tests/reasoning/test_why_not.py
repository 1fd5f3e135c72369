"""Why a muscle is not in the list: what it leaves, what speaks against it, what it would need, and that this holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank
from clinic_app.reasoning.suggestion import SHOWN
from clinic_app.reasoning.why_not import MOST_NEEDED, why_not
from tests.reasoning.conftest import SEED, body, made, said
from tests.reasoning.test_ranking import texts_of

CROWD = [made(f"crowd_{number}", {"one": ("a", "")}, worse="walking") for number in range(SHOWN)]


def test_a_muscle_without_a_marked_area_needs_one() -> None:
    patterns = body(*CROWD, made("far", {"one": ("h f", ""), "two": ("h", "")}, worse="lifting"))
    told = why_not(patterns, said(patterns, ["pain:a.left"]), "far")
    assert told.place is None
    assert not told.is_shown
    assert told.needs_area == ("h", "f")
    assert [str(one) for one in told.account.leaves] == ["pain:a.left"]
    assert told.ahead == tuple(one.id for one in CROWD)


def test_a_muscle_behind_the_others_names_the_fewest_findings_that_would_bring_it_up() -> None:
    patterns = body(*CROWD, made("weak", {"one": ("", "a")}, worse="lifting sitting bending/possible"))
    findings = said(patterns, ["pain:a.left"])
    told = why_not(patterns, findings, "weak")
    assert told.place == SHOWN + 1
    assert told.behind > 0
    assert told.is_within_reach
    assert len(told.needs) == 2
    more = said(patterns, [one.finding for one in told.needs])
    after = rank(patterns, [*findings, *more])
    assert "weak" in [one.muscle for one in after[:SHOWN]]
    fewer = rank(patterns, [*findings, *more[:-1]])
    assert "weak" not in [one.muscle for one in fewer[:SHOWN]]


def test_what_speaks_against_it_is_named() -> None:
    patterns = body(*CROWD, made("weak", {"one": ("b", "")}, worse="lifting"))
    told = why_not(patterns, said(patterns, ["pain:a.left", "-worse:lifting"]), "weak")
    assert [str(one.finding) for one in told.account.speaks_against] == ["-worse:lifting"]
    assert not told.is_within_reach
    assert told.needs == ()


def test_a_muscle_that_is_shown_lacks_nothing() -> None:
    patterns = body(*CROWD)
    told = why_not(patterns, said(patterns, ["pain:a.left"]), "crowd_0")
    assert (told.place, told.behind, told.is_shown, told.needs, told.ahead) == (1, 0.0, True, (), ())


def test_the_other_side_is_not_the_side_that_is_listed() -> None:
    patterns = body(*CROWD)
    told = why_not(patterns, said(patterns, ["pain:a.left"]), "crowd_0", "right")
    assert told.place is None
    assert told.side == "right"
    assert [str(one) for one in told.account.leaves] == ["pain:a.left"]


def test_a_twin_stands_in_its_row(patterns: Patterns) -> None:
    findings = said(patterns, SEED)
    row = next(one for one in rank(patterns, findings) if one.twins)
    assert why_not(patterns, findings, row.twins[0]).place == rank(patterns, findings).index(row) + 1


def test_an_unknown_muscle_is_no_answer(patterns: Patterns) -> None:
    with pytest.raises(KeyError):
        why_not(patterns, [], "nobody")


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_muscle_can_be_asked_about_and_its_points_are_those_of_the_list(
    data: st.DataObject, patterns: Patterns
) -> None:
    findings = said(patterns, data.draw(texts_of(patterns.knowledge)))
    muscle = data.draw(st.sampled_from(sorted(patterns.of_muscle)))
    told = why_not(patterns, findings, muscle)
    listed = {one.muscle: one for one in rank(patterns, findings)}
    assert len(told.needs) <= MOST_NEEDED
    assert (told.place is None) == all(muscle not in (one.muscle, *one.twins) for one in listed.values())
    if muscle in listed:
        assert told.points == listed[muscle].points
