"""What answers mean: findings, in one vocabulary that forms give and muscles, causes and rules show.

Written form (the same as in published test cases)::

    pain:lower_back.right      worse:coughing_sneezing     test:slr.left=positive     test:slr=negative
    pain:any(mid_back|lower_back).left                     sign:recognised_pain@quadratus_lumborum.right
    -symptom:fever   asked, and the answer was no          ?symptom:fever   asked, and the answer was not sure
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from clinic_app.forms.answers import Path

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
KINDS = ("pain", "worse", "eases", "symptom", "history", "test", "sign", "region", "age", "sex")

_PATTERN = re.compile(
    r"(?P<mark>[-?]?)(?P<kind>[a-z]+):(?P<item>any\([a-z0-9_|]+\)|[a-z0-9_]+)"
    r"(?:@(?P<of>[a-z0-9_]+))?(?:\.(?P<side>left|right))?(?:=(?P<outcome>positive|negative))?",
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
        source: Form id and path of the answer it came from.
    """

    id: str
    side: Side | None = None
    present: bool = True
    sure: bool = True
    of: str = ""
    amount: float | None = None
    any_of: tuple[str, ...] = ()
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
        of = f"@{self.of}" if self.of else ""
        return f"{mark}{item}{of}{f'.{self.side}' if self.side else ''}{outcome}"


def parse(text: str) -> Finding:
    """Read a finding from its written form.

    Raises:
        ValueError: It is not one.
    """
    match = _PATTERN.fullmatch(text.strip())
    if match is None or match["kind"] not in KINDS:
        raise ValueError(f"“{text}” is not a finding")
    side: Side | None = "left" if match["side"] == "left" else "right" if match["side"] == "right" else None
    item = match["item"]
    any_of: tuple[str, ...] = ()
    if item.startswith("any("):
        any_of = tuple(f"{match['kind']}:{one}" for one in item[4:-1].split("|"))
        item = item[4:-1].replace("|", "_or_")
    present = match["mark"] == "" and match["outcome"] != "negative"
    return Finding(f"{match['kind']}:{item}", side, present, match["mark"] != "?", match["of"] or "", None, any_of)
