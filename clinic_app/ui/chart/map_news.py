"""What is new on the pain map since somebody last looked, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinic_app.ui.chart.map_answers import FORM, MAP, row_path, zone_of
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk

SIDES = ("right", "left")  # as they stand in a sentence


@dataclass(frozen=True, slots=True)
class News:
    """A sentence in two parts: what happened, and to which areas."""

    lead: str
    rest: str


class MapNews:
    """Compares the marked areas with those of the last look, whoever changed them and however."""

    def __init__(self, desk: Desk, names: ZoneNames) -> None:
        self._desk, self._names = desk, names
        self._rows = self._marked()
        self._gestures = len(desk.visit.gestures.undoable)
        self._told = ""

    @property
    def is_newest(self) -> bool:
        """Whether what was told last is what undo would take back."""
        undoable = self._desk.visit.gestures.undoable
        return bool(undoable) and undoable[-1] == self._told

    def told(self) -> News | None:
        """Return what is new since the last call, or None."""
        before, self._rows = self._rows, self._marked()
        undoable = self._desk.visit.gestures.undoable
        is_gesture = len(undoable) > self._gestures
        self._gestures = len(undoable)
        added = [row for row in self._rows if row not in before]
        gone = [row for row in before if row not in self._rows]
        if not (added or gone):
            return None
        self._told = undoable[-1] if is_gesture else ""
        if added:
            about = {tuple(self._about(row)) for row in added}
            same = about.pop() if len(about) == 1 else ()
            return News(self._desk.words("chart.added"), " · ".join((self._areas(added), *same)))
        return News(self._desk.words("chart.taken_off"), self._areas(gone))

    def _marked(self) -> list[str]:
        return self._desk.visit.of(FORM).rows(MAP)

    def _areas(self, rows: Iterable[str]) -> str:
        """Return areas in words, both sides of one zone together."""
        sides: dict[str, list[str]] = {}
        for zone, side in map(zone_of, rows):
            sides.setdefault(zone, []).append(side)
        order = {side: place for place, side in enumerate(SIDES)}
        named = (
            self._names.in_sentence(zone, tuple(sorted(found, key=lambda side: order.get(side, 0))))
            for zone, found in sides.items()
        )
        return ", ".join(named)

    def _about(self, row: str) -> list[str]:
        """Return number, kind and depth of an area as far as they were said."""
        visit, wording = self._desk.visit, self._desk.wording
        number = visit.of(FORM).value(row_path(row, "intensity"))
        words = [wording.value(FORM, row_path(row, name)) for name in ("kind", "depth")]
        return [one for one in ("" if number is None else str(number), *words) if one]
