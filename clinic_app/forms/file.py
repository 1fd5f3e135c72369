"""One form file from anywhere, opened with everything that was odd about it, or refused with place and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app.data_files import load
from clinic_app.errors import DataFileError
from clinic_app.forms import notation, resource
from clinic_app.forms.control_kind import control_kind
from clinic_app.forms.evaluation import Evaluation
from clinic_app.forms.filling import Filling
from clinic_app.forms.notation import Options
from clinic_app.forms.questionnaire import Questionnaire

#: A larger file is refused: no form a person fills in is.
LARGEST = 64_000_000


@dataclass(frozen=True)
class OpenedFile:
    """A form file, read.

    Attributes:
        form: The form, or None where the file was refused.
        warnings: What was odd, each with its place.
        error: Why it was refused, with its place; empty where it was not.
        items: How many items it has, lines of help included.
        typed: How many of them have a control of their own kind.
    """

    path: Path
    form: Questionnaire | None = None
    warnings: tuple[str, ...] = ()
    error: str = ""
    items: int = 0
    typed: int = 0

    def as_json(self) -> dict[str, object]:
        """Return it as ``form check`` prints it."""
        title = self.form.title if self.form else ""
        return {
            "file": str(self.path),
            "title": title,
            "items": self.items,
            "typed": self.typed,
            "warnings": list(self.warnings),
            "error": self.error or None,
        }


def open_file(path: Path, lists: Mapping[str, Options], *, thoroughly: bool = True) -> OpenedFile:
    """Return a form file, opened or refused; nothing is raised, whatever is in the file.

    Args:
        path: A ``.json`` Questionnaire or a ``.yaml`` in short notation.
        lists: Option lists a short notation may name.
        thoroughly: Whether its expressions are tried too, so that those that cannot be worked out are named.
    """
    try:
        return _opened(path, lists, thoroughly=thoroughly)
    except DataFileError as error:
        return OpenedFile(path, error=f"line {error.problem.line}: {error.problem.what}")
    except (ValueError, RecursionError, OSError) as error:
        return OpenedFile(path, error=_said(error))
    except Exception as error:  # noqa: BLE001  somebody's file is never a reason to stop; the reason is told
        return OpenedFile(path, error=f"no sense can be made of it: {type(error).__name__} {_said(error)}")


def _opened(path: Path, lists: Mapping[str, Options], *, thoroughly: bool) -> OpenedFile:
    if path.is_file() and path.stat().st_size > LARGEST:
        raise ValueError(f"is larger than {LARGEST // 1_000_000} MB")
    data = load(path)
    if path.suffix in (".yaml", ".yml"):
        data, faults = notation.expand(data, lists)
        if faults:
            return OpenedFile(path, error="; ".join(str(fault.problem(path)) for fault in faults[:5]))
    form, warnings = resource.read(data)
    if thoroughly:
        warnings += _tried(form)
    count = sum(1 for _ in _elements(data.get("item")))
    untyped = sum(control_kind(item) == "none" for item, _ in form.walk())
    return OpenedFile(path, form, tuple(warnings), "", count, count - untyped)


def _tried(form: Questionnaire) -> list[str]:
    """Return the expressions that cannot be read, and those that throw on an empty form."""
    evaluation: Evaluation = Filling(form).evaluation
    for expression in _expressions(form):
        evaluation.paths.read(expression)
    return [f"expression {said} {' '.join(which.split())[:100]}" for which, said in _turned(evaluation.paths.faults)]


def _expressions(form: Questionnaire) -> Iterator[str]:
    yield from (one.expression for one in form.variables)
    yield from (one.expression for one in form.constraints)
    for item, _ in form.walk():
        details = item.details
        yield from (one for one in (details.calculated, details.initial, details.enabled_when) if one)
        yield from (one.expression for one in details.variables)
        yield from (one.expression for one in details.constraints)


def _turned(faults: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for expression, said in faults.items():
        yield f"“{expression}”", said


def _elements(items: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401  whatever JSON can hold
    listed = items if isinstance(items, list) else [items] if isinstance(items, dict) else []
    for one in listed:
        if isinstance(one, Mapping):
            yield one
            yield from _elements(one.get("item"))


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
