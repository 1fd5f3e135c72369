"""The sections of the examination form, each folded under its heading and asked for the marked areas."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.examination.palpation_row import FORM, LINK
from clinic_app.ui.visit.tab_order import follow, stops_of
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label


class Sections(QWidget):
    """Headings with how much is answered; a section is built when it is opened first.

    Attributes:
        folds: The headings, by linkId of the section.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.folds: dict[str, Expander] = {}
        self._views: dict[str, FormView] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._sections = {item.link_id: item for item in desk.visit.form(FORM).items}
        for link_id, item in self._sections.items():
            fold = Expander(item.text, parent=self)
            fold.turned.connect(partial(self._turned, link_id))
            self.folds[link_id] = fold
            column.addWidget(fold)
        self._elsewhere = Label(desk.words("examination.elsewhere"), "small", tone="text_2", parent=self)
        column.addWidget(self._elsewhere)
        desk.changed.connect(self.refresh)
        self.refresh()
        for link_id, count in self._answered().items():
            if count:
                self.open(link_id)

    def refresh(self) -> None:
        """Show the sections asked now, each with how much of it is answered."""
        words, answered, writable = self._desk.words, self._answered(), self._desk.visit.is_writable
        for link_id, fold in self.folds.items():
            fold.setVisible(link_id in answered if writable else answered.get(link_id, 0) > 0)
            count = answered.get(link_id, 0)
            text = self._sections[link_id].text
            said = words("examination.answered", count=count)
            fold.set_heading(words("examination.heading", section=text, answered=said) if count else text)
        self._elsewhere.setVisible(writable and len(answered) < len(self.folds))

    def open(self, link_id: str) -> None:
        """Open a section."""
        if link_id not in self._views:
            item = self._sections[link_id]
            view = FormView(self._desk, FORM, item.items or [item], parent=self.folds[link_id])
            self._views[link_id] = view
            self.folds[link_id].body.addWidget(view)
            follow(stops_of(self.folds[link_id])[0], [view])
        self.folds[link_id].set_open(is_open=True)

    def focus(self, link_id: str) -> QWidget | None:
        """Put the keyboard on a question and return its section, or None where it is not asked here."""
        form = self._desk.visit.form(FORM)
        if link_id not in form:
            return None
        around = form.around(link_id)
        section = around[0].link_id if around else link_id
        self.open(section)
        return self._views[section] if self._views[section].focus(link_id) else None

    def _turned(self, link_id: str, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        if on:
            self.open(link_id)

    def _answered(self) -> dict[str, int]:
        """Return how many questions are answered in each section that is asked now."""
        visit = self._desk.visit
        form, answers = visit.form(FORM), visit.of(FORM)
        found: dict[str, int] = {}
        for item, where in visit.now.asked(FORM):
            around = form.around(item.link_id)
            section = around[0].link_id if around else item.link_id
            if _is_asked_here(item, around):
                found[section] = found.get(section, 0) + bool(answers.said(where))
        return found


def _is_asked_here(item: Item, around: tuple[Item, ...]) -> bool:
    """Say whether a section shows the question itself; muscles felt have rows of their own."""
    return item.is_question and LINK not in {item.link_id, *(one.link_id for one in around)}
