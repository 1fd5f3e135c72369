"""Which problem a row belongs to: always exactly one, whatever the order, and what was said counts."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.reading import Reading
from clinic_app.visit.problem_rows import muscle_zones
from clinic_app.visit.problem_rule import Area, Neighbourhood, Row, groups, placed

ZONES = {"shoulder": ("arm", "neck"), "arm": ("shoulder",), "neck": ("shoulder", "back"), "back": ("neck", "low")}
ZONES |= {"low": ("back", "hip"), "hip": ("low",), "nose": ()}
AROUND = Neighbourhood(ZONES)
PROBLEMS = ("first", "second", "third")

areas = st.tuples(st.sampled_from(sorted(ZONES)), st.sampled_from(("", "right", "left")))


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Row], list[str], dict[str, str], dict[str, list[Area]]]:
    problems = list(draw(st.permutations(PROBLEMS)))[: draw(st.integers(1, 3))]
    rows = [
        Row(f"row{number}", tuple(draw(st.lists(st.tuples(areas, st.integers(1, 3)), max_size=4))), draw(st.booleans()))
        for number in range(draw(st.integers(0, 7)))
    ]
    said = {row.key: draw(st.sampled_from((*PROBLEMS, "gone"))) for row in rows if draw(st.booleans())}
    known = {one: draw(st.lists(areas, max_size=2)) for one in PROBLEMS if draw(st.booleans())}
    return rows, problems, said, known


@given(cases())
def test_every_row_belongs_to_exactly_one_problem_of_those_there_are(
    case: tuple[list[Row], list[str], dict[str, str], dict[str, list[Area]]],
) -> None:
    rows, problems, said, known = case
    found = placed(rows, problems, said, known, AROUND)
    assert set(found) == {row.key for row in rows}
    assert set(found.values()) <= set(problems)
    for key, problem in said.items():
        if problem in problems:
            assert found[key] == problem


@given(cases(), st.randoms())
def test_the_order_of_rows_decides_nothing(
    case: tuple[list[Row], list[str], dict[str, str], dict[str, list[Area]]], random: Random
) -> None:
    rows, problems, said, known = case
    before = placed(rows, problems, said, known, AROUND)
    random.shuffle(rows)
    assert placed(rows, problems, said, known, AROUND) == before


@given(st.lists(areas, max_size=8), st.randoms())
def test_groups_hold_every_area_once_and_the_same_ones_in_any_order(found: list[Area], random: Random) -> None:
    together = groups(found, AROUND)
    assert sorted(one for group in together for one in group) == sorted(set(found))
    shuffled = list(found)
    random.shuffle(shuffled)
    assert {frozenset(one) for one in groups(shuffled, AROUND)} == {frozenset(one) for one in together}


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        (("low", "right"), ("low", "right"), 0),
        (("low", "right"), ("low", "left"), 1),
        (("low", "right"), ("low", ""), 0),
        (("shoulder", "right"), ("low", "right"), 3),
        (("shoulder", "right"), ("nose", ""), 99),
    ],
)
def test_distances_are_zones_that_touch_and_one_step_more_to_the_other_side(one: Area, other: Area, steps: int) -> None:
    assert AROUND.apart(one, other) == AROUND.apart(other, one) == steps


def test_an_area_goes_to_the_nearest_known_area_and_a_muscle_where_it_is_felt(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    around = Neighbourhood({one.id: one.neighbours for one in knowledge.zones.values()})
    known = {"shoulder": [("shoulder_lateral", "right")], "back": [("lower_back", "right")]}
    rows = [
        Row("area", ((("buttock_upper", "left"), 1),), is_area=True),
        Row("arm", ((("upper_arm_lateral", "right"), 1),), is_area=True),
        Row("supraspinatus", muscle_zones(knowledge, "supraspinatus", "right")),
        Row("quadratus", muscle_zones(knowledge, "quadratus_lumborum", "right")),
        Row("measure"),
    ]
    found = placed(rows, ["back", "shoulder"], {}, known, around)
    assert found == {
        "area": "back",
        "arm": "shoulder",
        "supraspinatus": "shoulder",
        "quadratus": "back",
        "measure": "back",
    }
