"""What the lines and crosses on the chart mean."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.drawing.body_chart import View, ZonePath
from clinic_app.drawing.outline import Box
from clinic_app.drawing.referral import Referral, referral_parts
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.painting import paint
from clinic_app.ui.widgets.box import Corners, rounded
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.words import Words

Sample = Literal["always", "sometimes", "press"]
SAMPLES: tuple[Sample, ...] = ("always", "sometimes", "press")
WIDE, HIGH, EDGE = 34, 24, 3.0
HERE = ("", "")


class Legend(QWidget):
    """Always described, sometimes described, and roughly where the trigger points lie."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(wrapping())
        flow = FlowLayout(self, across=14, down=4)
        for sample in SAMPLES:
            one = QWidget(self)
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(_Swatch(sample, one))
            line.addWidget(Label(words(f"library.legend.{sample}"), "small", parent=one), 1)
            flow.addWidget(one)


class _Swatch(QWidget):
    """A piece of the figure with one kind of line on it, drawn as the chart draws it."""

    def __init__(self, sample: Sample, parent: QWidget) -> None:
        super().__init__(parent)
        self._sample = sample
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = themes.current()
        return QSize(theme.px(WIDE), theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, box = themes.current(), QRectF(self.rect())
        inks = chart_colours(theme)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(rounded(box, Corners.all(theme.radius("control"))), inks["figure"])
            view = _square(box.width(), box.height())
            paint(painter, tuple(referral_parts(view, self._referral(box), theme.scale)), inks)

    def _referral(self, box: QRectF) -> Referral:
        middle = box.center()
        press = ((HERE[0], middle.x(), middle.y()),) if self._sample == "press" else ()
        always = (HERE,) if self._sample == "always" else ()
        return Referral(always, (HERE,) if self._sample == "sometimes" else (), press)


def _square(width: float, height: float) -> View:
    """Return a view that is one zone."""
    box = Box(EDGE, EDGE, width - EDGE, height - EDGE)
    path = f"M{box.left} {box.top}L{box.right} {box.top}L{box.right} {box.bottom}L{box.left} {box.bottom}Z"
    zone = ZonePath(HERE[0], *HERE, path, box, (width / 2, height / 2))
    return View(HERE[0], False, box, (zone,), (path, (), ()))
