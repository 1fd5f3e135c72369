"""What is asked, what is worked out and what must hold follow from the answers, as FHIR says."""

from __future__ import annotations

import pytest

from clinic_app.forms import resource
from clinic_app.forms.details import Constraint
from clinic_app.forms.filling import Filling, following
from tests.forms.fhir import asked, at, calculated, expression, extension, item, option, questionnaire, read, when

HIGHER = "%resource.item.where(linkId='high').answer.value > %resource.item.where(linkId='low').answer.value"
EVEN = "answer.value mod 2 = 0"
ANSWER_A, ANSWER_B = (f"%resource.item.where(linkId='{one}').answer" for one in "ab")


@pytest.mark.parametrize(
    ("kind", "operator", "wanted", "answer", "is_asked"),
    [
        ("integer", "=", {"answerInteger": 3}, 3, True),
        ("integer", "=", {"answerInteger": 3}, 4, False),
        ("integer", "!=", {"answerInteger": 3}, 4, True),
        ("integer", "!=", {"answerInteger": 3}, None, True),
        ("integer", ">", {"answerInteger": 3}, 3, False),
        ("integer", ">=", {"answerInteger": 3}, 3, True),
        ("decimal", "<", {"answerDecimal": 2.5}, 2, True),
        ("decimal", "<=", {"answerDecimal": 2.5}, 3, False),
        ("integer", ">", {"answerString": "3"}, 4, True),
        ("integer", "exists", {"answerBoolean": True}, 0, True),
        ("integer", "exists", {"answerBoolean": False}, None, True),
        ("integer", "exists", {"answerBoolean": False}, 1, False),
        ("boolean", "=", {"answerBoolean": False}, False, True),
        ("boolean", "=", {"answerBoolean": True}, False, False),
        ("string", ">", {"answerString": "b"}, "c", True),
        ("date", ">=", {"answerDate": "2026-05-01"}, "2026-11-21", True),
        ("date", "<", {"answerDate": "2026-05-01"}, "2026-11-21", False),
        ("quantity", ">", {"answerQuantity": {"value": 3}}, {"value": 4, "unit": "kg"}, True),
        ("string", ">", {"answerInteger": 3}, "c", False),
    ],
)
def test_every_operator_compares_as_fhir_says(
    kind: str, operator: str, wanted: dict[str, object], answer: object, is_asked: bool
) -> None:
    filling = Filling(read(item("q", kind), item("next", enableWhen=when("q", operator, **wanted))))
    if answer is not None:
        filling.answer(at("q"), answer)
    assert ("next" in asked(filling)) is is_asked


def test_a_condition_on_a_coding_holds_by_code_display_and_among_several() -> None:
    options = [option("a"), option("b")]
    form = read(
        item("q", "choice", answerOption=options, repeats=True),
        item("by_code", enableWhen=when("q", "=", answerCoding={"code": "b"})),
        item("by_words", enableWhen=when("q", "=", answerString="B")),
        item("not_a", enableWhen=when("q", "!=", answerCoding={"code": "a"})),
    )
    filling = Filling(form)
    filling.answer((("q", "b"),), "b")
    assert asked(filling) == ["q", "by_code", "by_words", "not_a"]
    filling.answer((("q", "a"),), "a")
    assert asked(filling) == ["q", "by_code", "by_words"]


def test_any_and_all() -> None:
    both = [*when("a", "exists", answerBoolean=True), *when("b", "exists", answerBoolean=True)]
    form = read(
        item("a"),
        item("b"),
        item("any", enableWhen=both, enableBehavior="any"),
        item("all", enableWhen=both, enableBehavior="all"),
    )
    filling = Filling(form)
    filling.answer(at("a"), "x")
    assert asked(filling) == ["a", "b", "any"]


def test_a_question_that_is_not_asked_counts_as_unanswered() -> None:
    form = read(
        item("a", "boolean"),
        item("b", enableWhen=when("a", "=", answerBoolean=True)),
        item("c", enableWhen=when("b", "exists", answerBoolean=True)),
    )
    filling = Filling(form)
    filling.answer_all([(at("a"), True), (at("b"), "x")])
    assert asked(filling) == ["a", "b", "c"]
    filling.answer(at("a"), False)
    assert asked(filling) == ["a"]


