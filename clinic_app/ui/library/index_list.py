"""A list of names under headings; one is chosen, arrows go up and down, and all of it is one Tab stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.focus_group import STEPS, bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.scroll import Scroll


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the names below it, each with its id."""

    heading: str
    names: tuple[tuple[str, str], ...]


class IndexList(Scroll):
    """Names to choose from.

    Attributes:
        chosen: A person pressed a name; carries its id.
        rows: The buttons by id, in the order in which they stand.
    """

    chosen = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(0)
        self.rows: dict[str, Pressable] = {}
        self._shown: Sequence[Group] = ()
        self._chosen = ""
        self.setAccessibleName(name)

    def show_groups(self, groups: Sequence[Group], nothing: str) -> None:
        """Show these names, or say that there are none."""
        if groups == self._shown and self.rows:
            return
        self._shown, self.rows = groups, {}
        widgets: list[QWidget] = []
        for group in groups:
            heading = Label(group.heading, "small", tone="text_2", parent=self)
            heading.setContentsMargins(10, 8, 10, 2)
            widgets.append(heading)
            widgets += [self._row(thing, name) for thing, name in group.names]
        self.fill(widgets or [Label(nothing, "small", tone="text_2", parent=self)])
        self.verticalScrollBar().setValue(0)
        self._rest_on(self._chosen if self._chosen in self.rows else next(iter(self.rows), ""))

    def choose(self, thing: str) -> None:
        """Show a name as the chosen one; tells nobody."""
        self._chosen = thing
        for one, row in self.rows.items():
            row.setChecked(one == thing)
        if thing in self.rows:
            self._rest_on(thing)
            bring_into_view(self.rows[thing])

    def enter(self) -> None:
        """Put the keyboard on the first name."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, to the first and to the last name."""
        rows = list(self.rows.values())
        key = event.key()
        if (
            not rows
            or key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            or key not in (*STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)
        ):
            event.ignore()
            return
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(rows) - 1}
        place = ends[Qt.Key(key)] if key in ends else min(max(here + STEPS[key], 0), len(rows) - 1)
        rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(rows[place])
        event.accept()

    def _row(self, thing: str, name: str) -> Pressable:
        row = Pressable(name, role="entry", parent=self)
        row.setCheckable(True)
        row.setChecked(thing == self._chosen)
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.clicked.connect(partial(self._pressed, thing))
        row.reached.connect(partial(self._reached, thing))
        self.rows[thing] = row
        return row

    def _pressed(self, thing: str) -> None:
        self.choose(thing)
        self.chosen.emit(thing)

    def _reached(self, thing: str, _row: object) -> None:
        self._rest_on(thing)

    def _rest_on(self, thing: str) -> None:
        """Make one name the one that Tab reaches."""
        for one, row in self.rows.items():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == thing else Qt.FocusPolicy.ClickFocus)
