"""The muscle library: a reference that needs no patient, and the list of what was reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.ui.library.muscles_pane import MusclesPane
from clinic_app.ui.library.reviews_pane import ReviewsPane
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic

PANES = ("muscles", "reviews")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the library.

    Attributes:
        pane: The muscles, or what was reviewed.
        muscle: The muscle that is read about, or empty.
        typed: What is searched for.
    """

    pane: str
    muscle: str
    typed: str


class LibraryPage(QWidget):
    """Muscles by name, by area, by region; and who has looked over what.

    Attributes:
        left: Somebody wants to go back to the visit on the desk.
        muscles: The list, the chart and the page of a muscle.
        back: Leads back to the visit; hidden without one.
    """

    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        self.muscles = MusclesPane(clinic, self)
        self._reviews: ReviewsPane | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.muscles)
        self.panes = Segments(
            [Option(one, words(f"library.{one}")) for one in PANES], name=words("library.panes"), parent=self
        )
        self.panes.chosen.connect(self._choose)
        self.back = Button(words("library.back"), icon="arrow-left", parent=self)
        self.back.clicked.connect(self.left)
        self.back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Rule(self))
        column.addWidget(self._stack, 1)
        self.show_pane("muscles")

    @property
    def reviews(self) -> ReviewsPane:
        """What was reviewed; built when it is first asked for."""
        if self._reviews is None:
            self._reviews = ReviewsPane(self._clinic, self)
            self._stack.addWidget(self._reviews)
            self.muscles.reviewed.connect(self._reviews.refresh)
            self._reviews.changed.connect(self.muscles.refresh)
            self._reviews.muscle_asked.connect(self.show_muscle)
        return self._reviews

    def refresh(self) -> None:
        """Look again at what was reviewed."""
        self.muscles.refresh()
        if self._reviews is not None:
            self._reviews.refresh()

    def show_pane(self, pane: str) -> None:
        """Show the muscles, or what was reviewed.

        Raises:
            ValueError: There is no such pane.
        """
        if pane not in PANES:
            raise ValueError(pane)
        self._stack.setCurrentWidget(self.muscles if pane == "muscles" else self.reviews)
        self.panes.set_value(pane)

    def show_muscle(self, muscle: str) -> None:
        """Show the page of a muscle.

        Raises:
            KeyError: There is no such muscle.
        """
        self.show_pane("muscles")
        self.muscles.show_muscle(muscle)

    @property
    def place(self) -> Place:
        """Where somebody is in it."""
        return Place(PANES[self._stack.currentIndex()], self.muscles.muscle, self.muscles.index.field.text())

    def go_to(self, place: Place) -> None:
        """Show what somebody was looking at."""
        if place.muscle:
            self.show_muscle(place.muscle)
        self.muscles.index.field.setText(place.typed)
        self.show_pane(place.pane)

    def focus_search(self) -> None:
        """Put the keyboard on the search for muscles."""
        self.show_pane("muscles")
        self.muscles.index.field.setFocus()

    def set_has_visit(self, *, has_visit: bool) -> None:
        """Say whether there is a visit to go back to."""
        self.back.setVisible(has_visit)

    def _head(self) -> QWidget:
        words = self._clinic.words
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.back)
        title = QWidget(head)
        flow = FlowLayout(title, across=12, down=0)
        count = len(self._clinic.reference.knowledge.muscles)
        flow.addWidget(Label(words("library.title"), "title", parent=title))
        flow.addWidget(Label(words("library.count", count=count), tone="text_2", parent=title))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(title)
        said.addWidget(Label(words("library.fixed"), "small", tone="text_2", parent=head))
        row.addLayout(said, 1)
        row.addWidget(self.panes)
        return head

    def _choose(self, value: object) -> None:
        pane = value if value in PANES else PANES[self._stack.currentIndex()]
        self.show_pane(str(pane))
