"""Things side by side: the first one stands where a line begins, at the left or in Arabic at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from clinic_app.documents import fonts
from clinic_app.documents.right_to_left import Direction

Cell = Flowable | Sequence[Flowable] | str
#: More room than any cell needs.
ANY_HEIGHT = 1e6


class Rows(Table):
    """A table that goes over to the next page where not even one line of its next row fits on this one."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the part that fits and the rest, or nothing; ReportLab would cut off an empty part for ever."""
        parts: list[Flowable] = super().split(width, height)
        return parts if parts and parts[0].wrap(width, height)[1] else []


class FromTheRight(Rows):
    """A table whose rows are drawn, and so read, from the right."""

    def draw(self) -> None:
        """Draw the cells of each row in the order they are read."""
        self._waiting: list[tuple[Any, ...]] | None = []
        super().draw()
        waiting, self._waiting = self._waiting, None
        for _, cells in groupby(waiting or [], lambda cell: cell[2][1]):
            for cell in reversed(list(cells)):
                super()._drawCell(*cell)  # type: ignore[misc]  # not in the stubs

    def _drawCell(self, *cell: Any) -> None:  # noqa: ANN401  ReportLab's own
        if self._waiting is not None:
            self._waiting.append(cell)


class SideBySide(Flowable):
    """Cells side by side, the first where a line begins; lighter than a table and never split over pages."""

    def __init__(
        self,
        cells: Sequence[Sequence[Flowable]],
        widths: Sequence[float],
        direction: Direction,
        *,
        is_centred: bool = False,
    ) -> None:
        super().__init__()
        self._cells, self._widths = cells, widths
        self._is_mirrored, self._is_centred = direction == "rtl", is_centred
        self.width = sum(widths)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the widths' sum and the height of the highest cell."""
        self.height = max(height_of(cell, wide) for cell, wide in zip(self._cells, self._widths, strict=True))
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cells in the order they are read, from the top or around the middle."""
        left = self.width if self._is_mirrored else 0.0
        for cell, wide in zip(self._cells, self._widths, strict=True):
            left -= wide if self._is_mirrored else 0.0
            free = self.height - height_of(cell, wide)
            top = self.height - (free / 2 if self._is_centred else 0.0)
            for one in cell:
                own, high = one.wrap(wide, ANY_HEIGHT)
                top -= high
                one.drawOn(self.canv, left + (wide - own if self._is_mirrored else 0.0), top)
            left += 0.0 if self._is_mirrored else wide


def height_of(cell: Sequence[Flowable], width: float) -> float:
    """Return how high flowables stand one below the other in a column of a width."""
    return float(sum(one.wrap(width, ANY_HEIGHT)[1] for one in cell))


def row(cells: Sequence[Cell], widths: Sequence[float], direction: Direction, style: TableStyle) -> Table:
    """Return one row; its style names columns in the order of reading."""
    return rows([cells], widths, direction, style)


def rows(cells: Sequence[Sequence[Cell]], widths: Sequence[float], direction: Direction, style: TableStyle) -> Table:
    """Return rows of equal widths, each mirrored where lines run from right to left."""
    turned = -1 if direction == "rtl" else 1
    held = [[list(one) if isinstance(one, Sequence) and not isinstance(one, str) else one for one in line]
            for line in cells]  # fmt: skip
    kind = FromTheRight if direction == "rtl" else Rows
    table = kind([line[::turned] for line in held], colWidths=list(widths)[::turned], splitInRow=1)
    table.setStyle(_mirrored(style, len(widths)) if direction == "rtl" else style)
    return table


def plain(*commands: Any) -> TableStyle:  # noqa: ANN401  ReportLab's table commands
    """Return a style without room around cells."""
    return padded(0, 0, *commands)


def padded(above: float, beside: float, *commands: Any) -> TableStyle:  # noqa: ANN401
    """Return a style with so many points above and below each cell, and at its sides."""
    fonts.register()
    padding: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
        ("LEFTPADDING", (0, 0), (-1, -1), beside),
        ("RIGHTPADDING", (0, 0), (-1, -1), beside),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), above),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return TableStyle([*padding, *commands])


#: What a style calls the two sides of a cell, each with its mirror image.
SIDES = {
    "LEFTPADDING": "RIGHTPADDING",
    "RIGHTPADDING": "LEFTPADDING",
    "LINEBEFORE": "LINEAFTER",
    "LINEAFTER": "LINEBEFORE",
}


def _mirrored(style: TableStyle, columns: int) -> TableStyle:
    found: list[Any] = [("ALIGN", (0, 0), (-1, -1), "RIGHT")]
    commands: list[Any] = list(style.getCommands())
    for name, first, last, *rest in commands:
        start, end = (at[0] % columns for at in (first, last))
        found.append((SIDES.get(name, name), (columns - 1 - end, first[1]), (columns - 1 - start, last[1]), *rest))
    return TableStyle(found)
