"""One thing that stands between a visit and its signature."""

from __future__ import annotations

from dataclasses import dataclass, field

from clinic_app.forms.answers import Path


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open.

    Attributes:
        sentence: Id of the sentence that says it.
        values: What the sentence's placeholders stand for; ids of muscles, rules and sides are put in words later.
        page: The page of the visit it is answered on.
        form, path: The answer that is open.
        blocks: Whether the visit cannot be signed with it.
    """

    sentence: str
    page: str
    form: str = ""
    path: Path = ()
    values: dict[str, object] = field(default_factory=dict)
    blocks: bool = True
