"""The short notation says what is wrong where, and expands to the exact Questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinic_app.data_files import load
from clinic_app.forms import resource
from clinic_app.forms.notation import expand
from clinic_app.forms.notation_keys import FORM_KEYS, KEYS, TYPES

FORMS = Path(__file__).parent.parent.parent / "forms"
LISTS = load(FORMS / "option_lists.yaml")


def form(*lines: dict[str, object]) -> dict[str, object]:
    return {"form": "f", "title": "F", "items": list(lines)}


def test_a_question_in_one_line_is_a_string_question() -> None:
    made, faults = expand(form({"note": "Anything else?"}), {})
    assert not faults
    assert made["item"] == [{"linkId": "note", "text": "Anything else?", "type": "string"}]
    assert made["resourceType"] == "Questionnaire"
    assert made["status"] == "active"


def test_a_shared_list_fills_the_questions_own_finding() -> None:
    made, _ = expand(form({"fever": "Fever?", "choice": "yes_no_unsure", "finding": "symptom:fever"}), LISTS)
    read, warnings = resource.read(made)
    assert not warnings
    meant = {option.code: option.findings for option in read.item("fever").options}
    assert meant == {
        "yes": ("symptom:fever",),
        "no": ("-symptom:fever",),
        "not_sure": ("?symptom:fever",),
        "declined": ("?symptom:fever",),
    }


def test_a_half_that_is_not_named_gives_no_finding() -> None:
    made, _ = expand(form({"heat": "Heat", "choice": "worse_eases", "finding": {"eases": "heat"}}), LISTS)
    read, _ = resource.read(made)
    meant = {option.code: option.findings for option in read.item("heat").options}
    assert meant == {"worse": (), "eases": ("eases:heat",), "no": ("-eases:heat",)}


def test_a_sided_question_is_asked_for_right_and_left_in_words() -> None:
    made, faults = expand(
        form({"slr": "Leg raise", "choice": "test_result", "finding": "test:slr", "sided": True}), LISTS
    )
    assert not faults
    read, _ = resource.read(made)
    assert [one.text for one in read.item("slr").items] == ["Leg raise, RIGHT", "Leg raise, LEFT"]
    assert read.item("slr.left").side == "left"
    assert read.item("slr.left").option("positive").findings == ("test:slr.left",)  # type: ignore[union-attr]


def test_a_condition_becomes_enable_when() -> None:
    made, faults = expand(
        form(
            {"onset": "How?", "choice": {"sudden": "Suddenly", "gradual": "Bit by bit"}},
            {"what": "What happened?", "when": "onset = sudden"},
        ),
        {},
    )
    assert not faults
    assert made["item"][1]["enableWhen"] == [
        {"question": "onset", "operator": "=", "answerCoding": {"code": "sudden"}},
    ]


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ({"a": "A", "typ": "text"}, "needs just one", "did you mean “type”?"),
        ({"a": "A", "type": "scle"}, "unknown type “scle”", "did you mean “scale”?"),
        ({"a": "A", "choice": "yes_no_unsur"}, "unknown option list", "did you mean “yes_no_unsure”?"),
        ({"a": "A", "when": "b = 1"}, "condition asks for unknown “b”", ""),
        ({"a": "A", "when": "nonsense"}, "should read like", ""),
    ],
)
def test_a_mistake_is_a_fault_with_a_hint(line: dict[str, object], said: str, hint: str) -> None:
    _, faults = expand(form(line), LISTS)
    assert said in faults[0].what
    assert hint == faults[0].hint


def test_a_link_id_used_twice_is_a_fault() -> None:
    _, faults = expand(form({"a": "A"}, {"g": "G", "items": [{"a": "again"}]}), {})
    assert "“a” is used twice" in faults[0].what


def test_an_unknown_key_at_the_top_is_a_fault() -> None:
    _, faults = expand({"form": "f", "titel": "F", "items": []}, {})
    assert faults[0].hint == "did you mean “title”?"


def test_every_key_and_type_is_documented() -> None:
    manual = (FORMS / "README.md").read_text(encoding="utf-8")
    for word in (*KEYS, *TYPES, *FORM_KEYS):
        assert f"`{word}`" in manual, word
