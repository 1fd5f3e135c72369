"""A table as another program wrote it: named columns, rows with the line they stand on, nothing interpreted yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from clinic_app.errors import ClinicError

#: Bytes of a file of rows beyond which it is refused: 100,000 patients with addresses take a fifth of it.
MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
#: Characters of one cell: an address or a remark has its place, a whole document has not.
LONGEST_CELL = 20_000
#: So many rows are read between two looks at whether somebody wants to stop.
STEP = 500
#: What cannot be printed, and what turns the direction of the words behind it.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


#: Hears that so many of so many are done (of 0 where nobody knows), and may end the work by raising a ``ClinicError``.
Watch = Callable[[int, int], None]


def unwatched(_done: int, _of: int) -> None:
    """Let the work go on."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``line`` is counted from 1 as a text editor or a spreadsheet counts."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """What a file of rows holds.

    Attributes:
        columns: The names of the columns, each once.
        rows: Every row that is not empty, as wide as the columns.
        read_as: How its letters were read, such as ``utf-8``; empty where the format says so itself.
    """

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    read_as: str = ""


def table_of(lines: Iterable[tuple[int, list[str]]], read_as: str = "") -> SourceTable:
    """Return the table whose first row that is not empty names the columns.

    Raises:
        ClinicError: There is no such row, nothing below it, or more than anybody can look through.
    """
    filled = ((line, cells) for line, cells in lines if any(cell.strip() for cell in cells))
    head = next(filled, None)
    if head is None:
        raise ClinicError("importing.empty")
    names = tuple(_named(cell.strip() for cell in _without_tail(head[1])))
    rows: list[TableRow] = []
    for line, cells in filled:
        if len(rows) >= MOST_ROWS:
            raise ClinicError("importing.too_many_rows", most=MOST_ROWS)
        rows.append(TableRow(line, tuple(_as_wide(cells, len(names)))))
    if not rows:
        raise ClinicError("importing.only_header")
    widest = max((len(row.cells) for row in rows), default=0)
    more = tuple(f"column {number}" for number in range(len(names) + 1, widest + 1))
    wide = tuple(TableRow(row.line, (*row.cells, *[""] * (widest - len(row.cells)))) for row in rows)
    return SourceTable((*names, *more), wide, read_as)


def printable(text: str) -> str:
    """Return a text without what cannot be printed, spaces single, ends trimmed."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def _named(names: Iterable[str]) -> Iterator[str]:
    """Give a column without a name its number, and a second one of a name its number too."""
    seen: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        name = printable(name) or f"column {place}"  # noqa: PLW2901  the name it is known by
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} {seen[name]}"


def _without_tail(cells: list[str]) -> list[str]:
    """Leave out empty names at the end, which a separator too many makes."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _as_wide(cells: list[str], wide: int) -> list[str]:
    """Return as many cells as there are columns; more only where there is something in them."""
    if len(cells) > wide and not any(cell.strip() for cell in cells[wide:]):
        cells = cells[:wide]
    return cells + [""] * (wide - len(cells))
