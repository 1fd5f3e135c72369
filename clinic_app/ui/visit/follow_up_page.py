"""The follow-up on one page: the same answers as on the other pages, in the order they are asked at a later visit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.problems.once_a_problem import FurtherProblems, MainTitle
from clinic_app.ui.questionnaire.measures_card import MeasuresCard
from clinic_app.ui.visit.follow_up.own_words import LINK, OwnWords
from clinic_app.ui.visit.follow_up.pain_now import PainNow
from clinic_app.ui.visit.follow_up.plan import CarriedPlan
from clinic_app.ui.visit.follow_up.retest import Retest
from clinic_app.ui.visit.follow_up.still_open import StillOpen
from clinic_app.ui.visit.follow_up.summary import LastTime
from clinic_app.ui.visit.treatment.consent_scope import ConsentView, CoversLine
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.consent import FORM as CONSENT_FORM
from clinic_app.visit.screening import SINCE_LAST, asked_again

FIRST = ("changed", "changed_what", "unwanted", "unwanted_severity", "unwanted_what")
THEN = ("suddenly_worse", "home_done", "since_words")
CONSENT = ("consent", "consent_withdrawn", "consent_by", "consent_limits")
AFTER = ("response", "adverse_event", "adverse_severity", "adverse_detail", "call_back", "pain_after")
AROUND = 10
#: Widths of the three columns to each other: eleven numbers of pain stand in one line of the first on a small screen.
SHARES = (42, 36, 22)


class FollowUpPage(QWidget):
    """Today compared with last time, test and treat, and what is still open before signing.

    Attributes:
        pain: Last visit's areas with today's numbers.
        plan: Last visit's treatment and what is told of today's.
        own_words: The practitioner's assessment.
        still_open: What stands before the signature.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._views: dict[str, list[FormView]] = {}
        self._columns: list[Scroll] = []
        side = FillScroll(parent=self)
        side.body.setContentsMargins(0, 0, 0, 0)
        side.body.setSpacing(AROUND)
        self.still_open = StillOpen(desk, self.show_answer, side)
        side.body.addWidget(LastTime(desk, side), 1)
        side.body.addWidget(self.still_open)
        row = QHBoxLayout(self)
        row.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        row.setSpacing(AROUND)
        for part, share in zip((self._today(), self._treat(), side), SHARES, strict=True):
            row.addWidget(part, share)

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question of this page; say whether it is here."""
        link = path[-1][0] if path else ""
        found = (
            any(view.focus(link) for view in self._views.get(form_id, ()))
            or (form_id == "intake" and self.pain.focus(path))
            or (form_id == "assessment" and link == "own_words" and self.own_words.focus())
            or self.further.focus(form_id, path)
            or self.plan.focus(form_id, path)
        )
        focused = self.focusWidget()
        if found and focused is not None:
            for column in self._columns:
                if column.isAncestorOf(focused):
                    column.ensureWidgetVisible(focused, 0, column.viewport().height() // 3)
        return found

    def _today(self) -> Scroll:
        words, last = self._desk.words, self._desk.visit.past.last
        day = self._desk.wording.day(last.row.care.local.date()) if last else ""
        column = self._column()
        hint = words("follow_up_page.compared", day=day)
        today = Card(words("follow_up_page.today"), hint=hint, parent=column.widget())
        if self._desk.visit.is_writable:
            change = Button(words("follow_up_page.change_map"), role="quiet", icon="pencil-outline", parent=today)
            change.clicked.connect(partial(self._desk.show, "intake", "intake", ()))
            today.add_action(change)
        self.pain = PainNow(self._desk, today)
        for part in (self._view("follow_up", FIRST, today), self.pain, self._view("follow_up", THEN, today)):
            today.body.addWidget(part)
        return self._with(column, today, MeasuresCard(self._desk, column.widget()))

    def _treat(self) -> Scroll:
        column = self._column()
        treat = Card(self._desk.words("follow_up_page.treat"), parent=column.widget())
        self.plan, self.own_words = CarriedPlan(self._desk, treat), OwnWords(self._desk, treat)
        after = Label(self._desk.visit.form("response").title, "strong", parent=treat)
        consent = (self._consent(treat), CoversLine(self._desk, treat))
        parts = (Retest(self._desk, treat), *consent, self.plan, after)
        self.further = FurtherProblems(self._desk, (LINK, "goal_now"), treat)
        main = MainTitle(self._desk, treat)
        for part in (*parts, self._view("response", AFTER, treat), main, self.own_words, self.further):
            treat.body.addWidget(part)
        return self._with(column, treat)

    def _column(self) -> Scroll:
        """Return a column; its cards are made inside it, as whatever changes its parent is dressed once more."""
        scroll = Scroll(parent=self)
        self._columns.append(scroll)
        return scroll

    def _with(self, column: Scroll, card: Card, *below: QWidget) -> Scroll:
        card.body.setSpacing(12)
        for part in (card, *below):
            column.body.addWidget(part)
        return column

    def _consent(self, parent: QWidget) -> FormView:
        form = self._desk.visit.form(CONSENT_FORM)
        items = [form.item(link) for link in CONSENT if link in form]
        self._views[CONSENT_FORM] = [ConsentView(self._desk, CONSENT_FORM, items, parent=parent)]
        return self._views[CONSENT_FORM][0]

    def _view(self, form_id: str, links: tuple[str, ...], parent: QWidget) -> FormView:
        form = self._desk.visit.form(form_id)
        items = [self._with_danger_signs(form.item(link)) for link in links]
        view = FormView(self._desk, form_id, items, parent=parent)
        self._views.setdefault(form_id, []).append(view)
        return view

    def _with_danger_signs(self, item: Item) -> Item:
        """Return the question of what changed with the danger signs of last time's areas, to be read out with it."""
        if item.link_id != SINCE_LAST[1]:
            return item
        return replace(item, hint=self._desk.wording.danger_signs(asked_again(self._desk.visit)))
