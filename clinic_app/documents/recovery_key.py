"""The recovery key on paper, large enough to type from."""

from __future__ import annotations

from clinic_app.clock import Moment
from clinic_app.documents.page import PageFrame, Type
from clinic_app.words import Words

BODY = 14.0


def recovery_key_pdf(printed: str, clinic: str, words: Words, made: Moment) -> bytes:
    """Return one page with the key in its groups."""
    day = made.local.date()
    said = words("date.day", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)
    title = words("new_record.key_title")
    page = words.pattern("page.of")
    frame = PageFrame("A4", title, clinic, words.language, clinic, words("new_record.key_made", day=said), page)
    kind = Type(BODY)
    groups = printed.split("-")
    lines = ["    ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]
    return frame.made(
        lambda: [
            kind.say(title, 1.8, bold=True, after=12),
            kind.say(words("new_record.key_page", clinic=clinic), after=18),
            *(kind.say(line, 1.7, bold=True, after=8) for line in lines),
        ],
    )
