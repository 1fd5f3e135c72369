"""What answers mean: findings, in one vocabulary that forms give and muscles, causes and rules show.

Written form (the same as in published test cases)::

    pain:lower_back.right      worse:coughing_sneezing     test:slr.left=positive     test:slr=negative
    pain:any(mid_back|lower_back).left                     sign:recognised_pain@quadratus_lumborum.right
    -symptom:fever   asked, and the answer was no          ?symptom:fever   asked, and the answer was not sure
    imaging:lumbar_stenosis@2024-03-11                     named by a report of that day
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from clinic_app.forms.answers import Path

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
KINDS = ("pain", "worse", "eases", "symptom", "history", "test", "sign", "imaging", "region", "age", "sex")
#: Where a form's finding takes the day of a report from: ``imaging:lumbar_stenosis@{imaging_date}``.
ANSWERED = re.compile(r"@\{(\w+)\}")
#: Characters of a whole day, as 2024-03-11.
FULL = 10

_PATTERN = re.compile(
    r"(?P<mark>[-?]?)(?P<kind>[a-z]+):(?P<item>any\([a-z0-9_|]+\)|[a-z0-9_]+)"
    r"(?:@(?:(?P<on>\d{4}(?:-\d\d){0,2})|(?P<of>[a-z0-9_]+)))?(?:\.(?P<side>left|right))?(?:=(?P<outcome>positive|negative))?",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One meaning of an answer.

    Attributes:
        id: Kind and item, such as ``worse:coughing_sneezing``; what knowledge refers to.
        side: The patient's side, or None where there is none or it was not said.
        present: False where it was asked and the answer was no (a test: negative).
        sure: False for *not sure*; safety rules count it as yes.
        of: The muscle a palpation sign was found in.
        amount: A number that belongs to it: pain 0–10, degrees, weeks.
        any_of: Where the exact place was not said: ids, one of which is meant (an OR, never all of them).
        on: The day of the report that says so, as ``2024-03-11``, or its month or year; empty where none says so, or
            one without a day.
        source: Form id and path of the answer it came from.
    """

    id: str
    side: Side | None = None
    present: bool = True
    sure: bool = True
    of: str = ""
    amount: float | None = None
    any_of: tuple[str, ...] = ()
    on: str = ""
    source: tuple[str, Path] | None = None

    @property
    def kind(self) -> str:
        """The part before the colon."""
        return self.id.partition(":")[0]

    @property
    def item(self) -> str:
        """The part after the colon."""
        return self.id.partition(":")[2]

    @property
    def counts_as_present(self) -> bool:
        """Whether a safety rule takes it as there: yes, or not sure."""
        return self.present or not self.sure

    def mirrored(self) -> Finding:
        """Return the same finding on the other side of the body."""
        return self if self.side is None else replace(self, side="left" if self.side == "right" else "right")

    def __str__(self) -> str:
        """Return the written form."""
        mark = "" if self.present else ("-" if self.sure else "?")
        item = f"pain:any({'|'.join(one.partition(':')[2] for one in self.any_of)})" if self.any_of else self.id
        outcome = ""
        if self.kind == "test":
            mark, outcome = ("", "=positive" if self.present else "=negative") if self.sure else (mark, "")
        of = f"@{self.of or self.on}" if self.of or self.on else ""
        return f"{mark}{item}{of}{f'.{self.side}' if self.side else ''}{outcome}"


def parse(text: str) -> Finding:
    """Read a finding from its written form.

    Raises:
        ValueError: It is not one.
    """
    match = _PATTERN.fullmatch(text.strip())
    if match is None or match["kind"] not in KINDS:
        raise ValueError(f"“{text}” is not a finding")
    if match["on"] and not is_day(match["on"]):
        raise ValueError(f"“{text}” names no day of the calendar")
    side: Side | None = "left" if match["side"] == "left" else "right" if match["side"] == "right" else None
    item = match["item"]
    any_of: tuple[str, ...] = ()
    if item.startswith("any("):
        any_of = tuple(f"{match['kind']}:{one}" for one in item[4:-1].split("|"))
        item = item[4:-1].replace("|", "_or_")
    present = match["mark"] == "" and match["outcome"] != "negative"
    of, on = match["of"] or "", match["on"] or ""
    return Finding(f"{match['kind']}:{item}", side, present, match["mark"] != "?", of, None, any_of, on)


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, or a month or year of it: 2024-03-11, 2024-03, 2024."""
    try:
        date.fromisoformat(f"{text}-01-01"[:FULL] if len(text) < FULL else text)
    except ValueError:
        return False
    return True
