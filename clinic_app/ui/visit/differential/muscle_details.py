"""All reasons of a row: what it explains and leaves, what speaks for and against, what was not asked, who says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.library.knowledge_words import review_words
from clinic_app.ui.visit.differential.columns import ColumnsLayout
from clinic_app.ui.visit.differential.reason_lines import ReasonLine, ReasonLines
from clinic_app.ui.visit.differential.reason_part import ReasonPart
from clinic_app.ui.visit.differential.shown import Shown
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label

LEAST_COLUMN = 190
ICONS = {
    "speaks_for": "plus",
    "speaks_against": "minus",
    "not_asked": "help-circle-outline",
    "sources": "book-open-variant",
    "disagreements": "scale-balance",
}


class MuscleDetails(QWidget):
    """The reasons in columns where there is room; in reference mode the areas and the sources, without points.

    Attributes:
        page: Leads to the muscle's page in the library.
        page_asked: It was pressed; carries the muscle.
    """

    page_asked = Signal(str)

    def __init__(self, desk: Desk, row: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        lines = ReasonLines(desk, row.candidate, row.areas)
        columns = ColumnsLayout(self, least=LEAST_COLUMN)
        columns.addWidget(self._column(("explains", lines.explains()), ("leaves", lines.leaves())))
        if row.ranked:
            said = ("speaks_for", lines.speaks_for()), ("speaks_against", lines.speaks_against())
            columns.addWidget(self._column(*said))
        asked = [("not_asked", lines.not_asked())] if row.ranked else []
        differ = [("disagreements", found)] if (found := lines.disagreements()) else []
        last = self._column(*asked, ("sources", lines.sources()), *differ)
        self.page = self._add_review_and_page(last)
        columns.addWidget(last)

    def _column(self, *parts: tuple[str, Sequence[ReasonLine]]) -> QWidget:
        column = QWidget(self)
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(2)
        words = self._desk.words
        for name, lines in parts:
            none = words("differential.nothing_left" if name == "leaves" else "differential.nothing")
            heading, icon = words(f"differential.{name}"), ICONS.get(name, "")
            part = ReasonPart(heading, lines, none=none, icon=icon, with_points=self._row.ranked, parent=column)
            down.addWidget(part)
        return column

    def _add_review_and_page(self, column: QWidget) -> Button:
        """Put below a column who looked the muscle over, and the way to its page; return the latter."""
        words, muscle = self._desk.words, self._row.one.muscle
        down = column.layout()
        assert down is not None  # noqa: S101  just made
        reviewed = self._desk.clinic.reviews.of("muscles", muscle)
        tone = "warn" if reviewed.is_draft else "text_2"
        down.addWidget(Label(review_words(words, reviewed), "small_strong", tone=tone, parent=column))
        name = words("library.open_page_of", muscle=self._desk.visit.reference.knowledge.muscles[muscle].name)
        page = Button(words("library.open_page"), role="quiet", icon="book-open-variant", name=name, parent=column)
        page.clicked.connect(self._ask_for_page)
        down.addWidget(page)
        down.setAlignment(page, Qt.AlignmentFlag.AlignLeft)
        return page

    def _ask_for_page(self) -> None:
        self.page_asked.emit(self._row.one.muscle)
