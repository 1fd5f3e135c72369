"""Forms that strain a reader on purpose: every one opens, says what is odd, and its answers leave and come back."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from clinic_app import cli
from clinic_app.exchange.questionnaire_response import answers_from, response_from
from clinic_app.forms.control_kind import control_kind
from clinic_app.forms.file import open_file
from clinic_app.forms.filling import Filling
from clinic_app.forms.resource import read
from tests.forms.fhir import extension, item, option, questionnaire, warned
from tests.forms.random_answers import filled_in

FOLDER = Path(__file__).parents[1] / "data" / "nasty_forms"
FILES = sorted(FOLDER.glob("*.json"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_the_command_says_of_every_file_what_it_made_of_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert cli.main(["form", "check", *map(str, FILES), str(broken), str(tmp_path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["error"] for one in told[:-2]] == [None] * len(FILES)
    assert all(isinstance(one["error"], str) and one["error"] for one in told[-2:])
    keys = {"file", "title", "items", "typed", "warnings", "error"}
    assert all(one.keys() == keys for one in told)
    untyped = {Path(one["file"]).stem: one["items"] - one["typed"] for one in told[:-2] if one["items"] != one["typed"]}
    assert untyped == {"translated": 1}  # a reference is shown as text


@each_file
def test_answers_by_chance_leave_and_come_back(path: Path) -> None:
    form = open_file(path, {}).form
    assert form is not None
    for seed in range(2):
        out = filled_in(form, Random(seed))  # noqa: S311  chance, not a secret
        response = response_from(form, out.answers, "completed")
        back = Filling(form)
        back.answer_all(answers_from(form, response))
        again = response_from(form, back.answers, "completed")
        assert json.dumps(again, sort_keys=True) == json.dumps(response, sort_keys=True)


@each_file
def test_nothing_of_the_file_is_lost(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    form, _ = read(data)
    assert json.dumps(form.resource) == json.dumps(data)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("modifier_extensions", "modifierExtension http://example.org/negates may change what this means"),
        ("modifier_extensions", "implicitRules: names rules"),
        ("value_sets", "#vs1 is only partly in the file"),
        ("value_sets", "value set #nope is not in the file"),
        ("limits", "the least is 10 and the most is 1: no answer fits"),
        ("limits", "“([a-z” cannot be read"),
        ("limits", "could take for ever"),
        ("limits", "“2020-13-45” is no date"),
        ("limits", "at least 5 and at most 2 answers"),
        ("limits", "maxLength -1 leaves no room"),
        ("r5", "“Boolean” is none of FHIR R4; taken as boolean"),
        ("cycles", "“a”: its condition goes round in a circle"),
        ("cycles", "linkId “dup#2” is used twice"),
        ("translated", "begins with 'not a url', which does not fit it"),
        ("translated", "begins with 1.5, which does not fit it"),
        ("expressions", "cannot be worked out"),
        ("expressions", "an expression in text/cql is kept and not worked out"),
        ("shapes", "should be a list"),
        ("kept", "sdc-questionnaire-preferredTerminologyServer is kept"),
        ("kept", "questionnaire-signatureRequired is kept"),
        ("kept", "sdc-questionnaire-answerExpression is kept"),
        ("kept", "questionnaire-usageMode is kept"),
        ("kept", "item[5].answerOption[1]: modifierExtension http://example.org/not"),
        ("kept", "itemControl “holodeck” is unknown"),
        ("kept", "cqf-calculatedValue is kept and not acted on: what it would give is left out"),
        ("kept", "“from_nowhere”: is asked by the answer to “not_here”"),
    ],
)
def test_what_is_odd_is_said(file: str, said: str) -> None:
    warnings = open_file(FOLDER / f"{file}.json", {}).warnings
    assert any(said in one for one in warnings), warnings


def test_three_equal_link_ids_are_three_questions() -> None:
    form, _ = read(questionnaire(item("dup"), item("dup"), item("dup#2")))
    assert len({one.link_id for one in form.items}) == 3


def test_limits_that_no_answer_meets_keep_nobody_from_answering() -> None:
    low, high = extension("minValue", valueInteger=10), extension("maxValue", valueInteger=1)
    form, _ = read(questionnaire(item("a", "integer", extension=[low, high])))
    assert (form.items[0].minimum, form.items[0].maximum) == (None, None)
    kept, _ = read(questionnaire(item("a", "integer", extension=[extension("minValue", valueInteger=10)])))
    assert kept.items[0].minimum == 10


def test_a_value_set_that_includes_itself_gives_what_else_it_has() -> None:
    sets = [
        {"resourceType": "ValueSet", "id": "all", "compose": {"include": [{"valueSet": ["#all", "some"]}]}},
        {
            "resourceType": "ValueSet",
            "id": "some",
            "compose": {"include": [{"system": "s", "concept": [{"code": "a"}]}]},
        },
    ]
    form, warnings = read(questionnaire(item("a", "choice", answerValueSet="#all"), contained=sets))
    assert [one.code for one in form.items[0].options] == ["a"]
    assert warnings == []


def test_fhir_r5_says_open_choice_in_its_own_way() -> None:
    said = item("a", "coding", answerConstraint="optionsOrString", answerOption=[option("x")])
    assert read(questionnaire(said))[0].items[0].type == "open-choice"
    assert any("taken as open-choice" in one for one in warned(questionnaire(said)))


@pytest.mark.parametrize(("count", "kind"), [(59, "chips"), (500, "suggested")])
def test_very_many_options_of_which_several_may_be_chosen_are_typed(count: int, kind: str) -> None:
    options = [option(f"o{number}") for number in range(count)]
    form, _ = read(questionnaire(item("a", "choice", repeats=True, answerOption=options)))
    assert control_kind(form.items[0]) == kind
