"""What one save would have stored while the server is away: a piece that is kept on this computer until it is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from clinic_app.canonical import canonical
from clinic_app.records.answers import columns_of, row_of
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AnswerRow, EventRow


@dataclass(frozen=True, slots=True)
class AwayContent:
    """A form (or knowledge, or a template) that has to be kept beside the answers to it."""

    kind: str
    name: str
    version: str
    body: Any


@dataclass(frozen=True, slots=True)
class AwayPiece:
    """One save.

    Attributes:
        number: Its place in the order they were given; 0 until it is kept.
        contents, answers, events: What it would have stored. All have ids of their own: sent twice it is stored once.
        refused: The sentence with which the clinic's record refused it, or nothing.
    """

    contents: tuple[AwayContent, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    number: int = 0
    refused: str = ""

    @property
    def visit(self) -> str:
        """The visit it is about, or nothing."""
        visits = (*(one.visit for one in self.answers), *(one.visit for one in self.events))
        return next((one for one in visits if one), "")


def to_text(piece: AwayPiece) -> str:
    """Return a piece as it is kept."""
    contents = [[one.kind, one.name, one.version, one.body] for one in piece.contents]
    answers = [columns_of(one) for one in piece.answers]
    return canonical({"contents": contents, "answers": answers, "events": [to_columns(one) for one in piece.events]})


def from_text(text: str, number: int, refused: str) -> AwayPiece:
    """Return the piece that ``to_text`` wrote down."""
    said = json.loads(text)
    return AwayPiece(
        tuple(AwayContent(*one) for one in said["contents"]),
        tuple(row_of(one | {"seq": 0}) for one in said["answers"]),
        tuple(from_columns(EventRow, one | {"seq": 0}) for one in said["events"]),
        number,
        refused,
    )
