"""Who of the clinic has looked the knowledge over: a mark for each thing, kept in the record, never in the files.

A mark holds a digest of what was read. When an update changes a thing, its mark lapses: it says that it was reviewed
before, and the thing is a draft again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.canonical import canonical, digest
from clinic_app.records.rows import EventRow

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.knowledge.claims import Review
    from clinic_app.knowledge.library import Knowledge
    from clinic_app.languages.shelf import LanguageShelf
    from clinic_app.records.record import Record
    from clinic_app.records.rows import PersonRow

#: What is reviewed, by the name of its shelf in the knowledge.
KINDS = ("muscles", "causes", "red_flags", "contraindications", "hazards", "exercises")
#: What is reviewed besides: the languages of patients, each as a whole, by somebody who speaks it from home.
LANGUAGES = "languages"
#: What a thing says of its own review, which no mark depends on.
ABOUT_ITSELF = ("review", "status", "reviewer", "date")
MARKED, TAKEN_BACK = "knowledge_reviewed", "knowledge_review_taken_back"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How a thing stands.

    Attributes:
        reviewer: Who looked it over, with profession; empty where nobody has.
        date: The day, as ``2026-11-20``.
        is_own: Marked in this clinic, so that it can be taken back here.
        is_changed: It was changed since.
    """

    reviewer: str = ""
    date: str = ""
    is_own: bool = False
    is_changed: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether it still waits for a named clinician."""
        return not self.reviewer or self.is_changed


@dataclass(frozen=True, slots=True)
class _Mark:
    reviewer: str
    date: str
    content: str


class Reviews:
    """The marks of one clinic on top of what the shipped files say."""

    def __init__(self, record: Record, knowledge: Knowledge, languages: LanguageShelf | None = None) -> None:
        self._record, self._knowledge, self._languages = record, knowledge, languages
        self._digests: dict[tuple[str, str], str] = {}
        self._marks: dict[tuple[str, str], _Mark] = {}
        events = [*record.events.of_kind(MARKED), *record.events.of_kind(TAKEN_BACK)]
        for event in sorted(events, key=lambda one: one.seq):
            self._take(event)

    def of(self, kind: str, thing: str) -> Reviewed:
        """Return how a thing stands: by the clinic's own mark, else by what its file says.

        Args:
            kind: One of ``KINDS``, or ``LANGUAGES``.
            thing: Its id.

        Raises:
            KeyError: There is no such thing.
        """
        shipped: Review = self._shelf(kind)[thing].review
        mark = self._marks.get((kind, thing))
        if mark is None:
            return Reviewed(shipped.reviewer, shipped.date)
        return Reviewed(mark.reviewer, mark.date, is_own=True, is_changed=mark.content != self._digest(kind, thing))

    def drafts(self, kind: str) -> list[str]:
        """Return the ids of all of a kind that still wait."""
        return [thing for thing in self._shelf(kind) if self.of(kind, thing).is_draft]

    def mark(self, kind: str, thing: str, person: PersonRow, now: Moment) -> None:
        """Say that a person has looked a thing over as it is now.

        Raises:
            ClinicError: The record did not take it.
            ValueError: The person has no profession: a review is a named clinician's.
        """
        if not may_review(person):
            raise ValueError(person.id)
        detail = {"reviewer": named(person), "date": now.local.date().isoformat()}
        self._store(MARKED, person, now, {**_about(kind, thing), **detail, "content": self._digest(kind, thing)})

    def take_back(self, kind: str, thing: str, person: PersonRow, now: Moment) -> None:
        """Take the clinic's own mark back.

        Raises:
            ClinicError: The record did not take it.
        """
        self._store(TAKEN_BACK, person, now, _about(kind, thing))

    def _store(self, kind: str, person: PersonRow, now: Moment, detail: dict[str, Any]) -> None:
        event = EventRow(str(uuid4()), kind, now, person.id, detail=detail)
        self._record.events.append(event)
        self._take(event)

    def _take(self, event: EventRow) -> None:
        said = event.detail
        about = (str(said["kind"]), str(said["thing"]))
        self._marks.pop(about, None)
        if event.kind == MARKED:
            self._marks[about] = _Mark(str(said["reviewer"]), str(said["date"]), str(said["content"]))

    def _digest(self, kind: str, thing: str) -> str:
        """Return a digest of all that a thing says, its own review left out."""
        if (kind, thing) not in self._digests:
            content = asdict(self._shelf(kind)[thing])
            for name in ABOUT_ITSELF:
                content.pop(name, None)
            self._digests[kind, thing] = digest(canonical(content))
        return self._digests[kind, thing]

    def _shelf(self, kind: str) -> dict[str, Any]:
        if kind == LANGUAGES:
            return dict(self._languages.known) if self._languages else {}
        shelf: dict[str, Any] = getattr(self._knowledge, kind)
        return shelf


def may_review(person: PersonRow) -> bool:
    """Say whether somebody is a clinician with a name."""
    return bool(person.name.strip() and person.profession.strip())


def named(person: PersonRow) -> str:
    """Return a person as a review names them: name, profession and registration."""
    return ", ".join(one for one in (person.name, person.profession, person.registration) if one)


def _about(kind: str, thing: str) -> dict[str, Any]:
    return {"kind": kind, "thing": thing}
