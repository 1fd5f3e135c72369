"""Whether anything unwanted happened: asked, never assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import ApartCell, Cell
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.plates import Tag

FORM, EVENT = "response", "adverse_event"
#: Asked once something happened.
THEN = ("adverse_severity", "adverse_detail", "call_back")


class UnwantedCard(Card):
    """Answers side by side, none chosen at first, and what is asked once something happened.

    Attributes:
        happened: The question.
        then: What is asked then, by linkId.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        form = desk.visit.form(FORM)
        self.happened = ApartCell(desk, FORM, form.item(EVENT), parent=self)
        self.then = {link: Cell(desk, FORM, form.item(link), parent=self) for link in THEN if link in form}
        self._tag = Tag(desk.words("treatment.answer_to_sign"), level="warn", parent=self)
        line = QHBoxLayout()
        line.addWidget(self.happened)
        line.addStretch(1)
        line.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        for cell in self.then.values():
            self.body.addWidget(cell)
        self.setAccessibleName(desk.words("treatment.unwanted"))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask how bad it was and what was done where something happened."""
        visit = self._desk.visit
        asked = {item.link_id for item, _ in visit.now.asked(FORM)}
        for link, cell in self.then.items():
            cell.setVisible(link in asked and cell.is_told)
        self._tag.setVisible(visit.value(FORM, EVENT) is None)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        target = self.happened if link_id == EVENT else self.then.get(link_id)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target is not None