def test_conditions_in_a_circle_ask_all_of_them_and_say_so() -> None:
    data = questionnaire(
        item("a", enableWhen=when("b", "exists", answerBoolean=True)),
        item("b", enableWhen=when("a", "exists", answerBoolean=True)),
        item("own", enableWhen=when("own", "exists", answerBoolean=False)),
    )
    form, warnings = resource.read(data)
    assert sum("circle" in one for one in warnings) == 3
    Filling(form)  # ends


def test_a_condition_sees_its_own_row_first() -> None:
    inner = [item("kind"), item("more", enableWhen=when("kind", "=", answerString="x"))]
    filling = Filling(read(item("rows", "group", repeats=True, item=inner)))
    for row, kind in (("1", "x"), ("2", "y")):
        filling.answer((("rows", row),), True)
        filling.answer((("rows", row), ("kind", "")), kind)
    paths = [path for one, path in filling.outcome.asked if one.link_id == "more"]
    assert paths == [(("rows", "1"), ("more", ""))]


def test_a_score_is_worked_out_and_asks_a_question() -> None:
    options = [option("none", 0), option("some", 1), option("much", 3)]
    form = read(
        item("a", "choice", answerOption=options),
        item("b", "choice", answerOption=options),
        item("sum", "decimal", extension=calculated("%resource.item.answer.value.ordinal().sum()")),
        item("half", "decimal", extension=calculated("%resource.item.where(linkId='sum').answer.value / 2")),
        item("more", enableWhen=when("sum", ">=", answerInteger=4)),
    )
    filling = Filling(form)
    filling.answer(at("a"), "some")
    assert filling.answers.value(at("sum")) == 1
    assert filling.answers.value(at("half")) == 0.5
    filling.answer(at("b"), "much")
    assert filling.answers.value(at("sum")) == 4
    assert "more" in asked(filling)
    filling.answer(at("b"), None)
    assert filling.answers.value(at("sum")) == 1
    assert "more" not in asked(filling)


def test_variables_of_form_and_group_and_names_with_a_dash() -> None:
    form = read(
        item("weight", "decimal"),
        item(
            "group",
            "group",
            extension=[expression("variable", "%weight-kg * 2", "twice")],
            item=[item("result", "decimal", extension=calculated("%twice + 1"))],
        ),
        extension=[expression("variable", "%resource.item.where(linkId='weight').answer.value", "weight-kg")],
    )
    filling = Filling(form)
    filling.answer(at("weight"), 10)
    assert filling.answers.value(at("result")) == 21
    assert not filling.evaluation.paths.faults


def test_sums_least_most_and_mean_over_answers() -> None:
    all_of = "%resource.item.where(linkId='a' or linkId='b').answer.value"
    names = ("sum", "min", "max", "avg")
    form = read(
        item("a", "integer"),
        item("b", "integer"),
        *(item(name, "decimal", extension=calculated(f"{all_of}.{name}()")) for name in names),
    )
    filling = Filling(form)
    filling.answer_all([(at("a"), 4), (at("b"), 4)])
    assert [filling.answers.value(at(name)) for name in names] == [8, 4, 4, 4]


def test_an_expression_decides_what_is_asked_and_one_that_throws_asks() -> None:
    form = read(
        item("a", "integer"),
        item("b", extension=[expression("enableWhenExpression", "%resource.item.where(linkId='a').answer.value > 2")]),
        item("c", extension=[expression("enableWhenExpression", "%resource.nonsense(")]),
    )
    filling = Filling(form)
    assert asked(filling) == ["a", "c"]
    filling.answer(at("a"), 3)
    assert asked(filling) == ["a", "b", "c"]
    assert list(filling.evaluation.paths.faults) == ["%resource.nonsense("]


def test_what_stands_there_from_the_beginning() -> None:
    form = read(
        item("fixed", "integer", initial=[{"valueInteger": 5}]),
        item("chosen", "choice", answerOption=[option("a"), option("b", initialSelected=True)]),
        item("several", repeats=True, initial=[{"valueString": "x"}, {"valueString": "y"}]),
        item("of_patient", extension=[expression("initialExpression", "%patient.name.family")]),
        item("unknown", extension=[expression("initialExpression", "%nobody.name")]),
    )
    patient = {"resourceType": "Patient", "name": [{"family": "Field"}]}
    filling = Filling(form, {"patient": patient})
    answers = filling.answers
    assert answers.value(at("fixed")) == 5
    assert answers.value(at("chosen")) == "b"
    assert [answers.value((("several", row),)) for row in answers.rows("several")] == ["x", "y"]
    assert answers.value(at("of_patient")) == "Field"
    assert answers.value(at("unknown")) is None


