"""Whether a thing of the knowledge was looked over, and the button with which a clinician says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.library.knowledge_words import review_words
from clinic_app.ui.widgets.beside import beside
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.reviews import may_review, named

LEAST_FOR_WORDS = 200


class ReviewMark(QWidget):
    """A tag with who reviewed it and when, or that nobody has; *Mark as reviewed* writes the name of who is signed on.

    Attributes:
        changed: A mark was set or taken back.
        button: Sets it, or takes the clinic's own back.
    """

    changed = Signal()

    def __init__(self, clinic: Clinic, kind: str, thing: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, self._kind, self._thing, self._name = clinic, kind, thing, name
        self._state = Tag("", parent=self)
        self.button = Button("", role="quiet", parent=self)
        self.button.clicked.connect(self._press)
        self._why = Label("", "small", tone="text_2", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(beside(self._state, self.button, least=LEAST_FOR_WORDS, parent=self))
        column.addWidget(self._why)
        self.setSizePolicy(wrapping())
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands."""
        clinic, words = self._clinic, self._clinic.words
        reviewed = clinic.reviews.of(self._kind, self._thing)
        self._state.set_words(review_words(words, reviewed))
        self._state.set_level("warn" if reviewed.is_draft else "ok")
        takes_back = reviewed.is_own and not reviewed.is_changed
        may = may_review(clinic.person)
        self.button.setVisible(reviewed.is_draft or takes_back)
        self.button.setEnabled(may)
        self.button.set_words(words("library.take_back" if takes_back else "library.mark"))
        self.button.set_icon("undo" if takes_back else "signature-freehand")
        name = "library.take_back_name" if takes_back else "library.mark_name"
        self.button.setAccessibleName(words(name, thing=self._name, reviewer=named(clinic.person)))
        self._say("" if may else words("library.no_profession", person=clinic.person.name))

    def _press(self) -> None:
        clinic = self._clinic
        do = clinic.mark_reviewed if clinic.reviews.of(self._kind, self._thing).is_draft else clinic.take_review_back
        try:
            do(self._kind, self._thing)
        except ClinicError as error:
            self._say(clinic.words.of_error(error))
            return
        self.refresh()
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._why.setText(words)
        self._why.setVisible(bool(words))
