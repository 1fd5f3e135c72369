"""Half a minute's reading about a patient before the door opens: what to mind, the map, the goal, the last note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.contact_row import about_patient, date_words
from clinic_app.ui.contacts import STATES
from clinic_app.ui.problems.problem_chips import ProblemChips
from clinic_app.ui.visit.header import MINDED
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Side, Tag
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.glance import Area, Glance, glance, opened
from clinic_app.visit.note_sheet import note_lines
from clinic_app.visit.problems import seen

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow

MOST_AREAS, MOST_LINES = 4, 6
ABOVE_HEAD = 6  # px
BESIDE_BAR = 8  # px between the words and the bar that scrolls them
#: States of visits in which somebody was seen.
SEEN = ("open", "signed")
SIDES: dict[str, Side] = {"right": "RIGHT", "left": "LEFT"}


class Brief(QWidget):
    """A card about the patient who was chosen in the list.

    Attributes:
        opened: Its button was pressed.
        button: Opens the visit it is about; hidden while it is about none.
        patient: Id of the patient it is about, or None.
    """

    opened = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.patient: str | None = None
        self._card = Card(clinic.words("today.brief"), hint=" ", fill=True, parent=self)
        self._scroll = Scroll(parent=self._card)
        self._scroll.body.setContentsMargins(0, 0, BESIDE_BAR, 0)
        self.button = Button("", role="main", parent=self._card)
        self.button.clicked.connect(self.opened)
        self._card.body.addWidget(self._scroll, 1)
        self._card.body.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.show_nobody()

    @property
    def may_read(self) -> bool:
        """Whether what was said and done about the patient is open to whoever is signed on."""
        return self._clinic.may_read(self.patient)

    def add_action(self, action: QWidget) -> None:
        """Put a button into the head of the card."""
        self._card.add_action(action)

    def add_above_button(self, part: QWidget) -> None:
        """Put a part below what is read, above the button."""
        self._card.body.insertWidget(self._card.body.indexOf(self.button), part)

    def show_nobody(self) -> None:
        """Say what will stand here."""
        if self.patient is None and self._scroll.body.count():  # it says so already
            return
        words = self._clinic.words
        self.patient = None
        self._card.set_title(words("today.brief"))
        self._card.set_hint("")
        self.button.hide()
        self._scroll.fill([Label(words("today.brief_hint"), tone="text_2")])

    def show_patient(self, patient: PatientRow, visit: VisitRow | None = None) -> None:
        """Show what matters about a patient, for a visit of the list or else for the newest one."""
        words, visits = self._clinic.words, self._clinic.visits_of(patient)
        self.patient = patient.id
        self._card.set_title(self._clinic.name_of(patient))
        self._card.set_hint(about_patient(self._clinic, patient))
        shown = visit or (visits[0] if visits else None)
        self.button.setVisible(visit is not None and self.may_read)
        if visit is not None:
            self.button.set_words(words(f"today.{STATES[visit.state][0]}"))
        if shown is None:
            self._scroll.fill([Label(words("today.no_visits"), tone="text_2")])
            return
        if not self._clinic.may_read(patient.id):
            self._scroll.fill([Label(words("people.no_reading"), tone="text_2")])
            return
        at_once = glance(self._clinic, shown)
        before = next((one for one in visits if one.care.utc < shown.care.utc and one.state in SEEN), None)
        marked = before if at_once.from_before else shown
        about = [self._minded(at_once), self._problems(shown), self._areas(at_once, marked)]
        parts = [*about, self._goal(at_once), self._last(before or shown)]
        self._scroll.fill([widget for part in parts for widget in part])

    def _problems(self, shown: VisitRow) -> list[QWidget]:
        visit = opened(self._clinic, shown)
        return [ProblemChips(visit, self._clinic.words)] if seen(visit) else []

    def _minded(self, at_once: Glance) -> list[QWidget]:
        terms = self._clinic.reference.knowledge.terms
        there = [one for one in MINDED if one in at_once.present]
        if not there:
            return []
        held = QWidget()
        flow = FlowLayout(held, across=6, down=4)
        held.setSizePolicy(wrapping())
        for finding in there:
            level, icon = MINDED[finding]
            flow.addWidget(Tag(terms[finding].label, level=level, icon=icon, parent=held))
        return [held]

    def _areas(self, at_once: Glance, marked: VisitRow | None) -> list[QWidget]:
        """Return the areas below the day on which they were marked."""
        if not at_once.areas:
            return []
        words, today = self._clinic.words, self._clinic.clock().local.date()
        is_old = marked is not None and marked.care.local.date() != today
        head = words("today.marked_before", day=self._day(marked)) if is_old and marked else words("today.marked")
        return [self._head(head), *(self._area(one) for one in at_once.areas[:MOST_AREAS])]

    def _area(self, area: Area) -> QWidget:
        words, (zone, _, side) = self._clinic.words, area.row.partition(".")
        zones = self._clinic.reference.knowledge.zones
        name = zones[zone].label if zone in zones else zone
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if side in SIDES:
            column.addWidget(NamedSide(name, SIDES[side], words(f"side.{side}"), parent=held))
        else:
            column.addWidget(Label(name, "strong", parent=held))
        if area.pain is not None:
            column.addWidget(Label(words("today.pain", number=area.pain), "small", tone="text_2", parent=held))
        return held

    def _goal(self, at_once: Glance) -> list[QWidget]:
        words = self._clinic.words
        if not at_once.goal:
            return []
        return [self._head(words("today.goal")), Label(words("today.in_quotes", said=at_once.goal))]

    def _last(self, visit: VisitRow) -> list[QWidget]:
        lines = note_lines(self._clinic, visit, "AP")[:MOST_LINES]
        if not lines:
            return []
        head = self._head(self._clinic.words("today.said_before", day=self._day(visit)))
        return [head, *(Label(line) for line in lines)]

    def _head(self, said: str) -> Label:
        head = Label(said, "label", tone="text_2")
        head.setContentsMargins(0, ABOVE_HEAD, 0, 0)
        return head

    def _day(self, visit: VisitRow) -> str:
        return date_words(self._clinic.words, visit.care.local.date())
