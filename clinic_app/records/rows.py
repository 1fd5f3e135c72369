"""What the record hands out: one frozen dataclass a kind of row, plain values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clinic_app.clock import Moment

# ((linkId, row id), …) from the outermost repeating row down to the question; row id is "" where nothing repeats.
Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the clinic who signs on."""

    id: str
    name: str
    role: str
    added: Moment
    profession: str = ""
    registration: str = ""
    active: bool = True
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A patient; ``birth_date`` is YYYY-MM-DD, ``number`` is the clinic's own, given by the record.

    ``merged_into`` is the entry that counts where this one was a second entry of the same person.
    """

    id: str
    given_name: str
    family_name: str
    birth_date: str
    added: Moment
    number: int = 0
    sex: str = ""
    phone: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    added_by: str | None = None
    merged_into: str | None = None

    @property
    def name(self) -> str:
        """The name as it is read out."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """What a course of visits is about, such as the right shoulder."""

    id: str
    patient: str
    title: str
    added_by: str
    added: Moment
    state: str = "open"
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One contact; ``patient`` is None until somebody says whose visit it is (kiosk, walk-in).

    ``presence`` says where the patient is: nothing yet, *late*, *arrived*, *in_room* or *done*.
    """

    id: str
    kind: str
    state: str
    care: Moment
    added: Moment
    patient: str | None = None
    problem: str | None = None
    added_by: str | None = None
    presence: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its note is still being written, or not begun."""
        return self.state in ("planned", "kiosk", "open")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Something that was said, clicked or measured; appended, never overwritten.

    Attributes:
        id: UUID made by the writer; the same id sent twice is one row.
        form: Content hash of the form it answers.
        value: What was answered, or None where an answer is taken back.
        gesture: All rows of one gesture share it; a gesture is undone as one.
        replaces: Ids of the rows the writer saw at this path and replaces.
        provenance: asked, carried, kiosk, imported, undo or redo.
        carried_from: The row a carried answer comes from.
        wording: The words that were really asked.
        seq: Order in the record; 0 until the record has given one.
    """

    id: str
    visit: str
    form: str
    path: Path
    value: Any
    gesture: str
    entered: Moment
    replaces: tuple[str, ...] = ()
    provenance: str = "asked"
    carried_from: str | None = None
    wording: str = ""
    language: str = "en"
    author: str | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that was done with the record: a view, a print, a log-in, an override."""

    id: str
    kind: str
    at: Moment
    person: str | None = None
    patient: str | None = None
    visit: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A signed note, frozen: ``body`` is canonical JSON and ``sha256`` its digest.

    ``chain_seq`` and ``chain_hash`` are the head of the record's chain when it was signed: an anchor for the audit.
    """

    id: str
    visit: str
    body: str
    sha256: str
    signer: str
    signed: Moment
    chain_seq: int = 0
    chain_hash: str = ""


@dataclass(frozen=True, slots=True)
class AddendumRow:
    """What was added to a signed note later; the note itself stays as it was."""

    id: str
    note: str
    kind: str
    reason: str
    text: str
    author: str
    written: Moment


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A document kept inside the record; ``body`` is its bytes."""

    id: str
    kind: str
    title: str
    media_type: str
    sha256: str
    body: bytes
    added: Moment
    patient: str | None = None
    visit: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as it is listed: an ``AttachmentRow`` without its bytes, of which only the number is told."""

    id: str
    kind: str
    title: str
    media_type: str
    sha256: str
    size: int
    added: Moment
    patient: str | None = None
    visit: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    added_by: str | None = None
