"""What the patient does at home: exercises with their doses at the left, the real sheet at the right."""

from __future__ import annotations

from pathlib import Path as FilePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.home_care.add_exercise import AlsoFits, Proposed
from clinic_app.ui.visit.home_care.exercise_row import ROWS, ExerciseRow
from clinic_app.ui.visit.home_care.last_time import LastTime
from clinic_app.ui.visit.home_care.sheet_card import SHEET, SheetCard
from clinic_app.ui.visit.home_care.sheet_lines import SheetLines
from clinic_app.ui.visit.reading_order import ReadingOrder
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.home_care import target_muscles
from clinic_app.visit.last_home_care import FORM, LAST
from clinic_app.visit.open_visit import path
from clinic_app.visit.replaced import is_patients

AROUND = 10
#: Shares of the width: the exercises, the sheet.
SHARES = (16, 9)


class HomeCarePage(QWidget):
    """Chosen exercises in their order, what else fits, the lines of the sheet, and the sheet itself.

    Attributes:
        rows: The chosen exercises by id.
        last_time, proposed, also_fits, lines, sheet: Its other parts.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: dict[str, ExerciseRow] = {}
        words = desk.words
        self._card = Card(words("home_care_page.exercises"), icon="run", parent=self)
        title = words("home_care_page.nothing_yet")
        self._no_muscle = EmptyState("run", title, words("home_care_page.nothing_yet_means"), parent=self._card)
        self._no_fit = EmptyState("run", title, words("home_care_page.nothing_fits"), parent=self._card)
        self.proposed, self.also_fits = Proposed(desk, self._card), AlsoFits(desk, self._card)
        self.last_time = LastTime(desk, self)
        self.lines, self.sheet = SheetLines(desk, self), SheetCard(desk, self._keep, self)
        self._column = QVBoxLayout()
        self._lay_out()
        self._order = ReadingOrder(self)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen exercises in their order; one that stays keeps its widgets."""
        known = self._desk.visit.reference.knowledge.exercises
        order = [one for one in self._desk.visit.of(FORM).rows(ROWS) if one in known]
        for gone in [one for one in self.rows if one not in order]:
            row = self.rows.pop(gone)
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        for place, one in enumerate(order):
            if one not in self.rows:
                self.rows[one] = ExerciseRow(self._desk, known[one], self._card)
            if self._column.indexOf(self.rows[one]) != place:
                self._column.removeWidget(self.rows[one])
                self._column.insertWidget(place, self.rows[one])
        self.proposed.refresh()
        self.also_fits.refresh()
        nothing = not order and self.proposed.isHidden()
        has_muscle = bool(target_muscles(self._desk.visit))
        self._no_muscle.setVisible(nothing and not has_muscle)
        self._no_fit.setVisible(nothing and has_muscle)
        self._order.settle()

    def save(self, file: FilePath) -> bool:
        """Write the sheet as it stands into a file and keep it in the record; say whether both were done."""
        return self.sheet.ways.save(file)

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is here."""
        if form_id != FORM:
            return False
        link, row = path[0] if path else ("", "")
        if row in self.rows:
            target: QWidget = self.rows[row].cells.get(path[-1][0]) or self.rows[row].remove
        elif row in self.last_time.rows and link == LAST:
            target = self.last_time.rows[row].done
        elif link == "showed_me":
            target = self.sheet.showed_me
        elif self.lines.focus(link):
            target = self.lines.cells[link]
        else:
            return not path or link == ROWS
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._scroll.isAncestorOf(target):
            self._scroll.ensureWidgetVisible(target, 0, self._scroll.viewport().height() // 3)
        return True

    def _lay_out(self) -> None:
        self._column.setSpacing(4)
        for part in (self._no_muscle, self._no_fit, self._column, self.proposed, self.also_fits):
            if isinstance(part, QVBoxLayout):
                self._card.body.addLayout(part)
            else:
                self._card.body.addWidget(part)
        self._scroll = Scroll(parent=self)
        self._scroll.body.setSpacing(AROUND)
        self._scroll.body.addWidget(self.last_time)
        self._scroll.body.addWidget(self._card)
        self._scroll.body.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        row.setSpacing(AROUND)
        row.addWidget(self._scroll, SHARES[0])
        row.addWidget(self.sheet, SHARES[1])

    def _keep(self, pdf: bytes, told: Disclosure, way: str) -> bool:
        """Keep the sheet as it left; where it was for the patient, say in the visit that it was given."""
        words, title = self._desk.words, self._desk.visit.reference.sheets[SHEET].title
        kept = self._desk.keep(SHEET, title, pdf, told.recipient, told.purpose, by=way, who=told.who)
        if kept is None:
            return False
        self.sheet.say_kept(words("home_care_page.kept", title=title))
        if not is_patients(told.who) or not self._desk.visit.is_writable:
            return True
        said = words("home_care_page.printed_value", title=title, mark=kept.sha256[:12])
        return self._desk.answer(FORM, path("printed"), said)
