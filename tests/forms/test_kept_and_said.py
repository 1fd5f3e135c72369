"""What other people's forms say and we do not act on: it is shown as words, kept with the form, and listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clinic_app.forms.file import open_file
from clinic_app.forms.resource import read as read_resource
from tests.forms.fhir import HL7, SDC, Element, expression, extension, item, option, questionnaire, read, warned, when


def control(code: str) -> Element:
    return extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": code}]})


def display(link: str, code: str, **more: Any) -> Element:  # noqa: ANN401  whatever FHIR can say
    return item(link, "display", extension=[control(code)], **more)


UNKNOWN = {"url": "http://example.org/unknown", "valueString": "x"}
MODIFIER = {"url": "http://example.org/turns-round", "valueBoolean": True}


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (item("a", extension=[UNKNOWN]), "item[0]: extension http://example.org/unknown"),
        (item("a", _text={"extension": [UNKNOWN]}), "item[0]._text: extension"),
        (item("a", "choice", answerOption=[option("x"), option("y") | {"extension": [UNKNOWN]}]), "answerOption[1]: "),
        (
            item("a", "choice", answerOption=[{"valueCoding": {"code": "x", "display": "X", "extension": [UNKNOWN]}}]),
            "answerOption[0].valueCoding: extension",
        ),
        (
            item("a", "choice", answerOption=[{"valueCoding": {"code": "x", "_display": {"extension": [UNKNOWN]}}}]),
            "answerOption[0].valueCoding._display: extension",
        ),
        (
            item("a", "choice", answerOption=[{"valueString": "x", "_valueString": {"extension": [UNKNOWN]}}]),
            "answerOption[0]._valueString: extension",
        ),
        (
            item("a", "choice", answerOption=[option("x") | {"modifierExtension": [MODIFIER]}]),
            "answerOption[0]: modifierExtension http://example.org/turns-round",
        ),
        (item("g", "group", item=[item("b", extension=[UNKNOWN])]), "item[0].item[0]: extension"),
        (item("a", extension=[control("holodeck")]), "item[0]: itemControl “holodeck” is unknown"),
        (
            item("a", "date", extension=[{"url": f"{HL7}/minValue", "_valueDate": {"extension": [UNKNOWN]}}]),
            "what it would give is left out",
        ),
        (
            item("a", extension=[extension("questionnaire-signatureRequired", valueCodeableConcept={})]),
            "questionnaire-signatureRequired is kept and not acted on",
        ),
        (
            item(
                "a", "choice", extension=[{"url": f"{SDC}/sdc-questionnaire-answerExpression", "valueExpression": {}}]
            ),
            "answerExpression is kept and not acted on",
        ),
    ],
)
def test_what_is_unknown_is_named_wherever_it_stands(said: Element, place: str) -> None:
    data = questionnaire(said)
    form, warnings = read_resource(data)
    assert any(place in one for one in warnings), warnings
    assert json.dumps(form.resource) == json.dumps(data)


def rule(**parts: str) -> Element:
    return extension("questionnaire-constraint", extension=[{"url": k, "valueString": v} for k, v in parts.items()])


def test_a_rule_that_cannot_be_tried_is_named(tmp_path: Path) -> None:
    assert warned(questionnaire(item("a", extension=[rule(human="No.", expression="%context.answer.exists()")]))) == []
    assert "not tried" in warned(questionnaire(item("a", extension=[rule(human="No.")])))[0]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(questionnaire(item("a", extension=[rule(expression="a ? b")]))), encoding="utf-8")
    opened = open_file(path, {})
    assert opened.form is not None
    assert any("cannot be worked out" in one and "“a ? b”" in one for one in opened.warnings), opened.warnings


def test_one_unknown_thing_is_named_once_and_known_things_never() -> None:
    assert len(warned(questionnaire(*(item(f"q{n}", extension=[UNKNOWN]) for n in range(20))))) == 1
    known = [control("radio-button"), extension("questionnaire-hidden", valueBoolean=True)]
    assert warned(questionnaire(item("a", extension=known, answerOption=[]), item("b", "boolean"))) == [
        "item[0].answerOption: is an empty list"
    ]
    assert "“titled”" not in "".join(warned(questionnaire(item("a"), _title={"extension": []})))
    assert any("_title: extension" in one for one in warned(questionnaire(item("a"), _title={"extension": [UNKNOWN]})))


def test_where_more_is_odd_than_is_listed_that_is_said() -> None:
    warnings = warned(questionnaire(*(item(f"q{n}", "nothing") for n in range(300))))
    assert len(warnings) == 201
    assert "more is odd" in warnings[-1]


def test_lines_beside_a_question_all_stay() -> None:
    below = [
        display("h1", "help", text="Think of last week."),
        display("h2", "help", text="And of the one before."),
        display("f1", "flyover", text="Short."),
        display("f2", "flyover", text="Shorter."),
        display("u", "unit", text="steps"),
        display("low", "lower", text="none"),
    ]
    asked = read(item("a", "string", item=below)).items[0]
    assert (asked.hint, asked.details.flyover) == (
        "Think of last week. And of the one before. steps none",
        "Short. Shorter.",
    )
    number = read(item("a", "integer", item=below)).items[0]
    assert (number.unit, number.hint) == ("steps", "Think of last week. And of the one before. none")
    slider = read(item("a", "integer", extension=[control("slider")], item=below)).items[0]
    assert slider.details.lower == "none"


def test_help_that_is_asked_for_only_at_times_stands_for_itself() -> None:
    helped = display("h", "help", enableWhen=when("b", "exists", answerBoolean=True))
    form = read(item("a", item=[helped]), item("b", "boolean"))
    assert [one.link_id for one in form.items[0].items] == ["h"]


def test_words_that_are_only_there_as_markdown_or_xhtml_are_words_too() -> None:
    marked = {"extension": [extension("rendering-markdown", valueMarkdown="How **bad** is it?")]}
    tagged = {"extension": [extension("rendering-xhtml", valueString="<div>More <i>here</i></div>")]}
    helped = display("h", "help", _text=tagged)
    del helped["text"]
    asked: Element = {"linkId": "a", "type": "string", "_text": marked, "item": [helped]}
    form = read(asked)
    assert " ".join(form.items[0].text.split()) == "How bad is it?"
    assert " ".join(form.items[0].hint.split()) == "More here"
    own = read(item("a", "choice", answerOption=[{"valueCoding": {"code": "x"}, "_x": {}}])).items[0]
    assert own.options[0].text == "x"


def test_an_address_for_more_and_a_picture_are_shown_as_words() -> None:
    link = extension("questionnaire-supportLink", valueUri="https://example.org/more")
    picture = {"url": f"{SDC}/sdc-questionnaire-itemMedia", "valueAttachment": {"title": "A knee", "url": "knee.png"}}
    form, warnings = read_resource(questionnaire(item("a", extension=[link, picture])))
    assert form.items[0].hint == "https://example.org/more A knee"
    assert ["itemMedia" in one for one in warnings] == [True]


def test_older_words_at_the_ends_of_a_slider() -> None:
    ends = [extension("questionnaire-sliderLowerLabel", valueString="low"), control("slider")]
    form, warnings = read_resource(questionnaire(item("a", "integer", extension=ends)))
    assert (form.items[0].details.lower, warnings) == ("low", [])


def test_translations_of_help_and_designations_of_codes() -> None:
    german = {"url": f"{HL7}/translation", "extension": [{"url": "lang", "valueCode": "de"}]}
    german["extension"] += [{"url": "content", "valueString": "Hilfe"}]  # type: ignore[operator]  # it is a list
    concept = {"code": "y", "display": "Yes", "designation": [{"language": "de-AT", "value": "Ja"}]}
    sets = [{"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"system": "s", "concept": [concept]}]}}]
    helped = display("h", "help", _text={"extension": [german]})
    data = questionnaire(item("a", "choice", answerValueSet="#v", item=[helped]), contained=sets)
    asked = read_resource(data, "de")[0].items[0]
    assert (asked.hint, asked.options[0].text) == ("Hilfe", "Ja")
    assert read_resource(data)[0].items[0].options[0].text == "Yes"
    assert "designation" not in str(asked.options[0].value)


def test_what_a_value_set_takes_out_cannot_be_chosen() -> None:
    concepts = [{"code": one} for one in "abc"]
    system = {"resourceType": "CodeSystem", "id": "c", "url": "s", "concept": [{"code": "a", "display": "Apple"}]}
    compose = {
        "include": [{"system": "s", "concept": concepts}],
        "exclude": [{"system": "s", "concept": concepts[1:2]}],
    }
    sets = [{"resourceType": "ValueSet", "id": "v", "compose": compose}, system]
    form, warnings = read_resource(questionnaire(item("a", "choice", answerValueSet="#v"), contained=sets))
    assert [(one.code, one.text) for one in form.items[0].options] == [("a", "Apple"), ("c", "c")]
    assert warnings == []
    compose["exclude"] = [{"system": "s", "filter": [{"property": "x", "op": "=", "value": "y"}]}]
    assert any("only partly" in one for one in warned(form.resource))


def test_an_expression_that_is_no_fhirpath_is_named() -> None:
    asked = expression("calculatedExpression", "x")
    asked["valueExpression"]["language"] = "text/cql"
    assert any("text/cql" in one for one in warned(questionnaire(item("a", "integer", extension=[asked]))))