def test_constraints_of_item_and_form_break_only_once_answered() -> None:
    low_high = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
        "extension": [
            {"url": "key", "valueId": "c1"},
            {"url": "severity", "valueCode": "error"},
            {"url": "human", "valueString": "High is above low."},
            {
                "url": "expression",
                "valueString": HIGHER,
            },
        ],
    }
    target = {
        "url": "http://hl7.org/fhir/StructureDefinition/targetConstraint",
        "extension": [
            {"url": "human", "valueString": "Even, please."},
            {
                "url": "expression",
                "valueExpression": {"language": "text/fhirpath", "expression": EVEN},
            },
        ],
    }
    form = read(
        item("low", "integer"),
        item("high", "integer", extension=[low_high]),
        item("even", "integer", extension=[target]),
    )
    filling = Filling(form)
    assert not filling.outcome.broken
    filling.answer_all([(at("low"), 5), (at("high"), 3), (at("even"), 3)])
    assert [(path, one.human) for path, one in filling.outcome.broken] == [
        (at("high"), "High is above low."),
        (at("even"), "Even, please."),
    ]
    assert isinstance(filling.outcome.broken[0][1], Constraint)


def test_what_follows_is_told_without_changing_the_answers() -> None:
    form = read(
        item("a", "integer"),
        item("b", "integer", extension=calculated("%resource.item.where(linkId='a').answer.value + 1")),
    )
    filling = Filling(form)
    changes = following(filling.evaluation, filling.answers, [(at("a"), 4)])
    assert changes == [(at("a"), 4), (at("b"), 5)]
    assert filling.answers.value(at("a")) is None


def test_values_that_chase_each_other_come_to_an_end() -> None:
    form = read(
        item(
            "a",
            "integer",
            extension=calculated(f"iif({ANSWER_B}.exists(), {ANSWER_B}.value + 1, 1)"),
        ),
        item(
            "b",
            "integer",
            extension=calculated(f"iif({ANSWER_A}.exists(), {ANSWER_A}.value + 1, 1)"),
        ),
    )
    Filling(form)


def test_a_name_around_the_form_is_seen_and_may_change() -> None:
    form = read(item("n", "integer", extension=calculated("%painfulAreas")))
    filling = Filling(form, {"painfulAreas": 3})
    assert filling.answers.value(at("n")) == 3
    filling.evaluation.surround({"painfulAreas": 4})
    assert filling.evaluation.calculated(filling.answers) == [(at("n"), 4)]


def test_hidden_prefix_units_and_limits_are_read() -> None:
    form = read(
        item("h", extension=[extension("questionnaire-hidden", valueBoolean=True)]),
        item("p", prefix="1)"),
        item(
            "w",
            "quantity",
            extension=[
                extension("questionnaire-unitOption", valueCoding={"code": "kg", "display": "kg"}),
                extension("questionnaire-unitOption", valueCoding={"code": "[lb_av]", "display": "lb"}),
                extension("minValue", valueInteger=2),
                extension("maxDecimalPlaces", valueInteger=1),
            ],
        ),
    )
    assert form.item("h").details.is_hidden
    assert form.item("p").details.prefix == "1)"
    weight = form.item("w")
    assert [one.text for one in weight.details.units] == ["kg", "lb"]
    assert (weight.minimum, weight.details.decimals) == (2, 1)


def test_a_variable_of_a_row_sees_that_row_and_not_the_next() -> None:
    form = read(
        item(
            "rows",
            "group",
            repeats=True,
            extension=[
                expression("variable", "item.where(linkId='n').answer.value", "X"),
                expression("variable", "%X + 2", "Y"),
            ],
            item=[item("n", "integer"), item("sum", "integer", extension=calculated("%Y + 1"))],
        ),
        item("outside", "integer", extension=calculated("%Y + 5")),
    )
    filling = Filling(form)
    for row, number in (("1", 10), ("2", 20)):
        filling.answer_all([((("rows", row),), True), ((("rows", row), ("n", "")), number)])
    assert [filling.answers.value((("rows", row), ("sum", ""))) for row in ("1", "2")] == [13, 23]
    assert filling.answers.value(at("outside")) is None
