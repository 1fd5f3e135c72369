"""Which of a patient's problems is looked at: all of them together, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import seen

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

ALL = ""
#: Segments hold so many options at most, all problems together included.
MOST = 5


class ProblemChoice(QWidget):
    """Hidden where there is only one problem to look at.

    Attributes:
        chosen: Somebody chose a problem; carries its id, nothing for all of them.
        segments: The buttons, or None while there is nothing to choose.
    """

    chosen = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.segments: Segments | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def offer(self, visit: OpenVisit | None) -> None:
        """Offer the problems some visit up to this one treated; all of them together is chosen."""
        words = self._clinic.words
        found = seen(visit)[:MOST] if visit is not None else []
        clear(self._column)
        self.segments = None
        self.setVisible(len(found) > 1)
        if visit is None or len(found) < 2:  # noqa: PLR2004  one has nothing to choose from
            return
        options = [Option(ALL, words("problems.everything"))]
        options += [Option(one, title_of(visit, one, words)) for one in found]
        self.segments = Segments(options, name=words("problems.choose"), parent=self)
        self.segments.set_value(ALL)
        self.segments.chosen.connect(self._chosen)
        self._column.addWidget(self.segments)

    def _chosen(self, problem: object) -> None:
        if self.segments is not None:
            self.segments.set_value(problem or ALL)
            self.chosen.emit(str(problem or ALL))
