"""A long column of which only what is seen, and a screenful around it, is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.questionnaire.entries import Entry, EntryKind, Key
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.growing import Growing
from clinic_app.ui.questionnaire.table import Table
from clinic_app.ui.widgets.scroll_bar import Bar

GAP, INDENT, AROUND = 10, 18, 16
#: Heights supposed until something is built, px at 100 % text.
SUPPOSED: dict[EntryKind, int] = {
    "heading": 34,
    "words": 30,
    "field": 62,
    "row": 30,
    "more": 44,
    "table": 160,
    "tabs": 48,
}
DEEPEST = 6
WIDEST = 860
#: How often the heights of what was just built may move something else into sight.
PASSES = 6
#: Milliseconds after which what lies around is built: the first look comes first.
SOON = 40


class LazyColumn(QScrollArea):
    """Entries one below the other.

    Attributes:
        built: The widgets built so far, by the key of their entry.
    """

    def __init__(self, build: Callable[[Entry, QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._entries: Sequence[Entry] = ()
        self._tops: list[int] = []
        self._heights: dict[Key, int] = {}
        self._width = 0
        self._order: list[QWidget] = []
        self._depths: dict[Key, int] = {}
        self._dirty: set[Key] = set()
        self._growing = Growing(self)
        self._growing.grown.connect(self._wants_room)
        self._unheard: list[Key] = []  # what tells of its own making is not measured twice
        self._around = False  # whether what lies a screenful away is built too
        self.built: dict[Key, QWidget] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        Bar(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._arrange)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._go_on)
        self._sheet = QWidget(self)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._arrange)
        self.verticalScrollBar().setSingleStep(40)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; what is built and still there stays."""
        wanted = {one.key for one in entries}
        for key in [one for one in self.built if one not in wanted]:
            widget = self.built.pop(key)
            widget.hide()
            widget.deleteLater()
        self._entries = entries
        self._depths = {one.key: one.depth for one in entries}
        self._arrange()

    def bring(self, place: int) -> QWidget | None:
        """Scroll to an entry by its place, and return its widget."""
        if not 0 <= place < len(self._entries):
            return None
        entry = self._entries[place]
        for _ in range(2):  # what is built on the way changes where it stands
            self.verticalScrollBar().setValue(self._tops[place] - self.viewport().height() // 3)
            self._arrange()
        return self.built.get(entry.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what is seen first; what lies around it follows once that is painted."""
        super().showEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once what is seen is painted, begin with what lies around it a moment later."""
        super().paintEvent(event)
        if self._unheard and not self._soon.isActive():
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave for later what nobody sees."""
        self._soon.stop()
        self._later.stop()
        super().hideEvent(event)

    def _wants_room(self, widget: QWidget) -> None:
        """Measure a widget anew that may be higher or lower than before."""
        key = next((key for key, built in self.built.items() if built is widget), None)
        if key is not None:
            self._dirty.add(key)
            self._later.start()

    def _arrange(self) -> None:
        if not self.isVisible():
            return
        width = self.width() - self.verticalScrollBar().sizeHint().width()  # whether the bar is shown or not
        if width != self._width:
            self._width = width
            self._heights.clear()
            self._dirty.update(self.built)
        for key in self._dirty & self.built.keys():
            self._heights[key] = self._measured(self.built[key], self._depths.get(key, 0))
        self._dirty.clear()
        for _ in range(PASSES):
            self._place()
            if not self._build_seen():
                break
        self._show_placed()

    def _go_on(self) -> None:
        """Once what is seen is painted, build what lies around it, and hear of what grows."""
        for key in self._unheard:
            if key in self.built:
                _wake(self.built[key])
                self._growing.watch(self.built[key])
        self._dirty.update(self._unheard)  # what grew before anybody listened
        self._unheard.clear()
        self._around = True
        self._arrange()

    def _place(self) -> None:
        supposed = _supposed()
        heights = self._heights
        self._tops = []
        top = AROUND
        for entry in self._entries:
            self._tops.append(top)
            top += (heights.get(entry.key) or supposed[entry.kind]) + GAP
        self._sheet.resize(self._width, max(top + AROUND, self.viewport().height()))

    def _build_seen(self) -> bool:
        """Build what is in sight or a screenful away; say whether anything was."""
        margin = self.viewport().height() if self._around else 0
        above = self.verticalScrollBar().value() - margin
        below = self.verticalScrollBar().value() + self.viewport().height() + margin
        new = False
        for entry, top in zip(self._entries, self._tops, strict=True):
            if top > below:
                break
            if entry.key in self.built or (above > 0 and top + self._height(entry) < above):
                continue
            widget = self._build(entry, self._sheet)
            self.built[entry.key] = widget
            self._unheard.append(entry.key)
            self._heights[entry.key] = self._measured(widget, entry.depth)
            new = True
        return new

    def _show_placed(self) -> None:
        order = []
        for entry, top in zip(self._entries, self._tops, strict=True):
            widget = self.built.get(entry.key)
            if widget is None:
                continue
            order.append(widget)
            indent = min(entry.depth, DEEPEST) * INDENT
            box = QRect(AROUND + indent, top, self._room(entry.depth), self._height(entry))
            if widget.geometry() != box:
                widget.setGeometry(box)
            if widget.isHidden():
                widget.show()
        if order != self._order:  # the Tab key goes by the order of children
            self._order = order
            for widget in order:
                widget.raise_()

    def _measured(self, widget: QWidget, depth: int) -> int:
        room = self._room(depth)
        height = widget.heightForWidth(room)
        return height if height > 0 else widget.sizeHint().height()

    def _height(self, entry: Entry) -> int:
        return self._heights.get(entry.key) or _supposed()[entry.kind]

    def _room(self, depth: int) -> int:
        return max(200, min(self._width, WIDEST) - 2 * AROUND - min(depth, DEEPEST) * INDENT)


def _wake(widget: QWidget) -> None:
    """Make what a widget only drew so that the page is there sooner."""
    if isinstance(widget, ItemField | Table):
        widget.wake()


def _supposed() -> dict[EntryKind, int]:
    """Return the heights supposed until something is built, px."""
    theme = themes.current()
    return {kind: theme.px(height) for kind, height in SUPPOSED.items()}
