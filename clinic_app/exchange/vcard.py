"""Address cards (vCard 2.1, 3.0 and 4.0) as a table, one row a card; what has no column of ours has one of its own."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from clinic_app.errors import ClinicError
from clinic_app.exchange.csv_table import decoded
from clinic_app.exchange.table import LONGEST_CELL, MOST_BYTES, STEP, SourceTable, Watch, table_of, unwatched

#: What the standard's properties are called as columns; the synonyms know them.
COLUMNS = {
    "BDAY": "birth date",
    "GENDER": "sex",
    "TEL": "phone",
    "EMAIL": "email",
    "ADR": "address",
    "LANG": "language",
    "TITLE": "occupation",
    "UID": "number",
}
#: Properties of the card itself, not of the person.
OF_THE_CARD = {"BEGIN", "END", "VERSION", "PRODID", "REV"}
PARTS = re.compile(r"(?<!\\);")
ESCAPED = re.compile(r"\\([nN,;\\:])")
ASCII_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
FOLD = re.compile(rb"\r?\n[ \t]")
#: What is said about a property that is too large for a cell, such as a photo.
LEFT_OUT = "[{letters} characters left out]"


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: its name without group, its parameters, its value still escaped."""

    name: str
    given: str
    value: str


def read_vcards(content: bytes, watch: Watch = unwatched) -> SourceTable:
    """Return the cards of a file as rows; each stands on the line where it begins.

    Raises:
        ClinicError: It is no text, or there is no whole card in it.
    """
    if len(content) > MOST_BYTES:
        raise ClinicError("importing.too_large", most=MOST_BYTES // 1024 // 1024)
    text, read_as = _whole(content)
    cards = []
    for number, (line, card) in enumerate(_cards(text)):
        if number % STEP == 0:
            watch(number, 0)
        cards.append((line, _columns(card)))
    if not cards:
        raise ClinicError("importing.no_card")
    names = list(dict.fromkeys(name for _, card in cards for name in card))
    rows = ((line, [card.get(name, "") for name in names]) for line, card in cards)
    return table_of(((0, names), *rows), read_as)


def _whole(content: bytes) -> tuple[str, str]:
    """Return the text of the cards; a line may have been folded in the middle of a letter's bytes."""
    text, read_as = decoded(content)
    if read_as in ("cp1252", "latin-1"):
        with suppress(UnicodeDecodeError):
            return FOLD.sub(b"", content).decode("utf-8"), "utf-8"
    return text, read_as


def _cards(text: str) -> Iterator[tuple[int, list[Property]]]:
    card: list[Property] | None = None
    begins = 0
    for line, whole in _unfolded(text):
        name, _, value = whole.partition(":")
        key, _, given = name.rpartition(".")[2].partition(";")
        found = Property(key.strip().upper(), given.upper(), value)
        if found.name == "BEGIN" and value.strip().upper() == "VCARD":
            card, begins = [], line
        elif found.name == "END" and card is not None:
            yield begins, card
            card = None
        elif card is not None:
            card.append(found)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield logical lines: a line that begins with a space, or follows a soft line break of 2.1, goes on with it."""
    held, begins = "", 0
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper():
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and held:
            held += line[1:]
        else:
            if held:
                yield begins, held
            held, begins = line, number
    if held:
        yield begins, held


def _columns(card: list[Property]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in card:
        if one.name in OF_THE_CARD:
            continue
        for column, said in _said(one):
            short = said if len(said) <= LONGEST_CELL else LEFT_OUT.format(letters=len(said))
            if short:
                found[column] = f"{found[column]} / {short}" if column in found else short
    if "given name" in found or "family name" in found:
        found.pop("full name", None)
    return found


def _said(one: Property) -> Iterator[tuple[str, str]]:
    value = one.value
    if "QUOTED-PRINTABLE" in one.given:
        value = _plain(value, one.given)
    parts = [_unescaped(part).strip() for part in PARTS.split(value)]
    if one.name == "N":
        family, given, middle, *_ = [*parts, "", "", ""]
        yield "family name", family
        yield "given name", " ".join(part for part in (given, middle) if part)
    elif one.name == "FN":
        yield "full name", _unescaped(value).strip()
    elif one.name == "ADR":
        yield COLUMNS["ADR"], ", ".join(part for part in parts if part)
    elif one.name == "BDAY":
        whole = ASCII_DATE.fullmatch(value.strip())
        yield COLUMNS["BDAY"], "-".join(whole.groups()) if whole else value.strip()
    elif one.name == "TEL":
        yield COLUMNS["TEL"], _unescaped(value).strip().removeprefix("tel:")
    else:
        yield COLUMNS.get(one.name, one.name.lower()), _unescaped(value).strip()


def _plain(value: str, given: str) -> str:
    encoding = re.search(r"CHARSET=([\w-]+)", given)
    try:
        return quopri.decodestring(value.encode("latin-1", "replace")).decode(encoding[1] if encoding else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return quopri.decodestring(value.encode("latin-1", "replace")).decode("latin-1")


def _unescaped(value: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
