"""An open clinic: its record, who is signed on, its settings; finds patients, begins and opens visits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.clock import Clock, day_of
from clinic_app.records.answers import WRITABLE
from clinic_app.records.rows import EventRow, PatientRow, PersonRow, VisitRow
from clinic_app.visit.at_hand import have_at_hand
from clinic_app.visit.clinic_paper import letterhead, spoken
from clinic_app.visit.guard import guarded
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.patient_names import Matches, PatientNames
from clinic_app.visit.presence import REPLACED
from clinic_app.visit.reference import Reference
from clinic_app.visit.reviews import Reviews
from clinic_app.visit.roles import may, roles
from clinic_app.visit.sheet_values import Letterhead
from clinic_app.visit.spoken import Spoken

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.visit.emergency import Emergency
    from clinic_app.visit.keyring import Keyring
    from clinic_app.visit.pin import Pin
    from clinic_app.words import Words

#: Settings of one person's screen, which nobody else has to hear of.
OWN = roles().own_settings


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of the day: a visit with its patient, and whether it is the patient's first."""

    visit: VisitRow
    patient: PatientRow | None
    number: int


@dataclass
class Clinic:
    """What somebody who is signed on works with.

    Attributes:
        knows_password: Says whether a password is this person's: asked again before signing.
        settings: What the clinic has decided, by name.
        names_hidden: Nobody beside the screen is to read who the patients are.
        keys: How the record is opened, where this program opened it: for passwords and people.
        pin: A number that uncovers this window within a shift, where whoever is signed on has set one.
        in_emergency: What somebody without the right has opened with a reason, or None.

    Its record does for whoever is signed on what their role may do, and refuses the rest (``guard``).
    """

    record: Record
    reference: Reference
    words: Words
    clock: Clock
    person: PersonRow
    knows_password: Callable[[str], bool]
    settings: dict[str, Any] = field(default_factory=dict)
    names_hidden: bool = False
    keys: Keyring | None = None
    in_emergency: Emergency | None = None
    pin: Pin | None = None

    def __post_init__(self) -> None:
        """Put the guard before the record."""
        self.record = guarded(self.record, self)

    def may(self, action: str) -> bool:
        """Say whether whoever is signed on may do something of ``roles.yaml``."""
        return may(self.person, action)

    def may_read(self, patient: str | None) -> bool:
        """Say whether whoever is signed on may read what was said and done about a patient."""
        return self.may("read_care") or (patient is not None and patient == self.emergency_patient)

    @property
    def emergency_patient(self) -> str | None:
        """The patient whom whoever is signed on may read about because of an emergency, or None."""
        held = self.in_emergency
        return held.patient if held is not None and held.holds(self.clock().utc) else None

    @property
    def letterhead(self) -> Letterhead:
        """The clinic as it stands on paper."""
        return letterhead(self.settings)

    def spoken(self, code: str) -> Spoken:
        """Return a language by its code as patients are given it here."""
        return spoken(code, self.reference, self.words, self.reviews, self.settings)

    def set(self, **values: Any) -> None:  # noqa: ANN401  settings are whatever JSON can hold
        """Change settings; which of the clinic's were changed is an event, a person's own are not."""
        changed = {name: values[name] for name in values if name not in OWN and self.settings.get(name) != values[name]}
        self.keep(**values)
        if changed and self.may("keep_settings"):
            detail = {"names": sorted(changed)}
            self.record.events.append(
                EventRow(str(uuid4()), "settings_changed", self.clock(), self.person.id, detail=detail)
            )

    def keep(self, **values: Any) -> None:  # noqa: ANN401  the same
        """Change settings of which an event of its own tells."""
        self.record.settings.put(values)
        self.settings |= values

    # -- the knowledge

    @cached_property
    def reviews(self) -> Reviews:
        """Which muscles, causes, rules and languages a named clinician has looked over."""
        return Reviews(self.record, self.reference.knowledge, self.reference.languages)

    def mark_reviewed(self, kind: str, thing: str) -> None:
        """Say that whoever is signed on has looked a thing of the knowledge over today.

        Raises:
            ClinicError: The record did not take it.
            ValueError: Whoever is signed on has no profession.
        """
        self.reviews.mark(kind, thing, self.person, self.clock())

    def take_review_back(self, kind: str, thing: str) -> None:
        """Take the clinic's own mark on a thing of the knowledge back.

        Raises:
            ClinicError: The record did not take it.
        """
        self.reviews.take_back(kind, thing, self.person, self.clock())

    # -- patients

    def look_at(self, patient_id: str) -> PatientRow:
        """Return a patient whose entry is shown to whoever is signed on, and note that it was looked at."""
        found = self.record.patients.get(patient_id)
        self.record.events.append(EventRow(str(uuid4()), "patient_viewed", self.clock(), self.person.id, found.id))
        return found

    def name_of(self, patient: PatientRow) -> str:
        """Return a patient's name as the screen may show it now."""
        return self.words("around.names_hidden") if self.names_hidden else patient.name

    @cached_property
    def names(self) -> PatientNames:
        """Everybody in the record as they are looked for."""
        return PatientNames(self.record.patients)

    def forget_names(self) -> None:
        """Read everybody anew when they are looked for next: some are no longer there."""
        self.__dict__.pop("names", None)

    def find(self, typed: str) -> Matches:
        """Return the patients whose names, birth date, phone or number begin with every word typed."""
        return self.names.find(typed)

    def same_name_or_birth_date(self, family_name: str, birth_date: str) -> Matches:
        """Return patients a new one might be: first the same birth date, then the same family name only."""
        return self.names.like(family_name, birth_date)

    def add_patient(
        self, *, given_name: str, family_name: str, birth_date: str, phone: str, sex: str = ""
    ) -> PatientRow:
        """Store a new patient and return it with its number."""
        now = self.clock()
        row = PatientRow(
            str(uuid4()), given_name, family_name, birth_date, now, sex=sex, phone=phone, added_by=self.person.id
        )
        return self.record.patients.add(row, EventRow(str(uuid4()), "patient_added", now, self.person.id, row.id))

    # -- visits

    def today(self) -> list[Appointment]:
        """Return today's visits in order of time."""
        start, end = day_of(self.clock())
        rows = self.record.visits.between(start, end)
        return self._appointments([row for row in rows if row.presence != REPLACED])

    def drafts(self) -> list[Appointment]:
        """Return unsigned visits of earlier days."""
        start, _ = day_of(self.clock())
        open_ones = self.record.visits.in_state("open")
        return self._appointments([row for row in open_ones if row.care.utc < start.utc])

    def begin_visit(self, patient: PatientRow, kind: str = "visit") -> VisitRow:
        """Begin a visit now and return it; a visit of today that is planned or not signed is gone on with instead."""
        for one in self.today():
            if one.patient and one.patient.id == patient.id and one.visit.state in WRITABLE:
                return one.visit
        now = self.clock()
        row = VisitRow(str(uuid4()), kind, "open", now, now, patient.id, added_by=self.person.id)
        self.record.visits.add(row, EventRow(str(uuid4()), "visit_added", now, self.person.id, patient.id, row.id))
        return row

    def open(self, visit_id: str, changed: Callable[[], None] | None = None) -> OpenVisit:
        """Open a visit to work on, and note that it was looked at."""
        visit = OpenVisit(self.record, visit_id, self.reference, self.clock, self.person, changed, self.settings)
        self.record.events.append(visit.event("viewed"))
        have_at_hand(self.record, visit.visit)
        return visit

    def visits_of(self, patient: PatientRow) -> list[VisitRow]:
        """Return a patient's visits, newest first."""
        return self.visits_of_each([patient])[patient.id]

    def visits_of_each(self, patients: Sequence[PatientRow]) -> dict[str, list[VisitRow]]:
        """Return the visits of some patients, newest first, by the patients' ids."""
        found: dict[str, list[VisitRow]] = {one.id: [] for one in patients}
        for row in self.record.visits.of_patients(list(found))[::-1]:
            if row.presence != REPLACED:
                found[str(row.patient)].append(row)
        return found

    def _appointments(self, rows: list[VisitRow]) -> list[Appointment]:
        known = {one.id: one for one in self.record.patients.of_ids([row.patient for row in rows if row.patient])}
        before = self.record.visits.before_each([row.id for row in rows])
        return [Appointment(row, known.get(row.patient or ""), before.get(row.id, 0) + 1) for row in rows]
