"""One note to read before it is signed: its sentences, what is open, the password, the button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.desk import Desk
from clinic_app.ui.people.leaver_part import LeaverPart
from clinic_app.ui.signing.sign_box import SignBox
from clinic_app.ui.visit.open_point_words import point_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.authentication import Authentication
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.cosigning import cosign
from clinic_app.visit.gates import open_points
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.signing import sign
from clinic_app.visit.unsigned import Waiting

BETWEEN = 10


class NoteReading(QWidget):
    """The note as it will be frozen; with something open it is answered in the visit.

    Attributes:
        signed: It was signed; carries the visit's id.
        visit_asked: Somebody wants to open the visit; carries its id.
        box: Password and button.
        leaver: Closes the draft of somebody who has left.
        open_visit: Opens the visit.
    """

    signed = Signal(str)
    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, held: Authentication, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._waiting: Waiting | None = None
        self._desk: Desk | None = None
        words = clinic.words
        self._card = Card(words("signing.read"), hint=" ", icon="file-document-outline", fill=True, parent=self)
        self._scroll = Scroll(parent=self._card)
        self._open = Label("", "strong", parent=self._card)
        self.box = SignBox(clinic, words("signing.sign_next"), held, self._card)
        self._after = Label(words("signing.after"), "small", tone="text_2", parent=self._card)
        self.leaver = LeaverPart(clinic, self._card)
        self.leaver.closed.connect(self.signed)
        self.open_visit = Button(words("signing.open"), icon="pencil-outline", parent=self._card)
        self.open_visit.clicked.connect(self._ask_for_visit)
        self.box.confirmed.connect(self._sign)
        self._card.body.addWidget(self._scroll, 1)
        for part in (self._open, self.box, self._after, self.leaver, self.open_visit):
            self._card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.show_nothing()

    def is_about(self, visit_id: str) -> bool:
        """Say whether this note is shown."""
        return self._waiting is not None and self._waiting.visit.id == visit_id

    def show_nothing(self) -> None:
        """Say that a note is chosen in the list."""
        self._waiting = self._desk = None
        self._card.set_title(self._clinic.words("signing.read"))
        self._card.set_hint("")
        self._scroll.fill([EmptyState("file-document-outline", self._clinic.words("signing.choose"))])
        for part in (self._open, self.box, self._after, self.leaver, self.open_visit):
            part.hide()

    def show_note(self, waiting: Waiting) -> None:
        """Show a note; that somebody looked is in the record."""
        clinic, words = self._clinic, self._clinic.words
        if self._desk is not None:
            self._desk.deleteLater()
        self._waiting, self._desk = waiting, Desk(clinic, waiting.visit.id, self)
        name = clinic.name_of(waiting.patient) if waiting.patient else words("patient.none_yet")
        self._card.set_title(name)
        self._card.set_hint(date_words(words, waiting.visit.care.local.date()))
        self._scroll.fill(self._lines())
        blocking = self._blocking()
        said = words("signing.open_points", count=len(blocking)) if blocking else words("signing.ready")
        self._open.setText("\n".join([said, *blocking]))
        verb = "cosign_next" if waiting.waits_for == "cosignature" else "sign_next"
        self.box.button.set_words(words(f"signing.{verb}"))
        self.box.set_locked(locked=bool(blocking), reason=said)
        self.box.refresh()
        self._open.show()
        self.open_visit.show()
        is_leavers = self.leaver.show_for(self._desk.visit)
        for part in (self.box, self._after):
            part.setVisible(not blocking and not is_leavers and clinic.may("sign"))

    def _lines(self) -> list[QWidget]:
        clinic = self._clinic
        if self._desk is None:
            return []
        sheet = note_sheet(self._desk.visit, clinic.words, clinic.letterhead, clinic.person.name)
        found: list[QWidget] = []
        for section in sheet.sections:
            head = Label(section.title, "label", tone="text_2")
            head.setContentsMargins(0, BETWEEN, 0, 2)
            kinds = ("strong" if place in section.headings else "body" for place in range(len(section.sentences)))
            found += [head, *(Label(one, kind) for one, kind in zip(section.sentences, kinds, strict=True))]
        return found

    def _blocking(self) -> list[str]:
        """Return in words what still holds the signature back; a note that is signed waits for a supervisor only."""
        desk = self._desk
        if desk is None or not desk.visit.is_writable:
            return []
        return [point_words(desk, one) for one in open_points(desk.visit) if one.blocks]

    def _sign(self) -> None:
        if self._desk is None or self._waiting is None:
            return
        visit, words = self._desk.visit, self._clinic.words
        try:
            if self._waiting.waits_for == "cosignature":
                cosign(visit)
            else:
                sign(visit, words)
        except ClinicError as error:
            self._open.setText(words.of_error(error))
            return
        self.signed.emit(visit.visit.id)

    def _ask_for_visit(self) -> None:
        if self._waiting is not None:
            self.visit_asked.emit(self._waiting.visit.id)
