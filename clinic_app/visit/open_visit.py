"""One open visit. ``OpenVisit.answer()`` is the only thing that changes a visit: it stores, then everything follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.rows import AnswerRow, EventRow, PatientRow, PersonRow
from clinic_app.visit.derived import Derived
from clinic_app.visit.gestures import Gestures, Rewrite
from clinic_app.visit.hazards_read import HAZARD_READ, HazardsRead
from clinic_app.visit.overrides import override_events
from clinic_app.visit.past import Past
from clinic_app.visit.reference import Reference
from clinic_app.visit.roles import may
from clinic_app.visit.sending import Sending

if TYPE_CHECKING:
    from clinic_app.records.record import Record


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to give: to which form, at which path, what.

    Attributes:
        value: The answer, or None to take back what stands there.
        provenance: asked, carried, kiosk or imported.
        carried_from: For a carried answer, the row it comes from.
    """

    form: str
    path: Path
    value: Value
    provenance: str = "asked"
    carried_from: str | None = None


class OpenVisit:
    """A visit somebody is working on.

    Attributes:
        visit: The visit's own row.
        patient: Whose visit it is, or None while nobody has said.
        author: Who answers, or None in the kiosk.
        settings: What the clinic has decided, by name.
        past: The patient's earlier visits.
        now: What follows from the answers as they stand; replaced at each change.
        changed: Called once, without arguments, after each gesture and each refresh that brought something.
    """

    def __init__(
        self,
        record: Record,
        visit_id: str,
        reference: Reference,
        clock: Clock,
        author: PersonRow | None = None,
        changed: Callable[[], None] | None = None,
        settings: dict[str, Any] | None = None,
    ) -> None:
        self.settings = {} if settings is None else settings
        self.record = record
        self.reference = reference
        self.clock = clock
        self.author = author
        self.changed = changed or (lambda: None)
        self.visit = record.visits.get(visit_id)
        self.patient: PatientRow | None = record.patients.get(self.visit.patient) if self.visit.patient else None
        self._sending = Sending(record, partial(override_events, self))
        self.gestures = Gestures(author.id if author else None)
        self.answers: dict[str, Answers] = {}
        self._forms: dict[str, Questionnaire] = {}
        self._hashes: dict[str, str] = {}
        self._seen = 0
        self._read = HazardsRead(record, author)
        self._fold(record.answers.of_visit(visit_id))
        self.past = Past(self)
        self.now = Derived(self)

    # -- what is asked and answered

    def form(self, form_id: str) -> Questionnaire:
        """Return a form as this visit asks it: the version it was begun with, else the current one."""
        return self._forms.get(form_id) or self.reference.forms[form_id]

    def of(self, form_id: str) -> Answers:
        """Return the answers to one form."""
        return self.answers[form_id] if form_id in self.answers else self.answers.setdefault(form_id, Answers())

    def value(self, form_id: str, *steps: str | tuple[str, str]) -> Value:
        """Return what was answered; a step is a linkId, or a linkId with its row."""
        return self.of(form_id).value(path(*steps))

    def form_of_row(self, row: AnswerRow) -> str:
        """Return the id of the form a row answers."""
        return self._form_of(row.form)

    @property
    def used_forms(self) -> list[str]:
        """The forms this visit has answers to."""
        return [form_id for form_id, answers in self.answers.items() if answers]

    @property
    def is_writable(self) -> bool:
        """Whether it still takes answers of its author; who only reads in an emergency gives none."""
        return self.visit.is_open and (self.author is None or may(self.author, "write_care"))

    @property
    def unsaved(self) -> list[AnswerRow]:
        """Rows the record did not take; ``try_again()`` sends them once more, and so does the next gesture."""
        return self._sending.unsaved

    @property
    def seen(self) -> int:
        """The record's number of the newest row this window has seen."""
        return self._seen

    def has_read(self, mark: str) -> bool:
        """Say whether this person has read a hazard in this version (see ``cautions.hazard_mark``)."""
        return mark in self._read

    def acknowledge(self, *marks: str) -> None:
        """Remember that this person has read these hazards: an event each, asked once and never again."""
        for mark in marks:
            self.record.events.append(self.event(HAZARD_READ, {"mark": mark}))
            self._read.add(mark)
        self._tell()

    def event(self, kind: str, detail: dict[str, Any] | None = None) -> EventRow:
        """Return an event of this person about this visit, now."""
        person = self.author.id if self.author else None
        where = self.visit
        return EventRow(str(uuid4()), kind, self.clock(), person, where.patient, where.id, detail or {})

    # -- the one thing that changes it

    def answer(self, form_id: str, where: Path, value: Value) -> None:
        """Give (or with None take back) one answer, as a gesture of its own."""
        self.answer_all([Said(form_id, where, value)])

    def answer_all(self, said: Iterable[Said], events: Sequence[EventRow] = ()) -> None:
        """Give several answers as one gesture: one transaction, one notice of change, one undo.

        An answer equal to the one that stands is not stored again, unless that one was only carried.

        Raises:
            ClinicError: The record did not take it. Nothing is drawn; ``unsaved`` keeps the rows.
            KeyError: A form has no such question.
        """
        latest = {(one.form, one.path): one for one in said}
        gesture = str(uuid4())
        rows = [self._row(one, gesture) for one in latest.values() if not self._stands_already(one)]
        if rows or events:
            self._store(rows, events)

    def undo(self) -> list[AnswerRow]:
        """Take back the newest gesture of this person that still counts, and return the rows taken back."""
        return self._rewrite(self.gestures.undoable, self.gestures.taking_back, "undo")

    def redo(self) -> list[AnswerRow]:
        """Bring back the gesture undone last, and return its rows."""
        return self._rewrite(self.gestures.redoable, self.gestures.bringing_back, "redo")

    def try_again(self) -> None:
        """Send the rows that were not saved once more; stored twice they are stored once.

        Raises:
            ClinicError: The record still does not take them.
        """
        if self.unsaved:
            self._store([])

    def refresh(self) -> bool:
        """Read what others have answered since; say whether there was anything."""
        new = self.record.answers.of_visit(self.visit.id, after=self._seen)
        self.visit = self.record.visits.get(self.visit.id)
        if new:
            self._fold(new)
            self._tell()
        return bool(new)

    # -- inside

    def _store(self, rows: list[AnswerRow], events: Sequence[EventRow] = ()) -> None:
        self._sending.send(rows, events)
        self._fold(self.record.answers.of_visit(self.visit.id, after=self._seen))
        self._tell()

    def _tell(self) -> None:
        self.now = Derived(self)
        self.changed()

    def _fold(self, rows: Sequence[AnswerRow]) -> None:
        if rows and rows[0].seq <= self._seen:
            # all of them anew, in the clinic record's order: for a while this computer's own stood for it
            self._seen, self.answers = 0, {}
            self.gestures = Gestures(self.author.id if self.author else None)
        for row in rows:
            self.of(self._form_of(row.form)).add(row)
            self._seen = max(self._seen, row.seq)
        self.gestures.add(rows)

    def _form_of(self, content_hash: str) -> str:
        """Return the id of the form kept under a hash, and ask by that version from now on."""
        for form_id, known in self._hashes.items():
            if known == content_hash:
                return form_id
        form = self.reference.forms.as_asked(content_hash, self.record.contents.body)
        self._forms[form.id] = form
        self._hashes[form.id] = content_hash
        return form.id

    def _hash_of(self, form_id: str) -> str:
        if form_id not in self._hashes:
            form = self.reference.forms[form_id]
            self._hashes[form_id], self._forms[form_id] = form.hash, form
            self._sending.begin_with(form)
        return self._hashes[form_id]

    def _stands_already(self, said: Said) -> bool:
        standing = self.of(said.form).standing(said.path)
        if not standing:
            return said.value is None
        if len(standing) != 1 or standing[0].value != said.value:
            return False
        return said.provenance == "carried" or not self.gestures.is_carried(standing[0].id)

    def _row(self, said: Said, gesture: str) -> AnswerRow:
        form = self.form(said.form)
        link_id, row = said.path[-1]
        item = form.item(link_id)
        option = item.option(row)
        wording = f"{item.text}: {option.text}" if option and item.repeats else item.text
        return AnswerRow(
            id=str(uuid4()),
            visit=self.visit.id,
            form=self._hash_of(said.form),
            path=said.path,
            value=said.value,
            gesture=gesture,
            entered=self.clock(),
            replaces=tuple(one.id for one in self.of(said.form).standing(said.path)),
            provenance=said.provenance,
            carried_from=said.carried_from,
            wording=wording,
            language=form.language,
            author=self.author.id if self.author else None,
        )

    def _standing(self) -> Iterable[AnswerRow]:
        for answers in self.answers.values():
            yield from answers.all_standing()  # type: ignore[misc]  # this visit's answers are all AnswerRows

    def _rewrite(
        self, stack: list[str], plan: Callable[[str, Iterable[AnswerRow]], list[Rewrite]], provenance: str
    ) -> list[AnswerRow]:
        while stack:
            gesture = stack[-1]
            rewrites = plan(gesture, list(self._standing()))
            if rewrites:
                taken = self.gestures.rows_of(gesture)
                self._store(self._rewritten(rewrites, provenance))
                return taken
            self.gestures.forget(gesture)
        return []

    def _rewritten(self, rewrites: list[Rewrite], provenance: str) -> list[AnswerRow]:
        gesture, entered = str(uuid4()), self.clock()
        return [
            AnswerRow(
                id=str(uuid4()),
                visit=self.visit.id,
                form=one.form,
                path=one.path,
                value=one.value,
                gesture=gesture,
                entered=entered,
                replaces=one.replaces,
                provenance=provenance,
                carried_from=one.about,
                wording=one.wording,
                language=self.form(self._form_of(one.form)).language,
                author=self.author.id if self.author else None,
            )
            for one in rewrites
        ]


def path(*steps: str | tuple[str, str]) -> Path:
    """Return a path from its steps: ``path(("pain_map", "lower_back.right"), "intensity")``."""
    return tuple((step, "") if isinstance(step, str) else step for step in steps)
