"""Whatever an item says in words is seen on its page, in every shape a question can have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clinic_app.ui.questionnaire.chips import Chips
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.tick_box import TickBox
from tests.forms.fhir import Element, at, extension, item, option, when
from tests.ui.questionnaire.conftest import Open
from tests.ui.questionnaire.test_controls import control, field
from tests.ui.questionnaire.test_nasty_forms import typed
from tests.ui.using import button, seen, settled

HELP = [
    item("q.help", "display", text="Think of last week.", extension=[control("help")]),
    item("q.more", "display", text="Any of it.", extension=[control("flyover")]),
]
RICH = {"_text": {"extension": [extension("rendering-markdown", valueMarkdown="How **bad**")]}, "text": "How bad"}


def words_on(view: QuestionnaireView) -> str:
    ticks = " ".join(one.words for one in view.findChildren(TickBox))
    return f"{seen(view)} {ticks}".replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(
    "asked",
    [
        item("q", "string"),
        item("q", "text"),
        item("q", "boolean"),
        item("q", "boolean", extension=[control("check-box")]),
        item("q", "choice", answerOption=[option("a"), option("b")]),
        item("q", "choice", repeats=True, answerOption=[option("a"), option("b")]),
        item("q", "integer", repeats=True),
        item("q", "quantity"),
        item("q", "attachment"),
        item("q", "reference"),
        item("q", "group", item=[item("inside")]),
        item("q", "display"),
        item("q", "group", extension=[control("gtable")], item=[item("b"), item("c", "display", text="A note")]),
    ],
    ids=lambda asked: f"{asked['type']}{'-many' if asked.get('repeats') else ''}",
)
@pytest.mark.parametrize("looks", [{}, RICH], ids=["plain", "rich"])
def test_prefix_words_and_help_are_seen(opened: Open, asked: Element, looks: Element) -> None:
    inside = [*HELP, *asked.get("item", [])]
    view, _ = opened({**asked, "text": "How bad", **looks, "prefix": "4b.", "item": inside})
    said = words_on(view)
    for words in ("4b.", "How bad", "Think of last week.", "Any of it."):
        assert words in said, (words, said)
    assert ("A note" in said) is any(one.get("text") == "A note" for one in inside)


def table(**more: object) -> Element:
    columns = [
        item("drug", prefix="1.", required=True, item=[HELP[0]]),
        item("kind", "choice", answerOption=[option("a"), option("b")]),
        item("why", enableWhen=when("kind", "=", answerCoding={"code": "b"})),
        item("note", "display", text="Only what you take now."),
    ]
    return item("g", "group", repeats=True, extension=[control("gtable")], item=columns, **more)


def test_a_table_names_its_columns_whole_and_asks_each_cell_by_its_row(opened: Open) -> None:
    view, answering = opened(table())
    said = words_on(view)
    assert "1. drug · needed" in said
    assert "Think of last week." in said
    assert "Only what you take now." in said
    assert len(view.findChildren(QLineEdit)) == 2  # a line of text is no line to type in
    for row, kind in (("1", "a"), ("2", "b")):
        answering.answer((("g", row), ("kind", "")), kind)
    settled()
    whys = {one.path[0][1]: one.isVisible() for one in view.findChildren(ItemField) if one.item.link_id == "why"}
    assert whys == {"1": False, "2": True}


def test_words_at_the_ends_of_a_scale_and_of_a_slider(opened: Open) -> None:
    ends = [item(f"q.{end}", "display", text=words, extension=[control(end)]) for end, words in END_WORDS.items()]
    limits = [extension("minValue", valueInteger=0), extension("maxValue", valueInteger=10), control("slider")]
    view, answering = opened(item("q", "integer", extension=limits, item=ends))
    assert "No pain" in seen(view)
    assert "The worst" in seen(view)
    button(field(view, "q"), "7").click()
    assert answering.answers.value(at("q")) == 7


END_WORDS = {"lower": "No pain", "upper": "The worst"}


@pytest.mark.parametrize(("said", "columns"), [("vertical", 1), ("horizontal", 3), ("", 3)])
def test_options_stand_as_the_form_wants_them(opened: Open, said: str, columns: int) -> None:
    wanted = [extension("questionnaire-choiceOrientation", valueCode=said)] if said else []
    options = [option("a"), option("b"), option("c")]
    view, _ = opened(
        item("one", "choice", answerOption=options, extension=wanted),
        item("many", "choice", repeats=True, answerOption=options, extension=wanted),
    )
    chips = field(view, "many").findChildren(Chip)
    segments = field(view, "one").findChild(Segments)
    assert segments is not None
    lefts = {one.x() for one in chips}, {segments.button(code).x() for code in "abc"}
    assert [len(one) for one in lefts] == [columns, columns]


def test_long_answers_side_by_side_where_the_form_wants_them_so(opened: Open) -> None:
    options = [option("w" * 34), option("v" * 34)]
    wanted = [extension("questionnaire-choiceOrientation", valueCode="horizontal")]
    view, _ = opened(item("q", "choice", answerOption=options, extension=wanted), size=(900, 400))
    segments = field(view, "q").findChild(Segments)
    assert segments is not None
    assert segments.button("w" * 34).y() == segments.button("v" * 34).y()


def alone(code: str) -> Element:
    return option(code) | {"extension": [extension("questionnaire-optionExclusive", valueBoolean=True)]}


def test_what_stands_alone_takes_the_others_off_also_out_of_very_many(opened: Open) -> None:
    options = [*(option(f"word{number}") for number in range(80)), alone("none")]
    view, answering = opened(item("a", "choice", repeats=True, answerOption=options))
    typed(view, "word7", 0)
    QTest.mouseClick(button(view, "One more"), Qt.MouseButton.LeftButton)
    settled()
    typed(view, "none", 1)
    assert answering.answers.rows("a") == ["none"]
    QTest.mouseClick(button(view, "One more"), Qt.MouseButton.LeftButton)
    settled()
    typed(view, "word8", 1)
    assert answering.answers.rows("a") == ["word8"]


def test_words_of_ones_own_take_off_what_stands_alone(opened: Open) -> None:
    view, answering = opened(item("a", "open-choice", repeats=True, answerOption=[option("x"), alone("none")]))
    chips = field(view, "a").findChild(Chips)
    assert chips is not None
    assert chips.line is not None
    chips.chips["none"].click()
    chips.line.setText("something else")
    chips.line.settle()
    assert answering.answers.rows("a") == ["something else"]


def test_four_groups_deep_rows_begin_and_go(opened: Open) -> None:
    inner = [item("q", "integer")]
    for depth in range(4, 0, -1):
        inner = [item(f"g{depth}", "group", repeats=True, item=inner)]
    view, answering = opened(*inner)
    path = tuple((f"g{depth}", "1") for depth in range(1, 5))
    answering.answer((*path, ("q", "")), 3)
    settled()
    answering.answer((*path[:3], ("g4", "x"), ("q", "")), 4)
    settled()
    assert len([one for one in view.findChildren(ItemField) if one.isVisible()]) == 2
    answering.answer(path[:1], None)
    settled()
    left = [one for one in view.findChildren(ItemField) if one.isVisible()]
    assert [answering.answers.value(one.path) for one in left] == [None]
    answering.answer(left[0].path, 5)
    assert [path for path in answering.answers.paths() if path[-1][0] == "q"] == [left[0].path]


@pytest.mark.parametrize("shown", [[], [control("gtable")]], ids=["group", "table"])
def test_the_only_row_goes_with_what_was_said_in_it(opened: Open, shown: list[Element]) -> None:
    view, answering = opened(item("g", "group", repeats=True, extension=shown, item=[item("q")]))
    answering.answer((("g", "1"), ("q", "")), "gone")
    settled()
    QTest.mouseClick(button(view, "Remove number 1" if shown else "Remove"), Qt.MouseButton.LeftButton)
    settled()
    assert [one.text() for one in view.findChildren(QLineEdit) if one.isVisible()] == [""]
    assert list(answering.answers.paths()) == []
