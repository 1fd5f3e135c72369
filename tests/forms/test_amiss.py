"""What is amiss with an answer is named, by the question's own limits."""

from __future__ import annotations

import time

import pytest

from clinic_app.forms.amiss import all_amiss, is_answered, of_value, waits
from clinic_app.forms.filling import Filling
from tests.forms.fhir import at, calculated, extension, item, option, read


@pytest.mark.parametrize(
    ("kind", "more", "value", "sentences"),
    [
        ("string", {"maxLength": 3}, "abcd", ["too_long"]),
        ("string", {"extension": [extension("minLength", valueInteger=3)]}, "ab", ["too_short"]),
        ("string", {"extension": [extension("regex", valueString="[0-9]{4}")]}, "12", ["pattern_only"]),
        ("string", {"extension": [extension("regex", valueString="[0-9]{4}")]}, "1234", []),
        ("string", {"extension": [extension("regex", valueString="(")]}, "x", []),
        ("url", {}, "no address", ["not_a_url"]),
        ("url", {}, "https://x.example/a", []),
        ("integer", {"extension": [extension("minValue", valueInteger=1)]}, 0, ["too_low"]),
        ("integer", {"extension": [extension("maxValue", valueInteger=1)]}, 2, ["too_high"]),
        ("integer", {}, 1.5, ["not_whole"]),
        ("integer", {}, "x", ["not_a_number"]),
        ("decimal", {"extension": [extension("maxDecimalPlaces", valueInteger=1)]}, 1.25, ["decimals"]),
        ("decimal", {"extension": [extension("maxDecimalPlaces", valueInteger=1)]}, 1.2, []),
        ("quantity", {"extension": [extension("maxValue", valueQuantity={"value": 5})]}, {"value": 6}, ["too_high"]),
        ("date", {}, "2026-13-01", ["not_a_date"]),
        ("date", {}, "2026-11", []),
        ("date", {"extension": [extension("minValue", valueDate="2026-01-01")]}, "2025-12-31", ["too_early"]),
        ("date", {"extension": [extension("maxValue", valueDate="2026-01-01")]}, "2026-01-02", ["too_late"]),
        ("time", {}, "25:00", ["not_a_time"]),
        ("dateTime", {}, "2026-11-21T14:10:00+01:00", []),
        ("choice", {"answerOption": [option("a")]}, "b", ["not_offered"]),
        (
            "attachment",
            {"extension": [extension("mimeType", valueCode="image/*")]},
            {"contentType": "text/plain"},
            ["wrong_kind"],
        ),
        ("attachment", {"extension": [extension("maxSize", valueDecimal=1)]}, {"size": 2_000_000}, ["too_big"]),
    ],
)
def test_each_limit_is_told(kind: str, more: dict[str, object], value: object, sentences: list[str]) -> None:
    form = read(item("q", kind, **more))
    assert [one.sentence for one in of_value(form.item("q"), value)] == sentences


def test_a_pattern_that_could_take_for_ever_is_not_tried() -> None:
    form = read(item("q", extension=[extension("regex", valueString="(a+)+b")]))
    start = time.perf_counter()
    assert not list(of_value(form.item("q"), "a" * 60))
    assert time.perf_counter() - start < 1


def test_missing_and_too_few_and_too_many() -> None:
    limits = [
        extension("questionnaire-minOccurs", valueInteger=2),
        extension("questionnaire-maxOccurs", valueInteger=3),
    ]
    form = read(item("a", required=True), item("b", repeats=True, required=True, extension=limits))
    filling = Filling(form)

    def said(*, missing: bool = True) -> list[str]:
        return [one.sentence for one in all_amiss(filling.outcome, filling.answers, missing=missing)]

    assert said(missing=False) == []
    assert said() == ["required", "required"]
    filling.answer_all([(at("a"), "x"), ((("b", "1"),), "x")])
    assert said() == ["too_few"]
    filling.answer_all([((("b", str(number)),), "x") for number in range(2, 5)])
    assert said() == ["too_many"]


def test_what_is_worked_out_or_fixed_waits_for_nobody() -> None:
    form = read(
        item("a"), item("b", readOnly=True), item("c", "integer", extension=calculated("1")), item("d", "display")
    )
    filling = Filling(form)
    waiting = [
        one.link_id for one, path in filling.outcome.asked if waits(one) and not is_answered(one, path, filling.answers)
    ]
    assert waiting == ["a"]
