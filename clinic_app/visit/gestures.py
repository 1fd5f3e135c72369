"""Undo and redo, read from the rows themselves, so that they survive a restart.

A gesture is every row with the same gesture id. Taking one back writes its former values as new rows (provenance
``undo``), each pointing with ``carried_from`` at the row it takes back; bringing it again does likewise (``redo``).
A row is only taken back where it still counts, that is where nobody has replaced it since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clinic_app.forms.answers import Path, Value
from clinic_app.records.rows import AnswerRow


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One row to write for an undo or redo: what to put back where, and over which row."""

    form: str
    path: Path
    value: Value
    replaces: tuple[str, ...]
    about: str
    wording: str


@dataclass
class Gestures:
    """The gestures of one writer in one visit.

    Attributes:
        undoable: Gesture ids that can be taken back, oldest first.
        redoable: Gesture ids that were taken back, the newest last.
    """

    author: str | None
    undoable: list[str] = field(default_factory=list)
    redoable: list[str] = field(default_factory=list)
    _rows: dict[str, AnswerRow] = field(default_factory=dict)
    _of_gesture: dict[str, list[AnswerRow]] = field(default_factory=dict)
    #: For a row written by undo or redo: the original row whose value it stands for, "" for an empty path.
    _origin: dict[str, str] = field(default_factory=dict)

    def add(self, rows: Iterable[AnswerRow]) -> None:
        """Take note of stored rows, in the record's order."""
        for row in rows:
            first = row.gesture not in self._of_gesture
            self._rows[row.id] = row
            self._of_gesture.setdefault(row.gesture, []).append(row)
            if row.provenance in ("undo", "redo"):
                self._trace(row, first=first)
            else:
                self._origin[row.id] = row.id
                if first and row.author == self.author:
                    self.undoable.append(row.gesture)
                    self.redoable.clear()

    def _trace(self, row: AnswerRow, *, first: bool) -> None:
        about = self._rows[row.carried_from or ""]
        if row.provenance == "redo":
            self._origin[row.id] = about.id
        else:
            self._origin[row.id] = self._origin.get(about.replaces[-1], "") if about.replaces else ""
        if not first or row.author != self.author:
            return
        source, target = (self.undoable, self.redoable) if row.provenance == "undo" else (self.redoable, self.undoable)
        if about.gesture in source:
            source.remove(about.gesture)
            target.append(about.gesture)

    def is_carried(self, row_id: str) -> bool:
        """Say whether a row stands for a carried answer, itself or because an undo brought that one back."""
        original = self._rows.get(self._origin.get(row_id, ""))
        return original is not None and original.provenance == "carried"

    def keeps_carried(self, row_id: str) -> bool:
        """Say whether a row was given over a carried one and says the same: somebody kept the plan as it was."""
        row = self._rows.get(row_id)
        before = [self._rows[one] for one in row.replaces if one in self._rows] if row else []
        return row is not None and any(self.is_carried(one.id) and one.value == row.value for one in before)

    def source_of(self, row_id: str) -> str:
        """Return the id of the row a carried answer comes from; nothing for one that was given."""
        original = self._rows.get(self._origin.get(row_id, ""))
        return original.carried_from or "" if original is not None and original.provenance == "carried" else ""

    def rows_of(self, gesture: str) -> list[AnswerRow]:
        """Return the rows of a gesture."""
        return self._of_gesture.get(gesture, [])

    def taking_back(self, gesture: str, standing: Iterable[AnswerRow]) -> list[Rewrite]:
        """Return what to write so that a gesture is undone; empty where all of it has been replaced since."""
        heads = {(row.form, row.path, self._origin[row.id]): row for row in standing}
        rewrites = []
        for row in reversed(self.rows_of(gesture)):
            head = heads.get((row.form, row.path, row.id))
            if head is not None:
                former = self._rows[row.replaces[-1]].value if row.replaces else None
                rewrites.append(Rewrite(row.form, row.path, former, (head.id,), row.id, row.wording))
        return rewrites

    def bringing_back(self, gesture: str, standing: Iterable[AnswerRow]) -> list[Rewrite]:
        """Return what to write so that an undone gesture counts again."""
        heads: dict[tuple[str, Path], list[AnswerRow]] = {}
        for row in standing:
            heads.setdefault((row.form, row.path), []).append(row)
        rewrites = []
        for row in self.rows_of(gesture):
            before = self._origin.get(row.replaces[-1], "") if row.replaces else ""
            for head in heads.get((row.form, row.path), []):
                if self._origin[head.id] == before and head.provenance in ("undo", "redo", "asked", "carried"):
                    rewrites.append(Rewrite(row.form, row.path, row.value, (head.id,), row.id, row.wording))
                    break
        return rewrites

    def forget(self, gesture: str) -> None:
        """Drop a gesture that can no longer be undone or redone, because somebody else has answered since."""
        for stack in (self.undoable, self.redoable):
            if gesture in stack:
                stack.remove(gesture)
