"""The examination: what to ask next and what the hands find at the left, the muscles to consider at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.desk import Desk
from clinic_app.ui.questionnaire.measures_card import MeasureList
from clinic_app.ui.visit.differential.considered import FORM as ASSESSMENT
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.examination.ask_next_card import AskNextCard
from clinic_app.ui.visit.examination.palpation import Palpation
from clinic_app.ui.visit.examination.palpation_row import FORM, LINK
from clinic_app.ui.visit.examination.sections import Sections
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll

#: From this height on, px at 100 % text, all questions worth asking stand above what is found.
ROOMY = 760
#: What is found keeps this height, px at 100 % text.
LEAST_FOUND = 220


class _Found(Card):
    """What the hands find; it scrolls inside, so that the card above it keeps the height of its words."""

    def hasHeightForWidth(self) -> bool:
        """Say that any height will do."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for no more than the least."""
        return self.minimumSizeHint()


class ExaminationPage(QWidget):
    """What to ask next, palpation, then the form's sections for the marked areas; beside them the wide panel.

    Attributes:
        ask: The card of what to ask or test next.
        measures: Outcome measures, folded.
        panel: The muscles to consider.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ask = AskNextCard(desk, self)
        self.palpation = Palpation(desk)
        self.sections = Sections(desk)
        self.measures = MeasureList(desk)
        self.panel = DifferentialPanel(desk, wide=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self._left(), 41)
        row.addWidget(self.panel, 57)

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question of this page; say whether it is here."""
        if form_id == ASSESSMENT:
            return self.panel.show_answer(form_id, path)
        if form_id in self.measures.folds:
            return self.measures.show_answer(form_id, path)
        if form_id != FORM or not path:
            return False
        link_id, row_id = path[0]
        if link_id == LINK:
            found = self.palpation.focus(row_id, path[-1][0])
            bring_into_view(self.palpation.rows.get(row_id, self.palpation))
            return found
        section = self.sections.focus(path[-1][0])
        if section is not None:
            bring_into_view(self.focusWidget() or section)
        return section is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all that is worth asking where there is room."""
        super().resizeEvent(event)
        self.ask.set_room(has_room=self.height() >= themes.current().px(ROOMY))

    def _left(self) -> FillScroll:
        """Return what is answered on this page; it scrolls only where large text leaves what is found no room."""
        left = FillScroll(parent=self)
        left.body.setContentsMargins(0, 0, 0, 0)
        left.body.setSpacing(10)
        left.body.addWidget(self.ask)
        left.body.addWidget(self._found(), 1)
        return left

    def _found(self) -> Card:
        words = self._desk.words
        card = _Found(words("examination.found"), hint=words("examination.found_hint"), fill=True, parent=self)
        name = words("examination.muscle_name")
        self.add_muscle = Button(words("examination.muscle"), role="quiet", icon="plus", name=name, parent=card)
        self.add_muscle.setVisible(self._desk.visit.is_writable)
        self.add_muscle.clicked.connect(self._search)
        card.add_action(self.add_muscle)
        scroll = Scroll(parent=card)
        scroll.setMinimumHeight(themes.current().px(LEAST_FOUND))
        scroll.body.addWidget(self.palpation)
        scroll.body.addWidget(Rule(scroll))
        scroll.body.addWidget(self.sections)
        scroll.body.addWidget(Rule(scroll))
        scroll.body.addWidget(Label(words("measures.title"), "strong", parent=scroll))
        scroll.body.addWidget(self.measures)
        card.body.addWidget(scroll)
        return card

    def _search(self) -> None:
        self.palpation.show_search(on=self.palpation.search.isHidden())
        bring_into_view(self.palpation.search)
