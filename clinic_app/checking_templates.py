"""Whether every template is understood, and names only what somebody fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from clinic_app import places
from clinic_app.data_files import load
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms.shelf import Shelf
from clinic_app.shapes import Fault
from clinic_app.visit.letter_template import LetterTemplate, read_letter_template
from clinic_app.visit.note_template import NoteTemplate, read_note_template
from clinic_app.visit.reference import Reference
from clinic_app.visit.sheet_template import read_sheet_template
from clinic_app.visit.template_names import name_faults

Read = Callable[[Any], tuple[NoteTemplate | LetterTemplate | None, list[Fault]]]
#: The key that says what a template is for → how it is read.
WITH_SECTIONS: dict[str, Read] = {"note": read_note_template, "letter": read_letter_template}
KINDS = (*WITH_SECTIONS, "sheet")


def template_faults(data: dict[Any, Any], forms: Shelf) -> list[Fault] | None:
    """Return what is wrong with a parsed template, or None where it is none of ours."""
    kind = next((one for one in KINDS if one in data), "")
    if not kind:
        return None
    if kind not in WITH_SECTIONS:
        return read_sheet_template(data)[1]
    template, faults = WITH_SECTIONS[kind](data)
    return faults if template is None else name_faults(template.sections, forms)


def template_problems(reference: Reference) -> list[Problem]:
    """Return which shipped templates name what nobody fills; a clinic's own were read with the rest."""
    return [problem for path in _shipped() for problem in _names(path, reference)]


def _names(path: Path, reference: Reference) -> Iterable[Problem]:
    try:
        data = load(path)
    except DataFileError:
        return ()  # said where it was read
    faults = template_faults(data, reference.forms) if isinstance(data, dict) else None
    return (fault.problem(path) for fault in faults or ())


def _shipped() -> list[Path]:
    return sorted(places.shipped("templates").glob("*.yaml"))
