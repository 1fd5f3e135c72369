"""Two people write in one visit on both stores: nothing is lost, both stores agree, undo and redo are exact."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.clock import SetClock
from clinic_app.exchange.questionnaire_response import answers_from, response_from
from clinic_app.forms.answers import ORDER, Answers, Path
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.open_visit import OpenVisit, Said, path

from .conftest import Room, furnished

ZONES = ("hip.right", "hip.left", "knee.right")
SITES = ("a", "b", "c")


def places() -> st.SearchStrategy[tuple[Path, Any]]:
    zone, site = st.sampled_from(ZONES), st.sampled_from(SITES)
    return st.one_of(
        st.builds(lambda z, on: (path(("pain_map", z)), z if on else None), zone, st.booleans()),
        st.builds(lambda z, n: (path(("pain_map", z), "intensity"), n), zone, st.none() | st.integers(0, 10)),
        st.builds(lambda s, on: (path(("sites", s)), True if on else None), site, st.booleans()),
        st.builds(lambda s, n: (path(("sites", s), "needles"), n), site, st.none() | st.integers(1, 9)),
        st.builds(lambda s, t, n: (path(("sites", s), ("stages", t), "seconds"), n), site, site, st.integers(1, 99)),
        st.builds(lambda s, t: (path(("sites", s), ("stages", t)), True), site, site),
        st.builds(lambda order: (path(("sites", ORDER)), list(order)), st.permutations(SITES)),
        st.builds(lambda text: (path("note"), text), st.none() | st.text(max_size=8)),
    )


STEPS = st.lists(
    st.tuples(
        st.sampled_from((0, 1)),
        st.one_of(
            st.lists(places(), min_size=1, max_size=4),
            st.sampled_from(("undo", "redo", "refresh")),
        ),
    ),
    max_size=14,
)


def play(room: Room, steps: list[tuple[int, Any]]) -> tuple[OpenVisit, OpenVisit]:
    """Let two windows do the steps; each sees the other's answers only when it refreshes or writes."""
    windows = (room.open(0), room.open(1))
    for who, step in steps:
        window = windows[who]
        if step == "undo":
            window.undo()
        elif step == "redo":
            window.redo()
        elif step == "refresh":
            window.refresh()
        else:
            window.answer_all(Said("nested_rows", where, value) for where, value in step)
    for window in windows:
        window.refresh()
    return windows


def picture(answers: Answers) -> dict[Path, list[str]]:
    return {where: sorted(repr(row.value) for row in answers.said(where)) for where in answers.paths()}


def shape(rows: list[AnswerRow]) -> list[tuple[Any, ...]]:
    """Return rows without their ids, with references by position: what two stores must agree on."""
    number = {row.id: place for place, row in enumerate(rows)}
    return [(row.path, row.value, row.provenance, sorted(number[one] for one in row.replaces)) for row in rows]


def agree(embedded: Record, postgres: Record, steps: list[tuple[int, Any]]) -> None:
    """Do the same on both stores, and hold the two windows, a third one and the two stores against each other."""
    stores = []
    for record in (embedded, postgres):
        room = furnished(record, SetClock(datetime(2026, 11, 20, 9, tzinfo=UTC)))
        first, second = play(room, steps)
        assert picture(first.of("nested_rows")) == picture(second.of("nested_rows"))
        rows = record.answers.of_visit(room.visit_id)
        # Nothing is lost: every value ever given is still there, and a fresh window shows the same picture.
        assert [row.seq for row in rows] == sorted(row.seq for row in rows)
        assert picture(room.open().of("nested_rows")) == picture(first.of("nested_rows"))
        stores.append(shape(rows))
    assert stores[0] == stores[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_both_windows_and_both_stores_agree(
    embedded_record: Record, postgres_record: Record, steps: list[tuple[int, Any]]
) -> None:
    agree(embedded_record, postgres_record, steps)


@pytest.mark.thorough
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_five_hundred_interleavings_lose_nothing_on_either_store(
    embedded_record: Record, postgres_record: Record, steps: list[tuple[int, Any]]
) -> None:
    agree(embedded_record, postgres_record, steps)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gestures=st.lists(st.lists(places(), min_size=1, max_size=4), min_size=1, max_size=6), back=st.integers(0, 6))
