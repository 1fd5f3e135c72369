"""More than one muscle: where the first of the list leaves areas, the smallest set that explains them together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.sets import MuscleSet, sets
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential import considered
from clinic_app.ui.visit.differential.areas import letter_of, marked_areas
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of, verdict_of
from clinic_app.ui.visit.differential.held_pointer import HeldPointer
from clinic_app.ui.visit.differential.shown import in_reference_mode, points_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping

#: Found out a moment after the last answer, so that no click waits for it.
PAUSE = 300


class Together(QWidget):
    """One sentence and a button for each muscle of the set; hidden where one muscle is enough, and as a reference.

    Attributes:
        found: The set it shows, or None.
        buttons: What adds each muscle to the differential, and takes it out again.
        arranged: It holds other buttons.
    """

    arranged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: MuscleSet | None = None
        self.buttons: dict[MuscleSide, Button] = {}
        self._said = Label("", "small_strong", parent=self)
        self._link = Label("", "small", tone="text_2", parent=self)
        self._adding = QWidget(self)
        self._adding.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._adding, across=6, down=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 2, 6)
        column.setSpacing(4)
        for widget in (self._said, self._link, self._adding):
            column.addWidget(widget)
        self.setSizePolicy(wrapping())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        self._pointer = HeldPointer(self)
        desk.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what of the set is in the differential, and find out anew whether another one explains more."""
        for one, button in self.buttons.items():
            self._show_button(one, button)
        self._pause.start(PAUSE if self.found else 0)

    def _look(self) -> None:
        if self._pointer.is_down:
            self._pause.start(PAUSE)
            return
        visit = self._desk.visit
        found = () if in_reference_mode(self._desk) else sets(visit.reference.patterns, visit.now.findings)
        self._show(found[0] if found else None)

    def _show(self, found: MuscleSet | None) -> None:
        self.setVisible(found is not None)
        before, self.found = self.found, found
        if found is None:
            return
        self._said.setText(_said_words(self._desk, found))
        link = _link_words(self._desk, found)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(f"{self._said.text()} {link}".strip())
        if before is None or _members(before) != _members(found):
            self._offer(_members(found))

    def _offer(self, members: list[MuscleSide]) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self.buttons = {one: self._button(one) for one in members}
        self._pointer.watch()
        self.arranged.emit()

    def _button(self, one: MuscleSide) -> Button:
        button = Button(name_of(self._desk, one), icon="plus", parent=self._adding)
        button.setCheckable(True)
        button.clicked.connect(partial(self._add_or_take_out, one))
        self._flow.addWidget(button)
        self._show_button(one, button)
        return button

    def _show_button(self, one: MuscleSide, button: Button) -> None:
        added = verdict_of(self._desk.visit, one).verdict == considered.ADDED
        button.setChecked(added)
        button.setEnabled(self._desk.visit.is_writable)
        button.setVisible(added or self._desk.visit.is_writable)
        button.set_icon("check" if added else "plus")
        name = "differential.added_name" if added else "differential.add_name"
        button.setAccessibleName(self._desk.words(name, muscle=name_of(self._desk, one)))

    def _add_or_take_out(self, one: MuscleSide) -> None:
        added = verdict_of(self._desk.visit, one).verdict == considered.ADDED
        saved = considered.take_out(self._desk, one) if added else considered.add(self._desk, one, self._suggested())
        if not saved:
            self._show_button(one, self.buttons[one])

    def _suggested(self) -> str:
        """Return what the record keeps about the suggestion: the whole set, its points, the knowledge."""
        members = ", ".join(name_of(self._desk, one) for one in self.buttons)
        points = points_words(self.found.points) if self.found else ""
        version = self._desk.visit.reference.knowledge.version
        return self._desk.words("differential.suggested_together", muscles=members, points=points, version=version)


def _members(found: MuscleSet) -> list[MuscleSide]:
    return [MuscleSide(one.muscle, one.side or "") for one in found.members]


def _said_words(desk: Desk, found: MuscleSet) -> str:
    """Return the set in a sentence: *Together: A with B explain A, B and C; D stays open*."""
    words, areas = desk.words, marked_areas(desk)
    muscles = [name_of(desk, one) for one in _members(found)]
    reached = [reason.finding.source for one in found.members for reason in one.explains]
    letters = ", ".join(sorted(letter_of(areas, source) for source in reached))
    said = words("differential.together", first=muscles[0], rest=", ".join(muscles[1:]), letters=letters)
    open_ones = ", ".join(letter_of(areas, one.source) for one in found.leaves)
    return f"{said} {words('differential.together_leaves', letters=open_ones)}" if open_ones else said


def _link_words(desk: Desk, found: MuscleSet) -> str:
    """Return which of them is known to set off which, and where that is said."""
    knowledge = desk.visit.reference.knowledge
    said = []
    for link in found.links:
        one, other = (knowledge.muscles[muscle].name for muscle in (link.from_muscle, link.to_muscle))
        named = [knowledge.sources[key].short for key in link.sources if key in knowledge.sources]
        sources = "; ".join(dict.fromkeys(named)) or desk.words("differential.doubt.recalled")
        said.append(desk.words("differential.sets_off", one=one, other=other, sources=sources))
    return " ".join(said)
