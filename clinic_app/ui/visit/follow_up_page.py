"""The follow-up on one page: the same answers as on the other pages, in the order they are asked at a later visit."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.follow_up.pain_now import PainNow
from clinic_app.ui.visit.follow_up.plan import CarriedPlan
from clinic_app.ui.visit.follow_up.retest import Retest
from clinic_app.ui.visit.follow_up.summary import LastTime
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.scroll import Scroll

CONSENT = ("consent", "consent_limits")
AFTER = ("pain_after", "response", "adverse_event", "adverse_detail")


class FollowUpPage(QWidget):
    """Today compared with last time, test and treat, and what is still open before signing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        last = desk.visit.past.last
        day = desk.wording.day(last.row.care.local.date()) if last else ""
        self._views: dict[str, FormView] = {}
        today = Card(words("follow_up_page.today"), hint=words("follow_up_page.compared", day=day), parent=self)
        today.body.addWidget(self._view("follow_up", None))
        self._pain = PainNow(desk, today)
        today.body.addWidget(self._pain)
        change = Button(words("follow_up_page.change_map"), role="quiet", icon="pencil-outline", parent=today)
        change.clicked.connect(partial(desk.show, "intake", "intake", ()))
        today.body.addWidget(change)
        treat = Card(words("follow_up_page.treat"), parent=self)
        treat.body.addWidget(Retest(desk, treat))
        treat.body.addWidget(self._view("consent", CONSENT))
        treat.body.addWidget(CarriedPlan(desk, treat))
        treat.body.addWidget(self._view("response", AFTER))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        for part, share in ((today, 5), (treat, 5)):
            scroll = Scroll(parent=self)
            scroll.body.addWidget(part)
            row.addWidget(scroll, share)
        side = QVBoxLayout()
        side.addWidget(LastTime(desk, self))
        row.addLayout(side, 3)

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question of this page."""
        view = self._views.get(form_id)
        return bool(view and path and view.focus(path[-1][0]))

    def _view(self, form_id: str, links: tuple[str, ...] | None) -> FormView:
        form = self._desk.visit.form(form_id)
        items = form.items if links is None else [form.item(link) for link in links]
        view = FormView(self._desk, form_id, items, parent=self)
        self._views[form_id] = view
        return view
