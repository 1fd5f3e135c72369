"""A whole form: its name, how much is left, its pages, and the column of its questions."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.amiss import Amiss, all_amiss, is_answered, waits
from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.column import LazyColumn
from clinic_app.ui.questionnaire.entries import Entry, Section, entries_of, open_tab, sections_of, tabs_around, tabs_of
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.pieces import widget_of
from clinic_app.ui.questionnaire.section_tabs import SectionTabs
from clinic_app.ui.questionnaire.table import Table
from clinic_app.ui.questionnaire.typed_field import said_of
from clinic_app.ui.tab_stops import step
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping


class QuestionnaireView(QWidget):
    """Any form, filled in through an ``Answering``.

    Attributes:
        column: The questions of the page that is shown.
        left: How many questions wait, of how many.
        next_button: Goes to the first question that waits.
    """

    def __init__(self, answering: Answering, parent: QWidget | None = None, *, is_titled: bool = True) -> None:
        super().__init__(parent)
        self._answering = answering
        self._sections = sections_of(answering.form) or [Section("", ())]
        self._section = 0
        self._opened: dict[Path, str] = {}  # which tab of a container inside a page is open
        self._entries: list[Entry] = []
        self._asks_missing = False
        self._counted = {item.link_id for item, _ in answering.form.walk() if waits(item)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(is_titled=is_titled))
        self.tabs: SectionTabs | None = None
        if len(self._sections) > 1:
            self.tabs = SectionTabs([one.title for one in self._sections], answering.words, self)
            self.tabs.chosen.connect(self.show_section)
            column.addWidget(self.tabs)
        self.column = LazyColumn(self._made, self)
        column.addWidget(self.column, 1)
        answering.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the form as its answers stand."""
        self._entries = entries_of(self._answering, self._sections[self._section], self._opened)
        for widget in self.column.built.values():
            if isinstance(widget, ItemField | Table):
                widget.refresh()
        for entry in self._entries:
            tabs = self.column.built.get(entry.key) if entry.kind == "tabs" else None
            if isinstance(tabs, SectionTabs):
                tabs.show_place(self._place_of_tab(entry))
        self.column.show_entries(self._entries)
        self._show_amiss()
        self._count()

    def show_section(self, place: int) -> None:
        """Show another page of the form."""
        self._section = place
        self.column.verticalScrollBar().setValue(0)
        self.refresh()

    def finish(self) -> bool:
        """Say beside each question what it still wants, go to the first, and say whether nothing is missing."""
        self._asks_missing = True
        self.refresh()
        found = next((one for one in self._amiss() if not one.is_warning), None)
        if found is not None:
            self.go_to(found.path)
        return found is None

    def go_to_open(self) -> None:
        """Put the keyboard on the first question that waits."""
        found = next((path for item, path in self._answering.outcome.asked if self._waits(item, path)), None)
        if found is not None:
            self.go_to(found)

    def go_to(self, path: Path) -> bool:
        """Put the keyboard on a question; say whether it is on this form."""
        opened = self._opened | tabs_around(self._answering.form, path)
        for number, section in enumerate(self._sections):
            entries = entries_of(self._answering, section, opened)
            place = next((place for place, one in enumerate(entries) if _holds(one, path)), None)
            if place is None:
                continue
            if opened != self._opened:
                self._opened = opened
                self.refresh()
            if number != self._section:
                if self.tabs is not None:
                    self.tabs.show_place(number)
                self.show_section(number)
            widget = self.column.bring(place)
            if widget is not None:
                target = _field_in(widget, path)
                target.setFocus()
            return True
        return False

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go through the questions in the order they are read."""
        return step(self.window(), forward=next_)

    def _head(self, *, is_titled: bool) -> QWidget:
        words = self._answering.words
        head = QWidget(self)
        flow = FlowLayout(head, across=14, down=2)
        flow.setContentsMargins(16, 8, 16, 8)
        if is_titled:
            flow.addWidget(Label(self._answering.form.title, "heading", parent=head))
        self.left = Label("", "small", tone="text_2", parent=head)
        flow.addWidget(self.left)
        self.next_button = Button(words("questionnaire.next_open"), role="quiet", parent=head)
        self.next_button.clicked.connect(self.go_to_open)
        flow.addWidget(self.next_button)
        head.setSizePolicy(wrapping())
        return head

    def _open_tab(self, entry: Entry, place: int) -> None:
        tabs = tabs_of(self._answering, entry.item, entry.path[:-1])
        self._opened = {**self._opened, entry.path: tabs[place].link_id}
        self.refresh()

    def _place_of_tab(self, entry: Entry) -> int:
        within = entry.path[:-1]
        chosen = open_tab(self._answering, entry.item, within, self._opened)
        return tabs_of(self._answering, entry.item, within).index(chosen) if chosen else 0

    def _tabs(self, entry: Entry, parent: QWidget) -> SectionTabs:
        titles = [one.text for one in tabs_of(self._answering, entry.item, entry.path[:-1])]
        tabs = SectionTabs(titles, self._answering.words, parent, is_inside=True)
        tabs.show_place(self._place_of_tab(entry))
        tabs.chosen.connect(partial(self._open_tab, entry))
        return tabs

    def _made(self, entry: Entry, parent: QWidget) -> QWidget:
        if entry.kind == "tabs":
            return self._tabs(entry, parent)
        widget = widget_of(entry, self._answering, parent)
        if isinstance(widget, ItemField):
            widget.say_amiss(self._said_amiss.get(entry.path, ""))
        return widget

    def _amiss(self) -> list[Amiss]:
        return list(all_amiss(self._answering.outcome, self._answering.answers, missing=self._asks_missing))

    def _show_amiss(self) -> None:
        words = self._answering.words
        said: dict[Path, str] = {}
        for one in self._amiss():
            said.setdefault(_question_path(one.path), said_of(one.sentence, dict(one.values), words))
        self._said_amiss = said
        for widget in self.column.built.values():
            fields = widget.fields if isinstance(widget, Table) else [widget] if isinstance(widget, ItemField) else []
            for field in fields:
                field.say_amiss(said.get(_question_path(field.path), ""))

    _said_amiss: dict[Path, str] = {}  # noqa: RUF012  replaced whole, never changed

    def _count(self) -> None:
        answers = self._answering.answers
        counted = [(item, path) for item, path in self._answering.outcome.asked if item.link_id in self._counted]
        left = sum(not is_answered(item, path, answers) for item, path in counted)
        words = self._answering.words
        self.left.setText(
            words("questionnaire.left", left=left, all=len(counted)) if left else words("questionnaire.none_left")
        )
        self.next_button.setVisible(bool(left) and self._answering.is_writable)

    def _waits(self, item: Item, path: Path) -> bool:
        return item.link_id in self._counted and not is_answered(item, path, self._answering.answers)


def _question_path(path: Path) -> Path:
    """Return the path of a question without the row of one of its answers."""
    return (*path[:-1], (path[-1][0], "")) if path else path


def _holds(entry: Entry, path: Path) -> bool:
    if entry.kind == "field":
        return _question_path(entry.path) == _question_path(path)
    if entry.kind == "table":
        return any(one.link_id == path[-1][0] for one in entry.item.items) if path else False
    return entry.kind == "more" and bool(path) and entry.path[-1][0] == path[-1][0]


def _field_in(widget: QWidget, path: Path) -> QWidget:
    if isinstance(widget, Table):
        return next((one for one in widget.fields if one.path == path), widget)
    return widget
