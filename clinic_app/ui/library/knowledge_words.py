"""What the knowledge says of itself, in words: its sources, how sure it is, where they differ, who looked it over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Disagreement
from clinic_app.ui.contact_row import date_words
from clinic_app.visit.reviews import Reviewed
from clinic_app.words import Words


def short_sources(knowledge: Knowledge, keys: Iterable[str]) -> str:
    """Return how a list names some sources, each once."""
    return "; ".join(dict.fromkeys(knowledge.sources[key].short for key in keys if key in knowledge.sources))


def full_source(knowledge: Knowledge, words: Words, key: str) -> str:
    """Return a source in full: who, what, where, when, and how much of it was read."""
    one = knowledge.sources[key]
    who = ", ".join(one.authors)
    where = ", ".join(str(part) for part in (one.container, one.year) if part)
    said = [part for part in (who, one.title, where, one.address) if part]
    kind = f"{words(f'library.tier.{one.tier}')}, {words(f'library.read.{one.read}')}"
    return f"{'. '.join(part.rstrip('.') for part in said)}. {kind}."


def disagreement_words(words: Words, one: Disagreement, named: Callable[[Iterable[str]], str]) -> str:
    """Return who says what where sources do not agree, and what was made of it here.

    Args:
        words: The sentences of a language.
        one: What they do not agree on.
        named: Gives the words for some sources.
    """
    views = "; ".join(f"{view.says} {named(view.sources)}".rstrip() for view in one.views)
    return f"{sentence_case(views)}. {words('library.taken', taken=one.taken.rstrip('.'))}"


def review_words(words: Words, reviewed: Reviewed) -> str:
    """Return who looked a thing over and when, or that nobody has since it is as it is."""
    if not reviewed.reviewer:
        return words("app.research_draft")
    values = {"reviewer": reviewed.reviewer, "day": day_words(words, reviewed.date)}
    if reviewed.is_changed:
        return f"{words('app.research_draft')} {words('library.changed_since', **values)}"
    return words("library.reviewed", **values)


def day_words(words: Words, day: str) -> str:
    """Return a day kept as YYYY-MM-DD in words, or as it is kept where it is no day."""
    try:
        return date_words(words, date.fromisoformat(day))
    except ValueError:
        return day


def sentence_case(text: str) -> str:
    """Return words as they begin a sentence."""
    return text[:1].upper() + text[1:]
