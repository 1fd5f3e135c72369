"""A draft whose author has left: the owner closes it as it stands, and says why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.leaving import leaver_of
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.signing import close_for_leaver


class LeaverPart(QWidget):
    """Seen by the owner, and only where the author of a draft has left.

    Attributes:
        closed: The draft is closed; carries the visit's id.
        reason, close_draft: Its field and its button.
    """

    closed = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, words = clinic, clinic.words
        self._visit: OpenVisit | None = None
        self._about = Label("", "strong", parent=self)
        self.reason = Field(words("people.why_closed"), parent=self)
        self.close_draft = Button(words("people.close_draft"), icon="lock-outline", parent=self)
        self.close_draft.clicked.connect(self._close)
        self.reason.entered.connect(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._about, self.reason, self.close_draft):
            column.addWidget(part)
        self.hide()

    def show_for(self, visit: OpenVisit) -> bool:
        """Be about a visit; say whether it is one whose author has left and that this person may close."""
        leaver = leaver_of(visit) if self._clinic.may("close_for_leaver") else None
        self._visit = visit if leaver is not None else None
        self.reason.set_words("")
        self._about.setText(self._clinic.words("people.draft_of_leaver", name=leaver.name) if leaver else "")
        self.setVisible(leaver is not None)
        return leaver is not None

    def _close(self) -> None:
        if self._visit is None:
            return
        try:
            close_for_leaver(self._visit, self._clinic.words, self.reason.words)
        except ClinicError as error:
            self._about.setText(self._clinic.words.of_error(error))
            return
        self.closed.emit(self._visit.visit.id)