def test_undo_then_redo_leaves_everything_as_it_was(
    embedded_record: Record, gestures: list[list[tuple[Path, Any]]], back: int
) -> None:
    room = furnished(embedded_record, SetClock(datetime(2026, 11, 20, 9, tzinfo=UTC)))
    window = room.open()
    pictures = [picture(window.of("nested_rows"))]
    for gesture in gestures:
        before = window.seen
        window.answer_all(Said("nested_rows", where, value) for where, value in gesture)
        if window.seen != before:
            pictures.append(picture(window.of("nested_rows")))
    back = min(back, len(pictures) - 1)
    for step in range(back):
        assert window.undo()
        assert picture(window.of("nested_rows")) == pictures[-2 - step]
    window = room.open()  # a restart in between changes nothing
    for step in range(back):
        assert window.redo()
        assert picture(window.of("nested_rows")) == pictures[len(pictures) - back + step]
    assert not window.redo()


def test_undo_leaves_alone_what_somebody_else_has_answered_since(room: Room) -> None:
    ada, ben = room.open(0), room.open(1)
    ada.answer("nested_rows", path("note"), "first")
    ben.refresh()
    ben.answer("nested_rows", path("note"), "second")
    ada.refresh()
    assert ada.undo() == []
    assert ada.value("nested_rows", "note") == "second"


def test_two_answers_to_one_question_stand_side_by_side_until_one_is_chosen(room: Room) -> None:
    ada, ben = room.open(0), room.open(1)
    ada.answer("nested_rows", path("note"), "left knee")
    ben.answer("nested_rows", path("note"), "right knee")
    ada.refresh()
    assert list(ada.of("nested_rows").conflicts()) == [path("note")]
    assert [row.value for row in ada.of("nested_rows").said(path("note"))] == ["left knee", "right knee"]
    ada.answer("nested_rows", path("note"), "right knee")
    ben.refresh()
    assert list(ben.of("nested_rows").conflicts()) == []


def test_a_gesture_is_one_notice_of_change_and_one_undo(embedded_room: Room) -> None:
    window = embedded_room.open()
    told: list[int] = []
    window.changed = lambda: told.append(1)
    window.answer_all(
        Said("nested_rows", path(("pain_map", zone), "intensity"), 4) for zone in ("hip.left", "hip.right")
    )
    assert told == [1]
    window.undo()
    assert not window.of("nested_rows")


def test_the_same_gesture_sent_twice_is_stored_once(room: Room) -> None:
    window = room.open()
    window.answer("nested_rows", path("note"), "once")
    rows = room.record.answers.of_visit(room.visit_id)
    assert room.record.answers.append(rows) == rows[-1].seq
    assert room.record.answers.of_visit(room.visit_id) == rows


def test_a_removed_row_hides_what_was_answered_in_it_and_undo_brings_it_back(embedded_room: Room) -> None:
    window = embedded_room.open()
    site = str(uuid4())
    window.answer_all([Said("nested_rows", path(("sites", site)), value=True)])
    window.answer("nested_rows", path(("sites", site), "needles"), 3)
    window.answer("nested_rows", path(("sites", site)), None)
    assert picture(window.of("nested_rows")) == {}
    window.undo()
    assert window.value("nested_rows", ("sites", site), "needles") == 3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_questionnaire_response_out_and_in_again_gives_the_same_answers(
    embedded_record: Record, steps: list[tuple[int, Any]]
) -> None:
    room = furnished(embedded_record, SetClock(datetime(2026, 11, 20, 9, tzinfo=UTC)))
    window, _ = play(room, [(0, step) for _, step in steps])
    form = window.form("nested_rows")
    response = json.loads(json.dumps(response_from(form, window.of("nested_rows"))))
    again = dict(answers_from(form, response))
    wanted = {where: window.of("nested_rows").value(where) for where in window.of("nested_rows").paths()}
    assert {where: value for where, value in again.items() if where[-1][1] != ORDER} == wanted
