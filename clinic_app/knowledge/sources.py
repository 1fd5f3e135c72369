"""Where statements come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """A page, paper, guideline or book.

    Attributes:
        tier: A peer-reviewed or guideline; B professional or textbook-derived; C blog; R recalled, not confirmed.
        read: How much of it was read: found (a page or excerpt), part (abstract or opening), background (not read).
    """

    title: str
    tier: Literal["A", "B", "C", "R"]
    read: Literal["found", "part", "background"]
    authors: tuple[str, ...] = ()
    container: str = ""
    year: int | None = None
    address: str = ""
    note: str = ""

    @property
    def short(self) -> str:
        """How a reason names it: first author or title, and year."""
        who = self.authors[0].split(",")[0] if self.authors else self.title
        return f"{who} {self.year}" if self.year else who


@dataclass(frozen=True, slots=True)
class SourceFile:
    """``sources.yaml``: sources by key."""

    sources: dict[str, Source]
