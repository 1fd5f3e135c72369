"""Outcome measures on a page of the visit: each folded under its score and its change, answered where it is opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.questionnaire.answering import FormOnDesk
from clinic_app.ui.questionnaire.entries import Entry, Key, Section, entries_of
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.own_form_window import OwnFormWindow
from clinic_app.ui.questionnaire.pieces import widget_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.form_files import own_forms
from clinic_app.visit.measures import Measured, in_words, measured, measured_in, shown
from clinic_app.visit.open_visit import Said

PLAN = "plan"


class MeasuresCard(Card):
    """The measures in a card of their own.

    Attributes:
        measures: The list of them.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("measures.title"), hint=desk.words("measures.hint"), parent=parent)
        self.measures = MeasureList(desk, self)
        self.body.addWidget(self.measures)


class MeasureList(QWidget):
    """Every measure there is, each with today's score and what changed; the shortest first.

    Attributes:
        folds: The measures, by the id of their form.
        own: The clinic's own forms, each a button that opens it, by its id.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.folds: dict[str, Expander] = {}
        self.own: dict[str, Button] = {}
        self._forms: dict[str, MeasureForm] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in measured(desk.visit):
            fold = Expander(self._heading(one), parent=self)
            fold.turned.connect(partial(self._turned, one.form.id))
            self.folds[one.form.id] = fold
            column.addWidget(fold)
        for form in own_forms(desk.visit):
            button = Button(form.title or form.id, role="quiet", icon="pencil-outline", parent=self)
            button.clicked.connect(partial(self._open, form.id))
            self.own[form.id] = button
            column.addWidget(button)
        self.setSizePolicy(wrapping())
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the scores as they stand."""
        for form_id, fold in self.folds.items():
            one = measured_in(self._desk.visit, form_id)
            if one is not None:
                fold.set_heading(self._heading(one))

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Put the keyboard on a question of a measure; say whether it is here."""
        if form_id not in self.folds:
            return False
        self._turned(form_id, is_open=True)
        self.folds[form_id].set_open(is_open=True)
        return self._forms[form_id].focus(path) or True

    def _open(self, form_id: str) -> None:
        OwnFormWindow(self._desk, form_id, self).show()

    def _turned(self, form_id: str, is_open: bool) -> None:  # noqa: FBT001  a signal's argument
        if is_open and form_id not in self._forms:
            form = MeasureForm(self._desk, form_id, self.folds[form_id])
            self._forms[form_id] = form
            self.folds[form_id].body.addWidget(form)

    def _heading(self, one: Measured) -> str:
        words, wording = self._desk.words, self._desk.wording
        said = in_words(one, wording, words)
        if said:
            return said
        if one.last is not None and one.last_day is not None:
            day = wording.day(one.last_day)
            return words("measures.not_yet_last", title=one.form.title, last=shown(one.last), day=day)
        return words("measures.not_yet", title=one.form.title)


class MeasureForm(QWidget):
    """The questions of one measure, what is published about its change, and where."""

    def __init__(self, desk: Desk, form_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form_id = desk, form_id
        self._answering = FormOnDesk(desk, form_id, self)
        self._answering.begin()
        self._built: dict[Key, QWidget] = {}
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._same = Button("", role="quiet", icon="history", parent=self)
        self._same.clicked.connect(self._take_over)
        outside.addWidget(self._same)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        outside.addLayout(self._column)
        one = measured_in(desk.visit, form_id)
        if one is not None:
            source = desk.words("measures.source", source=one.measure.source)
            for said in (one.measure.about, source, one.measure.credit):
                if said:
                    outside.addWidget(Label(said, "small", tone="text_2", parent=self))
        self._answering.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now."""
        entries = entries_of(self._answering, Section(self._answering.form.title, self._answering.form.items))
        wanted = {one.key for one in entries}
        for place, entry in enumerate(entries):
            if entry.key not in self._built:
                self._built[entry.key] = self._made(entry)
            self._column.insertWidget(place, self._built[entry.key])
        for key, widget in self._built.items():
            widget.setVisible(key in wanted)
            if isinstance(widget, ItemField) and key in wanted:
                widget.refresh()
        self._offer_same()

    def focus(self, path: Path) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        widget = self._built.get(("field", path, 0))
        if widget is not None:
            widget.setFocus()
        return widget is not None

    def _made(self, entry: Entry) -> QWidget:
        return widget_of(entry, self._answering, self)

    def _offer_same(self) -> None:
        """Offer what was planned last time, until something is answered today."""
        last = self._desk.visit.past.last_with(self._form_id)
        planned = [item for item, _ in self._answering.form.walk() if item.carried == PLAN]
        offered = bool(last and planned and not self._answering.answers and self._answering.is_writable)
        self._same.setVisible(offered)
        if last and offered:
            day = self._desk.wording.day(last.row.care.local.date())
            self._same.set_words(self._desk.words("measures.same_activities", day=day))

    def _take_over(self) -> None:
        last = self._desk.visit.past.last_with(self._form_id)
        if last is None:
            return
        paths: list[tuple[Item, Path]] = [
            (item, ((item.link_id, ""),)) for item, _ in self._answering.form.walk() if item.carried == PLAN
        ]
        said = [(path, last.value(self._form_id, path)) for _, path in paths]
        self._desk.answer_all(Said(self._form_id, path, value) for path, value in said if value is not None)
