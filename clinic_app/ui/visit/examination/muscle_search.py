"""Finds a muscle by any of its names and offers it on either side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.knowledge.muscles import Muscle
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.patient_names import folded

MOST = 6
LEAST_FOR_NAME = 140


class MuscleSearch(QWidget):
    """A search line and the first few muscles whose names begin so, each with RIGHT and LEFT.

    Attributes:
        chosen: A person chose; carries the muscle with its side.
        found: Other muscles are on offer.
    """

    chosen = Signal(object)
    found = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        search = words("examination.search")
        self.field = SearchField(name=search, clear=words("examination.clear"), placeholder=search, parent=self)
        self.field.searched.connect(self._search)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.field)
        self._found: list[QWidget] = []

    def _search(self, typed: str) -> None:
        for widget in self._found:
            self._column.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._found = []
        words = folded(typed).split()
        if not words:
            return
        muscles = sorted(self._desk.visit.reference.knowledge.muscles.values(), key=lambda one: one.name.casefold())
        found = [self._offer(one) for one in muscles if _fits(one, words)][:MOST]
        if not found:
            found = [Label(self._desk.words("examination.no_muscle"), "small", tone="text_2", parent=self)]
        self._found = found
        for widget in found:
            self._column.addWidget(widget)
        self.found.emit()

    def _offer(self, muscle: Muscle) -> QWidget:
        offer = QWidget(self)
        beside = BesideLayout(offer, least=LEAST_FOR_NAME)
        beside.addWidget(Label(muscle.name, parent=offer))
        sides = QWidget(offer)
        flow = FlowLayout(sides, across=6, down=4)
        for side in ("right", "left"):
            one = MuscleSide(muscle.id, side)
            name = self._desk.words("examination.feel", muscle=name_of(self._desk, one))
            button = Button(self._desk.wording.side(side), icon="plus", name=name, parent=sides)
            button.clicked.connect(partial(self._choose, one))
            flow.addWidget(button)
        beside.addWidget(sides)
        return offer

    def _choose(self, one: MuscleSide) -> None:
        self.chosen.emit(one)


def _fits(muscle: Muscle, words: list[str]) -> bool:
    names = " ".join((muscle.name, muscle.latin, *muscle.also))
    parts = folded(names).replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
