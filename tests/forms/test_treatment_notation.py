"""The key ``treatment`` of a form: what it says, how it stands in the FHIR resource, and every slip by its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from clinic_app.data_files import load
from clinic_app.forms import resource
from clinic_app.forms.notation import expand
from clinic_app.forms.questionnaire import Narrative, Questionnaire
from clinic_app.forms.shelf import read_forms
from clinic_app.reading import Reading

FORMS = Path(__file__).parents[2] / "forms"
LISTS = {"muscles": {"deltoid": {"text": "Deltoid"}}, "side_or_both": {"right": {"text": "RIGHT"}}}


def brushing(**changed: Any) -> dict[str, Any]:  # noqa: ANN401  a file as plain values
    rows = [
        {"muscle": "Muscle", "choice": "muscles", "carry": "plan"},
        {"side": "Side", "choice": "side_or_both", "carry": "plan"},
        {"minutes": "Minutes", "type": "count", "range": [1, 30], "carry": "plan", "usual": 5},
        {"skin": "Skin", "choice": {"red": "Red", "same": "The same"}},
    ]
    treatment = {
        "safety": ["massage", "all"],
        "combines_with": ["massage"],
        "at_hand": True,
        "note": [{"each": "areas", "say": "Brushed, {row}:[ {minutes} min]."}, {"say": "[{cream}.]", "first": True}],
    }
    items = [
        {"areas": "Areas", "rows": True, "control": "site-rows", "items": rows},
        {"cream": "Cream", "type": "string"},
    ]
    return {"form": "brushing", "title": "Brushing", "treatment": treatment | changed, "items": items}


def faults(source: dict[str, Any]) -> list[str]:
    return [fault.what + (f", {fault.hint}" if fault.hint else "") for fault in expand(source, LISTS)[1]]


def read(source: dict[str, Any]) -> Questionnaire:
    expanded, amiss = expand(source, LISTS)
    assert amiss == []
    return resource.read(expanded)[0]


def test_everything_the_key_says_survives_the_resource() -> None:
    form = read(brushing())
    assert form.safety_groups == ("massage", "all")
    assert form.combines_with == ("massage",)
    assert form.at_hand
    assert form.narrative == (
        Narrative("Brushed, {row}:[ {minutes} min].", each="areas"),
        Narrative("[{cream}.]", first=True),
    )
    assert form.item("minutes").initial == 5
    assert form.item("skin").initial is None
    plain = read(brushing(at_hand=False, note=[]))
    assert not plain.at_hand
    assert plain.narrative == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"safty": []}, "unknown key “safty”, did you mean “safety”?"),
        ({"at_hand": "yes"}, "“at_hand” should be true or false"),
        ({"note": "Brushed."}, "should be a list of sentences, each beginning with “- say:” or “- each:”"),
        ({"note": ["Brushed."]}, "should say a sentence: “say: …”"),
        ({"note": [{"say": "{creem}"}]}, "“{creem}” is no question of this form, did you mean “cream”?"),
        ({"note": [{"say": "{cream"}]}, "“{{cream}” is no question of this form, did you mean “cream”?"),
        ({"note": [{"each": "cream", "say": "x"}]}, "“cream” is no group with rows"),
        ({"note": [{"say": "x", "frist": True}]}, "unknown key “frist”, did you mean “first”?"),
    ],
)
def test_a_slip_in_the_key_is_named(changed: dict[str, Any], said: str) -> None:
    assert any(one.startswith(said) for one in faults(brushing(**changed))), faults(brushing(**changed))


def test_a_treatment_without_groups_is_no_treatment() -> None:
    source = brushing()
    del source["treatment"]["safety"]
    assert faults(source) == ["should name its safety groups: “safety: [needling, all]”"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"skin": "Skin", "choice": {"red": "Red"}, "usual": "red"}, "only a plan has something usual"),
        ({"skin": "Skin", "choice": {"red": "Red"}, "carry": "plan", "usual": "rad"}, "“rad” is none of the answers"),
        ({"held": "Held", "type": "count", "range": [1, 9], "carry": "plan", "usual": 12}, "“12” is no answer"),
        ({"held": "Held", "type": "count", "carry": "plan", "usual": "long"}, "“long” is no answer"),
        ({"held": "Held", "type": "boolean", "carry": "plan", "usual": True}, "“True” is no answer"),
    ],
)
def test_what_is_usual_is_an_answer_to_a_plan(question: dict[str, Any], said: str) -> None:
    source = brushing()
    source["items"].append(question)
    assert any(one.startswith(said) for one in faults(source))


def test_a_usual_choice_is_marked_as_fhir_marks_it() -> None:
    source = brushing()
    source["items"].append({"way": "Way", "choice": {"a": "A", "b": "B"}, "carry": "plan", "usual": "b"})
    expanded, _ = expand(source, LISTS)
    way = next(one for one in expanded["item"] if one["linkId"] == "way")
    assert [one.get("initialSelected", False) for one in way["answerOption"]] == [False, True]
    assert "initial" not in way  # FHIR forbids it beside answer options
    assert read(source).item("way").initial == "b"


def test_lists_of_treatments_know_every_file(reading: Reading, tmp_path: Path) -> None:
    assert set(reading.reference.forms.lists["treatments"]) == {
        form.id for form in reading.reference.forms if form.safety_groups
    }
    (tmp_path / "brush.yaml").write_text("form: brush\ntitle: Brush\ntreatment: {safety: [all]}\nitems: []\n")
    shelf = read_forms([FORMS, tmp_path], reading.reference.forms.lists)
    assert "brush" in shelf.lists["treatments"]


@pytest.mark.parametrize("file", sorted((FORMS / "treatments").glob("*.yaml")), ids=lambda file: file.stem)
def test_every_answer_reaches_the_note_and_what_is_seen_is_never_usual(file: Path, reading: Reading) -> None:
    form = reading.reference.forms[file.stem]
    named = set(re.findall(r"{(\w+)}", " ".join(one.say for one in form.narrative)))
    asked = [item for item, _ in form.walk() if item.is_question and "hidden" not in item.controls]
    rows = next((item for item in form.items if "site-rows" in item.controls), None)
    place = {one.link_id for one in rows.items[:2]} if rows else set()
    assert {one.link_id for one in asked} - place <= named, "an answer that no sentence tells"
    for item in asked:
        assert item.initial is None or item.carried == "plan", item.link_id
    assert load(file)["treatment"]["note"]


def test_a_needle_has_no_usual_size(reading: Reading) -> None:
    for form in reading.reference.forms:
        if "needling" in form.safety_groups:
            assert [item.link_id for item, _ in form.walk() if item.initial is not None] == []
