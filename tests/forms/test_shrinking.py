"""Short notation and back: what is shrunk and expanded again is the same Questionnaire, to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.data_files import dumped, load
from clinic_app.forms.notation import expand
from clinic_app.forms.notation_keys import KEYS, TYPES
from clinic_app.forms.shrinking import shrink
from clinic_app.reading import Reading
from tests.forms.corpus import FILES, needs_corpus
from tests.forms.fhir import extension, item, option, questionnaire, when


def there_and_back(resource: dict[str, Any], folder: Path, lists: Any = None) -> dict[str, Any]:  # noqa: ANN401
    """Return a resource shrunk, written as YAML, read and expanded again."""
    path = folder / "form.yaml"
    path.write_text(dumped(shrink(resource, lists)), encoding="utf-8")
    made, faults = expand(load(path), lists or {})
    assert not faults
    return made


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
LINKS = st.sampled_from([*"abcdefgh", "1", "yes", "type", "items", "a.b", "/1-2", "x y", "unit"])
NUMBERS = st.integers(-50, 50) | st.decimals(-9, 9, places=2).map(float)
OPTIONS = st.lists(
    st.builds(
        lambda code, words, score, is_alone: (
            option(code, score)
            | {"valueCoding": {"code": code, "display": words}}
            | ({"extension": [extension("questionnaire-optionExclusive", valueBoolean=True)]} if is_alone else {})
        ),
        st.sampled_from(["a", "b", "no", "1", "Ä"]),
        WORDS,
        st.none() | NUMBERS,
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> dict[str, Any]:
    """Draw an item with any of what the notation, or FHIR beyond it, can say."""
    kind = draw(st.sampled_from(sorted({one for one, _ in TYPES.values()} | {"open-choice", "url"})))
    made = item(draw(LINKS), kind) | {"text": draw(WORDS)}
    if kind in ("choice", "open-choice"):
        made["answerOption"] = draw(OPTIONS)
    for key, values in (("required", st.just(True)), ("repeats", st.just(True)), ("maxLength", st.integers(1, 99))):
        if draw(st.booleans()):
            made[key] = draw(values)
    if draw(st.booleans()):
        made["prefix"] = draw(WORDS)
    extensions = draw(st.lists(st.sampled_from(EXTENSIONS), max_size=2, unique_by=lambda one: one["url"]))
    if extensions:
        made["extension"] = extensions
    if draw(st.booleans()):
        condition = st.sampled_from(CONDITIONS)
        made["enableWhen"] = draw(st.lists(condition, min_size=1, max_size=2))
        if draw(st.booleans()):
            made["enableBehavior"] = draw(st.sampled_from(["any", "all"]))
    if depth < 2 and draw(st.booleans()):
        made["item"] = draw(st.lists(elements(depth + 1), min_size=1, max_size=2))
    return made


EXTENSIONS = [
    extension("minValue", valueInteger=1),
    extension("maxValue", valueInteger=9),
    extension("entryFormat", valueString="such as"),
    extension("questionnaire-unit", valueCoding={"display": "kg"}),
    extension("questionnaire-hidden", valueBoolean=True),
    {"url": "http://x.example/own", "valueDecimal": 1.5},
]
CONDITIONS = [
    *when("a", "=", answerString="x"),
    *when("b", "exists", answerBoolean=True),
    *when("a", ">", answerInteger=3),
    *when("nobody", "=", answerCoding={"code": "y"}),
]


def with_own_links(items: list[dict[str, Any]], seen: set[str]) -> list[dict[str, Any]]:
    """Return items of which no two have one linkId."""
    kept = []
    for one in items:
        if one["linkId"] in seen:
            continue
        seen.add(one["linkId"])
        below = with_own_links(one.get("item", []), seen)
        kept.append({key: value for key, value in one.items() if key != "item"} | ({"item": below} if below else {}))
    return kept


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(elements(), max_size=4), WORDS, st.none() | WORDS)
def test_expanded_again_it_is_the_same(
    tmp_path: Path, items: list[dict[str, Any]], title: str, version: str | None
) -> None:
    resource = questionnaire(*with_own_links(items, set())) | {"title": title, "id": "x"}
    if version is not None:
        resource["version"] = version
    assert there_and_back(resource, tmp_path) == resource


def test_every_form_of_the_program_comes_back(reading: Reading, tmp_path: Path) -> None:
    shelf = reading.reference.forms
    for form in shelf:
        assert there_and_back(form.resource, tmp_path, shelf.lists) == form.resource, form.id


def test_forms_in_our_own_notation_need_hardly_any_plain_fhir(reading: Reading) -> None:
    shelf = reading.reference.forms
    said = {form.id: dumped(shrink(form.resource, shelf.lists)).count("fhir:") for form in shelf}
    assert sum(said.values()) < len(said) * 2
    assert said["intake"] == said["red_flags"] == 0


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_forms_of_other_people_come_back(path: Path, tmp_path: Path) -> None:
    resource = json.loads(path.read_text(encoding="utf-8-sig"))
    try:
        shrink(resource)
    except ValueError as error:
        assert "used twice" in str(error)  # noqa: PT017  two of them have two questions of one name
        return
    assert there_and_back(resource, tmp_path) == resource


def test_a_line_says_what_can_be_said_in_one() -> None:
    asked = item("pain", "integer", required=True, extension=[extension("minValue", valueInteger=0)])
    asked["extension"].append(extension("maxValue", valueInteger=10))
    resource = questionnaire(
        item("q", "choice", answerOption=[option("a"), option("b", 2)]),
        asked,
        item("more", enableWhen=when("q", "=", answerCoding={"code": "b"})),
    )
    assert shrink(resource)["items"] == [
        {"q": "q", "choice": {"a": "A", "b": {"text": "B", "ordinal": 2}}},
        {"pain": "pain", "type": "integer", "required": True, "range": [0, 10]},
        {"more": "more", "when": "q = b"},
    ]


def test_a_link_id_that_is_a_key_of_the_notation_keeps_its_name(tmp_path: Path) -> None:
    resource = questionnaire(item("items"), item("type"))
    assert set(shrink(resource)["items"][0]) - set(KEYS) == {"items_"}
    assert there_and_back(resource, tmp_path) == resource


def test_two_questions_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="“a” is used twice"):
        shrink(questionnaire(item("a"), item("a")))


@pytest.mark.parametrize("value", ["no", "yes", "12:30", "1.50", "null", "~", "- a", "a: b", "#", "", " x ", "é\u2028"])
def test_words_that_yaml_would_read_otherwise_stay_words(value: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(dumped({"a": value, value or "empty": [value, 1.0, 1e20, True, None]}), encoding="utf-8")
    assert load(path) == {"a": value, value or "empty": [value, 1.0, 1e20, True, None]}


@pytest.mark.parametrize(
    "said", [[], {"item": []}, {"linkId": None}, {"linkId": ["a"]}, {"type": 1}, {1: "x"}, "words"], ids=str
)
def test_plain_fhir_that_would_break_a_question_is_named(said: object) -> None:
    _, faults = expand({"form": "f", "title": "F", "items": [{"a": "A", "fhir": said}]}, {})
    assert ["“fhir” should be keys of FHIR with their values" in one.what for one in faults] == [True]


def test_a_condition_on_options_that_are_words_comes_back(tmp_path: Path) -> None:
    options = [{"valueString": "red"}, {"valueString": "blue"}]
    resource = questionnaire(
        item("a", "choice", answerOption=options), item("b", enableWhen=when("a", "=", answerString="red"))
    )
    assert there_and_back(resource, tmp_path) == resource
