"""Who may take patients in, carry a record out, erase, or give a copy: asked by every way in and out."""

from __future__ import annotations

from clinic_app.errors import ClinicError
from clinic_app.records.rows import PersonRow
from clinic_app.visit.roles import may


def may_move_record(person: PersonRow) -> bool:
    """Say whether a person may import, export and erase."""
    return may(person, "take_whole_record")


def may_copy(person: PersonRow) -> bool:
    """Say whether a person may give somebody a copy of what is kept about one patient."""
    return may(person, "give_out")


def refuse_unless(*, allowed: bool, sentence: str) -> None:
    """Stop somebody who may not.

    Raises:
        ClinicError: They may not, in these words.
    """
    if not allowed:
        raise ClinicError(sentence)
