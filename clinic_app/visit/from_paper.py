"""Where there is no screen for a patient: the questions blank on paper, and what was written there entered later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from clinic_app.clock import moment
from clinic_app.errors import ClinicError
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.visit.blank_form import PrintedForm, PrintedItem, printed_form
from clinic_app.visit.open_visit import OpenVisit, Said, path

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

#: What is asked before the first treatment, in the order of the paper.
FORMS = ("intake", "safety_history", "red_flags", "consent")
DETAILS, FROM_PAPER, STARTED = "visit_details", "from_paper", "started"


def paper_forms(clinic: Clinic) -> PrintedForm:
    """Return the questions of intake, safety and consent as one paper, made from the very forms the screen asks by."""
    words, shelf = clinic.words, clinic.reference.forms
    printed = [printed_form(shelf[one], words) for one in FORMS if one in shelf]
    items = [part for one in printed for part in (PrintedItem("heading", one.title), *one.items)]
    footer = " · ".join(one.footer for one in printed)
    return replace(printed[0], title=words("on_paper.whole"), footer=footer, items=tuple(items))


def enter_from_paper(clinic: Clinic, patient: PatientRow, day: date, at: time) -> VisitRow:
    """Begin a visit of an earlier time: what was written then is answered now, and the note says so.

    Raises:
        ClinicError: That time is still to come, or before the patient was born; or the record did not take it.
    """
    now = clinic.clock()
    care = moment(datetime.combine(day, at, ZoneInfo(now.zone)), now.zone)
    if care.utc > now.utc:
        raise ClinicError("on_paper.not_yet")
    if day.isoformat() < patient.birth_date:
        raise ClinicError("on_paper.before_birth")
    row = VisitRow(str(uuid4()), "visit", "open", care, now, patient.id, added_by=clinic.person.id)
    told = EventRow(str(uuid4()), "visit_added", now, clinic.person.id, patient.id, row.id, {"from": "paper"})
    clinic.record.visits.add(row, told)
    visit = OpenVisit(clinic.record, row.id, clinic.reference, clinic.clock, clinic.person, settings=clinic.settings)
    started = Said(DETAILS, path(STARTED), f"{at:%H:%M}")
    visit.answer_all([Said(DETAILS, path(FROM_PAPER), value=True), started])
    return row
