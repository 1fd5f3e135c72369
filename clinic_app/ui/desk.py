"""The visit on the practitioner's desk: what every widget of a visit reads from and answers through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path, Value
from clinic_app.visit.amendments import ADDENDUM
from clinic_app.visit.away import waiting
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.kept import PATIENT, keep_document
from clinic_app.visit.open_visit import OpenVisit, Said
from clinic_app.visit.problem_changes import settle
from clinic_app.visit.signing import add, sign
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.records.rows import AnswerRow, AttachmentRow
    from clinic_app.words import Words


#: A hand that goes on over the figure is left alone until it has paused for so long, in ms.
PAUSE = 120


class Desk(QObject):
    """A visit and the clinic around it.

    Widgets read from ``visit`` and redraw on ``changed``; they answer through ``answer`` and ``answer_all``. A save
    that fails changes nothing on the screen and is told once, in words.

    Attributes:
        pointed_at: As ``changed``, before it, for what the pointer is on: a click on the figure is painted before the
            rest of the window is told.
        changed: The visit is other than before; carries nothing, look again.
        saved: A gesture is in the record; carries the moment.
        kept_here: A gesture is on this computer and not yet in the clinic's record; carries how many answers are.
        not_saved: The record did not take a gesture; carries the sentence.
        told: Something happened that can be taken back; carries two parts of a sentence.
        asked_for: Somebody wants to be shown an answer; carries page, form and path.
        to_printer: A paper goes to the printer beside this computer; carries the ``PrintJob``.
    """

    pointed_at = Signal()
    changed = Signal()
    saved = Signal(object)
    kept_here = Signal(int)
    not_saved = Signal(str)
    told = Signal(str, str)
    asked_for = Signal(str, str, object)
    to_printer = Signal(object)

    def __init__(self, clinic: Clinic, visit_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clinic = clinic
        self.visit: OpenVisit = clinic.open(visit_id, self.tell_changed)
        self.last_saved: Moment | None = None
        self._refused: Callable[[], object] | None = None
        self._told_after: int | None = None
        self._others = QTimer(self)
        self._others.setSingleShot(True)
        self._others.timeout.connect(self.changed)

    @property
    def words(self) -> Words:
        """The sentences of the program's language."""
        return self.clinic.words

    @property
    def wording(self) -> Wording:
        """The visit's answers in words."""
        return Wording(self.visit, self.clinic.words)

    def tell_changed(self) -> None:
        """Tell everybody that the visit is other than before."""
        self.pointed_at.emit()
        if self._told_after is None:
            self._others.stop()
            self.changed.emit()
        else:
            self._others.start(self._told_after)

    def at_pointer(self, *, goes_on: bool) -> AbstractContextManager[None]:
        """Paint what is answered within where the pointer is, and tell everybody else after that.

        They are told in the next turn, or, where the hand goes on, when it pauses: a drag over twenty areas is drawn
        as it goes and thought about once.
        """
        return self._tell_after(PAUSE if goes_on else 0)

    def hand_goes_on(self) -> None:
        """Leave a hand alone that moves on over the figure after what it answered there."""
        if self._others.isActive() and self._others.interval() == PAUSE:
            self._others.start()

    @contextmanager
    def _tell_after(self, milliseconds: int) -> Iterator[None]:
        self._told_after = milliseconds
        try:
            yield
        finally:
            self._told_after = None

    def answer(self, form_id: str, where: Path, value: Value) -> bool:
        """Give one answer as a gesture of its own, and say whether it was saved; the row it is the first of begins."""
        begun = self._rows_begun(form_id, where) if value is not None else []
        return self.answer_all([*begun, Said(form_id, where, value)])

    def answer_all(self, said: Iterable[Said]) -> bool:
        """Give several answers as one gesture; say whether they were saved."""
        if not self.commit(lambda: self.visit.answer_all(said)):
            return False
        waits = self.visit.record.is_away  # a problem is opened with the next answer that the server takes
        if self.visit.visit.problem is None and self.visit.of("intake").rows("pain_map") and not waits:
            self.commit(lambda: settle(self.visit))
        return True

    def undo(self) -> None:
        """Take back the newest gesture and show where it was."""
        self._rewrite("undo")

    def redo(self) -> None:
        """Bring back the gesture undone last and show where it is."""
        self._rewrite("redo")

    def try_again(self) -> None:
        """Do what was not saved once more: send the answers again, or do again what is no answer."""
        if self.visit.unsaved:
            self.commit(self.visit.try_again)
        elif self._refused is not None:
            self.commit(self._refused)

    def acknowledge(self, mark: str) -> bool:
        """Remember that a hazard was read; say whether that was saved."""
        return self.commit(lambda: self.visit.acknowledge(mark))

    def keep(
        self, kind: str, title: str, pdf: bytes, to: str = PATIENT, purpose: str = "", **more: str
    ) -> AttachmentRow | None:
        """Keep a document with the visit, and to whom it went; return its row, or None where it was not taken."""
        kept: list[AttachmentRow] = []
        self.commit(lambda: kept.append(keep_document(self.visit, kind, title, pdf, to, purpose, **more)))
        return kept[0] if kept else None

    def sign(self) -> bool:
        """Freeze the note in the name of its author; say whether it is signed now."""
        return self.commit_note(lambda: sign(self.visit, self.words))

    def add_below(self, text: str, reason: str, request: str = "") -> bool:
        """Write an addendum below the signed note, the patient's request or our own; say whether it was saved."""
        return self.commit_note(lambda: add(self.visit, ADDENDUM, text, reason, request))

    def tell_error(self, error: ClinicError) -> None:
        """Say what did not work."""
        self.not_saved.emit(self.words.of_error(error))

    def show(self, page: str, form_id: str, where: Path) -> None:
        """Ask the window to show an answer."""
        self.asked_for.emit(page, form_id, where)

    def _rows_begun(self, form_id: str, where: Path) -> list[Said]:
        answers, form = self.visit.of(form_id), self.visit.form(form_id)
        rows = [where[: depth + 1] for depth, (_, row) in enumerate(where[:-1]) if row]
        absent = [one for one in rows if not answers.said(one)]
        return [Said(form_id, one, one[-1][1] if form.item(one[-1][0]).is_question else True) for one in absent]

    def _rewrite(self, which: str) -> None:
        taken: list[AnswerRow] = []

        def rewrite() -> None:
            taken.extend(self.visit.undo() if which == "undo" else self.visit.redo())

        if not self.commit(rewrite):
            return
        if not taken:
            self.told.emit(self.words(f"undo.nothing_to_{which}"), "")
            return
        row = taken[0]
        more = len(taken) - 1
        rest = self.words("undo.and_more", count=more) if more else ""
        self.told.emit(self.words(f"undo.{which}"), f"{row.wording} {rest}".strip())
        self.show("", self.visit.form_of_row(row), row.path)

    def commit_note(self, do: Callable[[], object]) -> bool:
        """Do what changes the note and no answer, so that nobody else would tell of it."""
        done = self.commit(do)
        if done:
            self.changed.emit()
        return done

    def commit(self, do: Callable[[], object]) -> bool:
        """Do what the record is to take, and say whether it took it; where it did not, that is told in words."""
        try:
            do()
        except ClinicError as error:
            self._refused = do
            self.tell_error(error)
            return False
        self._refused = None
        self._tell_saved()
        return True

    def read_again(self) -> None:
        """Show what the clinic's record holds, now that its server is back.

        Raises:
            ClinicError: It went away again.
        """
        self.visit.refresh()
        self._tell_saved()
        self.tell_changed()

    def _tell_saved(self) -> None:
        here = waiting(self.clinic)
        if here:
            self.kept_here.emit(here)
            return
        self.last_saved = self.clinic.clock()
        self.saved.emit(self.last_saved)
