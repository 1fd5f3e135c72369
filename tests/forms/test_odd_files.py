"""Whatever somebody's file holds: opened with warnings where sense can be made of it, else refused with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.forms.control_kind import control_kind
from clinic_app.forms.file import OpenedFile, open_file
from clinic_app.forms.filling import Filling
from clinic_app.forms.item_reading import TYPES
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.forms.resource import read
from tests.forms.fhir import calculated, extension, item, option, questionnaire, warned, when


def opened(folder: Path, data: object) -> OpenedFile:
    path = folder / "form.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return open_file(path, {})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "line 1: is not JSON"),
        ("[]", "not a Questionnaire"),
        ("null", "not a Questionnaire"),
        ('{"resourceType": "Patient"}', "is a Patient, not a Questionnaire"),
        ("{}", "file without resourceType"),
        ('{"a": ' + "9" * 5000 + "}", "cannot be read"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_questionnaire_is_refused_with_the_reason(tmp_path: Path, data: str, said: str) -> None:
    found = opened(tmp_path, data)
    assert found.form is None
    assert said in found.error
    assert found.as_json()["error"] == found.error


def test_a_missing_file_and_one_of_other_letters_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in open_file(tmp_path / "none.json", {}).error
    (tmp_path / "a.json").write_bytes("{}".encode("utf-16"))
    assert "UTF-8" in open_file(tmp_path / "a.json", {}).error


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (questionnaire(item("a")) | {"status": None}, "status: is missing"),
        (questionnaire(item("a"), item("a")), "used twice"),
        (questionnaire({"text": "x", "type": "string"}), "has no linkId"),
        (questionnaire({"linkId": "x"}), "has no type"),
        (questionnaire(item("a", "coding")), "type “coding” is none of FHIR R4"),
        (questionnaire(item("a", "choice", answerOption=[])), "is an empty list"),
        (questionnaire(item("a", "group", item=[])), "is an empty list"),
        (questionnaire(item("a", "choice", answerOption=[{"valueInteger": "2022-09"}])), "of the wrong kind"),
        (questionnaire(item("a", "choice", answerValueSet="http://x.example/vs")), "it is asked as text"),
        (questionnaire(item("a", enableWhen=when("b", "=", answerString="x"))), "no question of this form"),
        (questionnaire(item("a", enableWhen=when("a", "~", answerString="x"))), "operator “~” is none"),
        (
            questionnaire(item("a", extension=[{"url": "http://x.example/e", "valueString": "y"}])),
            "kept and not acted on",
        ),
        (questionnaire("no item"), "is no item"),  # type: ignore[arg-type]
        (questionnaire() | {"item": {"linkId": "a", "type": "string"}}, "should be a list"),
        (questionnaire(), "the form asks nothing"),
    ],
)
def test_odd_things_are_named_with_their_place(data: dict[str, object], said: str) -> None:
    assert any(said in one for one in warned(data)), warned(data)


def test_of_two_equal_link_ids_both_can_be_answered_and_leave_under_their_own(tmp_path: Path) -> None:
    form = opened(tmp_path, questionnaire(item("a"), item("a"))).form
    assert form is not None
    assert [one.link_id for one in form.items] == ["a", "a#2"]
    assert form.items[1].details.original_link == "a"


def test_an_expression_that_throws_is_named_and_the_form_opens(tmp_path: Path) -> None:
    found = opened(tmp_path, questionnaire(item("a", "integer", extension=calculated("1 +"))))
    assert found.form is not None
    assert any("1 +" in one and "cannot be worked out" in one for one in found.warnings)


def test_items_nested_beyond_measure_are_refused_with_their_place(tmp_path: Path) -> None:
    deep = item("bottom")
    for number in range(100):
        deep = item(f"g{number}", "group", item=[deep])
    found = opened(tmp_path, questionnaire(deep))
    assert found.form is None
    assert "nested more than 60 deep at item[0].item" in found.error


def test_a_very_large_file_opens(tmp_path: Path) -> None:
    options = [option(f"c{number}") for number in range(40)]
    items = [item(f"q{number}", "choice", answerOption=options) for number in range(1500)]
    items[0]["_text"] = {"extension": [extension("rendering-markdown", valueMarkdown="*" * 5_000_000)]}
    data = questionnaire(*items, description="x" * 9_000_000)
    found = opened(tmp_path, data)
    assert (tmp_path / "form.json").stat().st_size > 15_000_000
    assert found.form is not None
    assert (found.items, found.typed) == (1500, 1500)


def test_everything_has_a_control_but_references(tmp_path: Path) -> None:
    items = [item(kind, kind) for kind in (*sorted(TYPES - {"reference"}), "reference")]
    found = opened(tmp_path, questionnaire(*items))
    assert found.form is not None
    assert (found.items, found.typed) == (len(items), len(items) - 1)
    assert [one.link_id for one in found.form.items if control_kind(one) == "none"] == ["reference"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("linkId", "text", "type", "required", "repeats", "answerOption", "answerValueSet", "enableWhen", "initial")
MORE = ("item", "extension", "maxLength", "prefix", "_text", "readOnly", "enableBehavior", "code", "definition")
AROUND = ("item", "extension", "contained", "status", "title", "name", "code")
ODD_ITEM = st.dictionaries(
    st.sampled_from((*KEYS, *MORE)), JSON | st.sampled_from(["a", "choice", "group", []]), max_size=8
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(st.sampled_from(AROUND), JSON, max_size=4),
    st.lists(ODD_ITEM, max_size=4),
)
def test_no_json_at_all_is_a_reason_to_stop(around: dict[str, object], items: list[dict[str, object]]) -> None:
    data = {"resourceType": "Questionnaire", "item": items, **around}
    try:
        form: Questionnaire = read(data)[0]
    except ValueError:
        return
    filling = Filling(form)
    for one, path in filling.outcome.asked:
        control_kind(one)
        if one.is_question and not one.repeats:
            filling.answer(path, "x")
