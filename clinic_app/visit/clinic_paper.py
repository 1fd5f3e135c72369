"""What a clinic has decided about its paper: its letterhead, and the languages its patients are given."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from clinic_app.languages.language import ENGLISH
from clinic_app.visit.reviews import Reviews
from clinic_app.visit.sheet_values import Letterhead
from clinic_app.visit.spoken import Spoken

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

LOGO, ACCENT, LINK, DRAFTS = "logo", "accent", "link", "draft_languages"
#: Colours that are read on white at 7:1 and more, and stay dark in grey.
COLOURS = {"teal": "#0B5560", "blue": "#1F4E8C", "green": "#1E5B34", "purple": "#5A2A82", "red": "#8C1D1D",
           "black": "#15242A"}  # fmt: skip
#: A web address that a telephone's camera understands; longer ones make a code too fine to photograph.
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/:?#][!-~]*)?")
MOST_OF_LINK = 120


def letterhead(settings: Mapping[str, Any]) -> Letterhead:
    """Return the clinic as it stands on paper; a logo that was damaged since is left out."""
    paper: Literal["A4", "Letter"] = "Letter" if settings.get("paper") == "Letter" else "A4"
    said = {name: str(settings.get(name, "")) for name in ("clinic_name", "phone", "emergency", LINK)}
    accent = COLOURS.get(str(settings.get(ACCENT)), "")
    logo = _logo(str(settings.get(LOGO) or ""))
    return Letterhead(said["clinic_name"], said["phone"], said["emergency"], paper, accent, logo, said[LINK])


def is_link(said: str) -> bool:
    """Say whether something is a web address that can be shown as a code."""
    return len(said) <= MOST_OF_LINK and ADDRESS.fullmatch(said) is not None


def spoken(code: str, reference: Reference, words: Words, reviews: Reviews, settings: Mapping[str, Any]) -> Spoken:
    """Return a language as this clinic gives it to patients; one that no file describes any more is English."""
    known = reference.languages.known
    if code == ENGLISH or code not in known:
        return Spoken(words)
    is_draft = reviews.of("languages", code).is_draft
    return Spoken(words, known[code], is_draft, may_be_draft=bool(settings.get(DRAFTS)))


def _logo(kept: str) -> bytes:
    try:
        return b64decode(kept, validate=True)
    except (binascii.Error, ValueError):
        return b""
