"""A computer or drive was lost: what was on it, what protected it, who is to be told, and by when.

It is a draft for whoever must report, from what the record itself knows; people decide whether anything must be
reported. The list names everybody whose record may have lain there: that is more, never fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from clinic_app.clock import Moment
from clinic_app.documents.breach_page import BreachPage
from clinic_app.documents.report import Report
from clinic_app.exchange.permission import may_move_record, refuse_unless
from clinic_app.records.events import Wanted
from clinic_app.visit.audit import event_of, lines, said
from clinic_app.visit.guard import unguarded
from clinic_app.visit.note_sheet import day_words
from clinic_app.visit.registration import details_of

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.audit import AuditLine
    from clinic_app.visit.clinic import Clinic

#: The event that says that somebody listed what a lost thing held.
LISTED = "loss_listed"
#: What says whether somebody was at work, or had the screen locked.
AT_WORK = ("signed_in", "signed_out", "locked", "unlocked")
#: Events by which files left the record; what was locked then says so.
LEFT = ("exported", "copy_given")
#: Regulation (EU) 2016/679, article 33: 72 hours from becoming aware of it, counted from the first minute of that day.
AUTHORITY_DAYS = 3
#: 45 CFR 164.404 to 164.408: days from discovery, or from the end of its year where it is about fewer people.
HIPAA_DAYS, HIPAA_MANY = 60, 500
DEADLINES = ("authority", "people", "us_people", "us_office", "other")
REACHED_BY = ("address", "email", "guardian_name", "guardian_phone")


@dataclass(frozen=True, slots=True)
class Loss:
    """What was lost, on which day, and on which day that was noticed."""

    what: str
    lost: date
    noticed: date


@dataclass(frozen=True)
class Breach:
    """What the record knows about a loss.

    Attributes:
        patients: Everybody whose record may have lain there, by name.
        visits: How many contacts there were by then.
        left: How files left the record without being locked.
        last: The last that was noted of who was at work.
        backup: When the newest verified backup was made, None where there is none, or a server keeps its own.
        is_embedded: The record is a folder that is encrypted, not rows on a server.
    """

    loss: Loss
    patients: list[PatientRow]
    visits: int
    since: datetime | None
    left: list[AuditLine]
    last: AuditLine | None
    backup: datetime | None
    is_embedded: bool


def found(clinic: Clinic, loss: Loss) -> Breach:
    """Gather what may have been lost, and note that somebody did.

    Raises:
        ClinicError: This is for the owner, or the record cannot be read.
    """
    refuse_unless(allowed=may_move_record(clinic.person), sentence="breach.may_not")
    end = _end_of(clinic, loss.lost)
    record = unguarded(clinic.record)
    patients = [one for one in record.patients.all() if one.merged_into is None and one.added.utc < end]
    begun = record.visits.between(Moment(datetime.min.replace(tzinfo=UTC), 0, "UTC"), Moment(end, 0, "UTC"))
    backups = record.backups.all if record.backups is not None else []
    told = {"what": loss.what, "lost": loss.lost.isoformat(), "noticed": loss.noticed.isoformat()}
    clinic.record.events.append(event_of(clinic, LISTED, **told, patients=len(patients)))
    return Breach(
        loss,
        sorted(patients, key=lambda one: (one.family_name.casefold(), one.given_name.casefold(), one.number)),
        len(begun),
        min((one.added.utc for one in patients), default=None),
        [one for one in lines(clinic, Wanted(kinds=LEFT, end=end)) if not one.detail.get("locked")],
        next(iter(lines(clinic, Wanted(kinds=AT_WORK, end=end, most=1))), None),
        next((one.made for one in backups), None),
        record.backups is not None,
    )


def page_of(clinic: Clinic, breach: Breach) -> BreachPage:
    """Return the draft as it is printed."""
    words = clinic.words
    today = clinic.clock().local.date()
    heads = (words("breach.column_name"), words("breach.column_born"), words("breach.column_reached"))
    footer = words("breach.footer", day=today.isoformat(), person=clinic.person.name)
    about = (words("breach.draft"),)
    page = words.pattern("page.of")
    return BreachPage(
        Report(words("breach.title"), clinic.letterhead, words.language, about, footer, page),
        tuple((words(f"breach.fact_{name}"), text) for name, text in _facts(clinic, breach).items()),
        words("breach.deadlines"),
        tuple(_deadlines(clinic, breach)),
        words("breach.people", count=len(breach.patients)),
        (heads, *(_person(clinic, one) for one in breach.patients)),
    )


def _facts(clinic: Clinic, breach: Breach) -> dict[str, str]:
    words, loss = clinic.words, breach.loss
    days = {name: day_words(words, day) for name, day in (("lost", loss.lost), ("noticed", loss.noticed))}
    since = _day(clinic, breach.since) if breach.since else ""
    people = [one for one in clinic.record.people.all() if one.active]
    could = ", ".join(f"{one.name} ({words(f'people.role.{one.role}')})" for one in people)
    return {
        "what": loss.what,
        "when": words("breach.when", **days),
        "held": words("breach.held", patients=len(breach.patients), visits=breach.visits, since=since),
        "kinds": words("breach.kinds"),
        "protected": words("breach.encrypted" if breach.is_embedded else "breach.on_server"),
        "could": could,
        "last": _said(clinic, breach.last) if breach.last else words("breach.nobody"),
        "left": "; ".join(_said(clinic, one) for one in breach.left) or words("breach.nothing_left"),
        "backup": words("breach.backup", day=_day(clinic, breach.backup))
        if breach.backup
        else words("breach.no_backup"),
        "first": words("breach.do_first"),
    }


def _deadlines(clinic: Clinic, breach: Breach) -> list[str]:
    words, noticed = clinic.words, breach.loss.noticed
    is_many = len(breach.patients) >= HIPAA_MANY
    year_end = date(noticed.year, 12, 31)
    days = {
        "authority": noticed + timedelta(days=AUTHORITY_DAYS - 1),
        "us_people": noticed + timedelta(days=HIPAA_DAYS),
        "us_office": (noticed if is_many else year_end) + timedelta(days=HIPAA_DAYS),
    }
    names = {name: f"{name}_many" if name == "us_office" and is_many else name for name in DEADLINES}
    return [
        words(f"breach.deadline_{names[name]}", day=day_words(words, days[name]) if name in days else "")
        for name in DEADLINES
    ]


def _person(clinic: Clinic, patient: PatientRow) -> tuple[str, str, str]:
    """Return who is to be told, and how they are reached."""
    known = details_of(patient)
    reached = [patient.phone, *(known[name] for name in REACHED_BY)]
    name = clinic.words("breach.person", name=patient.name, number=patient.number)
    return name, patient.birth_date, " · ".join(one for one in reached if one) or clinic.words("breach.no_way")


def _said(clinic: Clinic, line: AuditLine) -> str:
    return " ".join(said(line, clinic.words))


def _day(clinic: Clinic, moment: datetime) -> str:
    return day_words(clinic.words, moment.astimezone(clinic.clock().local.tzinfo).date())


def _end_of(clinic: Clinic, day: date) -> datetime:
    """Return the moment a day of the clinic's ends, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), clinic.clock().local.tzinfo).astimezone(UTC)
