"""What goes to the record: the forms once, then each gesture, with what the record did not take before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.rows import AnswerRow, EventRow

if TYPE_CHECKING:
    from clinic_app.records.record import Record


#: The sentence of a guard that refuses.
NOT_THEIRS = "people.may_not"


class Sending:
    """Sends a visit's answers and keeps what was refused; ``events_of`` says which events belong to some answers.

    Attributes:
        unsaved: Rows the record did not take, in the order they were given.
    """

    def __init__(self, record: Record, events_of: Callable[[Sequence[AnswerRow]], list[EventRow]]) -> None:
        self._events_of = events_of
        self.unsaved: list[AnswerRow] = []
        self._record = record
        self._forms: dict[str, Questionnaire] = {}

    def begin_with(self, form: Questionnaire) -> None:
        """Keep a form beside its answers, before the first of them."""
        self._forms[form.hash] = form

    def send(self, rows: Sequence[AnswerRow], events: Sequence[EventRow] = ()) -> None:
        """Store rows, those first that were refused before, unless the same question is answered anew.

        Stored twice a row is stored once.

        Raises:
            ClinicError: The record did not take them; ``unsaved`` holds them.
        """
        answered = {(row.form, row.path) for row in rows}
        together = [*(one for one in self.unsaved if (one.form, one.path) not in answered), *rows]
        try:
            for content_hash, form in list(self._forms.items()):
                self._record.contents.keep("form", form.id, form.version, form.resource)
                del self._forms[content_hash]
            self._record.answers.append(together, [*events, *self._events_of(together)])
        except ClinicError as error:
            if error.sentence != NOT_THEIRS:  # what is not this person's is not sent again either
                self.unsaved = together
            raise
        self.unsaved = []
