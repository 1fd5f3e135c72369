"""The options of a question as they are measured and drawn: the same few stand below question after question."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import ROLES, Look
from clinic_app.ui.widgets.pressable import ABOVE_AND_BELOW, laid_out
from clinic_app.ui.widgets.segment_rows import ROLE_OF, Shape, natural_width, rows_of
from clinic_app.ui.wrapped import Wrapped


class Face:
    """One option: words in a role, at a size of type, in a direction of reading."""

    def __init__(self, words: str, role: str, scale: float, *, rtl: bool) -> None:
        self.role, self._rtl = ROLES[role], rtl
        centred = self.role.centred
        kinds = self.role.font, self.role.font_chosen
        self._texts = tuple(laid_out(words, kind, scale, rtl, centred) for kind in kinds)
        self._target = themes.current().size("target_min")
        self._heights: dict[int, int] = {}

    def sizeHint(self) -> QSize:
        """Return the size with all words on one line, chosen or not."""
        return self._natural

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped words need."""
        if width not in self._heights:
            room = max(1, width - 2 * self.role.padding)
            tallest = max(text.size_at(room).height() for text in self._texts)
            self._heights[width] = max(math.ceil(tallest) + 2 * ABOVE_AND_BELOW, self._target)
        return self._heights[width]

    @cached_property
    def least(self) -> int:
        """The width of its widest word, or of the least target."""
        return self._around(max(text.widest_word for text in self._texts))

    @cached_property
    def _natural(self) -> QSize:
        width = self._around(max(text.natural for text in self._texts))
        return QSize(width, self.heightForWidth(width))

    def _around(self, words: float) -> int:
        return max(math.ceil(words) + 1 + 2 * self.role.padding, self._target)

    def draw(self, painter: QPainter, box: QRectF, look: Look, *, chosen: bool) -> None:
        """Draw its words into a box."""
        text: Wrapped = self._texts[chosen]
        role = self.role
        size = text.size_at(max(1, box.width() - 2 * role.padding))
        left = box.center().x() - size.width() / 2 if role.centred else box.left() + role.padding
        if self._rtl and not role.centred:
            left = box.right() - role.padding - size.width()
        at = QRectF(left, box.center().y() - size.height() / 2, 0, 0).topLeft()
        text.draw(painter, at, themes.current().colour(look.ink))


class Faces:
    """All options of a question, with what was found about them; questions with the same options share one."""

    def __init__(self, words: tuple[str, ...], shape: Shape, scale: float, *, rtl: bool) -> None:
        self._shape = shape
        self._fill = shape == "listed"
        self._faces = [Face(one, ROLE_OF[shape], scale, rtl=rtl) for one in words]
        self._rows: dict[int, list[list[tuple[Face, QRect]]]] = {}

    @cached_property
    def natural(self) -> QSize:
        """The size of all options in one row."""
        width = natural_width(self._faces, self._shape)
        return QSize(width, self.height(width))

    @cached_property
    def least(self) -> int:
        """The width of the widest word among them."""
        return max(one.least for one in self._faces)

    def height(self, width: int) -> int:
        """Return the height of the rows they need at a width."""
        return self.rows(width)[-1][-1][1].bottom() + 1

    def rows(self, width: int) -> list[list[tuple[Face, QRect]]]:
        """Return each with its box, row by row; do not change them, copy them."""
        if width not in self._rows:
            self._rows[width] = rows_of(self._faces, width, self._shape, fill=self._fill)
        return self._rows[width]


@lru_cache(maxsize=256)
def faces_of(words: tuple[str, ...], shape: Shape, scale: float, rtl: bool) -> Faces:  # noqa: FBT001  a cache's key
    """Return the options of a question, shared by every question that has the same."""
    return Faces(words, shape, scale, rtl=rtl)
