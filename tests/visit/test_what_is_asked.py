"""What a form's own conditions hide is hidden everywhere: on the screen, in the findings, in the note, in an export."""

from __future__ import annotations

from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.exchange.questionnaire_response import answers_from, response_from
from clinic_app.forms.answers import Path, Value
from clinic_app.forms.evaluation import Evaluation
from clinic_app.forms.questionnaire import FINDING, Questionnaire
from clinic_app.forms.shelf import Shelf
from clinic_app.knowledge.library import Knowledge
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import Sentence, sentences
from clinic_app.visit.note_template import Line, NoteTemplate, Section
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.reference import Reference
from tests.forms.fhir import Element, item, option, read
from tests.visit.treating import ENGLISH, begin

from .conftest import Room, begun

FORM = "nested"
#: Every linkId, the questions among them by type; ``kind`` repeats and is chosen from a list.
QUESTIONS = {
    "first": "integer",
    "weight": "quantity",
    "kind": "choice",
    "dose": "integer",
    "step": "integer",
    "why": "choice",
    "inside": "integer",
    "open": "boolean",
    "below": "integer",
    "last": "integer",
}
CODES = ("x", "y")
#: The rows of each repeating group; no two rows have one id, so that a finding tells which row it is from.
ROWS = {"drug": ("1", "2"), "taken": ("11", "12", "21", "22")}
ANSWERS: dict[str, st.SearchStrategy[Value]] = {
    "integer": st.integers(0, 2),
    "quantity": st.builds(lambda value, unit: {"value": value, "code": unit}, st.integers(0, 2), st.sampled_from("kg")),
    "choice": st.sampled_from(CODES),
    "boolean": st.booleans(),
}
NAMED = {"integer": "answerInteger", "quantity": "answerQuantity", "boolean": "answerBoolean"}
NUMBERS = ("integer", "quantity")


@st.composite
def conditions(draw: st.DrawFn) -> Element:
    """Draw the conditions of one item, on any question of the form, its own row's or another's."""
    found: list[Element] = []
    for question in draw(st.lists(st.sampled_from(sorted(QUESTIONS)), max_size=2)):
        kind = QUESTIONS[question]
        operator = draw(st.sampled_from(("exists", "=", "!=", *((">", "<=") if kind in NUMBERS else ()))))
        value = draw(ANSWERS[kind])
        wanted = {"answerCoding": {"code": value}} if kind == "choice" else {NAMED[kind]: value}
        if operator == "exists":
            wanted = {"answerBoolean": draw(st.booleans())}
        found.append({"question": question, "operator": operator, **wanted})
    return {"enableWhen": found, "enableBehavior": draw(st.sampled_from(("any", "all")))} if found else {}


@st.composite
def forms(draw: st.DrawFn) -> Questionnaire:
    """Draw a form of repeating groups inside each other, in which any item may wait for any question."""

    def asked(link: str, *below: Element, **more: Any) -> Element:  # noqa: ANN401  whatever FHIR can say
        kind = QUESTIONS.get(link, "group")
        means = {"url": FINDING, "valueString": f"symptom:{link}_{{row}}"}
        if kind == "choice":
            more["answerOption"] = [option(code, extension=[means]) for code in CODES]
        elif kind != "group":
            more["extension"] = [means]
        inside = {"item": list(below)} if below else {}
        return item(link, kind, **more, **inside, **draw(conditions()))

    taken = asked("taken", asked("step"), asked("why"), repeats=True)
    drug = asked("drug", asked("dose"), taken, repeats=True)
    plain = asked("plain", asked("inside"))
    kind = asked("kind", repeats=True)
    opened = asked("open", asked("below"))
    return read(asked("first"), asked("weight"), kind, drug, plain, opened, asked("last"), id=FORM)


