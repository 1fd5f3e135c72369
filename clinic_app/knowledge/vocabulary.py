"""The findings everything speaks of: one id space for forms, muscles, causes, flags and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Published accuracy of a test: for what, sensitivity and specificity as printed, and where."""

    target: str
    sensitivity: str
    specificity: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """What a finding is called and means.

    Attributes:
        implies: Findings that are also true when this one is, such as the coarse word for a fine one.
        asks: Question for *ask next*, in the practitioner's words; the label where empty.
        zones: Zones of the chart that say the same when they are marked: the drawing answers it.
        done_by_some: Only some people ever do it, so that many cannot say: swimming, racquet sports.
    """

    label: str
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    accuracy: tuple[Accuracy, ...] = ()
    sources: tuple[str, ...] = ()
    asks: str = ""
    note: str = ""
    zones: tuple[str, ...] = ()
    done_by_some: bool = False


@dataclass(frozen=True, slots=True)
class TermFile:
    """One file of ``findings/``: all terms of a kind, by the part of their id after the colon."""

    kind: Literal["worse", "eases", "symptom", "history", "test", "sign", "imaging"]
    terms: dict[str, Term]
