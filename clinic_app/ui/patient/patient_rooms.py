"""The rooms of one patient: visits, details, papers, copies, and putting a wrong entry right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.exchange.copy_card import CopyCard
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.history_card import HistoryCard
from clinic_app.ui.patient.details_pane import DetailsPane
from clinic_app.ui.patient.merging_card import MergingCard
from clinic_app.ui.patient.moving_card import MovingCard
from clinic_app.ui.patient.paper_forms_card import PaperFormsCard
from clinic_app.ui.patient.papers_pane import PapersPane
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

VISITS, DETAILS, PAPERS, COPY, PUT_RIGHT = "visits", "details", "papers", "copy", "put_right"
ROOMS = (VISITS, DETAILS, PAPERS, COPY, PUT_RIGHT)


class Reading(Protocol):
    """What stands in a room: it can be about any patient."""

    def show_patient(self, patient: PatientRow) -> None:
        """Be about a patient."""


class PatientRooms(QStackedWidget):
    """One room at a time; the visits are the first. A room is built, and reads its patient, when it is shown.

    Attributes:
        changed: Somebody's entries or visits are others now.
        choice: The buttons that lead to the rooms.
        visit_asked: Something was put into the note of a visit; carries it.
    """

    changed = Signal()
    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, visits: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientRow | None = None
        self._clinic = clinic
        words = clinic.words
        options = [Option(one, words(f"patient_rooms.{one}")) for one in ROOMS]
        self.choice = Segments(options, name=words("patient_rooms.name"), parent=parent)
        self.choice.chosen.connect(self._chosen)
        self._visits, self._room = visits, VISITS
        self.addWidget(visits)
        self.go(VISITS)

    @property
    def is_at_visits(self) -> bool:
        """Whether the visits are seen, which are only read: another patient's may take their place at any time."""
        return self._room == VISITS

    def show_patient(self, patient: PatientRow) -> None:
        """Be about another patient, or read this one anew."""
        if self._patient is None or self._patient.id != patient.id:
            self.go(VISITS)
        self._patient = patient
        self._read()

    def go(self, room: str) -> None:
        """Show a room."""
        self._room = room
        self.choice.set_value(room)
        shown = {VISITS: self._visits}.get(room) or self._built(room)
        if self.indexOf(shown) < 0:
            self.addWidget(shown)
        self.setCurrentWidget(shown)
        self._read()

    # -- the rooms

    @cached_property
    def details(self) -> DetailsPane:
        """What is known of the patient beside the visits."""
        return DetailsPane(self._clinic, self)

    @cached_property
    def papers(self) -> PapersPane:
        """The patient's papers."""
        papers = PapersPane(self._clinic, self)
        papers.visit_asked.connect(self.visit_asked)
        return papers

    @cached_property
    def on_paper(self) -> PaperFormsCard:
        """The questions blank, and what was written there."""
        card = PaperFormsCard(self._clinic, self)
        card.entered.connect(self.visit_asked)
        return card

    @cached_property
    def merging(self) -> MergingCard:
        """Two entries of one person."""
        card = MergingCard(self._clinic, self)
        card.changed.connect(self.changed)
        return card

    @cached_property
    def moving(self) -> MovingCard:
        """A visit under the wrong name."""
        card = MovingCard(self._clinic, self)
        card.changed.connect(self.changed)
        return card

    @cached_property
    def history(self) -> HistoryCard:
        """What another program knew."""
        return HistoryCard(self._clinic, self)

    @cached_property
    def copy(self) -> CopyCard:
        """A copy for a person."""
        return CopyCard(self._clinic, self)

    @cached_property
    def export(self) -> ExportCard:
        """Everything of the patient, to be taken along."""
        return ExportCard(self._clinic, self, of_one=True)

    @cached_property
    def _copies(self) -> Scroll:
        return self._below_each_other(self.history, self.copy, self.export)

    @cached_property
    def _put_right(self) -> Scroll:
        return self._below_each_other(self.merging, self.moving)

    @cached_property
    def _papers(self) -> QWidget:
        held = FillScroll(parent=self)
        held.body.setContentsMargins(0, 0, 0, 0)
        held.body.addWidget(self.papers, 1)
        self.on_paper.set_flat()
        held.body.addWidget(self.on_paper)
        return held

    def _built(self, room: str) -> QWidget:
        if room == DETAILS:
            return self.details
        if room == PAPERS:
            return self._papers
        return self._copies if room == COPY else self._put_right

    def _below_each_other(self, *cards: Card) -> Scroll:
        scroll = Scroll(parent=self)
        for card in cards:
            card.set_flat()
        scroll.fill(cards)
        return scroll

    def _chosen(self, room: object) -> None:
        self.go(str(room) if room else VISITS)

    def _read(self) -> None:
        if self._patient is None or self._room == VISITS:
            return
        patient = self._clinic.record.patients.get(self._patient.id)
        read: dict[str, Callable[[], tuple[Reading, ...]]] = {
            DETAILS: lambda: (self.details,),
            PAPERS: lambda: (self.papers, self.on_paper),
            COPY: lambda: (self.history, self.copy, self.export),
            PUT_RIGHT: lambda: (self.merging, self.moving),
        }
        for one in read[self._room]():
            one.show_patient(patient)
