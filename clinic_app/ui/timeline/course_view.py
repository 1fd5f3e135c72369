"""The way a patient's pain went, above the visits: the trend, and what changed since the start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.timeline.pain_trend import NamedLine, PainTrend
from clinic_app.ui.timeline.since_start import SinceStart
from clinic_app.ui.timeline.trend_lines import WORST, TrendLine, trend_lines
from clinic_app.ui.timeline.trend_signs import STYLES
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.change import map_change
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.progress import Step
from clinic_app.visit.wording import Wording
from clinic_app.words import Words

LEAST_FOR_TREND = 300


class CourseView(QWidget):
    """Drawn from the newest visit; nothing but words where there is no second number yet.

    Attributes:
        trend: The lines.
    """

    def __init__(self, visit: OpenVisit, steps: Sequence[Step], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording, self._words = Wording(visit, words), words
        lines = trend_lines(steps)
        names = [self._name(line) for line in lines]
        self.trend = PainTrend(self)
        self.trend.show_lines(lines, names, self._days(lines), self._said(lines, names))
        self.trend.setVisible(any(len(line.readings) > 1 for line in lines))
        named = [NamedLine(*one) for one in zip(lines, names, STYLES, strict=False)]
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(6)
        change = map_change(visit, words)
        if change:
            column.addWidget(Label(words("around.changed_last", change=change), parent=self))
        if lines:
            held = QWidget(self)
            beside = BesideLayout(held, least=LEAST_FOR_TREND, gap=16, tall=True)
            if not self.trend.isHidden():
                beside.addWidget(self.trend)
            beside.addWidget(SinceStart(named, words, held))
            column.addWidget(held)

    def _name(self, line: TrendLine) -> str:
        return self._words("around.worst_of_week") if line.row == WORST else self._wording.row(line.row)

    def _days(self, lines: Sequence[TrendLine]) -> dict[date, str]:
        days = sorted({reading.day for line in lines for reading in line.readings})
        return {
            one: self._words("date.short", day=one.day, month=self._words(f"contacts.month.{one.month}"))
            for one in days
        }

    def _said(self, lines: Sequence[TrendLine], names: Sequence[str]) -> str:
        """Return the lines in words, for whoever does not see them."""
        said = []
        for line, name in zip(lines, names, strict=True):
            told = ", ".join(
                self._words("around.reading", number=one.number, day=self._wording.day(one.day))
                for one in line.readings
            )
            said.append(self._words("around.line_said", name=name, readings=told))
        return " ".join((self._words("around.trend"), *said))
