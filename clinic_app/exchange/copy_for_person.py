"""A copy for a person: what is kept about one patient in a span of days, in chosen parts, without what is about others.

The law gives patients a copy of their record. What it says about somebody else (a wife's illness, who called) is held
back line by line by whoever knows; the copy says in its place that something is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.exchange.contents_page import ContentsPage, Listed
from clinic_app.exchange.locked_archive import Lock
from clinic_app.exchange.papers import Paper, Papers, added, document
from clinic_app.exchange.parcel import parcel, put
from clinic_app.exchange.permission import may_copy, refuse_unless
from clinic_app.exchange.table import Watch, unwatched
from clinic_app.records.columns import from_columns
from clinic_app.records.plain_rows import Row
from clinic_app.records.rows import EventRow, PatientRow, VisitRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.sheet_values import PrintedSection, VisitNoteSheet

COPIED = "copy_given"
#: The parts a copy can hold: notes, what the clinic gave out, and what others wrote.
NOTES, GIVEN, RECEIVED = "notes", "given", "received"
PARTS = (NOTES, GIVEN, RECEIVED)
#: Kinds of documents that the clinic itself made, beside its sheets and letters.
OWN_KINDS = ("home_care", "consent", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note, or one whole document, that can be held back.

    Attributes:
        key: Visit, letter of the section and place in it; or the id of a document.
        day, text: When and what.
        seems_about_others: It names a relative or somebody else: worth a look.
    """

    key: str
    day: date
    text: str
    seems_about_others: bool


@dataclass(frozen=True)
class CopyOrder:
    """What is asked before a copy is made.

    Attributes:
        first, last: The days it goes over, both included.
        parts: Some of ``PARTS``.
        held_back: Keys of lines that are about others.
        recipient, reason: Who gets it and why.
        identity: How it was made sure who that is, such as a passport.
    """

    first: date
    last: date
    parts: frozenset[str]
    recipient: str
    reason: str
    identity: str
    held_back: frozenset[str] = frozenset()


