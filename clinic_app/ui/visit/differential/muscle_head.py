"""The line of a muscle: place, name, side, letters, points, and the buttons to add it and to open its reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import ADDED, Verdict, name_of, side_of
from clinic_app.ui.visit.differential.letters import Letters
from clinic_app.ui.visit.differential.shown import Shown, points_words
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import SidePlate, Tag

PLACE_WIDTH = 28
NAME_WIDTH = 170
LEAST_WIDE, LEAST_NARROW = 290, 130  # px the words keep before the buttons go below them
ROOMY = 760  # px of a row from which the button says all it does
LONG, SHORT = 210, 104  # px of the button with all and with few words, so that points stand in a column


class MuscleHead(QWidget):
    """A muscle on one line (wide) or two (narrow); it shows and tells, the row decides.

    Attributes:
        add_pressed: Add, or take out again, was pressed.
        turned: The reasons were opened (True) or closed.
    """

    add_pressed = Signal()
    turned = Signal(bool)

    def __init__(self, desk: Desk, row: Shown, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._wide, self._added = desk, wide, False
        self._place = Label("", "strong", tone="text_2", parent=self)
        self._place.setFixedWidth(themes.current().px(PLACE_WIDTH))
        self._name = Label("", "strong", parent=self)
        self._plate = SidePlate(side_of(row.one), desk.wording.side(row.one.side), parent=self)
        self._letters = Letters(desk, row, self)
        self._small = Label("", "small", tone="text_2", parent=self)
        self._was = Tag("", level="info", parent=self)
        self._was.hide()
        self._points = Label("", "heading", parent=self)
        unit = desk.words("differential.points") if row.ranked else ""
        self._unit = Label(unit, "small", tone="text_2", parent=self)
        self.add = self._add_button()
        self.more = IconButton("chevron-down", name_of(desk, row.one), quiet=True, parent=self)
        self.more.setCheckable(True)
        self.more.clicked.connect(self._turn)
        self._lay_out()

    def show_row(self, row: Shown, verdict: Verdict) -> None:
        """Show where the muscle stands now and what was made of it."""
        words, muscle = self._desk.words, name_of(self._desk, row.one)
        self._name.setText(self._desk.visit.reference.knowledge.muscles[row.one.muscle].name)
        self._plate.set_side(side_of(row.one), self._desk.wording.side(row.one.side))
        self._place.setText(row.place)
        self._place.setVisible(row.ranked)
        self._letters.show_row(row)
        self._points.setText(points_words(row.candidate.points) if row.ranked else "")
        self._points.setVisible(row.ranked)
        self._unit.setVisible(row.ranked and self._wide)
        self._small.setText(self._remark(row))
        self._small.setVisible(bool(self._small.text()))
        self._show_add(muscle, added=verdict.verdict == ADDED)
        self.more.set_name(words(f"differential.{'less' if self.more.isChecked() else 'more'}", muscle=muscle))
        self.more.set_icon("chevron-up" if self.more.isChecked() else "chevron-down")

    def _remark(self, row: Shown) -> str:
        """Return its twins, and in the wide form how many answers speak for and against it."""
        words, candidate = self._desk.words, row.candidate
        names = [self._desk.visit.reference.knowledge.muscles[one].name for one in candidate.twins]
        parts = [words("differential.with", twins=", ".join(names))] if names else []
        if row.ranked and self._wide:
            counts = {"pro": len(candidate.speaks_for), "con": len(candidate.speaks_against)}
            parts.append(words("differential.for_against", **counts))
        return " · ".join(parts)

    def _show_add(self, muscle: str, *, added: bool) -> None:
        words, self._added = self._desk.words, added
        self.add.setChecked(added)
        self.add.setEnabled(self._desk.visit.is_writable)
        self.add.setVisible(added or self._desk.visit.is_writable)
        self.add.set_icon("check" if added else "plus")
        self.add.setAccessibleName(words(f"differential.{'added' if added else 'add'}_name", muscle=muscle))
        self.add.setToolTip(self.add.accessibleName())
        self._show_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in more words what the button does where there is room."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        if self._wide:
            long = self.more.isChecked() or self.width() >= themes.current().px(ROOMY)
            said = "added" if self._added else "add"
            self.add.set_words(self._desk.words(f"differential.{said}" if long else f"differential.{said}_short"))
            self.add.setMinimumWidth(themes.current().px(LONG if long else SHORT))

    def set_was(self, words: str) -> None:
        """Say which place it had before; empty for nothing."""
        self._was.set_words(words)
        self._was.setVisible(bool(words))

    def _turn(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        self.turned.emit(on)

    def _add_button(self) -> Button | IconButton:
        words = self._desk.words("differential.add")
        add = Button(words, icon="plus", parent=self) if self._wide else IconButton("plus", words, parent=self)
        add.setCheckable(True)
        add.clicked.connect(self.add_pressed)
        keeps = add.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # what stands before it stays in its column
        add.setSizePolicy(keeps)
        return add

    def _lay_out(self) -> None:
        around = BesideLayout(self, least=LEAST_WIDE if self._wide else LEAST_NARROW)
        said = QWidget(self)
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._names(said), 1)
        around.addWidget(said)
        around.addWidget(self._ends())

    def _names(self, parent: QWidget) -> QWidget:
        """Return name, side and letters: in one line with names of one width (wide), or the name above the rest."""
        names = QWidget(parent)
        if self._wide:
            self._name.setFixedWidth(themes.current().px(NAME_WIDTH))
            _fill(FlowLayout(names, across=8, down=3), self._name, self._side(names), self._was, self._small)
            return names
        title, signs = QWidget(names), QWidget(names)
        _fill(FlowLayout(title, across=6, down=0), self._name, self._small)
        _fill(FlowLayout(signs, across=6, down=3), self._plate, self._letters, self._was)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(signs, 1)
        line.addWidget(self._points, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        return names

    def _side(self, parent: QWidget) -> QWidget:
        """Return side and letters, which stay together."""
        side = QWidget(parent)
        line = QHBoxLayout(side)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._plate)
        line.addWidget(self._letters)
        return side

    def _ends(self) -> QWidget:
        ends = QWidget(self)
        line = QHBoxLayout(ends)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if self._wide:
            line.addWidget(self._points, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addSpacing(4)
        line.addWidget(self.add)
        line.addWidget(self.more)
        return ends


def _fill(flow: FlowLayout, *widgets: QWidget) -> None:
    for one in widgets:
        flow.addWidget(one)
