"""A student's note: the supervisor's signature beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.signing.sign_box import SignBox
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.cosigning import cosign, may_cosign, waits


class CosignCard(Card):
    """Who wrote it, the password, the button; seen only while the note waits and by whoever may sign it.

    Attributes:
        box: Password and button.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("signing.cosign"), icon="signature-freehand", parent=parent)
        self._desk = desk
        self._about = Label("", parent=self)
        self.box = SignBox(desk.clinic, desk.words("signing.cosign"), parent=self)
        self.box.confirmed.connect(self._sign)
        self.body.addWidget(self._about)
        self.body.addWidget(self.box)

    def refresh(self) -> bool:
        """Show itself where it is wanted; say whether it is."""
        visit = self._desk.visit
        note = visit.record.notes.of_visit(visit.visit.id)
        wanted = note is not None and waits(visit.record, note) and may_cosign(self._desk.clinic.person, note)
        if note is not None and wanted:
            name = visit.record.people.get(note.signer).name
            self._about.setText(self._desk.words("signing.cosign_about", name=name))
        self.setVisible(wanted)
        return wanted

    def _sign(self) -> None:
        self._desk.commit_note(lambda: cosign(self._desk.visit))
