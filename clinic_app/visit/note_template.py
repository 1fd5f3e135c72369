"""How a note is worded, read from ``templates/visit_note.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clinic_app.shapes import Fault, read


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the template; just one of each, gather, list, ask and facts names where its words come from.

    Attributes:
        say: The sentence with its placeholders.
        where: For *each*: answers a row must have.
        except_, only: For *list*: questions or groups left out, or the only ones taken.
        first: Stands at the top of its section.
    """

    say: str
    each: str = ""
    gather: str = ""
    list: str = ""
    ask: str = ""
    facts: str = ""
    where: dict[str, str] = field(default_factory=dict)
    except_: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the note: its letter, its title and its lines."""

    letter: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """The whole note."""

    note: str
    version: int
    sections: tuple[Section, ...]


def read_note_template(data: Any) -> tuple[NoteTemplate | None, list[Fault]]:  # noqa: ANN401  a parsed file
    """Return the template of a parsed file (``except`` is a word of Python's, so the field is ``except_``)."""
    return read(NoteTemplate, with_except(data))


def with_except(data: Any) -> Any:  # noqa: ANN401
    """Return a parsed file with the key ``except`` under the name of its field."""
    if isinstance(data, dict):
        return {("except_" if key == "except" else key): with_except(value) for key, value in data.items()}
    if isinstance(data, list):
        return [with_except(value) for value in data]
    return data
