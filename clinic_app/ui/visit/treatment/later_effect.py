"""A call about something unwanted: which visit caused it, how bad it is, what was advised."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.open_visit import path

FORM, ABOUT = "response_later", "about_visit"
#: So many of the latest visits are offered.
MOST = 4


class LaterEffect(QWidget):
    """The latest visits as choices; once one is chosen, the questions. With no earlier visit, the questions at once.

    Attributes:
        visits: The choices, or None with no earlier visit.
        view: The questions.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words, item = desk.words, desk.visit.form(FORM).item(ABOUT)
        earlier = desk.visit.past.visits[-MOST:][::-1]
        options = [Option(one.row.id, desk.wording.day(one.row.care.local.date())) for one in earlier]
        self.view = FormView(desk, FORM, desk.visit.form(FORM).items, parent=self)
        self.visits: Segments | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if options:
            self.visits = Segments(options, name=item.text, shape="apart", parent=self)
            self.visits.chosen.connect(self._choose)
            column.addWidget(Label(words("treating.caused_by"), parent=self))
            column.addWidget(self.visits)
        column.addWidget(self.view)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which visit it is about."""
        visit = self._desk.visit
        about = visit.value(FORM, ABOUT)
        self.view.setVisible(self.visits is None or about is not None)
        if self.visits is not None:
            known = {one.row.id for one in visit.past.visits[-MOST:]}
            self.visits.set_value(about if about in known else None)
            self.visits.setEnabled(visit.is_writable)

    def _choose(self, visit: object) -> None:
        self._desk.answer(FORM, path(ABOUT), visit if isinstance(visit, str) else None)
