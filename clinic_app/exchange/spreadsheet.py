"""The first sheet of an XLSX workbook as a table: values only, never a formula, never more than was promised.

A workbook is a ZIP archive of XML. Both can be made to unfold into gigabytes, so every part is read up to a limit and a
document type (the way to make XML unfold) is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.parsers import expat

from clinic_app.errors import ClinicError
from clinic_app.exchange.table import MOST_BYTES, STEP, SourceTable, Watch, table_of, unwatched

#: Bytes one part may unfold to.
MOST_UNFOLDED = 2 * MOST_BYTES
SHEET = re.compile(r"xl/worksheets/sheet\d*\.xml")
SHARED, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
#: Number formats of the standard that are dates.
DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
IN_QUOTES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
#: Day 0 of Windows' and of old Macs' spreadsheets.
DAY_0 = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001  a wall date without a zone
WIDEST = 16_384
#: The last day a spreadsheet counts to is 31 December 9999.
LAST_DAY = 2_958_465


class _Part:
    """One part of the archive, walked through element by element without building a tree."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.text.append
        self.parser.StartDoctypeDeclHandler = self._refuse

    def walk(self, content: bytes) -> None:
        """Walk through a part.

        Raises:
            ClinicError: It is not XML, or wants to unfold.
        """
        try:
            self.parser.Parse(content, True)  # this is all there is
        except expat.ExpatError as error:
            raise ClinicError("importing.workbook_damaged") from error

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def _begin(self, name: str, given: dict[str, str]) -> None:
        self.begin(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in given.items()})

    def _end(self, name: str) -> None:
        self.end(name.rpartition("}")[2])

    def _refuse(self, *_given: object) -> None:
        raise ClinicError("importing.workbook_damaged")


class _Strings(_Part):
    """The texts that cells point at."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._phonetic = 0

    def begin(self, name: str, _given: dict[str, str]) -> None:
        if name == "si":
            self.found.append("")
        self._phonetic += name == "rPh"
        self.text.clear()

    def end(self, name: str) -> None:
        self._phonetic -= name == "rPh"
        if name == "t" and self.found and not self._phonetic:
            self.found[-1] += "".join(self.text)


class _Styles(_Part):
    """Which looks of a number are a date's."""

    def __init__(self) -> None:
        super().__init__()
        self.is_date: list[bool] = []
        self._own: set[int] = set()
        self._inside = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "numFmt" and re.search("[dy]", IN_QUOTES.sub("", given.get("formatCode", "")).lower()):
            self._own.add(int(given.get("numFmtId", "0")))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = int(given.get("numFmtId", "0"))
            self.is_date.append(number in DATE_FORMATS or number in self._own)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Book(_Part):
    """Whether days are counted from 1904."""

    is_1904 = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "workbookPr":
            self.is_1904 = given.get("date1904", "0") in ("1", "true")


class _Cells(_Part):
    """The rows of a sheet."""

    def __init__(self, strings: list[str], is_date: list[bool], day_0: datetime, watch: Watch) -> None:
        super().__init__()
        self.rows: list[tuple[int, list[str]]] = []
        self._strings, self._is_date, self._day_0, self._watch = strings, is_date, day_0, watch
        self._cell: dict[str, str] = {}
        self._value = ""

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "row":
            line = int(given.get("r") or len(self.rows) + 1)
            self.rows.append((line, []))
            if len(self.rows) % STEP == 0:
                self._watch(len(self.rows), 0)
        elif name == "c":
            self._cell, self._value = given, ""
        self.text.clear()

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._value += "".join(self.text)
        elif name == "c" and self.rows:
            cells = self.rows[-1][1]
            place = _place(self._cell.get("r", ""), len(cells))
            cells.extend([""] * (place - len(cells)))
            cells.append(self._said())

    def _said(self) -> str:
        kind, value = self._cell.get("t", "n"), self._value
        if kind == "s":
            return self._strings[int(value)] if value.isdigit() and int(value) < len(self._strings) else ""
        if kind != "n" or not value:
            return value
        style = int(self._cell.get("s", "0"))
        return _number(value, self._day_0 if style < len(self._is_date) and self._is_date[style] else None)


def read_xlsx(content: bytes, watch: Watch = unwatched) -> SourceTable:
    """Return the first sheet of a workbook.

    Raises:
        ClinicError: It is no workbook, is damaged, or would unfold into more than anybody wants.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return table_of(_rows(archive, watch))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ClinicError("importing.workbook_damaged") from error


def _rows(archive: zipfile.ZipFile, watch: Watch) -> Iterator[tuple[int, list[str]]]:
    names = sorted((one for one in archive.namelist() if SHEET.fullmatch(one)), key=lambda one: (len(one), one))
    if not names:
        raise ClinicError("importing.workbook_damaged")
    strings, styles, book = _Strings(), _Styles(), _Book()
    for part, name in ((strings, SHARED), (styles, STYLES), (book, BOOK)):
        if name in archive.namelist():
            part.walk(_unfolded(archive, name))
    cells = _Cells(strings.found, styles.is_date, DAY_0[book.is_1904], watch)
    cells.walk(_unfolded(archive, names[0]))
    yield from cells.rows


def _unfolded(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(MOST_UNFOLDED + 1)
    if len(content) > MOST_UNFOLDED:
        raise ClinicError("importing.unfolds", most=MOST_UNFOLDED // 1024 // 1024)
    return content


def _place(reference: str, after: int) -> int:
    """Return the number of a cell's column from its name (A is 0, AA is 26), or where it stands without one."""
    letters = reference.rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii():
        return after
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    if not after < place <= WIDEST:
        raise ValueError(reference)
    return place - 1


def _number(value: str, day_0: datetime | None) -> str:
    number = float(value)
    if day_0 is not None and 0 <= number <= LAST_DAY:
        return (day_0 + timedelta(days=int(number))).date().isoformat()
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else value  # noqa: PLR2004  exact
