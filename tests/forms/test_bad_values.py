"""Whatever stands anywhere in a data file, it is read or its fault is named; nothing breaks."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.data_files import Place, load
from clinic_app.errors import Problem
from clinic_app.forms.shelf import OPTION_LISTS, Shelf
from clinic_app.knowledge.library import SHIPPED, THINGS, Knowledge, take
from clinic_app.reading import Reading
from clinic_app.visit.note_template import read_note_template
from clinic_app.visit.sheet_template import read_sheet_template

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "forms").rglob("*.yaml"))
TEMPLATES = sorted((ROOT / "templates").glob("*.yaml"))
KNOWLEDGE = [SHIPPED / "zones.yaml", SHIPPED / "sources.yaml"]
KNOWLEDGE += [path for folder in THINGS for path in sorted((SHIPPED / folder).glob("*.yaml"))[:3]]

SCALARS = st.sampled_from([None, True, 0, -1, 2.5, 10**30, "", "x", "{", "{x}", "{}", "{0}", "a|b", "any(", "*", "yes"])
JUNK = st.recursive(SCALARS, lambda one: st.lists(one, max_size=2) | st.dictionaries(st.just("x"), one, max_size=1))


@cache
def parsed(path: Path) -> Any:  # noqa: ANN401  a file as its author wrote it
    return load(path)


def places(value: Any, at: Place = ()) -> Iterator[Place]:  # noqa: ANN401
    """Yield where everything in a file stands, from the whole to the last word."""
    yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inside:
        yield from places(below, (*at, step))


@st.composite
def spoilt(draw: st.DrawFn, files: list[Path]) -> tuple[Path, Any]:
    """Draw a shipped file in which one or two things were replaced."""
    path = draw(st.sampled_from(files))
    value = copy.deepcopy(parsed(path))
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from(list(places(value))))
        junk = draw(JUNK)
        if not place:
            return path, junk
        inner = value
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = junk
    return path, value


def named(problems: list[Problem], path: Path) -> bool:
    """Say whether every problem names the file and is one line."""
    return all(one.file == str(path) and one.line > 0 and "\n" not in str(one) for one in problems)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt(FORMS))
def test_a_spoilt_form(reading: Reading, drawn: tuple[Path, Any]) -> None:
    path, value = drawn
    shelf = Shelf(reading.reference.forms.lists)
    shelf.take(path, value)
    assert named(shelf.problems, path)
    assert len(shelf) == 1 or shelf.problems or path.name == OPTION_LISTS


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt(KNOWLEDGE))
def test_a_spoilt_file_of_the_knowledge(drawn: tuple[Path, Any]) -> None:
    path, value = drawn
    knowledge = Knowledge()
    take(knowledge, path, value)
    assert named(knowledge.problems, path)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt(TEMPLATES))
def test_a_spoilt_template(drawn: tuple[Path, Any]) -> None:
    path, value = drawn
    reads = read_note_template if path.stem == "visit_note" else read_sheet_template
    template, faults = reads(value)
    assert (template is None) == bool(faults)
    assert named([fault.problem(path) for fault in faults], path)
