"""What a check of the record found, as sentences that say which visit they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.records.verification import Verification
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from clinic_app.records.amiss import Amiss
    from clinic_app.records.record import Record
    from clinic_app.words import Words

#: What a check calls the place where a signed note holds the head of the chain.
NOTE = "note"


def sentences(record: Record, found: Verification, words: Words) -> list[str]:
    """Return what was found, one sentence a thing, and what to do; one sentence where all is well.

    Raises:
        ClinicError: The record cannot be read.
    """
    if found.is_whole:
        return [words("verify.whole", count=found.links)]
    said = [words("verify.amiss", count=len(found.amiss))]
    said += [_sentence(record, one, words) for one in found.amiss]
    return [*said, words("verify.what_to_do")]


def _sentence(record: Record, one: Amiss, words: Words) -> str:
    values = dict(one.values)
    if values.get("place") == NOTE:
        values["place"] = words("verify.a_note")
    said = words(one.sentence, **values)
    if not one.visit:
        return said
    visit = record.visits.get(one.visit)
    day = day_words(words, visit.care.local.date())
    if visit.patient is None:
        return words("verify.of_nobody", said=said, day=day)
    return words("verify.of_visit", said=said, day=day, number=record.patients.get(visit.patient).number)
