"""How a letter, a consent page or a discharge summary is worded, read from ``templates/*.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from clinic_app.shapes import Fault, did_you_mean, read
from clinic_app.visit.note_template import Section, with_except

#: What may stand in the words before and after the sections: ``{patient}`` and so on.
NAMES = ("patient", "born", "number", "day", "time", "clinic", "phone", "emergency", "author")
#: Names without which somebody who holds the page would not know whose it is, or whom to ask.
NEEDED = ("patient",)


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A page that leaves the clinic.

    Attributes:
        letter: Its id.
        to: Who reads it where the practitioner names nobody.
        kinds: Kinds of contact it is offered for first; empty means for every one.
        opening, closing: Words before and after the sections; a blank line begins a paragraph.
        signed_by: Who signs it.
        map: Whether the body map stands on it.
        sections: Sentences in the notation of the visit note.
    """

    letter: str
    version: int
    title: str
    opening: str
    sections: tuple[Section, ...]
    closing: str = ""
    to: str = ""
    kinds: tuple[str, ...] = ()
    signed_by: Literal["practitioner", "patient"] = "practitioner"
    map: bool = True
    language: str = "en"


def read_letter_template(data: Any) -> tuple[LetterTemplate | None, list[Fault]]:  # noqa: ANN401  a parsed file
    """Return the template of a parsed file; a name nobody fills is a fault, and so is a needed one that is missing."""
    template, faults = read(LetterTemplate, with_except(data))
    if template is None:
        return None, faults
    for field in ("opening", "closing"):
        text = getattr(template, field)
        faults += [
            Fault((field,), f"nobody fills “{{{name}}}”", did_you_mean(name, NAMES))
            for name in names_in(text)
            if name not in NAMES
        ]
        if not _is_balanced(text):
            faults.append(Fault((field,), "a brace is missing", "{name} for what is filled in"))
    missing = [name for name in NEEDED if f"{{{name}}}" not in template.opening]
    faults += [Fault(("opening",), f"“{{{name}}}” is missing") for name in missing]
    return (None, faults) if faults else (template, faults)


def names_in(text: str) -> list[str]:
    """Return the names between braces of a text, in order; what is no name is none."""
    return [part.partition("}")[0] for part in text.split("{")[1:] if "}" in part]


def _is_balanced(text: str) -> bool:
    """Say whether every brace has its other half, with nothing but a name between."""
    rest = text
    for name in names_in(text):
        rest = rest.replace(f"{{{name}}}", "")
    return "{" not in rest and "}" not in rest
