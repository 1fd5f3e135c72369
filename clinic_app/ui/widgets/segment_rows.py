"""Where the options of a row of joined or separate ones stand: in one line where they fit, else in as few as may be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from PySide6.QtCore import QRect, QSize

Shape = Literal["joined", "apart", "listed", "halves"]

ROLE_OF = {"joined": "segment", "apart": "choice", "listed": "listed", "halves": "half"}
GAP_OF = {"joined": 0, "apart": 8, "listed": 6, "halves": 0}
ROW_GAP = 4


class Sized(Protocol):
    """What an option must tell to be placed."""

    def sizeHint(self) -> QSize:  # noqa: D102  Qt's own name
        ...

    def heightForWidth(self, width: int, /) -> int:  # noqa: D102  Qt's own name
        ...


P = TypeVar("P", bound=Sized)


def rows_of(parts: Sequence[P], width: int, shape: Shape, *, fill: bool) -> list[list[tuple[P, QRect]]]:
    """Return each option with its box, row by row, as read from the left.

    ``fill`` shares out the width that a single row leaves.
    """
    widths = _widths(parts, width, shape, fill=fill)
    rows: list[list[tuple[P, QRect]]] = []
    top = 0
    for start in range(0, len(parts), len(widths)):
        row = list(zip(parts[start : start + len(widths)], widths, strict=False))
        height = max(part.heightForWidth(wide) for part, wide in row)
        left = 0
        boxes = []
        for part, wide in row:
            boxes.append((part, QRect(left, top, wide, height)))
            left += wide + GAP_OF[shape]
        rows.append(boxes)
        top += height + max(ROW_GAP, GAP_OF[shape])
    return rows


def natural_width(parts: Sequence[Sized], shape: Shape) -> int:
    """Return the width of all options in one row, or of the widest where each has a row of its own."""
    widths = [part.sizeHint().width() for part in parts]
    return max(widths) if shape == "listed" else sum(widths) + GAP_OF[shape] * (len(widths) - 1)


def height_of(parts: Sequence[Sized], width: int, shape: Shape, *, fill: bool) -> int:
    """Return the height of the rows the options need at a width."""
    return rows_of(parts, width, shape, fill=fill)[-1][-1][1].bottom() + 1


def _widths(parts: Sequence[Sized], width: int, shape: Shape, *, fill: bool) -> list[int]:
    """Return the widths of the options of a full row: all of them where they fit, else as few rows as may be."""
    natural = [part.sizeHint().width() for part in parts]
    count, gap = len(natural), GAP_OF[shape]
    spare = width - sum(natural) - gap * (count - 1)
    if shape == "listed":
        return [width]
    if spare >= 0:
        return [wide + (spare // count if fill else 0) for wide in natural]
    for rows in range(2, count):
        beside = math.ceil(count / rows)
        each = (width - gap * (beside - 1)) // beside
        if each >= max(natural):
            return [each] * beside
    return [width]