@st.composite
def answers(draw: st.DrawFn) -> list[tuple[Path, Value]]:
    """Draw answers to all of it, also where nothing is asked: what was said before a question was hidden stays."""
    found: list[tuple[Path, Value]] = []

    def say(*around: tuple[str, str], links: tuple[str, ...]) -> None:
        for link in links:
            if draw(st.integers(0, 3)):
                value = draw(ANSWERS[QUESTIONS[link]])
                found.append(((*around, (link, value if link == "kind" else "")), value))

    say(links=("first", "weight", "kind", "inside", "open", "below", "last"))
    for drug in draw(st.sets(st.sampled_from(ROWS["drug"]))):
        found.append(((("drug", drug),), True))
        say(("drug", drug), links=("dose",))
        for taken in draw(st.sets(st.sampled_from([one for one in ROWS["taken"] if one[0] == drug]))):
            found.append(((("drug", drug), ("taken", taken)), True))
            say(("drug", drug), ("taken", taken), links=("step", "why"))
    return found


def visit_with(room: Room, form: Questionnaire, said: list[tuple[Path, Value]]) -> OpenVisit:
    """Return a new visit in which one form was answered, and whose note tells all of it that a note can tell."""
    shelf = Shelf()
    shelf.place(form, File("nested.json"))
    lines = (Line("{label}={value}", list=FORM), Line("{row} [dose={dose}]", each=f"{FORM}.drug"))
    room.reference = Reference(shelf, Knowledge(), NoteTemplate("n", 1, (Section("S", "Said", lines),)))
    room.visit_id = begun(room.record, room.clock, room.people[0])
    visit = room.open()
    visit.answer_all(Said(FORM, where, value) for where, value in said)
    return visit


def question_at(where: Path) -> Path:
    """Return the path of a question, its own row left open."""
    return (*where[:-1], (where[-1][0], ""))


def told(note: list[Sentence]) -> set[Path]:
    """Return the questions the note tells of."""
    found: set[Path] = set()
    for one in note:
        if one.path[0][0] != "drug":
            found.add(question_at(one.path))
        elif "dose=" in one.text:
            found.add((*one.path, ("dose", "")))
    return found


def finding_of(where: Path) -> str:
    """Return the finding an answer means: its question with the innermost row."""
    return f"symptom:{where[-1][0]}_{next((row for _, row in reversed(where) if row), '')}"


def agree(visit: OpenVisit) -> None:
    """Hold the screen against the findings, the note and what is sent."""
    form, held = visit.form(FORM), visit.of(FORM)
    on_screen = {where for _, where in Evaluation(form).look(held).asked}
    counts = {where for where in held.paths() if question_at(where) in on_screen}
    assert {where for _, where in visit.now.asked(FORM)} == on_screen
    answered = {where for where in counts if where[-1][0] in QUESTIONS}
    assert {one.id for one in visit.now.findings} == {finding_of(where) for where in answered}
    outside = {question_at(where) for where in answered if len(where) == 1}
    note = sentences(visit, visit.reference.note, ENGLISH)
    assert told(note) == outside | {where for where in answered if where[-1][0] == "dose"}
    assert {row for one in note for row in one.rows} <= {row.id for where in counts for row in held.said(where)}
    sent = response_from(form, held, "completed", asked_only=True)
    assert {where for where, _ in answers_from(form, sent)} == counts


def test_a_detail_of_what_was_taken_back_leaves_the_note_and_comes_back_with_it(clinic: Clinic) -> None:
    visit = begin(clinic)
    detail = "ached until Monday"

    def is_told() -> bool:
        return any(detail in one.text for one in sentences(visit, visit.reference.note, ENGLISH))

    visit.answer("follow_up", path("unwanted"), "sore")
    visit.answer("follow_up", path("unwanted_what"), detail)
    assert is_told()
    visit.answer("follow_up", path("unwanted"), "nothing")
    assert not is_told()
    assert visit.value("follow_up", "unwanted_what") == detail  # nothing is lost: it only counts nowhere
    visit.answer("follow_up", path("unwanted"), "other")
    assert is_told()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms(), said=answers())
def test_a_hidden_answer_reaches_neither_finding_nor_note_nor_what_is_sent(
    embedded_room: Room, form: Questionnaire, said: list[tuple[Path, Value]]
) -> None:
    agree(visit_with(embedded_room, form, said))


@pytest.mark.thorough
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms(), said=answers())
def test_fifteen_hundred_forms_hide_the_same_everywhere(
    embedded_room: Room, form: Questionnaire, said: list[tuple[Path, Value]]
) -> None:
    agree(visit_with(embedded_room, form, said))
