"""The safety questions due in this visit, one below the other, answered by click or by letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_words import group_words
from clinic_app.ui.visit.safety.question_row import QuestionRow
from clinic_app.ui.visit.tab_order import follow, stops_of
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.visit import screening

KEYS: dict[int, str] = {Qt.Key.Key_N: "no", Qt.Key.Key_Y: "yes", Qt.Key.Key_S: "not_sure"}


class QuestionList(QWidget):
    """Core questions first, then those for the marked areas; N, Y and S answer the row with the keyboard and go on.

    Attributes:
        rows: What stands on the page now, from top to bottom.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, QuestionRow] = {}
        self._headings = {
            group.link_id: Label(group.text, "label", tone="text_2", parent=self)
            for group in desk.visit.form(screening.FORM).items
        }
        words = desk.words
        self._not_due = EmptyState("shield-check-outline", words("safety.not_due"), words("safety.not_due_because"))
        self.rows: list[QuestionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._not_due)
        for heading in self._headings.values():
            heading.setContentsMargins(12, 12, 12, 4)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now; a row stays the same widget as long as it is asked."""
        asked = screening.questions(self._desk.visit)
        self._not_due.setVisible(not asked)
        form = self._desk.visit.form(screening.FORM)
        self.rows = []
        place = 1
        for section, heading in self._headings.items():
            here = {one.link_id for one in form.item(section).items}
            rows = self._grouped([self._row(item, path) for item, path in asked if item.link_id in here])
            heading.setVisible(bool(rows))
            for widget in (heading, *rows):
                if self._column.indexOf(widget) != place:
                    self._column.insertWidget(place, widget)
                place += 1
            self.rows += rows
        for row in self._made.values():
            row.setVisible(row in self.rows)
            row.refresh()
        if self.rows:
            follow(stops_of(self.rows[0])[0], self.rows)

    def row(self, path: Path) -> QuestionRow | None:
        """Return the row of an answer, or None where it is not asked."""
        return next((one for one in self.rows if one.path == path), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the row with the keyboard and go to the next one; a held key answers nothing more."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        row = next((one for one in self.rows if one.isAncestorOf(self.focusWidget() or self)), None)
        if event.key() not in KEYS or held or row is None or not row.isEnabled():
            event.ignore()
            return
        event.accept()
        if not event.isAutoRepeat() and self._answer(row, KEYS[event.key()]):
            self._go_on_from(row)

    def _answer(self, row: QuestionRow, value: object) -> bool:
        saved = self._desk.answer(screening.FORM, row.path, value)
        if not saved:
            row.refresh()
        return saved

    def _go_on_from(self, row: QuestionRow) -> None:
        place = self.rows.index(row) + 1 if row in self.rows else 0
        if place < len(self.rows):
            self.rows[place].take_keyboard()
            bring_into_view(self.rows[place])

    def _row(self, item: Item, path: Path) -> QuestionRow:
        if item.link_id not in self._made:
            row = QuestionRow(self._desk, item, path, self)
            row.answered.connect(partial(self._answer, row))
            self._made[item.link_id] = row
        return self._made[item.link_id]

    def _grouped(self, rows: list[QuestionRow]) -> list[QuestionRow]:
        """Bring the questions of a group together, groups in the order of their first question, and name each once."""
        groups = [group_words(self._desk, row.item.link_id) for row in rows]
        first = {group: groups.index(group) for group in groups}
        together = sorted(zip(groups, rows, strict=True), key=lambda one: first[one[0]])
        before = ""
        for group, row in together:
            row.set_group("" if group == before else group)
            before = group
        return [row for _, row in together]
