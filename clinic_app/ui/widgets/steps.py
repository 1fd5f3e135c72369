"""The steps of a visit as tabs: any order, each with its number, a tick, or what is still open."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import paint_icon
from clinic_app.ui.looks import Look
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, paint_box
from clinic_app.ui.widgets.tab_line import UNDERLINE, TabLine
from clinic_app.ui.wrapped import Wrapped

PADDING = 14
GAP = 8
BETWEEN = 2  # mark and words, one above the other
DISC = 22
UNBROKEN = 100_000  # px, wide enough for one line


@dataclass(frozen=True, slots=True)
class Step:
    """What a tab shows.

    Attributes:
        words: Its name.
        number: The number in its disc; empty for an icon.
        icon: The icon instead of a number.
        done: A tick instead of the number.
        open_words: How much is open, such as a count with a word; stands in place of number and tick.
        name: Accessible name where the words alone do not say enough.
    """

    words: str
    number: str = ""
    icon: str = ""
    done: bool = False
    open_words: str = ""
    name: str = ""


class StepBar(TabLine):
    """Tabs that show how far each step is; where they do not fit side by side, the marks move above the words."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._steps: list[Step] = []
        self._texts: dict[tuple[str, str], Wrapped] = {}
        self._stacked = False

    def add_step(self, step: Step) -> None:
        """Put a step at the end."""
        self._steps.append(step)
        self.add_words(step.words)
        self.setAccessibleTabName(len(self._steps) - 1, step.name or step.words)
        self._lay_out()

    def set_step(self, place: int, step: Step) -> None:
        """Show how far a step is now."""
        if step == self._steps[place]:
            return
        self._steps[place] = step
        self.setAccessibleTabName(place, step.name or step.words)
        self._lay_out()

    def tabSizeHint(self, place: int) -> QSize:
        """Return the size of one tab in the present arrangement."""
        if place >= len(self._steps):
            return QSize(1, 1)
        step, theme = self._steps[place], themes.current()
        mark, words = self._mark_size(step, theme), self._words(step, chosen=True, theme=theme)
        if self._stacked:
            width = max(mark.width(), math.ceil(words.natural)) + PADDING
            height = mark.height() + BETWEEN + math.ceil(words.size_at(UNBROKEN).height()) + 2 * UNDERLINE + 10
            return QSize(width, height)
        least = theme.size("stepbar_h")
        return QSize(self._beside(step, theme), max(least, math.ceil(words.size_at(UNBROKEN).height()) + 20))

    def minimumTabSizeHint(self, place: int) -> QSize:
        """Return the same: a step's name is never cut off."""
        return self.tabSizeHint(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement that fits."""
        self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._texts.clear()
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paint_tab(self, painter: QPainter, place: int) -> None:
        """Draw the mark of a step and its words."""
        theme, box, step = themes.current(), self.tabRect(place), self._steps[place]
        current = place == self.currentIndex()
        words = self._words(step, chosen=current, theme=theme)
        mark_at, words_at = self._places(box, self._mark_size(step, theme), words.size_at(UNBROKEN))
        self._paint_mark(painter, mark_at, step)
        words.draw(painter, words_at, theme.colour("accent" if current else "text_2"))

    def _places(self, box: QRect, mark: QSize, words: QSizeF) -> tuple[QRectF, QPointF]:
        """Return where the mark goes and where the words begin."""
        middle = QRectF(box).center()
        if self._stacked:
            top = middle.y() - (mark.height() + BETWEEN + words.height()) / 2
            mark_at = QPointF(middle.x() - mark.width() / 2, top)
            words_at = QPointF(middle.x() - words.width() / 2, top + mark.height() + BETWEEN)
        else:
            left = middle.x() - (mark.width() + GAP + words.width()) / 2
            first, second = left, left + mark.width() + GAP
            if self._rtl():
                first, second = left + words.width() + GAP, left
            mark_at = QPointF(first, middle.y() - mark.height() / 2)
            words_at = QPointF(second, middle.y() - words.height() / 2)
        return QRectF(mark_at, mark.toSizeF()), words_at

    def _paint_mark(self, painter: QPainter, box: QRectF, step: Step) -> None:
        theme = themes.current()
        if step.open_words:
            paint_box(painter, box, Corners.all(box.height() / 2), Look("warn_soft", "warn_line"), theme)
        elif step.icon or step.done:
            name, colour = ("check-circle", "ok") if step.done else (step.icon, "accent")
            paint_icon(painter, box, name, theme.colour(colour), rtl=self._rtl())
            return
        else:
            paint_box(painter, box, Corners.all(box.height() / 2), Look("sunken"), theme)
        words = self._mark_words(step, theme)
        size = words.size_at(UNBROKEN)
        ink = theme.colour("on_warn_soft" if step.open_words else "text_2")
        words.draw(painter, box.center() - QPointF(size.width() / 2, size.height() / 2), ink)

    def _lay_out(self) -> None:
        theme = themes.current()
        self._stacked = sum(self._beside(step, theme) for step in self._steps) > self.width()
        self.measure()
        self.updateGeometry()

    def _beside(self, step: Step, theme: Theme) -> int:
        words = self._words(step, chosen=True, theme=theme)
        return 2 * PADDING + self._mark_size(step, theme).width() + GAP + math.ceil(words.natural)

    def _mark_size(self, step: Step, theme: Theme) -> QSize:
        side = theme.px(DISC)
        if step.open_words:
            return QSize(math.ceil(self._mark_words(step, theme).natural) + 16, side)
        return QSize(side, side)

    def _words(self, step: Step, *, chosen: bool, theme: Theme) -> Wrapped:
        return self._wrapped(step.words, "strong" if chosen else "body", theme)

    def _mark_words(self, step: Step, theme: Theme) -> Wrapped:
        return self._wrapped(step.open_words or step.number, "small_strong", theme)

    def _wrapped(self, words: str, kind: str, theme: Theme) -> Wrapped:
        if (words, kind) not in self._texts:
            self._texts[words, kind] = Wrapped([(words, theme.font(kind))])
        return self._texts[words, kind]

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
