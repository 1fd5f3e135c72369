"""The record check: notes drawn by chance are held against the set of points a good note has.

The points are those that regulators ask for of every note; most of them hold back a signature here anyway, so that what
is found is what no gate can ask: a visit without a response, without advice, written late.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from clinic_app.documents.record_check import CheckedNote, CheckPage
from clinic_app.documents.report import Report
from clinic_app.errors import ClinicError
from clinic_app.exchange.permission import refuse_unless
from clinic_app.forms.measure import measure_of
from clinic_app.records.rows import EventRow, NoteRow, VisitRow
from clinic_app.visit import consent, screening
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.cosigning import waits
from clinic_app.visit.note_sheet import LATE
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.treatments import given, is_needling, needle_count, sites, treats_muscles
from clinic_app.words import Words

MOST = 100
#: The event that says whose notes somebody looked into.
CHECKED = "notes_checked"


@dataclass(frozen=True)
class Seen:
    """One signed note with everything a point may look at."""

    clinic: Clinic
    visit: OpenVisit
    note: NoteRow

    @property
    def frozen(self) -> dict[str, Any]:
        """What the note keeps."""
        return dict(json.loads(self.note.body))

    def says(self, letter: str) -> bool:
        """Say whether a section of the note has any sentence."""
        return any(one["letter"] == letter and one["sentences"] for one in self.frozen["sections"])

    @property
    def is_treated(self) -> bool:
        """Whether anything was done."""
        return bool(given(self.visit))


#: None where a point does not apply to a note.
Point = Callable[[Seen], bool | None]


def _two_identifiers(seen: Seen) -> bool:
    patient = seen.visit.patient
    return patient is not None and bool(patient.name) and seen.visit.now.age is not None


def _qualified(seen: Seen) -> bool:
    person = seen.visit.record.people.get(seen.note.signer)
    return bool(person.profession and person.registration)


def _in_time(seen: Seen) -> bool:
    return seen.note.signed.utc - seen.visit.visit.care.utc <= LATE


def _cosigned(seen: Seen) -> bool | None:
    role = seen.visit.record.people.get(seen.note.signer).role
    return not waits(seen.visit.record, seen.note) if role == "student" else None


def _screened(seen: Seen) -> bool:
    return not screening.unanswered(seen.visit, screening.core_questions(seen.visit))


def _consented(seen: Seen) -> bool | None:
    said = seen.visit.value(consent.FORM, consent.CONSENT)
    return said is not None if seen.is_treated else None


def _sites_told(seen: Seen) -> bool | None:
    local = [form for form in given(seen.visit) if treats_muscles(seen.visit, form)]
    return all(sites(seen.visit, form) for form in local) if local else None


def _needles_counted(seen: Seen) -> bool | None:
    needled = [form for form in given(seen.visit) if is_needling(form)]
    return all(not needle_count(seen.visit, form.id).still_in for form in needled) if needled else None


def _responded(seen: Seen) -> bool | None:
    return bool(seen.visit.of("response")) if seen.is_treated else None


def _unwanted_asked(seen: Seen) -> bool | None:
    return seen.visit.value("follow_up", "unwanted") is not None if seen.visit.past.visits else None


def _measured(seen: Seen) -> bool:
    measures = [form.id for form in seen.clinic.reference.forms if measure_of(form.resource) is not None]
    here = any(one in seen.visit.used_forms for one in measures)
    return here or any(one.of(form) for one in seen.visit.past.visits for form in measures)


#: What every note is held against, in the order of the paper.
POINTS: dict[str, Point] = {
    "identifiers": _two_identifiers,
    "qualified": _qualified,
    "in_time": _in_time,
    "cosigned": _cosigned,
    "told": lambda seen: seen.says("S"),
    "screened": _screened,
    "examined": lambda seen: seen.says("O"),
    "assessed": lambda seen: seen.says("A"),
    "planned": lambda seen: seen.says("P"),
    "consented": _consented,
    "sites": _sites_told,
    "needles": _needles_counted,
    "responded": _responded,
    "unwanted": _unwanted_asked,
    "advised": lambda seen: bool(seen.visit.of("home_care")),
    "measured": _measured,
}


@dataclass(frozen=True)
class Checked:
    """One note with what each point found, None where it does not apply."""

    visit: VisitRow
    number: int
    signer: str
    found: dict[str, bool | None]


def check(clinic: Clinic, first: date, last: date, count: int, seed: int) -> list[Checked]:
    """Return what was found in so many signed notes of visits in a span, drawn by chance; the seed draws them again.

    Raises:
        ClinicError: This person may not, or there is no signed note in the span.
    """
    refuse_unless(allowed=clinic.may("answer_for"), sentence="note_check.may_not")
    signed = [one for one in clinic.record.visits.in_state("signed") if one.kind == "visit"]
    inside = sorted((one for one in signed if first <= one.care.local.date() <= last), key=lambda one: one.id)
    if not inside:
        raise ClinicError("note_check.none")
    chance = random.Random(seed)  # noqa: S311  a draw that can be done again, not a secret
    drawn = chance.sample(inside, min(count, MOST, len(inside)))
    found = [_checked(clinic, one) for one in sorted(drawn, key=lambda one: one.care.utc)]
    detail = {"first": first.isoformat(), "last": last.isoformat(), "draw": seed, "visits": [one.id for one in drawn]}
    clinic.record.events.append(
        EventRow(str(uuid4()), CHECKED, clinic.clock(), clinic.person.id, detail=detail)  # who looked into which notes
    )
    return found


def _checked(clinic: Clinic, row: VisitRow) -> Checked:
    visit = OpenVisit(clinic.record, row.id, clinic.reference, clinic.clock, clinic.person, None, clinic.settings)
    note = clinic.record.notes.of_visit(row.id)
    if note is None:
        raise ClinicError("note_check.none")
    seen = Seen(clinic, visit, note)
    number = visit.patient.number if visit.patient else 0
    signer = clinic.record.people.get(note.signer).name
    return Checked(row, number, signer, {name: point(seen) for name, point in POINTS.items()})


def page_of(clinic: Clinic, checked: Sequence[Checked], span: tuple[date, date], seed: int) -> CheckPage:
    """Return the check as it is printed."""
    words = clinic.words
    notes = [
        CheckedNote(
            words("note_check.note", number=one.number, day=one.visit.care.local.date().isoformat(), signer=one.signer),
            tuple(words(f"note_check.missing.{name}") for name, held in one.found.items() if held is False),
        )
        for one in checked
    ]
    first, last = (day.isoformat() for day in span)
    about = (
        words("note_check.about", drawn=len(checked), first=first, last=last),
        words("note_check.seed", seed=seed),
    )
    day = clinic.clock().local.date().isoformat()
    footer = words("note_check.footer", day=day, person=clinic.person.name)
    return CheckPage(
        Report(words("note_check.title"), clinic.letterhead, words.language, about, footer, words.pattern("page.of")),
        words("note_check.points"),
        tuple((words(f"note_check.point.{name}"), _how_many(words, name, checked)) for name in POINTS),
        words("note_check.notes"),
        tuple(notes),
        words("note_check.nothing"),
    )


def _how_many(words: Words, point: str, checked: Sequence[Checked]) -> str:
    """Return in how many notes a point stands, of those it applies to."""
    said = [one.found[point] for one in checked if one.found[point] is not None]
    return words("note_check.of", number=sum(map(bool, said)), of=len(said)) if said else words("note_check.never")
