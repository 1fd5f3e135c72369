"""Separated values as they come: the encoding and the separator are guessed, quotes and empty rows are understood."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from clinic_app.errors import ClinicError
from clinic_app.exchange.table import LONGEST_CELL, MOST_BYTES, STEP, SourceTable, Watch, table_of, unwatched

SEPARATORS = ";,\t|"
#: Where a file of text begins that says how its letters are written.
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: Bytes that mean a letter in Windows' own encoding and nothing in Latin-1: curly quotes, dashes, the euro.
WINDOWS_ONLY = frozenset(range(0x80, 0xA0))
NOT_IN_WINDOWS = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
#: Lines that are looked at to find the separator.
LOOKED_AT = 20
#: A byte in so many that may not be printable before the file is no text.
CONTROL_SHARE = 20
CONTROLS = (*range(9), *range(14, 26), *range(28, 32), 127)
#: How pictures and documents begin.
NO_TEXT = (b"\x89PNG", b"%PDF", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")


def read_csv(content: bytes, watch: Watch = unwatched) -> SourceTable:
    """Return the table in a file of separated values.

    Raises:
        ClinicError: It is no text, has no rows, or a quote in it never closes.
    """
    if len(content) > MOST_BYTES:
        raise ClinicError("importing.too_large", most=MOST_BYTES // 1024 // 1024)
    text, read_as = decoded(content)
    return table_of(_lines(text, separator_of(text), watch), read_as)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding it was read in.

    Raises:
        ClinicError: These bytes are no text.
    """
    if content.startswith(NO_TEXT):
        raise ClinicError("importing.no_text")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), encoding.removesuffix("-sig")
    if content[:2000].count(0) * 4 > len(content[:2000]) > 0:  # every second byte of plain letters in UTF-16
        return _strictly(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"), "utf-16"
    controls = sum(content.count(bytes([byte])) for byte in (*range(9), 14, 15, 16, 127) if byte)
    if b"\0" in content[:4] or controls * CONTROL_SHARE > len(content):
        raise ClinicError("importing.no_text")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        found = set(content)
        encoding = "cp1252" if found & WINDOWS_ONLY and not found & NOT_IN_WINDOWS else "latin-1"
        return content.decode(encoding), encoding


def separator_of(text: str) -> str:
    """Return what stands between the values: what the first lines have most evenly, quoted parts left out."""
    lines = _first_lines(text)
    best, most = ",", (0.0, 0)
    for one in SEPARATORS:
        counts = [line.count(one) for line in lines]
        if not counts or not counts[0]:
            continue
        usual, how_often = Counter(counts).most_common(1)[0]
        score = (how_often / len(counts) if usual else 0.0, counts[0])
        if score > most:
            best, most = one, score
    return best


def _first_lines(text: str) -> list[str]:
    """Return the first lines without what stands in quotes."""
    plain, inside = [], False
    for letter in text[:50_000]:
        inside = inside != (letter == '"')
        if not inside:
            plain.append(letter)
    return [line for line in "".join(plain).splitlines() if line.strip()][:LOOKED_AT]


def _lines(text: str, separator: str, watch: Watch) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    total = text.count("\n") + 1
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        for number, cells in enumerate(reader):
            if number % STEP == 0:
                watch(begins, total)
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ClinicError("importing.broken_line", line=begins) from error
    finally:
        csv.field_size_limit(before)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ClinicError("importing.no_text") from error
