"""The answers of one form that count now: rows folded so that only those nobody replaced remain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, Protocol

# ((linkId, row id), …) from the outermost row down to the question; row id is "" where nothing repeats.
Step = tuple[str, str]
Path = tuple[Step, ...]
Value = Any  # str, int | float | bool | list | dict: whatever JSON can hold

#: The row id under which the order of a question's rows is answered.
ORDER = "#order"


class Row(Protocol):
    """What an answer row must tell to be folded."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def path(self) -> Path: ...  # noqa: D102

    @property
    def value(self) -> Value: ...  # noqa: D102

    @property
    def replaces(self) -> tuple[str, ...]: ...  # noqa: D102


class Answers:
    """Answers by path.

    At each path stand the rows that nobody has replaced. Normally that is one; where two people answered the same
    question without seeing each other there are two, and both are shown until somebody replaces both.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._standing: dict[Path, tuple[Row, ...]] = {}
        self._said: dict[Path, tuple[Row, ...]] = {}
        # Row ids ever used at a repeating question, in the order they came; kept because every click asks for them.
        self._rows: dict[tuple[Path, str], dict[str, Path]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Fold one more row in; rows must come in the record's order."""
        path = row.path
        standing = (*(one for one in self._standing.get(path, ()) if one.id not in row.replaces), row)
        self._standing[path] = standing
        self._said[path] = tuple(one for one in standing if one.value is not None)
        link_id, row_id = path[-1]
        if row_id not in ("", ORDER):
            self._rows.setdefault((path[:-1], link_id), {})[row_id] = path

    def standing(self, path: Path) -> tuple[Row, ...]:
        """Return the rows that count at a path, taken-back ones included, oldest first."""
        return self._standing.get(path, ())

    def all_standing(self) -> Iterator[Row]:
        """Yield every row that counts, taken-back ones included."""
        for rows in self._standing.values():
            yield from rows

    def said(self, path: Path) -> tuple[Row, ...]:
        """Return the rows that count at a path and hold an answer."""
        return self._said.get(path, ())

    def value(self, path: Path) -> Value:
        """Return what was answered at a path, or None; of two conflicting answers the newer."""
        said = self.said(path)
        return said[-1].value if said else None

    def conflicts(self) -> Iterator[Path]:
        """Yield the paths at which two different answers stand side by side."""
        for path in self._standing:
            if len({repr(row.value) for row in self.said(path)}) > 1:
                yield path

    def rows(self, link_id: str, within: Path = ()) -> list[str]:
        """Return the row ids present at a repeating question, in the order chosen or else as they came."""
        present = [row for row, path in self._rows.get((within, link_id), {}).items() if self._said[path]]
        if len(present) < 2:  # noqa: PLR2004  one row has no order
            return present
        chosen = self.value((*within, (link_id, ORDER))) or []
        place = {row: number for number, row in enumerate(chosen)}
        return sorted(present, key=lambda row: place.get(row, len(place)))

    def unused_row(self, link_id: str, within: Path = ()) -> str:
        """Return a row id that a repeating question never had: a row that was taken off keeps what was said in it."""
        used = self._rows.get((within, link_id), {})
        return next(str(number) for number in count(1) if str(number) not in used)

    def paths(self) -> Iterator[Path]:
        """Yield every path that holds an answer, under rows that are present."""
        for path in self._standing:
            if path[-1][1] != ORDER and self.said(path) and self.is_present(path):
                yield path

    def is_present(self, path: Path) -> bool:
        """Say whether every row around a path is present (a removed row hides what was answered in it)."""
        return all(self.said(path[: depth + 1]) for depth, step in enumerate(path[:-1]) if step[1])

    def __bool__(self) -> bool:
        return any(True for _ in self.paths())
