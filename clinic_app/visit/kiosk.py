"""A patient answers alone: on a visit of their own in memory, each gesture sealed into a box nobody here can open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.errors import ClinicError
from clinic_app.languages.language import ENGLISH
from clinic_app.records import kiosk_box
from clinic_app.records.in_memory import in_memory
from clinic_app.records.kiosk_pieces import KIOSK, KeptForm, Piece, Pieces, read, written
from clinic_app.records.rows import AnswerRow, EventRow, PatientRow, VisitRow
from clinic_app.visit.guard import unguarded
from clinic_app.visit.kiosk_sense import makes_sense
from clinic_app.visit.open_visit import OpenVisit, Said
from clinic_app.visit.presence import REPLACED

if TYPE_CHECKING:
    from clinic_app.visit.asked import Asked
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.reference import Reference

#: Urgencies that are not left until somebody reads the answers.
URGENT = ("emergency", "same_day")
#: The setting that holds the record's own pair of keys for what patients put in.
KEYS = "kiosk_keys"
TAKEN_IN, ATTACHED, GONE_THROUGH, ACKNOWLEDGED = "kiosk_answers", "kiosk_attached", "kiosk_read", "kiosk_acknowledged"


class Sitting:
    """One patient in front of the turned screen.

    Attributes:
        visit: Their visit, in a record of its own in memory: there is nothing else in it to be read.
        asked: How they are asked, where they have chosen a language.
    """

    def __init__(self, reference: Reference, clock: Clock, box: kiosk_box.Box, public: str) -> None:
        self._box, self._public = box, public
        self.asked: Asked | None = None
        now = clock()
        row = VisitRow(str(uuid4()), "visit", KIOSK, now, now)
        self._record = in_memory()
        self._record.visits.add(row, EventRow(str(uuid4()), "visit_added", now))
        self.visit = OpenVisit(self._record, row.id, reference, clock)
        self._put = 0
        self._told: set[str] = set()

    @property
    def urgent(self) -> tuple[str, ...]:
        """Ids of the flags that what was answered raises and that cannot wait."""
        return tuple(one.id for one in self.visit.now.alerts if one.urgency in URGENT)

    def answer_all(self, said: Iterable[Said]) -> None:
        """Give several answers as one gesture, and put them into the box.

        Raises:
            ClinicError: The box did not take them; the next gesture brings them along.
        """
        self.visit.answer_all([replace(one, provenance=KIOSK) for one in said])
        self.put()

    def put(self) -> None:
        """Put into the box whatever is not in it yet.

        Raises:
            ClinicError: The box did not take it.
        """
        rows = self._record.answers.of_visit(self.visit.visit.id, after=self._put)
        if rows:
            hashes = {one.form for one in rows} - self._told
            forms = tuple(self._form(one) for one in sorted(hashes))
            piece = Piece(self.visit.visit, tuple(self._as_asked(one) for one in rows), forms, self.urgent)
            self._box.put(kiosk_box.seal(written(piece), self._public), urgent=bool(piece.urgent))
            self._put, self._told = rows[-1].seq, self._told | hashes

    def close(self) -> None:
        """Forget everything that was answered here."""
        self._record.close()

    def _as_asked(self, row: AnswerRow) -> AnswerRow:
        """Return an answer with the words and the language its question had on the screen."""
        if self.asked is None:
            return row
        form = self.visit.form_of_row(row)
        said = self.asked.question(form, self.visit.form(form).item(row.path[-1][0]))
        return replace(row, wording=said, language=self.asked.code)

    def _form(self, content_hash: str) -> KeptForm:
        name, version = self._record.contents.name(content_hash)
        return KeptForm(name, version, self._record.contents.body(content_hash))


def sittings(reference: Reference, clock: Clock, within: Path, public: str) -> Callable[[], Sitting]:
    """Return what begins a sitting whose answers go into the box in a folder: a record's, or a patients' screen's."""
    return partial(Sitting, reference, clock, kiosk_box.FolderBox(within), public)


def public_key(clinic: Clinic) -> str:
    """Return the public half of the record's keys for patients' answers; they are made when they are first wanted.

    Raises:
        ClinicError: The record did not take them.
    """
    keys = clinic.settings.get(KEYS)
    if not keys:
        record = unguarded(clinic.record)  # whoever hands the screen over first, and on nobody's behalf
        keys = record.settings.all().get(KEYS) or list(kiosk_box.new_pair())
        record.settings.put({KEYS: keys})
        clinic.settings[KEYS] = keys
    return str(keys[1])


