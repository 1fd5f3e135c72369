"""What somebody else's file brings, before anything of it is written: patients, what belongs to them, what is amiss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something amiss at a line of a file, as the id of a sentence and what fills it.

    Attributes:
        line: Line of the file, or number of the entry in a bundle; 0 where it is about the whole file.
        left_out: What stands there is not taken in.
    """

    line: int
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something without a place of its own here, word for word: a FHIR resource, or the columns nobody knows."""

    type: str
    body: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document that came with a patient."""

    title: str
    media_type: str
    body: bytes
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One patient of a file.

    Attributes:
        line: Where the patient stands.
        birth_date: YYYY-MM-DD, or as much of it as is known.
        details: Who it is beyond that, by the names the record keeps details under.
        kept, documents: What comes along.
    """

    line: int
    given_name: str
    family_name: str
    birth_date: str
    sex: str = ""
    phone: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[Verbatim, ...] = ()
    documents: tuple[Enclosed, ...] = ()

    @property
    def name(self) -> str:
        """The name as it is read out."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Incoming:
    """Everything one file brings.

    Attributes:
        kept: What belongs to no patient of the file.
        counts: How many of each type of resource the file holds, and how many of them have a place: ``(all, placed)``.
    """

    newcomers: tuple[Newcomer, ...]
    remarks: tuple[Remark, ...] = ()
    kept: tuple[Verbatim, ...] = ()
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
