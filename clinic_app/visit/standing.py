"""What stands in the whole record at one question: for recalls and lists over all patients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers
from clinic_app.records.rows import AnswerRow
from clinic_app.visit.gestures import Gestures

if TYPE_CHECKING:
    from clinic_app.records.record import Record


def standing_at(record: Record, link_id: str) -> Iterator[AnswerRow]:
    """Yield the answers to a question that count today, in the order of the record; plans nobody touched left out."""
    by_visit: dict[str, list[AnswerRow]] = {}
    for row in record.answers.to_question(link_id):
        by_visit.setdefault(row.visit, []).append(row)
    for rows in by_visit.values():
        answers, gestures = Answers(), Gestures(None)
        for row in rows:
            answers.add(row)
        gestures.add(rows)
        said = (one for path in answers.paths() for one in answers.said(path))
        yield from (one for one in said if isinstance(one, AnswerRow) and not gestures.is_carried(one.id))
