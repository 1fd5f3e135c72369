"""A practitioner's own phrases: ``;ql`` and a space become the words that were kept under *ql*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clinic_app.visit.clinic import Clinic

#: A setting for each person.
SETTING = "phrases."
#: What calls a phrase, and the characters a short word may have.
SIGN = ";"
_SHORT = re.compile(r"\w{1,20}")
_CALLED = re.compile(r"(?:^|(?<=[\s(\[“\"']));(\w{1,20})([\s.,:)])$")


def phrases_of(settings: Mapping[str, Any], person: str) -> dict[str, str]:
    """Return a person's phrases by their short words, in the order of the words."""
    kept = settings.get(SETTING + person, {})
    return dict(sorted(kept.items())) if isinstance(kept, dict) else {}


def keep_phrase(clinic: Clinic, short: str, text: str) -> None:
    """Keep a phrase under a short word; one that was there is replaced, an empty text takes it away.

    Raises:
        ClinicError: The short word is none, or the record did not take it.
    """
    short = short.strip().removeprefix(SIGN).lower()
    if not _SHORT.fullmatch(short):
        raise ClinicError("phrases.needs")
    kept = phrases_of(clinic.settings, clinic.person.id)
    kept.pop(short, None)
    if text.strip():
        kept[short] = text.strip()
    clinic.set(**{SETTING + clinic.person.id: kept})


def expanded(before: str, phrases: Mapping[str, str]) -> str | None:
    """Return the text before the cursor with a phrase just called put in, or None where none was.

    A phrase is called by ``;``, its short word and what ends a word; one nobody kept stays as it was typed.
    """
    called = _CALLED.search(before)
    if called is None:
        return None
    words = phrases.get(called[1].lower())
    if words is None:
        return None
    end = called[2]
    if end in ".," and words.endswith(end):
        end = ""
    return before[: called.start()] + words + end
