"""What a named clinician has looked over, kind by kind, and the way to mark more; a card of the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.reviews import KINDS, may_review


class ReviewsCard(Card):
    """How much of each kind is reviewed; the list itself, with its marks, is in the library.

    Attributes:
        asked: Somebody wants to read on and mark.
        open: The button that asks.
    """

    asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("library.reviews_card"), parent=parent)
        self._clinic = clinic
        who = words("library.reviews_about")
        if not may_review(clinic.person):
            who = f"{who} {words('library.no_profession', person=clinic.person.name)}"
        self.body.addWidget(Label(who, "small", tone="text_2", parent=self))
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=6, down=4)
        self._counts = {kind: Tag("", parent=row) for kind in KINDS}
        for tag in self._counts.values():
            flow.addWidget(tag)
        self.body.addWidget(row)
        self.open = Button(words("library.open_reviews"), icon="book-open-variant", parent=self)
        self.open.clicked.connect(self._ask)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        words, knowledge, reviews = self._clinic.words, self._clinic.reference.knowledge, self._clinic.reviews
        for kind, tag in self._counts.items():
            everything = len(getattr(knowledge, kind))
            done = everything - len(reviews.drafts(kind))
            of_all = words("library.reviewed_of", done=done, all=everything)
            tag.set_words(words("library.reviews_so_far", kind=words(f"library.kinds.{kind}"), done=of_all))

    def _ask(self) -> None:
        self.asked.emit()
