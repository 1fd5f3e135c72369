"""FHIRPath by fhirpathpy, with what it lacks: scores, sums over answers, names nobody has defined.

An expression that cannot be read or that throws has no value; the fault is noted once, in words, and never raised.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

from clinic_app.forms.scored import scores_of
from clinic_app.forms.shortcuts import ItemsByLink, Key, shortened

Nodes = list[Any]  # nodes of fhirpathpy, or plain values
#: An expression longer than this is not read.
LONGEST = 20_000
_NAME = re.compile(r"%(?:`([^`]+)`|([A-Za-z_][\w-]*))")


class FhirPath:
    """Works out expressions; each is read once.

    Attributes:
        faults: What could not be worked out, by expression.
        names: Names that are defined, so that one with a dash in it is not read as a difference.
        items: The items of the response and of the form, by name of their root.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.faults: dict[str, str] = {}
        self.items: dict[str, ItemsByLink] = {}
        self._dashed = sorted((one for one in names if "-" in one), key=len, reverse=True)
        self._read: dict[str, _Read | None] = {}

    def work_out(self, expression: str, focus: Any, known: Mapping[str, Any]) -> Nodes:  # noqa: ANN401  a node
        """Return what an expression gives, as nodes.

        Args:
            expression: The FHIRPath.
            focus: The node it is worked out on.
            known: Values by name; a name that is not here is empty.
        """
        read = self.read(expression)
        if read is None:
            return []
        named: dict[str, Any] = {name: [] for name in read.names}
        named |= known
        for name, (root, way, links) in read.shortcuts.items():
            named[name] = self.items[root].find(way, links) if root in self.items else []
        try:
            return list(read.compiled(focus, named))
        except Exception as error:  # noqa: BLE001  whatever somebody else's expression does, the form goes on
            self.faults.setdefault(expression, _said(error))
            return []

    def read(self, expression: str) -> _Read | None:
        """Return an expression ready to be worked out, or None where it cannot be read; the fault is noted."""
        if expression not in self._read:
            self._read[expression] = self._compile(expression)
        return self._read[expression]

    def _compile(self, expression: str) -> _Read | None:
        if len(expression) > LONGEST:
            self.faults[expression] = "is too long to be read"
            return None
        source, shortcuts = shortened(self._quoted(expression))
        try:
            made = _compiled(source)
        except Exception as error:  # noqa: BLE001  the grammar raises what it likes
            self.faults[expression] = _said(error)
            return None
        return _Read(made, names_in(source), shortcuts)

    def _quoted(self, expression: str) -> str:
        for name in self._dashed:
            expression = expression.replace(f"%{name}", f"%`{name}`")
        return expression


@dataclass(frozen=True, slots=True)
class _Read:
    compiled: Callable[[Any, Any], Nodes]
    names: frozenset[str]
    shortcuts: dict[str, Key]


@functools.lru_cache(maxsize=4096)
def _compiled(source: str) -> Callable[[Any, Any], Nodes]:
    """Return an expression ready to be worked out; a form opened again needs not be read again."""
    from fhirpathpy import compile as compiled  # noqa: PLC0415  most forms need none of it
    from fhirpathpy.models import models  # noqa: PLC0415

    options = {"userInvocationTable": _FUNCTIONS, "returnRawData": True}
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):  # the grammar prints what it cannot read
        made: Callable[[Any, Any], Nodes] = compiled(source, models["r4"], options)
    return made


@functools.lru_cache(maxsize=4096)
def names_in(expression: str) -> frozenset[str]:
    """Return the names an expression asks for, those FHIRPath defines itself left out."""
    found = frozenset(quoted or plain for quoted, plain in _NAME.findall(expression))
    return found - {"context", "ucum", "sct", "loinc"}


def node(data: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401  a node of fhirpathpy
    """Return a node that knows where in a resource it stands."""
    from fhirpathpy.engine.nodes import ResourceNode  # noqa: PLC0415

    return ResourceNode(data, path)  # type: ignore[no-untyped-call]  # the library says no types here


def plain_values(nodes: Sequence[Any]) -> list[Any]:
    """Return what nodes hold, as plain JSON values."""
    return [_plain(one) for one in nodes if _plain(one) is not None]


def holds(nodes: Sequence[Any]) -> bool:
    """Say whether the result of a condition is true."""
    values = plain_values(nodes)
    return bool(values) and values[0] is True


def _plain(one: Any) -> Any:  # noqa: ANN401
    data = getattr(one, "data", one)
    if isinstance(data, bool | int | float | str | Mapping) or data is None:
        return data
    unit = getattr(data, "unit", None)
    if unit is not None:
        return {"value": float(data.value), "unit": str(unit).strip("'")}
    if hasattr(data, "asStr"):
        return str(data.asStr).lstrip("@T") if str(data.asStr).startswith("@") else str(data.asStr)
    try:
        number = float(data)
    except (TypeError, ValueError):
        return str(data)
    return int(number) if number.is_integer() else number


def _said(error: Exception) -> str:
    return f"cannot be worked out: {' '.join(str(error).split())[:160] or type(error).__name__}"


def _numbers(values: Sequence[Any]) -> list[float]:
    found = [getattr(one, "value", one) for one in values]
    return [one for one in found if isinstance(one, int | float) and not isinstance(one, bool)]


def _sum(values: Sequence[Any]) -> Any:  # noqa: ANN401  a number
    return sum(_numbers(values))


def _least(values: Sequence[Any]) -> Any:  # noqa: ANN401  a number or nothing
    return min(_numbers(values), default=[])


def _most(values: Sequence[Any]) -> Any:  # noqa: ANN401  a number or nothing
    return max(_numbers(values), default=[])


def _mean(values: Sequence[Any]) -> Any:  # noqa: ANN401  a number or nothing
    numbers = _numbers(values)
    return sum(numbers) / len(numbers) if numbers else []


_FUNCTIONS: dict[str, dict[str, Any]] = {
    name: {"fn": does, "arity": {0: []}}
    for name, does in {
        "sum": _sum,
        "min": _least,
        "max": _most,
        "avg": _mean,
        "ordinal": scores_of,
        "weight": scores_of,
    }.items()
}
