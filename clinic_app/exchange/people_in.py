"""Rows of somebody else's list → patients, and a remark for every row that something is amiss with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from clinic_app.canonical import canonical
from clinic_app.exchange.incoming import Incoming, Newcomer, Remark, Verbatim
from clinic_app.exchange.meanings import KEPT, LEFT_OUT, OF_THE_ROW, SHARED, Synonyms, guessed, simple, synonyms
from clinic_app.exchange.table import STEP, UNPRINTABLE, SourceTable, TableRow, Watch, printable, unwatched
from clinic_app.exchange.written_dates import OLDEST, day_of, possible_orders

#: The detail that keeps the number a patient had in the program they come from.
NUMBER = "number_elsewhere"
#: Characters of a name beyond which something else was put into its column.
LONGEST_NAME = 200
#: Characters of a detail.
LONGEST_DETAIL = 5_000
ROW = "row"
BETWEEN = re.compile(r"\s*,\s*")


@dataclass(frozen=True)
class Reading:
    """How a table is to be read.

    Attributes:
        meanings: What each column means.
        order: In which order the parts of a date stand, one of ``written_dates.ORDERS``.
        today: Nobody is born later.
    """

    table: SourceTable
    meanings: Mapping[str, str]
    order: str
    today: date
    synonyms: Synonyms

    @classmethod
    def guessed(cls, table: SourceTable, today: date) -> Reading:
        """Return a reading with the meanings its columns seem to have; the order of dates may have to be asked."""
        known = synonyms()
        reading = cls(table, guessed(table.columns, known), "", today, known)
        return replace(reading, order=reading.orders[0])

    @property
    def orders(self) -> tuple[str, ...]:
        """In which orders the dates can stand: more than one where it has to be asked."""
        return possible_orders(self.dates())

    @property
    def has_names(self) -> bool:
        """Whether any column holds names: without one no row is a patient."""
        return any(one in self.meanings.values() for one in ("given_name", "family_name", "full_name"))

    def meaning(self, column: str, meaning: str) -> Reading:
        """Return the reading with another meaning of a column; who had that meaning before is kept word for word."""
        freed = {
            name: KEPT if meant == meaning and meaning not in (*SHARED, KEPT, LEFT_OUT) else meant
            for name, meant in self.meanings.items()
        }
        changed = replace(self, meanings=freed | {column: meaning})
        return changed if changed.order in changed.orders else replace(changed, order=changed.orders[0])

    def in_order(self, order: str) -> Reading:
        """Return the reading with dates in an order somebody has said."""
        return replace(self, order=order)

    def incoming(self, watch: Watch = unwatched) -> Incoming:
        """Return the patients of the table; a row with something amiss never stops the others."""
        newcomers: list[Newcomer] = []
        remarks: list[Remark] = []
        total = len(self.table.rows)
        for number, row in enumerate(self.table.rows):
            if number % STEP == 0:
                watch(number, total)
            amiss = list(self._amiss(row))
            remarks += amiss
            if not any(one.left_out for one in amiss):
                newcomers.append(self._newcomer(row))
        watch(total, total)
        return Incoming(tuple(newcomers), tuple(remarks))

    def dates(self) -> Iterator[str]:
        """Yield every birth date as it is written."""
        place = self._places.get("birth_date")
        yield from (row.cells[place] for row in self.table.rows if place is not None and row.cells[place].strip())

    def _amiss(self, row: TableRow) -> Iterator[Remark]:
        given, family = self._name(row)
        if not given and not family:
            yield Remark(row.line, "importing.row.no_name", left_out=True)
        elif max(len(given), len(family)) > LONGEST_NAME:
            yield Remark(row.line, "importing.row.long_name", {"most": LONGEST_NAME}, left_out=True)
        if any(UNPRINTABLE.search(cell) for cell in row.cells):
            yield Remark(row.line, "importing.row.unprintable")
        written = self._cell(row, "birth_date")
        if not written:
            yield Remark(row.line, "importing.row.no_birth_date")
            return
        yield from self._amiss_in_date(row.line, written)

    def _amiss_in_date(self, line: int, written: str) -> Iterator[Remark]:
        try:
            born = self._day(written)
        except ValueError:
            yield Remark(line, "importing.row.no_such_day", {"written": written[:40]}, left_out=True)
            return
        if born > self.today:
            yield Remark(line, "importing.row.born_later", {"written": written[:40]}, left_out=True)
        elif born < self.today - timedelta(days=OLDEST * 365.25):
            yield Remark(line, "importing.row.too_old", {"written": written[:40], "years": OLDEST}, left_out=True)

    def _newcomer(self, row: TableRow) -> Newcomer:
        given, family = self._name(row)
        written = self._cell(row, "birth_date")
        sex = self._cell(row, "sex")
        details: dict[str, str] = {}
        kept: dict[str, str] = {}
        for column, cell in zip(self.table.columns, row.cells, strict=True):
            meaning = self.meanings[column]
            said = printable(cell)
            if not said or meaning in (*OF_THE_ROW, "full_name", LEFT_OUT):
                continue
            if meaning == KEPT:
                kept[column] = cell
            elif meaning == "address":
                details[meaning] = f"{details[meaning]}, {said}" if meaning in details else said
            else:
                details[NUMBER if meaning == "number" else meaning] = said[:LONGEST_DETAIL]
        return Newcomer(
            line=row.line,
            given_name=given,
            family_name=family,
            birth_date=self._day(written).isoformat() if written else "",
            sex=self.synonyms.by_sex.get(simple(sex), sex)[:16],
            phone=" / ".join(dict.fromkeys(self._all(row, "phone")))[:LONGEST_NAME],
            details=details,
            kept=(Verbatim(ROW, canonical(kept)),) if kept else (),
        )

    def _name(self, row: TableRow) -> tuple[str, str]:
        """Return given and family name; a whole name is parted at its comma, else before its last word."""
        given, family = self._cell(row, "given_name"), self._cell(row, "family_name")
        whole = self._cell(row, "full_name")
        if whole and not (given and family):
            if "," in whole:
                last, first = BETWEEN.split(whole, maxsplit=1)
            else:
                first, _, last = whole.rpartition(" ")
            given, family = given or first, family or last
        return given, family

    def _day(self, written: str) -> date:
        return day_of(written, self.order, self.synonyms.by_month, self.today)

    def _cell(self, row: TableRow, meaning: str) -> str:
        place = self._places.get(meaning)
        return "" if place is None else printable(row.cells[place])

    def _all(self, row: TableRow, meaning: str) -> Iterator[str]:
        for column, cell in zip(self.table.columns, row.cells, strict=True):
            if self.meanings[column] == meaning and (said := printable(cell)):
                yield said

    @cached_property
    def _places(self) -> dict[str, int]:
        """The first column of each meaning."""
        meant = [self.meanings[column] for column in self.table.columns]
        return {meaning: meant.index(meaning) for meaning in meant}
