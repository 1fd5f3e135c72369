"""Every sentence of screen and paper comes from ``words/`` by id; ``test_literals.py`` finds those that do not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.words import Words

PACKAGE = Path(__file__).parent.parent / "clinic_app"


def ids_used(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every id handed to ``words(…)``; the filled part of an f-string is a wildcard."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = ast.unparse(node.func)
        if not called.endswith(("words", "words.pattern", "_words", "ClinicError")):
            continue
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and "." in first.value:
            yield node.lineno, re.escape(first.value) + ("\\.(one|other)" if _counts(node) else "")
        elif isinstance(first, ast.JoinedStr):
            parts = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[^ ]+" for one in first.values]
            yield node.lineno, "".join(parts) + ("\\.(one|other)" if _counts(node) else "")


def _counts(node: ast.Call) -> bool:
    return any(one.arg == "count" for one in node.keywords)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_id_that_is_asked_for_exists(path: Path, words: Words) -> None:
    for line, pattern in ids_used(path):
        found = [one for one in words if re.fullmatch(pattern, one) or re.fullmatch(f"{pattern}\\.(one|other)", one)]
        assert found, f"{path.name}:{line} asks for {pattern}"


def test_no_sentence_claims_too_much(words: Words) -> None:
    """The words of safety.md 6 and design.md 9 that never stand on a screen or a page."""
    banned = re.compile(r"\b(diagnos(?!is)\w*|detects?|rules out|likely|AI|invalid|failed|HIPAA|FDA)\b")
    for one in words:
        assert not banned.search(words.pattern(one)), one
        if "iagnosis" in words.pattern(one):
            assert "ot a diagnosis" in words.pattern(one), one


def test_one_and_other_come_in_pairs(words: Words) -> None:
    for one in words:
        if one.endswith(".one"):
            other = f"{one.removesuffix('.one')}.other"
            assert other in words
            assert words.placeholders(one) - {"count"} == words.placeholders(other) - {"count"}