class PersonCopy:
    """The copy of one patient's record."""

    def __init__(self, clinic: Clinic, patient: PatientRow) -> None:
        refuse_unless(allowed=may_copy(clinic.person), sentence="copying.may_not")
        self._clinic, self._patient = clinic, patient

    @cached_property
    def _rows(self) -> Mapping[str, list[Row]]:
        return self._clinic.record.plain_rows.of_patient(self._patient.id)

    def lines(self, first: date, last: date, parts: frozenset[str]) -> list[Line]:
        """Return every line and document of a span, oldest first."""
        found = []
        for visit in self._visits(first, last) if NOTES in parts else ():
            sheet, day = self._sheet(visit), visit.care.local.date()
            for key, text in _lines(visit.id, sheet):
                found.append(Line(key, day, text, self._seems_about_others(text)))
        for row in self._documents(first, last, parts):
            title = row["title"] or row["kind"]
            found.append(Line(row["id"], added(row).local.date(), title, self._seems_about_others(title)))
        return sorted(found, key=lambda one: one.day)

    def write(self, place: Path, order: CopyOrder, watch: Watch = unwatched, lock: Lock | None = None) -> int:
        """Write the copy to a folder or archive that is not there yet; return the number of its papers.

        Raises:
            ClinicError: Something that must be asked was not; there is nothing in the span; the place takes nothing.
        """
        _refuse_gaps(order)
        papers: list[Paper] = []
        for paper in self._papers(order):
            watch(len(papers), 0)
            papers.append(paper)
        if not papers:
            raise ClinicError("copying.nothing")
        clinic, patient = self._clinic, self._patient
        listed = Listed(
            "",
            patient.name,
            patient.birth_date,
            patient.number,
            tuple((one.path, one.title, one.day) for one in papers),
        )
        made = clinic.clock().local.isoformat(timespec="minutes")
        page = ContentsPage(clinic.words, clinic.letterhead.clinic, made, [listed])
        with parcel(place, lock) as where:
            for paper in papers:
                put(where, paper.path, paper.content)
            put(where, "index.html", page.of_one(listed, self._about(order)).encode())
            clinic.record.events.append(self._event(order, len(papers), is_locked=lock is not None))
        return len(papers)

    def _papers(self, order: CopyOrder) -> Iterator[Paper]:
        if NOTES in order.parts:
            for visit in self._visits(order.first, order.last):
                yield Papers(self._clinic, partial(self._without, visit.id, order)).note(visit)
        for row in self._documents(order.first, order.last, order.parts):
            if row["id"] not in order.held_back:
                yield document(row)

    def _without(self, visit: str, order: CopyOrder, sheet: VisitNoteSheet) -> VisitNoteSheet:
        """Return a note without the lines that are held back."""
        instead = self._clinic.words("copying.held_back")
        held = order.held_back
        sections = tuple(
            PrintedSection(
                one.letter,
                one.title,
                tuple(
                    instead if _key(visit, one.letter, place) in held else sentence
                    for place, sentence in enumerate(one.sentences)
                ),
            )
            for one in sheet.sections
        )
        addenda = tuple(
            (heading, instead if _key(visit, ADDENDA, place) in held else text)
            for place, (heading, text) in enumerate(sheet.addenda)
        )
        return replace(sheet, sections=sections, addenda=addenda)

    def _visits(self, first: date, last: date) -> list[VisitRow]:
        answered = {row["visit"] for row in self._rows["answer"]} | {row["visit"] for row in self._rows["note"]}
        visits = [from_columns(VisitRow, row) for row in self._rows["visit"] if row["id"] in answered]
        inside = [one for one in visits if first <= one.care.local.date() <= last]
        return sorted(inside, key=lambda one: one.care.utc)

    def _documents(self, first: date, last: date, parts: frozenset[str]) -> list[Row]:
        rows = self._rows["attachment"]
        inside = [row for row in rows if first <= added(row).local.date() <= last]
        ours = {*OWN_KINDS, *self._clinic.reference.sheets, *self._clinic.reference.letters}
        return [row for row in inside if (GIVEN if row["kind"] in ours else RECEIVED) in parts]

    def _sheet(self, visit: VisitRow) -> VisitNoteSheet:
        clinic = self._clinic
        opened = OpenVisit(
            clinic.record, visit.id, clinic.reference, clinic.clock, clinic.person, None, clinic.settings
        )
        return note_sheet(opened, clinic.words, clinic.letterhead, clinic.person.name)

    def _seems_about_others(self, text: str) -> bool:
        said = f" {' '.join(_words(text))} "
        return any(f" {one.strip()} " in said for one in self._clinic.words("copying.others").split(","))

    def _about(self, order: CopyOrder) -> str:
        words = self._clinic.words
        held = words("copying.how_many_held", count=len(order.held_back)) if order.held_back else ""
        span = words("copying.span", first=order.first.isoformat(), last=order.last.isoformat())
        return " ".join(one for one in (span, held) if one)

    def _event(self, order: CopyOrder, papers: int, *, is_locked: bool) -> EventRow:
        detail = {
            "recipient": order.recipient.strip(),
            "purpose": order.reason.strip(),
            "identity": order.identity.strip(),
            "first": order.first.isoformat(),
            "last": order.last.isoformat(),
            "parts": sorted(order.parts),
            "held_back": sorted(order.held_back),
            "papers": papers,
            "locked": is_locked,
        }
        clinic = self._clinic
        return EventRow(str(uuid4()), COPIED, clinic.clock(), clinic.person.id, self._patient.id, None, detail)


#: The letter under which the lines below a signature are counted.
ADDENDA = "+"


def _lines(visit: str, sheet: VisitNoteSheet) -> Iterator[tuple[str, str]]:
    for section in sheet.sections:
        yield from ((_key(visit, section.letter, place), text) for place, text in enumerate(section.sentences))
    yield from ((_key(visit, ADDENDA, place), text) for place, (_, text) in enumerate(sheet.addenda))


def _key(visit: str, letter: str, place: int) -> str:
    return f"{visit} {letter} {place}"


def _words(text: str) -> list[str]:
    return "".join(one if one.isalpha() else " " for one in text.casefold()).split()


def _refuse_gaps(order: CopyOrder) -> None:
    for name in ("recipient", "reason", "identity"):
        if not getattr(order, name).strip():
            raise ClinicError(f"copying.no_{name}")
    if order.first > order.last:
        raise ClinicError("copying.span_turned")
    if not order.parts:
        raise ClinicError("copying.no_parts")
