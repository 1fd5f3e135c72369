"""Visits and patients as lines of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clinic_app.ui.contact_row import Contact, about_and_number, about_patient, date_words
from clinic_app.visit.clinic import Appointment, Clinic
from clinic_app.visit.glance import opened, worst_area
from clinic_app.visit.presence import WAITED_FOR, presence_of
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import offered
from clinic_app.visit.treatments import needle_count
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow
    from clinic_app.ui.widgets.plates import TagLevel
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: State → words of the button, how the state is shown, its icon.
STATES: dict[str, tuple[str, TagLevel, str]] = {
    "open": ("continue", "warn", "pencil-outline"),
    "signed": ("read", "ok", "lock-outline"),
    "entered_in_error": ("read", "neutral", "close"),
    "planned": ("open", "neutral", ""),
    "kiosk": ("open", "info", "clipboard-check-outline"),
}
#: How it is shown where the patient of a visit is.
PRESENT: dict[str, TagLevel] = {"late": "warn", "arrived": "info", "in_room": "info", "done": "ok"}
#: Keeps the place of words that are still to be read, so that nothing moves when they come.
UNREAD = "\u00a0"
#: States in which nothing is left to do.
DONE = frozenset({"signed", "entered_in_error"})


def of_today(clinic: Clinic, one: Appointment, *, main: bool = False) -> Contact:
    """Return the line of a visit of today, or of a draft of an earlier day with that day."""
    words, care, read = clinic.words, one.visit.care.local, _readable(clinic, one.visit)
    is_today = care.date() == clinic.clock().local.date()
    verb, level, icon = STATES[one.visit.state]
    needles = needles_words(read, words) if read else ""
    presence = presence_of(one.visit, clinic.clock()) if is_today and one.visit.state in WAITED_FOR else ""
    here = words(f"presence.{presence}") if presence else ""
    day = words("date.short", day=care.day, month=words(f"contacts.month.{care.month}"))
    return Contact(
        when=f"{care:%H:%M}" if is_today else day,
        who=clinic.name_of(one.patient) if one.patient else words("patient.none_yet"),
        below_who=about_patient(clinic, one.patient) if one.patient else "",
        about=area_words(read, words) if read else "",
        below_about=" · ".join(part for part in (kind_words(one, words), _age_words(clinic, one.visit)) if part),
        verb=words(f"today.{verb if is_today else 'finish'}") if read else words("people.in_emergency"),
        state=needles or here or words(f"today.state_{one.visit.state}"),
        level="danger" if needles else PRESENT.get(presence, level),
        icon="needle" if needles else icon,
        main=main and read is not None,
    )


def _age_words(clinic: Clinic, visit: VisitRow) -> str:
    """Return how old a note is that waits for its signature since another day."""
    days = (clinic.clock().local.date() - visit.care.local.date()).days
    return clinic.words("waiting.since", count=days) if visit.state == "open" and days > 0 else ""


def kind_words(one: Appointment, words: Words) -> str:
    """Return which visit it is, or of which kind a contact is that is no visit."""
    if one.visit.kind == "visit":
        return words("today.visit_number", number=one.number)
    return words(f"treating.kind.{one.visit.kind}")


def of_found(clinic: Clinic, patient: PatientRow, visits: list[VisitRow]) -> Contact:
    """Return the line of a patient who was looked for; the visits are the patient's, newest first.

    What the last one was about is not in it: a note must be read for that (``with_area``).
    """
    words = clinic.words
    today = clinic.clock().local.date()
    goes_on = any(one.care.local.date() == today and one.state not in DONE for one in visits)
    return Contact(
        when=f"{patient.number}",
        who=clinic.name_of(patient),
        below_who=about_patient(clinic, patient),
        about=UNREAD if visits and clinic.may_read(patient.id) else "",
        below_about=last_words(clinic, visits),
        verb=words("today.open" if goes_on else "patients.begin"),
    )


def with_area(clinic: Clinic, found: Contact, newest: VisitRow) -> Contact:
    """Return the line of a patient who was found with what the newest visit was about, where that may be read."""
    read = _readable(clinic, newest)
    return replace(found, about=area_words(read, clinic.words) or UNREAD) if read else found


def of_patient(clinic: Clinic, patient: PatientRow) -> Contact:
    """Return the line of a patient among all patients."""
    words = clinic.words
    return Contact(
        when=f"{patient.number}",
        who=clinic.name_of(patient),
        below_who=about_patient(clinic, patient),
        verb=words("patients.show"),
    )


def of_same(clinic: Clinic, patient: PatientRow) -> Contact:
    """Return the line of somebody a new patient might be."""
    words = clinic.words
    return Contact(
        who=clinic.name_of(patient),
        below_who=about_and_number(clinic, patient),
        verb=words("today.open"),
    )


def of_visit(clinic: Clinic, visit: VisitRow, number: int, done: str = "") -> Contact:
    """Return the line of one of a patient's visits; ``done`` says how strong it was and what was done."""
    words, care = clinic.words, visit.care.local
    verb, level, icon = STATES[visit.state]
    return Contact(
        who=date_words(words, care.date()),
        below_who=words("patients.visit", number=number, time=f"{care:%H:%M}"),
        about=area_words(read, words) if (read := _readable(clinic, visit)) else "",
        below_about=done,
        verb=words(f"today.{verb}") if read else words("people.in_emergency"),
        state=words(f"today.state_{visit.state}"),
        level=level,
        icon=icon,
    )


def _readable(clinic: Clinic, visit: VisitRow) -> OpenVisit | None:
    """Return a visit to read in, or None where that is not open to whoever is signed on."""
    return opened(clinic, visit) if clinic.may_read(visit.patient) else None


def area_words(visit: OpenVisit, words: Words) -> str:
    """Return the area a visit is most about with its side as a whole word; of several problems all titles."""
    if len(visit.past.problems.rows) > 1:
        several = [*visit.now.problems.treated, *(offered(visit) if visit.is_writable else ())]
        return " · ".join(title_of(visit, one, words) for one in several)
    row = worst_area(visit)
    return Wording(visit, words).row(row) if row else ""


def needles_words(visit: OpenVisit, words: Words) -> str:
    """Return how many needles are in, or nothing: it is the first thing to know of a visit, also after a restart."""
    count = needle_count(visit)
    if not count.open_sites or not visit.is_writable:
        return ""
    return words("contacts.needles", count=count.still_in) if count.still_in else words("contacts.needles_uncounted")


def last_words(clinic: Clinic, visits: list[VisitRow]) -> str:
    """Return when a patient was here last, or that the patient never was."""
    words = clinic.words
    seen = [one for one in visits if one.care.utc <= clinic.clock().utc and one.state != "planned"]
    if not seen:
        return words("today.no_visits")
    return words("patients.last_visit", day=date_words(words, seen[0].care.local.date()))
