"""The safety page: the questions and the pre-checks at the left, what is up and its decision at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.safety.flag_list import FlagList
from clinic_app.ui.visit.safety.flag_words import counted
from clinic_app.ui.visit.safety.question_list import QuestionList
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import KeyCap
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.steps import Step, StepBar
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit import screening
from clinic_app.visit.open_visit import path as visit_path

BEFORE = "safety_history"
QUESTIONS, CHECKS = 0, 1


class SafetyPage(QWidget):
    """Everything that is asked before hands or needles, and what is decided about what came up.

    There is no "no to all": what was not asked never becomes a no.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.questions = QuestionList(desk)
        self.before = FormView(desk, BEFORE, desk.visit.form(BEFORE).items)
        self.flags = FlagList(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(self._asked(), 17)
        row.addWidget(self._decided(), 9)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count what is answered."""
        words, count = self._desk.words, counted(self._desk)
        self._answered.setText(words("safety.answered", **count))
        self._legend.setVisible(count["asked"] > 0)
        self.short.setVisible(screening.is_walk_in(self._desk.visit) and self._desk.visit.is_writable)
        checks = self._desk.visit.form(BEFORE).items
        done = sum(self._desk.visit.value(BEFORE, item.link_id) is not None for item in checks)
        self._tabs.set_step(QUESTIONS, self._step("questions", count["asked"] - count["answered"]))
        self._tabs.set_step(CHECKS, self._step("before", len(checks) - done))

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question of this page; say whether it is here."""
        if form_id == screening.FORM:
            return self._show_question(path)
        if form_id == BEFORE and path:
            self._go(CHECKS)
            found = self.before.focus(path[-1][0])
            if found:
                bring_into_view(self.before.focusWidget() or self.before)
            return found
        card = self.flags.card(path[0][1]) if form_id == "flag_decisions" and path else None
        if card is None:
            return False
        bring_into_view(card)
        return card.focus(path[-1][0])

    def _show_question(self, path: Path) -> bool:
        self._go(QUESTIONS)
        row = self.questions.row(path)
        if row is None:
            return False
        row.take_keyboard()
        bring_into_view(row)
        return True

    def _asked(self) -> Card:
        card = Card(fill=True, parent=self)
        card.setAccessibleName(self._desk.words("safety.questions"))
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.setSpacing(0)
        self._tabs = StepBar(name=self._desk.words("safety.name"), parent=card)
        for name in ("questions", "before"):
            self._tabs.add_step(Step(self._desk.words(f"safety.{name}")))
        self._tabs.chosen.connect(self._go)
        self._stack = QStackedWidget(card)
        self._stack.addWidget(self._questions_tab())
        self._stack.addWidget(self._before_tab())
        card.body.addWidget(self._tabs)
        card.body.addWidget(Rule(card))
        card.body.addWidget(self._stack, 1)
        return card

    def _questions_tab(self) -> QWidget:
        tab = QWidget(self)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._legend = self._made_legend(tab)
        column.addWidget(self._legend)
        column.addWidget(self._short_screen(tab))
        column.addWidget(Rule(tab))
        scroll = Scroll(parent=tab)
        scroll.body.addWidget(self.questions)
        column.addWidget(scroll, 1)
        return tab

    def _short_screen(self, parent: QWidget) -> Strip:
        """Return the strip that says so where only the marked areas are asked about, and asks everything."""
        words = self._desk.words
        self.short = Strip("info", words("around.walk_in"), words("around.walk_in_asks"), parent=parent)
        everything = Button(words("around.ask_all"), parent=self.short)
        everything.clicked.connect(self._ask_all)
        self.short.add_action(everything)
        return self.short

    def _ask_all(self) -> None:
        self._desk.answer("intake", visit_path(screening.WALK_IN), None)

    def _before_tab(self) -> QWidget:
        scroll = Scroll(parent=self)
        scroll.body.setContentsMargins(14, 10, 14, 12)
        scroll.body.addWidget(Label(self._desk.words("safety.before_hint"), "small", tone="text_2", parent=scroll))
        scroll.body.addWidget(self.before)
        return scroll

    def _made_legend(self, parent: QWidget) -> QWidget:
        words = self._desk.words
        legend = QWidget(parent)
        flow = FlowLayout(legend, across=8, down=2)
        flow.setContentsMargins(12, 6, 12, 6)
        self._answered = Label("", "small_strong", parent=legend)
        flow.addWidget(self._answered)
        for answer in ("no", "yes", "not_sure"):
            flow.addWidget(KeyCap(words(f"safety.key_{answer}"), parent=legend))
            flow.addWidget(Label(words(f"safety.says_{answer}"), "small", tone="text_2", parent=legend))
        flow.addWidget(Label(words("safety.then_next"), "small", tone="text_2", parent=legend))
        return legend

    def _decided(self) -> Card:
        card = Card(self._desk.words("safety.decide"), fill=True, parent=self)
        card.body.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(parent=card)
        scroll.body.setContentsMargins(12, 10, 12, 12)
        scroll.body.addWidget(self.flags)
        card.body.addWidget(scroll)
        return card

    def _go(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._tabs.setCurrentIndex(tab)

    def _step(self, name: str, still_open: int) -> Step:
        words = self._desk.words
        said = words("safety.open", number=still_open) if still_open else ""
        return Step(words(f"safety.{name}"), done=not still_open, open_words=said)
