"""The palette: one line to type into, and below it what can be done; over the page, never a window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.palette.offer_row import OfferRow
from clinic_app.ui.palette.offers import Offer, Source, split
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.words import Words

MOST = 9
KEPT = 6  # how many of the things done last come first
WIDE, FROM_TOP = 640, 72
DIM = 90  # of 255: how much of the page's light is taken
KEYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


class _Line(SearchField):
    """The line of the palette: arrows choose below it, Esc closes."""

    def __init__(self, palette: Palette, words: Words) -> None:
        super().__init__(
            name=words("around.palette"), clear=words("around.clear"), placeholder=words("around.type"), parent=palette
        )
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, close, or type."""
        if event.key() in KEYS:
            self._palette.move_choice(KEYS[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self._palette.shut()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's signature
        """Let Tab go up and down what is offered: the page below is not to be reached meanwhile."""
        self._palette.move_choice(1 if forward else -1)
        return True


class Palette(QWidget):
    """Lies over the page it was called on; Esc or a press beside it closes it and puts the keyboard back.

    Attributes:
        line: Where one types.
        rows: What is offered, best first.
    """

    def __init__(self, words: Words, sources: Sequence[Source], parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._sources = words, sources
        self._around = self._before = parent
        self._last: list[str] = []
        self._choice = 0
        self.rows: list[OfferRow] = []
        self._card = Card(parent=self)
        self._card.setAccessibleName(words("around.palette"))
        self.line = _Line(self, words)
        self.line.searched.connect(self._search)
        self.line.entered.connect(self._enter)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._nothing = Label(words("around.nothing"), tone="text_2", parent=self._card)
        self._card.body.setContentsMargins(8, 8, 8, 8)
        for part in (self.line, Rule(self._card), self._nothing):
            self._card.body.addWidget(part)
        self._card.body.addLayout(self._list)
        parent.installEventFilter(self)
        self.hide()

    def call(self) -> None:
        """Show it, empty, with the keyboard in its line; called once more it closes."""
        if not self.isHidden():
            self.shut()
            return
        self._before = self.window().focusWidget() or self._around
        self.line.clear()
        self._search("")
        self.setGeometry(self._around.rect())
        self.show()
        self.raise_()
        self.settle()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close it and put the keyboard back where it was."""
        self.hide()
        self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def move_choice(self, by: int) -> None:
        """Choose another line."""
        if self.rows:
            self._choose((self._choice + by) % len(self.rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep over the whole of the page."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._around.rect())
            self.settle()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close it by a press beside it."""
        event.accept()
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page below."""
        theme = themes.current()
        ground = QColor(theme.colour("text" if theme.scheme == "light" else "window"))
        ground.setAlpha(DIM)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground)

    def _search(self, typed: str) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OfferRow(offer, self._card) for offer in self._found(typed)]
        for row in self.rows:
            row.clicked.connect(partial(self._take, row))
            self._list.addWidget(row)
            row.show()
        self._nothing.setVisible(not self.rows)
        self._choose(0)
        self.settle()

    def _found(self, typed: str) -> list[Offer]:
        """Return what fits, best first; of equals what was done last, then in the order of the sources."""
        wanted = split(typed)
        found: dict[str, Offer] = {}
        for source in self._sources:
            for offer in source.offers(typed):
                if offer.name not in found and offer.fits(wanted):
                    found[offer.name] = offer
        order = {name: place for place, name in enumerate(reversed(self._last))}
        return sorted(found.values(), key=lambda one: (one.distance(wanted), order.get(one.name, len(order))))[:MOST]

    def _choose(self, place: int) -> None:
        self._choice = place
        for number, row in enumerate(self.rows):
            row.setChecked(number == place)
        if self.rows and not self.isHidden():
            name = self.rows[place].accessibleName()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, name))

    def _enter(self) -> None:
        if self.rows:
            self._take(self.rows[self._choice])

    def _take(self, row: OfferRow) -> None:
        offer = row.offer
        self._last = [*(one for one in self._last if one != offer.name), offer.name][-KEPT:]
        self.shut()
        offer.do()

    def settle(self) -> None:
        """Take the width the text asks for, and the height of what is offered."""
        width = min(themes.current().px(WIDE), self.width() - 2 * themes.current().space(4))
        self._card.setFixedWidth(width)
        self._card.adjustSize()
        height = self._card.heightForWidth(width) if self._card.hasHeightForWidth() else self._card.sizeHint().height()
        self._card.setGeometry(QRect((self.width() - width) // 2, FROM_TOP, width, height))
