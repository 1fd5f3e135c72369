"""Where a sentence of the note comes from: clicked, typed, kept from before, said by the patient; by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinic_app.clock import Moment
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.note import Sentence

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

Way = Literal["clicked", "typed", "kept", "kiosk", "counted"]
PLAN = "plan"
TYPED = ("string", "text", "url")


@dataclass(frozen=True, slots=True)
class Origin:
    """How a sentence came to be.

    Attributes:
        way: The way of its newest answer.
        author: Who answered, where that is somebody else than the one who looks; else empty.
        at: When, or None where it is counted from other answers.
    """

    way: Way
    author: str = ""
    at: Moment | None = None


def origin_of(visit: OpenVisit, sentence: Sentence) -> Origin:
    """Return where a sentence comes from."""
    wanted = set(sentence.rows)
    standing = [one for one in visit.of(sentence.form).all_standing() if isinstance(one, AnswerRow)]
    rows = [one for one in standing if one.id in wanted]
    if not rows:
        return Origin("counted")
    newest = max(rows, key=lambda one: (one.entered.utc, one.seq))
    return Origin(_way(visit, sentence, newest, rows), _other(visit, newest), newest.entered)


def _way(visit: OpenVisit, sentence: Sentence, newest: AnswerRow, rows: list[AnswerRow]) -> Way:
    if newest.provenance == "kiosk":
        return "kiosk"
    planned = [row for row in rows if visit.form(sentence.form).item(row.path[-1][0]).carried == PLAN]
    if any(visit.gestures.keeps_carried(row.id) for row in planned):
        return "kept"
    item = visit.form(sentence.form).item(sentence.path[-1][0])
    return "typed" if item.type in TYPED and not item.options else "clicked"


def _other(visit: OpenVisit, row: AnswerRow) -> str:
    own = visit.author.id if visit.author else None
    return visit.record.people.get(row.author).name if row.author and row.author != own else ""
