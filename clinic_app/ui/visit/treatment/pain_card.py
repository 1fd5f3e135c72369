"""Pain before and straight after: before is what the map says, after is asked and has no default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label

FORM = "response"
TEST = ("test_that_mattered", "test_before", "test_after")
ASKED = ("pain_after", "response", *TEST, "aftercare_given", "watched_minutes")
NONE = "–"


def _asked(desk: Desk, item: Item, parent: QWidget) -> Question:
    """Return a question; a tick needs no words above it."""
    return (Question if item.type == "boolean" else Cell)(desk, FORM, item, parent=parent)


class PainCard(Card):
    """Two numbers with an arrow between them, the scale for the second, and what belongs to *straight after*.

    Attributes:
        cells: Its questions by linkId.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.pain_now"), parent=parent)
        self._desk = desk
        words = desk.words
        self._before = Label(NONE, "figure", parent=self)
        self._after = Label(NONE, "figure", parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.addWidget(Label(words("treatment.before"), "small", tone="text_2", parent=self), 0, 0)
        grid.addWidget(Label(words("treatment.after"), "small", tone="text_2", parent=self), 0, 2)
        grid.addWidget(self._before, 1, 0)
        grid.addWidget(IconMark("arrow-right", parent=self), 1, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._after, 1, 2)
        grid.setColumnStretch(3, 1)
        self.body.addLayout(grid)
        form = desk.visit.form(FORM)
        self.cells = {link: _asked(desk, form.item(link), self) for link in ASKED if link in form}
        for cell in self.cells.values():
            self.body.addWidget(cell)
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def before(self) -> int | None:
        """The highest pain on today's map, or None where nothing is marked."""
        marked = [one for one in self._desk.visit.now.findings if one.kind == "pain" and one.present]
        amounts = [int(one.amount) for one in marked if one.amount is not None]
        return max(amounts, default=None)

    def refresh(self) -> None:
        """Show both numbers, and ask for the test before and after once there is one."""
        visit = self._desk.visit
        asked = {item.link_id for item, _ in visit.now.asked(FORM)}
        for link, cell in self.cells.items():
            cell.setVisible(link in asked and cell.is_told)
        after = visit.value(FORM, "pain_after")
        for label, value in ((self._before, self.before), (self._after, after)):
            label.setText(NONE if value is None else str(value))

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id not in self.cells:
            return False
        self.cells[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
