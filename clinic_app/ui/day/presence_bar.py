"""Where the patient of a visit is: one click each; the same once more takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.calling import did_not_come
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.presence import PRESENCES, WAITED_FOR, cancel, presence_of, set_presence

if TYPE_CHECKING:
    from clinic_app.records.rows import VisitRow


class PresenceBar(QWidget):
    """Late, arrived, in the room, done; for a visit nobody has begun also *did not come* and *cancelled*.

    Attributes:
        changed: Something was said.
        amiss: The record did not take it; carries the sentence.
        choice: The four.
        not_come, cancelled: The buttons beside them.
    """

    changed = Signal()
    amiss = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._visit: VisitRow | None = None
        words = clinic.words
        options = [Option(one, words(f"presence.{one}")) for one in PRESENCES]
        self.choice = Segments(options, name=words("presence.name"), fill=True, parent=self)
        self.choice.chosen.connect(self._chosen)
        self._ends = QWidget(self)
        self.not_come = Button(words("progress.not_come"), icon="close", parent=self._ends)
        self.cancelled = Button(words("presence.cancelled"), icon="close", parent=self._ends)
        self.not_come.clicked.connect(self._note_not_come)
        self.cancelled.clicked.connect(self._cancel)
        flow = FlowLayout(self._ends, across=8, down=8)
        flow.addWidget(self.not_come)
        flow.addWidget(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self._ends)

    def show_visit(self, visit: VisitRow | None) -> None:
        """Show where the patient of a visit is; nothing where nobody is waited for."""
        now = self._clinic.clock()
        is_today = visit is not None and visit.care.local.date() == now.local.date()
        self._visit = visit if visit is not None and is_today and visit.state in WAITED_FOR else None
        self.choice.setVisible(self._visit is not None and self._visit.kind == "visit")
        self._ends.setVisible(visit is not None and visit.state == "planned" and visit.kind == "visit")
        self.setVisible(self.choice.isVisibleTo(self) or self._ends.isVisibleTo(self))
        if self._visit is not None:
            self.choice.set_value(presence_of(self._visit, now) or None)

    def _chosen(self, presence: object) -> None:
        visit = self._visit
        if visit is not None:
            self._do(lambda: set_presence(self._clinic, visit.id, str(presence or "")))

    def _note_not_come(self) -> None:
        visit = self._visit
        if visit is not None:
            self._do(lambda: did_not_come(self._clinic, visit.id))

    def _cancel(self) -> None:
        visit = self._visit
        if visit is not None:
            self._do(lambda: cancel(self._clinic, visit.id))

    def _do(self, what: Callable[[], None]) -> None:
        try:
            what()
        except ClinicError as error:
            self.amiss.emit(self._clinic.words.of_error(error))
            return
        self.changed.emit()
