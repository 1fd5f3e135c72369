"""Every kind of item has a control of its own, and what a person does with it becomes the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinic_app.forms.answers import Value
from clinic_app.ui.questionnaire.chips import Chips
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.file_field import FileField
from clinic_app.ui.questionnaire.quantity_field import QuantityField
from clinic_app.ui.questionnaire.several import Several
from clinic_app.ui.questionnaire.slider import Slider
from clinic_app.ui.questionnaire.suggested import Suggested
from clinic_app.ui.questionnaire.typed_field import TypedField
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.widgets.tick_box import TickBox
from tests.forms.fhir import at, extension, item, option
from tests.ui.questionnaire.conftest import Open
from tests.ui.seeing import press
from tests.ui.using import bring_into_view, seen, settled


def control(*codes: str) -> dict[str, object]:
    system = "http://hl7.org/fhir/questionnaire-item-control"
    return extension(
        "questionnaire-itemControl", valueCodeableConcept={"coding": [{"system": system, "code": one} for one in codes]}
    )


def field(view: QuestionnaireView, link: str) -> ItemField:
    found = [one for one in view.findChildren(ItemField) if one.item.link_id == link]
    assert len(found) == 1
    return found[0]


def inner(view: QuestionnaireView, link: str, kind: type[QWidget]) -> QWidget:
    found = field(view, link).findChild(kind)
    assert found is not None, kind
    return found


FEW = [option("a"), option("b"), option("c")]
MANY = [option(f"c{number}") for number in range(12)]
VERY_MANY = [option(f"place{number}") for number in range(40)]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (item("q", "boolean"), Segments),
        (item("q", "boolean", extension=[control("check-box")]), TickBox),
        (item("q", "choice", answerOption=FEW), Segments),
        (item("q", "choice", answerOption=MANY), ChoiceBox),
        (item("q", "choice", answerOption=VERY_MANY), Suggested),
        (item("q", "choice", answerOption=FEW, repeats=True), Chips),
        (item("q", "open-choice", answerOption=FEW), ChoiceBox),
        (item("q", "open-choice", answerOption=FEW, repeats=True), Chips),
        (item("q", "integer"), TypedField),
        (item("q", "integer", extension=[control("slider"), extension("maxValue", valueInteger=10)]), PainScale),
        (item("q", "integer", extension=[control("slider"), extension("maxValue", valueInteger=200)]), Slider),
        (item("q", "decimal", extension=[control("slider"), extension("maxValue", valueInteger=1)]), Slider),
        (item("q", "decimal"), TypedField),
        (item("q", "date"), TypedField),
        (item("q", "time"), TypedField),
        (item("q", "dateTime"), TypedField),
        (item("q", "url"), TypedField),
        (item("q", "string"), TypedField),
        (item("q", "text"), TextBox),
        (item("q", "quantity"), QuantityField),
        (item("q", "attachment"), FileField),
        (item("q", "string", repeats=True), Several),
        (item("q", "integer", answerOption=[{"valueInteger": 1}, {"valueInteger": 2}]), Segments),
    ],
)
def test_each_kind_has_its_control(opened: Open, asked: dict[str, object], kind: type[QWidget]) -> None:
    view, _ = opened(asked)
    inner(view, "q", kind)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("integer", "42", 42),
        ("decimal", "1,5", 1.5),
        ("date", "21.11.2026", "2026-11-21"),
        ("date", "2026", "2026"),
        ("date", "2026/11/2", "2026-11-02"),
        ("time", "1410", "14:10"),
        ("string", "Robin", "Robin"),
        ("url", "https://x.example", "https://x.example"),
    ],
)
def test_what_is_typed_becomes_the_answer_of_its_kind(opened: Open, kind: str, typed: str, value: Value) -> None:
    view, answering = opened(item("q", kind))
    line = field(view, "q").findChild(TypedField).line  # type: ignore[union-attr]
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()
    assert answering.answers.value(at("q")) == value


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("integer", "many", "A whole number, please."),
        ("integer", "1.5", "A whole number, please."),
        ("date", "30.2.2026", "A date such as"),
        ("time", "99", "A time such as"),
        ("dateTime", "soon", "A date and time such as"),
        ("url", "nowhere", "An address such as"),
    ],
)
def test_what_does_not_fit_stays_is_said_and_does_not_count(opened: Open, kind: str, typed: str, said: str) -> None:
    view, answering = opened(item("q", kind))
    line = field(view, "q").findChild(TypedField).line  # type: ignore[union-attr]
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()
    assert answering.answers.value(at("q")) is None
    assert said in seen(view)
    assert line.text() == typed
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()
    assert said not in seen(view)


def test_a_digit_picks_in_a_focused_group_and_a_held_one_picks_once(opened: Open) -> None:
    view, answering = opened(item("q", "choice", answerOption=FEW), item("r", "choice", answerOption=FEW, repeats=True))
    segments = inner(view, "q", Segments)
    assert isinstance(segments, Segments)
    segments.setFocus()
    press(segments, Qt.Key.Key_2, "2")
    assert answering.answers.value(at("q")) == "b"
    press(segments, Qt.Key.Key_2, "2", held=True)
    assert answering.answers.value(at("q")) == "b"
    chips = inner(view, "r", Chips)
    press(chips, Qt.Key.Key_1, "1")
    press(chips, Qt.Key.Key_3, "3")
    press(chips, Qt.Key.Key_3, "3", held=True)
    assert answering.answers.rows("r") == ["a", "c"]


def test_none_of_these_takes_the_others_off(opened: Open) -> None:
    none = option("none") | {"extension": [extension("questionnaire-optionExclusive", valueBoolean=True)]}
    view, answering = opened(item("q", "choice", repeats=True, answerOption=[*FEW, none]))
    chips = inner(view, "q", Chips)
    assert isinstance(chips, Chips)
    for code in ("a", "b", "none"):
        QTest.mouseClick(chips.chips[code], Qt.MouseButton.LeftButton)
    assert answering.answers.rows("q") == ["none"]
    QTest.mouseClick(chips.chips["b"], Qt.MouseButton.LeftButton)
    assert answering.answers.rows("q") == ["b"]


def test_words_beyond_the_options_are_kept_where_they_may_be(opened: Open) -> None:
    view, answering = opened(item("q", "open-choice", repeats=True, answerOption=FEW))
    chips = inner(view, "q", Chips)
    assert isinstance(chips, Chips)
    assert chips.line is not None
    QTest.keyClicks(chips.line, "something, else")
    QTest.keyClick(chips.line, Qt.Key.Key_Return)
    settled()
    assert sorted(answering.answers.rows("q")) == ["else", "something"]


def test_a_slider_answers_by_keys_and_pointer_and_takes_back(opened: Open) -> None:
    limits = [control("slider"), extension("minValue", valueInteger=0), extension("maxValue", valueInteger=200)]
    limits.append(extension("questionnaire-sliderStepValue", valueInteger=10))
    ends = [
        {"linkId": "low", "type": "display", "text": "light", "extension": [control("lower")]},
        {"linkId": "up", "type": "display", "text": "heavy", "extension": [control("upper")]},
    ]
    view, answering = opened(item("q", "integer", extension=limits, item=ends))
    slider = inner(view, "q", Slider)
    assert isinstance(slider, Slider)
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert answering.answers.value(at("q")) == 20
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert answering.answers.value(at("q")) == 100
    QTest.keyClick(slider, Qt.Key.Key_Delete)
    assert answering.answers.value(at("q")) is None


def test_a_quantity_leaves_with_its_unit(opened: Open) -> None:
    units = [
        extension(
            "questionnaire-unitOption",
            valueCoding={"system": "http://unitsofmeasure.org", "code": code, "display": code},
        )
        for code in ("kg", "g")
    ]
    view, answering = opened(item("q", "quantity", extension=units))
    amount = inner(view, "q", QuantityField)
    assert isinstance(amount, QuantityField)
    QTest.keyClicks(amount.number.line, "72.5")
    QTest.keyClick(amount.number.line, Qt.Key.Key_Return)
    settled()
    said = answering.answers.value(at("q"))
    assert said == {"value": 72.5, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}


def test_a_choice_out_of_very_many_by_a_part_of_its_words(opened: Open) -> None:
    view, answering = opened(item("q", "choice", answerOption=VERY_MANY))
    line = field(view, "q").findChild(TypedField).line  # type: ignore[union-attr]
    line.setText("nowhere")  # typed, a list of what fits would open above the window
    line.settle()
    assert answering.answers.value(at("q")) is None
    assert "One of the answers offered" in seen(view)
    line.setText("PLACE17")
    line.settle()
    settled()
    assert answering.answers.value(at("q")) == "place17"


def test_a_file_is_put_in_and_one_of_another_kind_is_not(opened: Open, tmp_path: Path) -> None:
    view, answering = opened(item("q", "attachment", extension=[extension("mimeType", valueCode="text/plain")]))
    box = inner(view, "q", FileField)
    assert isinstance(box, FileField)
    (tmp_path / "a.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"x")
    box.take(tmp_path / "a.png")
    assert answering.answers.value(at("q")) is None
    assert "A file of this kind, please" in seen(view)
    box.take(tmp_path / "a.txt")
    assert answering.answers.value(at("q"))["data"] == "aGVsbG8="


def test_several_answers_one_below_the_other(opened: Open) -> None:
    view, answering = opened(item("q", "string", repeats=True))
    several = inner(view, "q", Several)
    for words in ("one", "two"):
        lines = several.findChildren(TypedField)
        QTest.keyClicks(lines[-1].line, words)
        QTest.keyClick(lines[-1].line, Qt.Key.Key_Return)
        settled()
        QTest.mouseClick(several._add, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
        settled()
    said = [answering.answers.value((("q", row),)) for row in answering.answers.rows("q")]
    assert said == ["one", "two"]


def test_what_is_worked_out_is_shown_and_not_answered(opened: Open) -> None:
    from tests.forms.fhir import calculated  # noqa: PLC0415

    view, answering = opened(
        item("a", "integer"),
        item("b", "integer", extension=calculated("%resource.item.where(linkId='a').answer.value * 2")),
    )
    answering.answer(at("a"), 4)
    settled()
    line = field(view, "b").findChild(TypedField).line  # type: ignore[union-attr]
    assert line.text() == "8"
    assert not line.isEnabled()


def test_rich_words_are_shown_and_a_bomb_is_not_a_reason_to_stop(opened: Open) -> None:
    rich = {"extension": [extension("rendering-markdown", valueMarkdown="**bold** " + "<div>" * 200_000)]}
    view, _ = opened(item("q", _text=rich))
    bring_into_view(field(view, "q"))
    assert "<b>bold</b>" in seen(view)
