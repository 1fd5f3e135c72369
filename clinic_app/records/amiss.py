"""What a check of the record finds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Amiss:
    """Something that is not as it was written.

    Attributes:
        sentence: Id of the sentence that says it.
        values: What its placeholders stand for.
        seq: The link of the chain it is about, 0 where it is about none.
        visit: Id of the visit it is about, or empty.
    """

    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    seq: int = 0
    visit: str = ""
