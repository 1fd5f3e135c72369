"""What every statement of the knowledge carries: who says so, how surely, and who has looked it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clinic_app.shapes import Fault

Certainty = Literal["item", "field", "recalled"]
Grade = Literal["typical", "common", "possible"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about a muscle or a cause.

    Attributes:
        grade: How regularly it is found: typical, common or possible.
        sources: Keys of ``sources.yaml``.
        certainty: ``item`` where a source names just this; ``field`` where the sources support the list it stands in,
            but were not seen to name this item; ``recalled`` where it rests on recall of textbooks alone.
        expect: For a test, the result that speaks for it.
        note: Anything a reader should know.
    """

    grade: Grade = "common"
    sources: tuple[str, ...] = ()
    certainty: Certainty = "item"
    expect: Literal["positive", "negative"] = "positive"
    note: str = ""

    @property
    def is_sourced(self) -> bool:
        """Whether a source is named, or it is openly recalled."""
        return bool(self.sources) or self.certainty == "recalled"


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a named clinician has looked a thing over; until then it is a research draft.

    Attributes:
        reviewer: Name and profession of the clinician.
        date: The day it was looked over, as ``2025-03-31``.
    """

    status: Literal["draft", "reviewed"] = "draft"
    reviewer: str = ""
    date: str = ""


Claims = dict[str, Claim]


def review_faults(review: Review) -> list[Fault]:
    """Return what is wrong with a review: nobody named or no day given, or either of them for a draft."""
    place = ("review",)
    if review.status == "draft":
        named = [key for key in ("reviewer", "date") if getattr(review, key)]
        return [Fault((*place, key), "is given, but the status is draft", "write status: reviewed") for key in named]
    faults = [] if review.reviewer.strip() else [Fault(place, "says reviewed, but not by whom", "add reviewer")]
    if not _is_day(review.date):
        faults.append(Fault(place, f"“{review.date}” is not a day", "write date: 2025-03-31"))
    return faults


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
