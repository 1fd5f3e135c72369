"""What stands on a form's page besides questions: headings, lines of text, heads of rows, the button for one more."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.entries import Entry
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.naming import named
from clinic_app.ui.questionnaire.table import Table
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label

#: Room above a heading, px.
ABOVE_HEADING = {0: 10, 1: 6}


def widget_of(entry: Entry, answering: Answering, parent: QWidget) -> QWidget:
    """Return the widget of an entry."""
    if entry.kind == "field":
        return ItemField(answering, entry.item, entry.path, parent)
    if entry.kind == "table":
        table = Table(answering, entry.item, entry.path, parent)
        table.refresh()
        return table
    if entry.kind == "row":
        return RowHead(answering, entry, parent)
    if entry.kind == "more":
        return _more(answering, entry, parent)
    return _words(entry, parent)


def _words(entry: Entry, parent: QWidget) -> QWidget:
    item = entry.item
    is_heading = entry.kind == "heading"
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, ABOVE_HEADING.get(entry.depth, 4) if is_heading else 0, 0, 0)
    kind = ("card" if entry.depth == 0 else "label") if is_heading else "body"
    column.addWidget(named(item, kind, holder, tone="text_2" if item.details.is_instruction else ""))
    return holder


class RowHead(QWidget):
    """Says which of several this is, and takes it off."""

    def __init__(self, answering: Answering, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering, self._path = answering, entry.path
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(Label(self._title(entry), "strong", parent=self))
        if entry.item.type == "group":
            button = Button(answering.words("questionnaire.remove"), role="quiet", parent=self)
            button.setAccessibleName(answering.words("questionnaire.remove_row", number=entry.number))
            button.clicked.connect(partial(answering.answer, entry.path, None))
            button.setVisible(answering.is_writable)
            row.addWidget(button)
        row.addStretch(1)

    def _title(self, entry: Entry) -> str:
        option = entry.item.option(entry.path[-1][1]) if entry.item.options else None
        if option is not None:
            return option.text
        value = self._answering.answers.value(entry.path)
        if entry.item.is_question and isinstance(value, str):
            return value
        return self._answering.words("questionnaire.row", name=entry.item.text, number=entry.number).strip()


def _more(answering: Answering, entry: Entry, parent: QWidget) -> QWidget:
    words = answering.words
    said = (
        words("questionnaire.one_more_of", name=entry.item.text) if entry.item.text else words("questionnaire.one_more")
    )
    button = Button(said, role="more", icon="plus", parent=parent)
    button.clicked.connect(partial(begin_row, answering, entry.item, entry.path[:-1]))
    return button


def begin_row(answering: Answering, item: Item, within: Path) -> None:
    """Begin one more of several groups."""
    answering.answer((*within, (item.link_id, uuid4().hex[:8])), True)
