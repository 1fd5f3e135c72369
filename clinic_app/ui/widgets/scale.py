"""A number from 0 to 10, for pain in the colours of pain: the number is always written, the colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import rounded
from clinic_app.ui.widgets.focus_group import FocusGroup, clicks_of
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.typed_number import TypedNumber

HIGHEST = 10
GAP = 4
CHOSEN_RING = 3.0
FOCUS_RING = 2.0


class PainCell(Pressable):
    """One number of the scale."""

    def __init__(self, number: int, parent: QWidget, *, of_pain: bool) -> None:
        super().__init__(str(number), role="cell", parent=parent)
        self.number, self._of_pain = number, of_pain
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button to a screen reader

    def _tallest(self, room: int) -> float:
        """Leave room for the number as it is when chosen: a scale is as high before a number is chosen as after."""
        return max(text.size_at(room).height() for text in self._both())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fill, the number and, chosen or focused, a ring with a light line inside it."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box, corners = QRectF(self.rect()), self.corners()
            fill, ink = theme.pain(self.number if self._of_pain else 0)
            off = not self.isEnabled() and not self.isChecked()
            painter.fillPath(rounded(box, corners), theme.colour("sunken") if off else fill)
            painter.strokePath(rounded(box, corners, 0.5), QPen(theme.colour("line" if off else "line_strong"), 1))
            ring = CHOSEN_RING if self.isChecked() else FOCUS_RING
            if self.isChecked() or self.hasFocus():
                colour = theme.colour("focus" if self.hasFocus() else "text")
                painter.strokePath(rounded(box, corners, ring + 0.75), QPen(theme.colour("surface"), 1.5))
                painter.strokePath(rounded(box, corners, ring / 2), QPen(colour, ring))
            painter.setFont(theme.font(self.font_kind(chosen=self.isChecked())))
            painter.setPen(theme.colour("text_disabled") if off else ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)


class PainScale(QWidget):
    """The numbers ``lowest`` (0 or 1) to 10 in one row, or two where the room is narrow; none is chosen at first.

    A digit picks at once, save 1, which waits 600 ms for a 0; arrows move and Space picks; a press on the chosen
    number takes it back. Numbers run from left to right in every language. What is no pain, such as how well somebody
    walks, has no colours: there 10 is good.

    Attributes:
        chosen: A person chose; carries the number, or None when taken back.
    """

    chosen = Signal(object)

    def __init__(self, *, name: str, lowest: int = 0, of_pain: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._cells = [PainCell(number, self, of_pain=of_pain) for number in range(lowest, HIGHEST + 1)]
        for cell in self._cells:
            cell.setAccessibleDescription(name)
        self._clicks = clicks_of(self._cells, self)
        self._clicks.idClicked.connect(self._clicked)
        self._typed = TypedNumber(HIGHEST, self)
        self._typed.heard.connect(self._show)
        self._typed.typed.connect(self._choose)
        self._group = FocusGroup(self._cells, self)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(name)
        self.setSizePolicy(wrapping())

    @property
    def value(self) -> int | None:
        """The chosen number, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number, or none; tells nobody."""
        self._typed.drop()
        self._value = value
        self._show(value)

    def set_large(self, *, large: bool) -> None:
        """Make every number a target of 64 px, for patients' screens."""
        for cell in self._cells:
            cell.set_large(large=large)

    def cell(self, number: int) -> PainCell:
        """Return the button of a number; an absent number raises ``IndexError``."""
        return self._cells[number - self._cells[0].number]

    def _clicked(self, place: int) -> None:
        self._typed.drop()
        number = self._cells[place].number
        self._choose(None if number == self._value else number)

    def _choose(self, number: int | None) -> None:
        if number is not None and number < self._cells[0].number:
            self._show(self._value)
            return
        changed = number != self._value
        self._value = number
        self._show(number)
        if changed:
            self.chosen.emit(number)

    def _show(self, number: int | None) -> None:
        for cell in self._cells:
            cell.setChecked(cell.number == number)
            if cell.number == number:
                self._group.rest_on(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and arrows."""
        if not (self._typed.took(event) or self._group.took(event)):
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let a number that is being typed stand."""
        self._typed.settle()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        width = len(self._cells) * (self._least() + GAP) - GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the narrowest arrangement, three rows."""
        columns = -(-len(self._cells) // 3)
        return QSize(columns * (self._least() + GAP) - GAP, self._least())

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many rows as the width asks for."""
        rows = -(-len(self._cells) // self._columns(width))
        return rows * (self._cells[0].sizeHint().height() + GAP) - GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the numbers."""
        super().resizeEvent(event)
        columns = self._columns(self.width())
        height = self._cells[0].sizeHint().height()
        for place, cell in enumerate(self._cells):
            row, column = divmod(place, columns)
            left = column * (self.width() + GAP) // columns
            right = (column + 1) * (self.width() + GAP) // columns - GAP
            cell.setGeometry(left, row * (height + GAP), right - left, height)

    def _columns(self, width: int) -> int:
        count = len(self._cells)
        fitting = max(1, (width + GAP) // (self._least() + GAP))
        rows = -(-count // min(count, fitting))
        return -(-count // rows)

    def _least(self) -> int:
        return max(self._cells[-1].minimumSizeHint().width(), self._cells[-1].least_height())
