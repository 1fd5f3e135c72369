"""One marked area in the list: its letter, name and side, kind and number; opened, everything about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.drawing.pain_map import Mark
from clinic_app.ui.chart.kind_button import KindButton
from clinic_app.ui.chart.map_answers import FORM, MAP, clearing, row_path
from clinic_app.ui.chart.number_button import NumberButton
from clinic_app.ui.chart.zone_names import MIDLINE, ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import LetterBadge, Side
from clinic_app.ui.widgets.sizing import wrapping

WORDED_FROM = 420  # px from which the kind stands in its word too
SIDES: dict[str, Side] = {"left": "LEFT", "right": "RIGHT", MIDLINE: ""}


class MarkedArea(QWidget):
    """A row that opens in place to change number, kind, depth and the exact spot, or to clear the area.

    Attributes:
        turned: A person wants it opened or closed; carries the row.
        spot_asked: A person wants to click the exact spot; carries the row.
    """

    turned = Signal(str)
    spot_asked = Signal(str)

    def __init__(self, desk: Desk, names: ZoneNames, row: str, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._names, self.row = desk, names, row
        self._mark = mark
        self._open = False
        self.editor: FormView | None = None
        self._inside: QWidget | None = None
        self._badge = LetterBadge(mark.letter, "full", name=mark.letter, parent=self)
        side = names.side(mark.side)
        self._name = NamedSide(names.label(mark.zone), SIDES[mark.side], side, kind="strong", parent=self)
        self.kind = KindButton(mark.kind, "", stacked=False, name=names.named(mark.zone, mark.side), parent=self)
        self.number = NumberButton(parent=self)
        for button in (self.kind, self.number):
            button.clicked.connect(self._pressed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(6)
        self._column.addLayout(self._head())
        self.setSizePolicy(wrapping())
        self.show_mark(mark, worded=False)

    @property
    def is_open(self) -> bool:
        """Whether everything about it shows."""
        return self._open

    def show_mark(self, mark: Mark, *, worded: bool) -> None:
        """Show what is marked; ``worded``: there is room for the kind's word."""
        self._mark = mark
        words, named = self._desk.words, self._names.named(mark.zone, mark.side)
        if self._badge.text() != mark.letter:
            self._badge.set_words(mark.letter)
            self._badge.setAccessibleName(mark.letter)
        word = self._names.kinds.get(mark.kind, "") if worded else ""
        if self.kind.words != word:
            self.kind.set_words(word)
        self.kind.show_mark(mark.kind, mark.intensity)
        said = self._names.kind(mark.kind) or words("chart.not_said")
        self.kind.setAccessibleName(words("chart.kind_of", area=named, kind=said))
        self.number.show_number(mark.intensity)
        number = words("chart.not_said") if mark.intensity is None else words("map.of_ten", number=mark.intensity)
        self.number.setAccessibleName(words("chart.number_of", area=named, number=number))
        if self._inside is not None:
            self._spot.setVisible(mark.point is not None)

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it; tells nobody."""
        if is_open and self._inside is None:
            self._inside = self._build()
            self._column.addWidget(self._inside)
        self._open = is_open
        if self._inside is not None:
            self._inside.setVisible(is_open)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close it by its name too."""
        if event.button() == Qt.MouseButton.LeftButton and self._name.geometry().contains(event.position().toPoint()):
            self._pressed()
        else:
            super().mouseReleaseEvent(event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._badge, 0, middle)
        head.addWidget(self._name, 1, middle)
        head.addWidget(self.kind, 0, middle)
        head.addWidget(self.number, 0, middle)
        return head

    def _build(self) -> QWidget:
        words = self._desk.words
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        items = self._desk.visit.form(FORM).item(MAP).items
        self.editor = FormView(self._desk, FORM, items, row_path(self.row), parent=inside)
        column.addWidget(self.editor)
        actions = QWidget(inside)
        flow = FlowLayout(actions, across=4, down=4)
        pick = Button(words("chart.pick_spot"), role="quiet", icon="target", parent=actions)
        pick.clicked.connect(self._ask_spot)
        self._spot = Button(words("chart.drop_spot"), role="quiet", icon="close", parent=actions)
        self._spot.clicked.connect(self._drop_spot)
        self._spot.setVisible(self._mark.point is not None)
        self.clear = Button(words("chart.clear"), role="quiet", icon="delete-outline", parent=actions)
        self.clear.setAccessibleName(words("chart.clear_of", area=self._names.named(self._mark.zone, self._mark.side)))
        self.clear.clicked.connect(self._clear)
        for button in (pick, self._spot, self.clear):
            flow.addWidget(button)
        actions.setSizePolicy(wrapping())
        actions.setEnabled(self._desk.visit.is_writable)
        column.addWidget(actions)
        return inside

    def _pressed(self) -> None:
        self.turned.emit(self.row)

    def _ask_spot(self) -> None:
        self.spot_asked.emit(self.row)

    def _drop_spot(self) -> None:
        self._desk.answer(FORM, row_path(self.row, "point"), None)

    def _clear(self) -> None:
        self._desk.answer_all(clearing(self.row))
