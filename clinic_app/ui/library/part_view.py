"""One part of a muscle's page on the screen: a heading, then lines, tags by how regular they are, or links."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.library.muscle_parts import Entry, Part
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.words import Words

ICONS = {
    "points": "target",
    "worse": "plus",
    "eases": "minus",
    "tests": "stethoscope",
    "history": "history",
    "mimics": "swap-horizontal",
    "needling": "needle",
    "massage": "hand-back-right-outline",
    "trials": "chart-line",
    "home_care": "run",
    "entrapment": "lightning-bolt-outline",
    "disagreements": "scale-balance",
    "anatomy": "arm-flex-outline",
    "sources": "book-open-variant",
}
RECALLED = "help-circle-outline"


class PartHeading(QWidget):
    """The heading of a part with its icon."""

    def __init__(self, words: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        if icon:
            line.addWidget(IconMark(icon, colour="text_2", px=18, parent=self))
        line.addWidget(Label(words, "label", parent=self), 1)


class PartView(QWidget):
    """A part; links lead to other muscles.

    Attributes:
        muscle_asked: A link was pressed; carries the muscle.
        links: The links by muscle.
    """

    muscle_asked = Signal(str)

    def __init__(self, part: Part, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.links: dict[str, Button] = {}
        heading = words(f"library.part.{part.name}")
        self.setAccessibleName(heading)
        self.setSizePolicy(wrapping())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(PartHeading(heading, ICONS.get(part.name, ""), self))
        if part.shape == "tags":
            for grade, entries in groupby(part.entries, key=lambda one: one.grade):
                self._column.addWidget(self._tags(grade, entries))
        elif part.shape == "links":
            self._column.addWidget(self._linked(part.entries))
        else:
            for entry in part.entries:
                self._add_line(entry)

    def _add_line(self, entry: Entry) -> None:
        """Put a statement on a line of its own; a question mark before it where it is recalled."""
        line = QHBoxLayout()
        line.setSpacing(6)
        if entry.certainty == "recalled":
            mark = IconMark(RECALLED, colour="text_2", px=18, parent=self)
            mark.setAccessibleName(self._words("differential.doubt.recalled"))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said = Sentence(entry.lead, f"{entry.words} {entry.numbers}".strip(), parent=self)
        said.setMinimumWidth(1)  # an address is one long word, and may be broken
        line.addWidget(said, 1)
        self._column.addLayout(line)

    def _tags(self, grade: str, entries: Iterable[Entry]) -> QWidget:
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=6, down=4)
        if grade:
            flow.addWidget(Label(self._words(f"library.grade.{grade}"), "small", tone="text_2", parent=row))
        for entry in entries:
            icon = RECALLED if entry.certainty == "recalled" else ""
            tag = Tag(f"{entry.words} {entry.numbers}".strip(), icon=icon, parent=row)
            tag.setAccessibleName(self._spoken(entry))
            flow.addWidget(tag)
        return row

    def _spoken(self, entry: Entry) -> str:
        """Return a tag as a screen reader reads it: raised figures and icons in words."""
        said = [entry.words]
        if entry.grade:
            said.append(self._words(f"library.grade.{entry.grade}"))
        if entry.certainty == "recalled":
            said.append(self._words("differential.doubt.recalled"))
        elif entry.sources:
            said.append(self._words("library.sources_spoken", numbers=", ".join(map(str, entry.sources))))
        return ", ".join(said)

    def _linked(self, entries: Iterable[Entry]) -> QWidget:
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=4, down=0)
        for entry in entries:
            name = self._words("library.open_page_of", muscle=entry.words)
            words = f"{entry.words} {entry.numbers}".strip()
            icon = RECALLED if entry.certainty == "recalled" else ""
            link = Button(words, role="quiet", icon=icon, name=name, parent=row)
            link.clicked.connect(partial(self.muscle_asked.emit, entry.link))
            self.links[entry.link] = link
            flow.addWidget(link)
        return row
