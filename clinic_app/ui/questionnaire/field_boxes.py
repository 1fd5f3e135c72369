"""Where the parts of a question stand: its words, and beside or below them what answers it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes

LEAST_FOR_WORDS = 200  # px a question's words keep before its control goes below them
GAP, BETWEEN = 8, 4  # px beside and between
Spot = tuple[QWidget, QRect]


class FieldBoxes:
    """Words and control of one question, placed by hand.

    Args:
        words: The question's words, or None where there are none.
        answers: What answers it.
        wide: Whether that wants the whole width below the words.
    """

    def __init__(self, words: QWidget | None, answers: QWidget, *, wide: bool) -> None:
        self._words, self._answers, self._wide = words, answers, wide
        self._known: dict[int, list[Spot]] = {}

    def forget(self) -> None:
        """Measure anew: a part wants another size."""
        self._known.clear()

    def natural_width(self) -> int:
        """Return the width at which nothing wraps."""
        wide = self._answers.sizeHint().width()
        if self._words is None:
            return wide
        words = self._words.sizeHint().width()
        return max(words, wide) if self._wide else words + GAP + wide

    def least_width(self) -> int:
        """Return the width of the wider part at its narrowest."""
        parts = [self._answers] if self._words is None else [self._words, self._answers]
        return max(one.minimumSizeHint().width() for one in parts)

    def bottom(self, width: int) -> int:
        """Return the height at a width."""
        return max(box.bottom() + 1 for _, box in self._spots(width))

    def place(self, width: int, *, rtl: bool) -> int:
        """Put the parts where they stand, mirrored where one reads from right to left, and return the height."""
        bottom = 0
        for widget, spot in self._spots(width):
            box = QRect(spot)
            bottom = max(bottom, box.bottom() + 1)
            if rtl:
                box.moveLeft(width - box.right() - 1)
            if widget.geometry() != box:
                widget.setGeometry(box)
        return bottom

    def _spots(self, width: int) -> list[Spot]:
        if width not in self._known:
            self._known[width] = self._found(width)
        return self._known[width]

    def _found(self, width: int) -> list[Spot]:
        answers = self._answers
        if self._words is None:
            return [(answers, QRect(0, 0, width, height_at(answers, width)))]
        if not self._wide:
            side_by_side = self._side_by_side(width, self._words)
            if side_by_side:
                return side_by_side
        below = height_at(self._words, width)
        wide = width if self._wide else min(answers.sizeHint().width(), width)
        box = QRect(0, below + BETWEEN, wide, height_at(answers, wide))
        return [(self._words, QRect(0, 0, width, below)), (answers, box)]

    def _side_by_side(self, width: int, words: QWidget) -> list[Spot]:
        """Return the two beside each other, or nothing where the room is too narrow for that."""
        wide = self._answers.sizeHint().width()
        left = width - wide - GAP
        if left < themes.current().px(LEAST_FOR_WORDS) and left < words.sizeHint().width():
            return []
        if left < words.minimumSizeHint().width():
            return []
        heights = height_at(words, left), height_at(self._answers, wide)
        tall = max(heights)
        return [
            (words, QRect(0, (tall - heights[0]) // 2, left, heights[0])),
            (self._answers, QRect(left + GAP, (tall - heights[1]) // 2, wide, heights[1])),
        ]


def height_at(widget: QWidget, width: int) -> int:
    """Return how high a widget is at a width."""
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    return height if height >= 0 else max(widget.sizeHint().height(), widget.minimumSizeHint().height())
