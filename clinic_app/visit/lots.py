"""Who got a lot: when a maker recalls needles, every patient they went into is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.records.rows import AnswerRow, PatientRow, VisitRow
from clinic_app.visit.standing import standing_at

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: The question of every needling treatment that asks for brand and lot.
LOT = "needle_lot"
NOT_COUNTED = ("entered_in_error",)


@dataclass(frozen=True, slots=True)
class LotUse:
    """One visit in which a lot was used; ``said`` are the words that were written."""

    patient: PatientRow | None
    visit: VisitRow
    said: str


def who_got_lot(clinic: Clinic, lot: str) -> list[LotUse]:
    """Return the visits in which needles of a lot were used, newest first.

    Every word typed must stand among the words written: ``4711`` finds *Seirin 4711*, and does not find *47110*.
    """
    wanted = _words(lot)
    found = []
    for row in standing_at(clinic.record, LOT) if wanted else ():
        if wanted <= _words(str(row.value)):
            use = _use(clinic, row)
            found += [] if use.visit.state in NOT_COUNTED else [use]
    return sorted(found, key=lambda one: one.visit.care.utc, reverse=True)


def _use(clinic: Clinic, row: AnswerRow) -> LotUse:
    visit = clinic.record.visits.get(row.visit)
    return LotUse(clinic.record.patients.get(visit.patient) if visit.patient else None, visit, str(row.value))


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().replace(",", " ").replace(";", " ").split() if word not in ("lot", "no.")}
