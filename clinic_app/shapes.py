"""Reads plain values (from YAML or JSON) into frozen dataclasses, and says what does not fit.

A fault is a value, not an exception: a file with one wrong key still shows everything else that is wrong with it.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from clinic_app.data_files import Place, line_of
from clinic_app.errors import Problem

T = TypeVar("T")

MISSING = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit, at a place inside a file (keys and indexes from the top)."""

    place: Place
    what: str
    hint: str = ""

    def problem(self, path: Path, shown: str | None = None) -> Problem:
        """Return the same fault with its file and line; ``shown`` replaces the file's full path."""
        return Problem(shown or str(path), line_of(path, self.place), self.what, self.hint)


def read(shape: type[T], data: Any, place: Place = ()) -> tuple[T | None, list[Fault]]:  # noqa: ANN401
    """Return a dataclass filled from a mapping, and what did not fit.

    Fields take str, int, float, bool, ``Literal``, ``X | None``, ``tuple[X, ...]``, ``dict[str, X]`` and other
    dataclasses. A key that is no field, a field without a value and without a default, and a value of another type
    are faults; with any fault the object is None.
    """
    faults: list[Fault] = []
    value = _dataclass(shape, data, place, faults)
    return (None, faults) if faults else (typing.cast("T", value), faults)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean “…”?`` for the nearest known word, or nothing when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else ""


@functools.cache
def _fields(shape: type[Any]) -> dict[str, tuple[Any, object]]:
    """Return each field's type and default of a dataclass; ``MISSING`` where a value must be given."""
    hints = typing.get_type_hints(shape)
    found: dict[str, tuple[Any, object]] = {}
    for field in dataclasses.fields(shape):
        default: object = MISSING
        if field.default is not dataclasses.MISSING:
            default = field.default
        elif field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        found[field.name] = (hints[field.name], default)
    return found


def _dataclass(shape: type[Any], data: Any, place: Place, faults: list[Fault]) -> Any:  # noqa: ANN401
    if not isinstance(data, Mapping):
        faults.append(Fault(place, f"should be keys with values, is {_said(data)}"))
        return None
    fields = _fields(shape)  # type: ignore[arg-type]  # every class is hashable
    unknown = [key for key in data if key not in fields]
    faults.extend(Fault((*place, key), f"unknown key “{key}”", did_you_mean(str(key), fields)) for key in unknown)
    given: dict[str, Any] = {}
    for name, (kind, default) in fields.items():
        value = data.get(name, MISSING)
        if value is not MISSING:
            given[name] = _value(kind, value, (*place, name), faults)
        elif default is MISSING:
            faults.append(Fault(place, f"“{name}” is missing"))
    return shape(**given) if not faults else None


def _value(kind: Any, value: Any, place: Place, faults: list[Fault]) -> Any:  # noqa: ANN401, PLR0911
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return _one_of(tuple(one for one in arguments if one is not type(None)), value, place, faults)
    if origin is typing.Literal:
        if value not in arguments:
            near = did_you_mean(str(value), map(str, arguments)) or f"one of: {', '.join(map(str, arguments))}"
            faults.append(Fault(place, f"{_said(value)} is not allowed here", near))
        return value
    if origin is tuple:
        return _tuple(arguments[0], value, place, faults)
    if origin is dict:
        return _dict(arguments[1], value, place, faults)
    if dataclasses.is_dataclass(kind):
        return _dataclass(typing.cast("type[Any]", kind), value, place, faults)
    if kind is not Any and not _fits(kind, value):
        faults.append(Fault(place, f"should be {_plain(kind)}, is {_said(value)}"))
    return value


def _one_of(kinds: tuple[Any, ...], value: Any, place: Place, faults: list[Fault]) -> Any:  # noqa: ANN401
    """Take the first of several types that fits; where none does, say what the first one missed."""
    first: list[Fault] = []
    for number, kind in enumerate(kinds):
        tried: list[Fault] = []
        taken = _value(kind, value, place, tried)
        if not tried:
            return taken
        if number == 0:
            first = tried
    faults.extend(first)
    return None


def _tuple(kind: Any, value: Any, place: Place, faults: list[Fault]) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        faults.append(Fault(place, f"should be a list, is {_said(value)}"))
        return ()
    return tuple(_value(kind, one, (*place, number), faults) for number, one in enumerate(value))


def _dict(kind: Any, value: Any, place: Place, faults: list[Fault]) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(value, Mapping):
        faults.append(Fault(place, f"should be keys with values, is {_said(value)}"))
        return {}
    return {key: _value(kind, one, (*place, key), faults) for key, one in value.items()}


def _fits(kind: Any, value: Any) -> bool:  # noqa: ANN401
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


def _plain(kind: Any) -> str:  # noqa: ANN401
    return {str: "text", int: "a whole number", float: "a number", bool: "true or false"}.get(kind, str(kind))


def _said(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return f"“{value}”"
