"""Every sentence of screen and paper comes from ``words/`` by id; no literal reaches a widget or a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.words import Words

PACKAGE = Path(__file__).parent.parent / "clinic_app"
FILES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] in ("ui", "documents", "visit", "demo")
)
#: Calls whose text a person reads.
SAYS = {
    "Label", "Button", "IconButton", "Chip", "AnswerChip", "TickBox", "Tag", "Strip", "Card", "Field", "SecretField",
    "TextBox", "Sentence", "Expander", "EmptyState", "Option", "Segments", "HalvesChip", "PainScale", "Stepper",
    "ChoiceBox", "SearchField", "NamedSide", "Step", "StepBar", "Rail", "QLabel", "QPushButton", "QMessageBox",
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle",
    "set_words", "set_title", "set_hint", "set_amiss", "addAction", "say", "drawString", "drawCentredString",
    "Paragraph", "offer", "show_saved", "show_not_saved", "add_place", "add_action",
}  # fmt: skip
#: Keywords of those calls that are no sentences.
NOT_WORDS = {
    "role",
    "icon",
    "kind",
    "tone",
    "level",
    "shape",
    "key",
    "colour",
    "px",
    "side",
    "fill",
    "inside",
    "parent",
}
#: Positions of those calls that name a kind, a level or a key instead of words.
KINDS = {"Label": {1}, "Strip": {0}, "IconButton": {0}, "EmptyState": {0}, "Option": {0}, "add_place": {0, 1}}
KINDS |= {"add_action": {0, 1}, "NamedSide": {1}, "QMessageBox": {0}, "Step": {1, 2}}


def sentences_in(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in SAYS or (isinstance(node.func, ast.Attribute) and name[0].isupper()):
            continue
        given = [one for place, one in enumerate(node.args) if place not in KINDS.get(name, set())]
        given += [one.value for one in node.keywords if one.arg not in NOT_WORDS]
        for one in given:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and re.search(r"[A-Za-z]{2}", one.value):
                yield node.lineno, one.value


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


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_literal_sentence_reaches_a_widget_or_a_page(path: Path) -> None:
    assert list(sentences_in(path)) == []


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
