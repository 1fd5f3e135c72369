"""Conditions over groups that repeat, amounts in several units, moments in several time zones, scores of any answer."""

from __future__ import annotations

from typing import Any

import pytest

from clinic_app.forms.amiss import all_amiss
from clinic_app.forms.answers import Path
from clinic_app.forms.filling import Filling
from tests.forms.fhir import (
    SDC,
    Element,
    asked,
    at,
    calculated,
    extension,
    item,
    option,
    questionnaire,
    read,
    warned,
    when,
)


def amiss(filling: Filling) -> list[str]:
    return [one.sentence for one in all_amiss(filling.outcome, filling.answers)]


def drugs(behaviour: str) -> Filling:
    name = item("name", "choice", answerOption=[option("blood_thinner"), option("other")])
    group = item("drug", "group", repeats=True, item=[name, item("dose", "integer")])
    conditions = [
        *when("name", "=", answerCoding={"code": "blood_thinner"}),
        *when("dose", ">", answerInteger=5),
    ]
    return Filling(read(group, item("who", enableWhen=conditions, enableBehavior=behaviour)))


def row(link: str, *rows: tuple[str, str]) -> Path:
    return (*rows, (link, ""))


@pytest.mark.parametrize(("behaviour", "after_one"), [("any", True), ("all", False)])
def test_a_condition_outside_sees_every_row_of_a_group_that_repeats(behaviour: str, after_one: bool) -> None:
    filling = drugs(behaviour)
    for number in ("1", "2"):
        filling.answer((("drug", number),), True)
        filling.answer(row("name", ("drug", number)), "other")
    assert "who" not in asked(filling)
    filling.answer(row("name", ("drug", "2")), "blood_thinner")
    assert ("who" in asked(filling)) is after_one
    filling.answer(row("dose", ("drug", "1")), 6)
    assert "who" in asked(filling)
    filling.answer((("drug", "2"),), None)
    assert ("who" in asked(filling)) is after_one


def test_rows_four_deep_each_see_their_own() -> None:
    leaf = [item("q", "integer"), item("why", enableWhen=when("q", ">", answerInteger=3))]
    for depth in range(4, 0, -1):
        leaf = [item(f"g{depth}", "group", repeats=True, item=leaf)]
    outside = item("any", enableWhen=when("q", ">", answerInteger=8))
    filling = Filling(read(*leaf, outside))
    steps = [[(f"g{depth}", number if depth == 4 else "1") for depth in range(1, 5)] for number in ("1", "2")]
    for place in steps:
        for depth in range(1, 5):
            filling.answer(tuple(place[:depth]), True)
    filling.answer(row("q", *steps[0]), 5)
    paths = [path for one, path in filling.outcome.asked if one.link_id == "why"]
    assert paths == [row("why", *steps[0])]
    assert "any" not in asked(filling)
    filling.answer(row("q", *steps[1]), 9)
    assert "any" in asked(filling)


def test_a_condition_on_what_is_no_question_is_left_out_and_said() -> None:
    lost = item("b", enableWhen=when("gone", "=", answerString="x"))
    half = item("c", enableWhen=[*when("gone", "=", answerString="x"), *when("a", "=", answerString="y")])
    filling = Filling(read(item("a"), lost, half))
    assert asked(filling) == ["a", "b"]
    filling.answer(at("a"), "y")
    assert asked(filling) == ["a", "b", "c"]
    assert any("that condition is left out" in one for one in warned(questionnaire(item("a"), lost)))


def quantity(value: float, code: str) -> Element:
    return {"value": value, "unit": code, "code": code}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (quantity(1, "kg"), ["too_low"]),
        (quantity(3, "kg"), []),
        (quantity(3000, "g"), []),
        ({"value": 1}, ["too_low"]),
        (quantity(500, "kg"), ["too_high"]),
    ],
)
def test_an_amount_in_another_unit_is_not_held_against_a_limit(value: Any, said: list[str]) -> None:  # noqa: ANN401
    limits = [
        {"url": f"{SDC}/sdc-questionnaire-minQuantity", "valueQuantity": quantity(2, "kg")},
        {"url": f"{SDC}/sdc-questionnaire-maxQuantity", "valueQuantity": quantity(300, "kg")},
    ]
    units = [extension("questionnaire-unitOption", valueCoding={"code": one, "display": one}) for one in ("kg", "g")]
    filling = Filling(read(item("a", "quantity", extension=[*limits, *units])))
    filling.answer(at("a"), value)
    assert amiss(filling) == said


def test_limits_in_two_units_are_no_contradiction() -> None:
    low = extension("minValue", valueQuantity=quantity(50, "cm"))
    high = extension("maxValue", valueQuantity=quantity(3, "m"))
    assert warned(questionnaire(item("a", "quantity", extension=[low, high]))) == []


def test_moments_of_two_time_zones_are_told_apart() -> None:
    earliest = extension("minValue", valueDateTime="2026-11-21T10:00:00Z")
    later = item("b", enableWhen=when("a", ">", answerDateTime="2026-11-21T10:00:00Z"))
    same = item("c", enableWhen=when("a", "=", answerDateTime="2026-11-21T10:00:00Z"))
    filling = Filling(read(item("a", "dateTime", extension=[earliest]), later, same))
    filling.answer(at("a"), "2026-11-21T09:30:00-05:00")
    assert (amiss(filling), asked(filling)) == ([], ["a", "b"])
    filling.answer(at("a"), "2026-11-21T11:00:00+01:00")
    assert (amiss(filling), asked(filling)) == ([], ["a", "c"])
    filling.answer(at("a"), "2026-11-21T10:30:00+01:00")
    assert (amiss(filling), asked(filling)) == (["too_early"], ["a"])


@pytest.mark.parametrize(
    "path", ["answer.weight().sum()", "answer.value.weight().sum()", "answer.value.ordinal()", "answer.ordinal().sum()"]
)
@pytest.mark.parametrize("value", [{"valueString": "5"}, {"valueInteger": 5}])
def test_an_answer_in_words_or_numbers_has_its_score(path: str, value: Element) -> None:
    options = [{**value, "extension": [extension("ordinalValue", valueDecimal=3)]}, {"valueString": "none"}]
    score = item("s", "decimal", extension=calculated(f"%resource.item.where(linkId='a').{path}"))
    filling = Filling(read(item("a", "choice", answerOption=options), score))
    filling.answer(at("a"), "5")
    assert filling.answers.value(at("s")) == 3


def test_a_score_is_found_on_the_option_of_the_form_too() -> None:
    older = extension("questionnaire-ordinalValue", valueDecimal=4)
    options = [{"valueCoding": {"code": "x", "display": "X"}, "extension": [older]}]
    path = "%questionnaire.item.where(linkId='a').answerOption.weight().sum()"
    filling = Filling(read(item("a", "choice", answerOption=options), item("s", "decimal", extension=calculated(path))))
    assert filling.answers.value(at("s")) == 4
