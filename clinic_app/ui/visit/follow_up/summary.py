"""Before you start: what last time's note says, and the goal."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.problems.problem_words import standing_words as plan_words
from clinic_app.ui.progress.progress_pane import standing_words
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.note_sheet import note_lines
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import offered
from clinic_app.visit.progress import standing

MOST_LINES = 12
LEAST = 130  # px
BESIDE_BAR = 8  # px between the words and the bar that scrolls them


class LastTime(QWidget):
    """A card with the sentences of the last visit's note."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        last = desk.visit.past.last
        day = desk.wording.day(last.row.care.local.date()) if last else ""
        self.setMinimumHeight(LEAST)
        card = Card(desk.words("follow_up_page.last_time"), hint=day, fill=True, parent=self)
        scroll = Scroll(parent=card)
        scroll.body.setContentsMargins(0, 0, BESIDE_BAR, 0)
        lines = note_lines(desk.clinic, last.row)[:MOST_LINES] if last else []
        scroll.fill([Label(line, parent=scroll.widget()) for line in lines])
        self._desk = desk
        self._standing = Label("", "strong", parent=card)
        card.body.addWidget(self._standing)
        card.body.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which visit of the plan this is, and whether it is time to assess again."""
        words, visit = self._desk.words, self._desk.visit
        now = visit.now.problems
        if len(visit.past.problems.rows) > 1:  # each with its own plan
            of_each = (*now.treated, *offered(visit))
            lines = [f"{title_of(visit, one, words)}: {plan_words(visit, one, words)}" for one in of_each]
            self._standing.setText("\n".join(lines))
            show_where(self._standing, wanted=bool(lines))
            return
        where = standing(visit)
        said = standing_words(self._desk.clinic, self._desk.visit) if where.planned is not None else ""
        due = words("progress.due") if where.is_due else ""
        self._standing.setText(" · ".join(one for one in (said, due) if one))
        show_where(self._standing, wanted=bool(said or due))

    def sizeHint(self) -> QSize:
        """Return a size of a few lines; it takes the height that is left."""
        return QSize(super().sizeHint().width(), LEAST)

    def hasHeightForWidth(self) -> bool:
        """Say that its height follows no width: the lines scroll, and what is open keeps the room it needs."""
        return False
