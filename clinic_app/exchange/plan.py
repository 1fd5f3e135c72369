"""From a file to what would be written, and from that to the record: nothing is written before somebody has looked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.clock import Moment
from clinic_app.errors import ClinicError
from clinic_app.exchange.incoming import Enclosed, Incoming, Newcomer, Verbatim
from clinic_app.exchange.likeness import ADD, FILL, LEAVE, Twin, twins
from clinic_app.exchange.permission import may_move_record, refuse_unless
from clinic_app.exchange.table import Watch, unwatched
from clinic_app.records.imports import IMPORTED, UNDONE, Batch, ImportedRow
from clinic_app.records.rows import AttachmentRow, EventRow, PatientRow, PersonRow

if TYPE_CHECKING:
    from clinic_app.records.record import Record

#: The detail of a document or a patient's event that says which batch it came with.
BATCH = "batch"
#: What an import is counted by, in the order it is said.
COUNTS = ("new", "filled", "left", "left_out", "kept", "documents")
#: What a document that came with a patient is kept as.
DOCUMENT = "imported"


@dataclass(frozen=True)
class Plan:
    """What an import would do.

    Attributes:
        source: Name of the file.
        sha256: Digest of its bytes.
        twins: Who may be there already.
        decisions: What is done with them, by place among the newcomers, where it is not the usual.
    """

    source: str
    sha256: str
    incoming: Incoming
    twins: tuple[Twin, ...] = ()
    decisions: Mapping[int, str] = field(default_factory=dict)

    def outcome(self, newcomer: int) -> tuple[str, str]:
        """Return what is done with a newcomer (leave, fill or add), and the patient who is filled in."""
        one = self._twins.get(newcomer)
        if one is None:
            return ADD, ""
        decision = self.decisions.get(newcomer, one.decision)
        return (decision, one.patient) if one.patient or decision != FILL else (LEAVE, "")

    def decided(self, decision: str, *newcomers: int) -> Plan:
        """Return the plan with one decision for some, or for everybody, who may be there already."""
        whom = newcomers or tuple(self._twins)
        return replace(self, decisions={**self.decisions, **dict.fromkeys(whom, decision)})

    def counts(self) -> dict[str, int]:
        """Return how many patients would be new, filled in and left, rows left out, things kept and documents."""
        outcomes = [self.outcome(place)[0] for place in range(len(self.incoming.newcomers))]
        taken = [one for one, outcome in zip(self.incoming.newcomers, outcomes, strict=True) if outcome != LEAVE]
        counted = (
            outcomes.count(ADD),
            outcomes.count(FILL),
            outcomes.count(LEAVE),
            len({one.line for one in self.incoming.remarks if one.left_out}),
            len(self.incoming.kept) + sum(len(one.kept) for one in taken),
            sum(len(one.documents) for one in taken),
        )
        return dict(zip(COUNTS, counted, strict=True))

    @property
    def brings_anything(self) -> bool:
        """Whether anything would be written."""
        counts = self.counts()
        return any(counts[name] for name in ("new", "filled", "kept", "documents"))

    @cached_property
    def _twins(self) -> dict[int, Twin]:
        return {one.newcomer: one for one in self.twins}


def planned(record: Record | None, source: str, content: bytes, incoming: Incoming, watch: Watch = unwatched) -> Plan:
    """Return what an import would do; without a record nobody is there already."""
    known = record.imports.known() if record else []
    found = twins(incoming.newcomers, known, watch)
    return Plan(source, hashlib.sha256(content).hexdigest(), incoming, tuple(found))


def carry_out(plan: Plan, record: Record, person: PersonRow, now: Moment) -> str:
    """Write a plan in one transaction and return the id of its batch.

    Raises:
        ClinicError: This person may not, or the record did not take it; nothing was written.
    """
    refuse_unless(allowed=may_move_record(person), sentence="importing.may_not")
    return _Writing(plan, record, person.id, now).store()


def take_back(record: Record, told: EventRow, person: PersonRow, now: Moment) -> None:
    """Take a batch back.

    Raises:
        ClinicError: This person may not; it was taken back already; somebody built on it since.
    """
    refuse_unless(allowed=may_move_record(person), sentence="importing.may_not")
    record.imports.undo(told, EventRow(str(uuid4()), UNDONE, now, person.id, detail={BATCH: told.detail[BATCH]}))


class _Writing:
    """The rows of one batch."""

    def __init__(self, plan: Plan, record: Record, person: str, now: Moment) -> None:
        self._plan, self._record, self._person, self._now = plan, record, person, now
        self._batch = str(uuid4())
        self._kept: list[ImportedRow] = [self._verbatim(one, None) for one in plan.incoming.kept]
        self._documents: list[AttachmentRow] = []

    def store(self) -> str:
        """Write them."""
        added, filled = [], []
        for place, newcomer in enumerate(self._plan.incoming.newcomers):
            outcome, patient = self._plan.outcome(place)
            if outcome == LEAVE:
                continue
            if outcome == FILL:
                row = _filled(self._record.patients.get(patient), newcomer)
                filled.append((row, self._event("patient_changed", row.id)))
            else:
                row = self._new(newcomer)
                added.append(row)
            self._belongings(newcomer, row.id)
        if not (added or filled or self._kept):
            raise ClinicError("importing.nothing")
        happened = self._event(IMPORTED, None)
        about = {"source": self._plan.source, "sha256": self._plan.sha256, "counts": self._plan.counts()}
        happened = replace(happened, detail=happened.detail | about)
        self._record.imports.store(Batch(added, filled, self._kept, self._documents, happened))
        return self._batch

    def _new(self, one: Newcomer) -> PatientRow:
        return PatientRow(
            str(uuid4()),
            one.given_name,
            one.family_name,
            one.birth_date,
            self._now,
            sex=one.sex,
            phone=one.phone,
            details=dict(one.details),
            added_by=self._person,
        )

    def _belongings(self, newcomer: Newcomer, patient: str) -> None:
        self._kept += [self._verbatim(one, patient) for one in newcomer.kept]
        self._documents += [self._document(one, patient) for one in newcomer.documents]

    def _verbatim(self, one: Verbatim, patient: str | None) -> ImportedRow:
        return ImportedRow(str(uuid4()), self._batch, self._plan.source, one.type, one.body, self._now, patient)

    def _document(self, one: Enclosed, patient: str) -> AttachmentRow:
        digest = hashlib.sha256(one.body).hexdigest()
        details = dict(one.details) | {BATCH: self._batch}
        return AttachmentRow(
            str(uuid4()),
            DOCUMENT,
            one.title,
            one.media_type,
            digest,
            one.body,
            self._now,
            patient,
            details=details,
            added_by=self._person,
        )

    def _event(self, kind: str, patient: str | None) -> EventRow:
        return EventRow(str(uuid4()), kind, self._now, self._person, patient, detail={BATCH: self._batch})


def _filled(row: PatientRow, newcomer: Newcomer) -> PatientRow:
    """Return a patient with what was missing; what stands there already stays."""
    details = {**newcomer.details, **{name: value for name, value in row.details.items() if value}}
    return replace(row, sex=row.sex or newcomer.sex, phone=row.phone or newcomer.phone, details=details)
