"""A factor that makes it worse, eases it, or does neither."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import Look
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.box import Corners, paint_box
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sizing import wrapping

WORSE, EASES, NO = "worse", "eases", "no"
BEFORE = 12  # px left and right of the name
LEAST_FOR_NAME = 90  # px the name keeps before the answers go below it


class HalvesChip(QWidget):
    """A pill with a factor's name and three answers: an arrow up for worse, one down for eases, and no.

    Unanswered it is light with nothing filled; worse and eases fill their half; no lays the whole pill back. So each
    state is seen by place, arrow, word and weight, and by colour only last. Letters pick while it has the keyboard,
    arrows move, pressing the chosen one takes the answer back. It is as wide as there is room, so that the answers of
    pills one below the other are columns; where it is narrow, the answers go below the name.

    Attributes:
        chosen: A person answered; carries ``worse``, ``eases``, ``no``, or None when taken back.
    """

    chosen = Signal(object)

    def __init__(
        self,
        factor: str,
        *,
        worse: str,
        eases: str,
        no: str,
        keys: tuple[str, str, str] = ("", "", ""),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stacked = False
        self._shown: object = None
        self._label = Label(factor, parent=self)
        self._label.setContentsMargins(BEFORE, 4, BEFORE, 4)
        options = [
            Option(WORSE, worse, key=keys[0], icon="triangle"),
            Option(EASES, eases, key=keys[1], icon="triangle-down"),
            Option(NO, no, key=keys[2], level="neutral"),
        ]
        self._answers = Segments(options, name=factor, shape="halves", parent=self)
        self._answers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._answers.chosen.connect(self._answered)
        row = BesideLayout(self, least=LEAST_FOR_NAME, gap=0, tall=True)
        row.addWidget(self._label)
        row.addWidget(self._answers)
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Expanding))
        self.setFocusProxy(self._answers)
        self.setAccessibleName(factor)

    @property
    def value(self) -> object:
        """``worse``, ``eases``, ``no``, or None while unanswered."""
        return self._answers.value

    def set_value(self, value: object) -> None:
        """Show an answer, or none; tells nobody."""
        self._answers.set_value(value)
        if value == self._shown:
            return
        self._shown = value
        self._label.set_tone("text_2" if value == NO else "")
        self.update()

    def button(self, value: object) -> QWidget:
        """Return the part of the pill that gives an answer."""
        return self._answers.button(value)

    def _answered(self, value: object) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the pill apart where name and answers do not fit side by side."""
        super().resizeEvent(event)
        self._stacked = self._answers.y() > self._label.y()
        radius = themes.current().radius("control" if self._stacked else "chip")
        self._answers.set_ends(radius, joins_before=not self._stacked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill under its parts."""
        if self._stacked:
            return
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            look = Look("sunken" if self.value == NO else "surface", "line_strong")
            paint_box(painter, QRectF(self.rect()), Corners.all(theme.radius("chip")), look, theme)
