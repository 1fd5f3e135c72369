"""Find a thing by its name and take it together with a side: one press says both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.tab_order import follow
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField

#: So many are shown at once; the rest asks for more letters.
MOST = 6
LEAST_FOR_NAME = 180


@dataclass(frozen=True, slots=True)
class Found:
    """Something found.

    Attributes:
        key: Its id.
        name, hint: What it is called, and what helps to tell it from others.
        buttons: What can be pressed: the side (or nothing) and the words on the button.
    """

    key: str
    name: str
    hint: str
    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What a search says: its name, its placeholder, how to empty it, and that nothing was found."""

    name: str
    placeholder: str
    empty: str
    nothing: str


class SidedSearch(QWidget):
    """A line to type in and, under it, what begins like that.

    Attributes:
        picked: A person took something; carries its id and the side, empty where it has none.
        field: The line.
    """

    picked = Signal(str, str)

    def __init__(
        self,
        words: SearchWords,
        find: Callable[[str], Sequence[Found]],
        more: Callable[[int], str],
        parent: QWidget | None = None,
        *,
        icon: str = "plus",
    ) -> None:
        super().__init__(parent)
        self._words, self._find, self._more, self._icon = words, find, more, icon
        self.field = SearchField(name=words.name, clear=words.empty, placeholder=words.placeholder, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self._buttons: list[Button] = []
        self.field.searched.connect(self._search)
        self.field.went_down.connect(self._go_down)
        self.setFocusProxy(self.field)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons of what was found, row by row."""
        return tuple(self._buttons)

    def reset(self) -> None:
        """Empty the line."""
        self.field.clear()

    def _search(self, typed: str) -> None:
        clear(self._list)
        self._buttons = []
        if not typed.strip():
            return
        found = self._find(typed)
        for one in found[:MOST]:
            self._list.addWidget(self._row(one))
        follow(self.field, self._buttons)
        rest = len(found) - MOST
        if rest > 0:
            self._list.addWidget(Label(self._more(rest), "small", tone="text_2", parent=self))
        if not found:
            self._list.addWidget(Label(self._words.nothing, "small", tone="text_2", parent=self))

    def _row(self, found: Found) -> QWidget:
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_NAME)
        said = QWidget(row)
        flow = FlowLayout(said, across=8, down=0)
        flow.addWidget(Label(found.name, "strong", parent=said))
        if found.hint:
            flow.addWidget(Label(found.hint, "small", tone="text_2", parent=said))
        beside.addWidget(said)
        held = QWidget(row)
        flow = FlowLayout(held, across=4, down=4)
        for side, label in found.buttons:
            button = Button(label, icon=self._icon, name=f"{found.name} {label}", parent=held)
            button.clicked.connect(partial(self._pick, found.key, side))
            self._buttons.append(button)
            flow.addWidget(button)
        beside.addWidget(held)
        return row

    def _pick(self, key: str, side: str) -> None:
        self.picked.emit(key, side)

    def _go_down(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
