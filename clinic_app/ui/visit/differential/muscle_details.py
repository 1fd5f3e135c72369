"""All reasons of a row: what it explains and leaves, what speaks for and against, what was not asked, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.columns import ColumnsLayout
from clinic_app.ui.visit.differential.reason_lines import ReasonLine, ReasonLines
from clinic_app.ui.visit.differential.reason_part import ReasonPart
from clinic_app.ui.visit.differential.shown import Shown
from clinic_app.ui.widgets.label import Label

LEAST_COLUMN = 190
ICONS = {
    "speaks_for": "plus",
    "speaks_against": "minus",
    "not_asked": "help-circle-outline",
    "sources": "book-open-variant",
}


class MuscleDetails(QWidget):
    """The reasons in columns where there is room; in reference mode the areas and the sources, without points."""

    def __init__(self, desk: Desk, row: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._ranked = desk, row.ranked
        lines = ReasonLines(desk, row.candidate, row.areas)
        columns = ColumnsLayout(self, least=LEAST_COLUMN)
        columns.addWidget(self._column(("explains", lines.explains()), ("leaves", lines.leaves())))
        if row.ranked:
            said = ("speaks_for", lines.speaks_for()), ("speaks_against", lines.speaks_against())
            columns.addWidget(self._column(*said))
        sources = "sources", lines.sources()
        asked = [("not_asked", lines.not_asked()), sources] if row.ranked else [sources]
        columns.addWidget(self._column(*asked, draft=self._is_draft(row)))

    def _column(self, *parts: tuple[str, Sequence[ReasonLine]], draft: bool = False) -> QWidget:
        column = QWidget(self)
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(2)
        words = self._desk.words
        for name, lines in parts:
            none = words("differential.nothing_left" if name == "leaves" else "differential.nothing")
            heading, icon = words(f"differential.{name}"), ICONS.get(name, "")
            part = ReasonPart(heading, lines, none=none, icon=icon, with_points=self._ranked, parent=column)
            down.addWidget(part)
        if draft:
            down.addWidget(Label(words("app.research_draft"), "small_strong", tone="warn", parent=column))
        return column

    def _is_draft(self, row: Shown) -> bool:
        return self._desk.visit.reference.knowledge.muscles[row.one.muscle].review.status == "draft"