def take_in(clinic: Clinic, sealed: bytes) -> Piece | None:
    """Take a sealed piece into the record; return it where anything in it was new.

    Raises:
        ClinicError: It was changed, is another record's, or the record did not take it.
    """
    keys = clinic.settings.get(KEYS) or unguarded(clinic.record).settings.all().get(KEYS)  # made in another room since
    if not keys:
        raise ClinicError("kiosk.not_readable")
    piece = read(kiosk_box.unseal(sealed, str(keys[0])))
    if not makes_sense(clinic, piece):
        raise ClinicError("kiosk.not_readable")
    told = EventRow(str(uuid4()), TAKEN_IN, clinic.clock(), None, None, piece.visit.id, {"urgent": list(piece.urgent)})
    return piece if Pieces(unguarded(clinic.record)).take_in(piece, told) else None  # on nobody's behalf


def is_nobodys(clinic: Clinic, visit_id: str) -> bool:
    """Say whether a visit holds answers of a patient of whom nobody has said yet who it is."""
    row = clinic.record.visits.get(visit_id)
    return row.state == KIOSK and row.patient is None


def attach(clinic: Clinic, visit_id: str, patient: PatientRow) -> None:
    """Say whose answers they are, after two identifiers were checked; ``detach`` takes it back.

    A visit that was planned for this patient today and not begun is replaced by this one: answers cannot move.

    Raises:
        ClinicError: They are somebody's already, or the record did not take it.
    """
    row = clinic.record.visits.get(visit_id)
    if row.patient is not None:
        raise ClinicError("kiosk.attached_already")
    _change(clinic, row, patient.id)
    for one in clinic.today():
        if one.visit.state == "planned" and one.visit.patient == patient.id:
            told = EventRow(str(uuid4()), "visit_replaced", clinic.clock(), clinic.person.id, patient.id, one.visit.id)
            kept = replace(told, detail={"by": visit_id})
            clinic.record.visits.change(one.visit.id, kept, presence=REPLACED)


def detach(clinic: Clinic, visit_id: str) -> None:
    """Take back whose answers they are.

    Raises:
        ClinicError: The note is signed, or the record did not take it.
    """
    row = clinic.record.visits.get(visit_id)
    if row.state not in (KIOSK, "open"):
        raise ClinicError("visit.signed_already")
    _change(clinic, row, None)


def _change(clinic: Clinic, row: VisitRow, patient: str | None) -> None:
    detail = {"from": row.patient, "to": patient}
    told = EventRow(str(uuid4()), ATTACHED, clinic.clock(), clinic.person.id, patient or row.patient, row.id, detail)
    clinic.record.visits.change(row.id, told, patient=patient)


def not_gone_through(visit: OpenVisit) -> list[AnswerRow]:
    """Return the answers that still stand as the patient wrote them and that nobody has gone through with them."""
    standing = (one for answers in visit.answers.values() for one in answers.all_standing())
    theirs = [one for one in standing if isinstance(one, AnswerRow) and one.provenance == KIOSK]
    if not theirs:  # as in most visits: then the record need not be asked, at every click
        return []
    events = visit.record.events.of_visit(visit.visit.id)
    newest = max((one.seq for one in events if one.kind == GONE_THROUGH), default=0)
    return [one for one in theirs if one.seq > newest]


def languages_asked(visit: OpenVisit, wrote: Iterable[AnswerRow]) -> list[str]:
    """Return the English names of the languages besides English in which a patient was asked."""
    known = visit.reference.languages.known
    codes = sorted({one.language for one in wrote} - {ENGLISH})
    return [known[code].english_name if code in known else code for code in codes]


def go_through(visit: OpenVisit) -> None:
    """Say that whoever is at work has gone through the patient's own answers with them.

    Raises:
        ClinicError: The record did not take it.
    """
    visit.answer_all([], [visit.event(GONE_THROUGH, {"answers": len(not_gone_through(visit))})])


def unacknowledged(clinic: Clinic) -> list[tuple[EventRow, VisitRow]]:
    """Return the urgent answers of patients that nobody has taken notice of by name, the oldest first."""
    seen = {one.visit for one in clinic.record.events.of_kind(ACKNOWLEDGED)}
    found: dict[str, EventRow] = {}
    for one in clinic.record.events.of_kind(TAKEN_IN):
        if one.detail.get("urgent") and one.visit and one.visit not in seen:
            found.setdefault(one.visit, one)
    return [(one, clinic.record.visits.get(visit)) for visit, one in found.items()]


def acknowledge(clinic: Clinic, visit_id: str) -> None:
    """Say by name that somebody has taken notice of a patient's urgent answers.

    Raises:
        ClinicError: The record did not take it.
    """
    row = clinic.record.visits.get(visit_id)
    told = EventRow(str(uuid4()), ACKNOWLEDGED, clinic.clock(), clinic.person.id, row.patient, row.id)
    clinic.record.events.append(told)
