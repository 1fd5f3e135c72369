"""A form that was asked in an older version is read from what is kept of it, once for all visits that asked it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clinic_app.forms import notation, resource
from clinic_app.forms.shelf import Shelf


def written(text: str) -> dict[str, Any]:
    expanded, faults = notation.expand({"form": "pain", "title": "Pain", "items": [{"where": text}]}, {})
    assert not faults
    return expanded


def test_an_older_version_is_read_once_and_never_taken_for_the_present_one() -> None:
    older, present = written("Where was it?"), written("Where is it?")
    shelf, read = Shelf(), list[str]()
    shelf.place(resource.read(present)[0], Path("pain.yaml"))

    def body(content_hash: str) -> dict[str, Any]:
        read.append(content_hash)
        return older

    now, then = (resource.read(one)[0].hash for one in (present, older))
    assert [shelf.as_asked(then, body).item("where").text for _ in range(2)] == ["Where was it?"] * 2
    assert shelf.as_asked(now, body).item("where").text == "Where is it?"
    assert read == [then]
