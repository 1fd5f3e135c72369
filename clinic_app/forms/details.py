"""What a FHIR item may say besides its question: limits, expressions, how it is shown. Most items say nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit a quantity may have."""

    text: str
    code: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A named FHIRPath expression that other expressions of the item, and of those below it, may use."""

    name: str
    expression: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """A FHIRPath expression that must hold, and what to say where it does not."""

    expression: str
    human: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """The rarer things an item says.

    Attributes:
        original_link: Its linkId in the file, where ours had to be made unique.
        html: Its text as a harmless subset of HTML, where the file gives markdown, XHTML or a style.
        lower, upper: Words at the two ends of a slider.
        orientation: ``horizontal`` or ``vertical`` where the file wants its options so.
        initials: Values that stand there from the beginning, plain as answers are.
        limit_units: Units of the least and the most amount, where they have one; an amount in another is not held
            against them.
        earliest, latest: Limits of a date, a time or both, as FHIR writes them; they may be partial.
        max_size: Most megabytes of a file.
        value_set: The value set its options should come from and that is not here.
        calculated, initial, enabled_when: FHIRPath expressions, empty where there are none.
    """

    original_link: str = ""
    prefix: str = ""
    html: str = ""
    flyover: str = ""
    lower: str = ""
    upper: str = ""
    orientation: str = ""
    is_hidden: bool = False
    is_instruction: bool = False
    units: tuple[Unit, ...] = ()
    initials: tuple[Any, ...] = ()
    min_occurs: int | None = None
    max_occurs: int | None = None
    min_length: int | None = None
    decimals: int | None = None
    limit_units: tuple[str, str] = ("", "")
    pattern: str = ""
    earliest: str = ""
    latest: str = ""
    mime_types: tuple[str, ...] = ()
    max_size: float | None = None
    value_set: str = ""
    variables: tuple[Variable, ...] = ()
    calculated: str = ""
    initial: str = ""
    enabled_when: str = ""
    constraints: tuple[Constraint, ...] = ()
    element: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


#: What an item says that says nothing of this.
PLAIN = Details()
