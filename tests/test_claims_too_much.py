"""No suggestion, alert, note or sheet claims too much: whole words that never stand in one, wherever it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.reading import Reading
from clinic_app.words import Words

ROOT = Path(__file__).parent.parent
BANNED = re.compile(
    r"\b(diagnos(?!is)\w*|detect(s|ed|ion)?|rul(e|es|ed|ing) out|safe|likely|AI|error|invalid|failed)\b", re.IGNORECASE
)
#: What a record that was made by mistake is called wherever records are kept.
TERM = "in error"
#: Sentences of the window that stand beside a suggestion, in an alert, or on paper.
SPOKEN = ("differential.", "ask_next.", "safety.", "flag", "follow_up_page.", "note_page.", "note.", "paper.", "sheet")
#: Parts of a file that are printed or shown as they are.
FLAG = ("title", "clinician", "target_time", "hold", "action")
EXERCISE = ("title", "steps", "feel", "cautions", "stop_if", "easier", "harder")


def texts(one: object, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the sentences in some parts of a value."""
    for name in names:
        value = getattr(one, name)
        yield from [value] if isinstance(value, str) else [str(part) for part in value or ()]


def said(words: Words) -> list[str]:
    return [words.pattern(one) for one in words if one.startswith(SPOKEN) and TERM not in words.pattern(one)]


def test_the_search_finds_what_is_banned_and_only_that() -> None:
    for claim in ("This detects a tear.", "Safe to treat.", "It rules out cancer.", "An error.", "AI says so"):
        assert BANNED.search(claim), claim
    for plain in ("Not a diagnosis", "unlikely to be asked", "safety", "said", "Rule of thumb"):
        assert not BANNED.search(plain), plain


def test_sentences_of_suggestions_alerts_notes_and_sheets(words: Words) -> None:
    found = said(words)
    assert len(found) > 150
    assert [one for one in found if BANNED.search(one)] == []


def test_a_percent_sign_stands_beside_no_suggestion(words: Words) -> None:
    beside = [words.pattern(one) for one in words if one.startswith(("differential.", "ask_next."))]
    assert [one for one in beside if "%" in one or "percent" in one.lower()] == []


def test_what_red_flags_and_exercises_say(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    flags = [text for one in knowledge.red_flags.values() for text in texts(one, FLAG)]
    exercises = [text for one in knowledge.exercises.values() for text in texts(one, EXERCISE)]
    assert len(flags) > 100
    assert len(exercises) > 500
    assert [one for one in (*flags, *exercises) if BANNED.search(one)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.yaml")), ids=lambda path: path.stem)
def test_what_templates_print(path: Path) -> None:
    lines = [line.partition(" #")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if BANNED.search(line) and TERM not in line] == []
