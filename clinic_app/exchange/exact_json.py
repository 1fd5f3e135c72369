"""JSON read and written so that no digit of a number changes: 1.10 stays 1.10."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from clinic_app.errors import ClinicError
from clinic_app.exchange.csv_table import decoded


class Exact(Decimal):
    """A number whose digits would change if Python counted with it; ``digits`` are as they were written."""

    digits: str


def read_json(content: bytes) -> Any:  # noqa: ANN401  whatever somebody wrote
    """Return what a JSON file says.

    Raises:
        ClinicError: It is no JSON, or nested deeper than anybody means.
    """
    text, _ = decoded(content)
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_float=_number, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise ClinicError("importing.no_json", line=error.lineno) from error
    except (ValueError, RecursionError, ArithmeticError) as error:  # digits without end count as well
        raise ClinicError("importing.no_json", line=1) from error


def written(value: Any) -> str:  # noqa: ANN401
    """Return a value as JSON text, its numbers as they were read."""
    if isinstance(value, Exact):
        return value.digits
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(one) for one in value) + "]"
    return json.dumps(value)


def _number(digits: str) -> float | Exact:
    plain = float(digits)
    if repr(plain) == digits:
        return plain
    exact = Exact(digits)
    exact.digits = digits
    return exact


def _refuse(name: str) -> None:
    raise ValueError(name)
