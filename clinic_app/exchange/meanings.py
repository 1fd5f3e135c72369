"""What the columns of somebody else's list mean: guessed from a table of synonyms, changed by whoever looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clinic_app.data_files import load
from clinic_app.errors import DataFileError
from clinic_app.shapes import read

FILE = Path(__file__).with_name("meanings.yaml")
#: A column nobody knows is kept word for word beside the patient; one that is nobody's business is left out.
KEPT, LEFT_OUT = "kept", "left_out"
#: Meanings that several columns may share: their words are joined.
SHARED = ("address", "phone")
#: Columns of the patient's own row; the other meanings are details.
OF_THE_ROW = ("given_name", "family_name", "birth_date", "sex", "phone")
NOT_A_LETTER = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True)
class Synonyms:
    """The table: our meanings with the names others give them, sexes and months likewise."""

    meanings: dict[str, tuple[str, ...]]
    sexes: dict[str, tuple[str, ...]]
    months: dict[str, tuple[str, ...]]

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """Our meaning by every name of a column."""
        return _turned(self.meanings)

    @cached_property
    def by_sex(self) -> Mapping[str, str]:
        """The sex as FHIR codes it, by every name of it."""
        return _turned(self.sexes)

    @cached_property
    def by_month(self) -> Mapping[str, int]:
        """The number of a month by every name of it."""
        return {name: int(number) for name, number in _turned(self.months).items()}


def synonyms() -> Synonyms:
    """Read the table.

    Raises:
        DataFileError: The shipped file has a fault.
    """
    data = load(FILE)
    data["months"] = {str(number): names for number, names in data["months"].items()}
    found, faults = read(Synonyms, data)
    if found is None:
        raise DataFileError(faults[0].problem(FILE))
    return found


def simple(name: str) -> str:
    """Return a name as the table has it: no case, no accents, words with one space between them."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return NOT_A_LETTER.sub(" ", "".join(one for one in apart if not unicodedata.combining(one))).strip()


def guessed(columns: Sequence[str], table: Synonyms) -> dict[str, str]:
    """Return a meaning for every column; what nobody knows is kept word for word."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column in columns:
        meaning = table.by_name.get(simple(column), KEPT)
        if meaning in taken and meaning not in SHARED:
            meaning = KEPT
        found[column] = meaning
        taken.add(meaning)
    if {"given_name", "family_name"} <= taken:  # the whole name says nothing more
        found = {column: KEPT if meaning == "full_name" else meaning for column, meaning in found.items()}
    return found


def _turned(named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {simple(name): ours for ours, names in named.items() for name in (ours, *names)}
