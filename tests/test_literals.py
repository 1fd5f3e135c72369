"""No sentence stands in the code: whatever a person reads on screen or paper comes from ``words/`` or a data file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "clinic_app"
#: Where words reach a person.
ROOMS = ("ui", "documents", "visit", "demo")
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] in ROOMS)
PAINTED = [path for path in FILES if path.relative_to(PACKAGE).parts[0] in ("ui", "documents")]

#: Calls whose text a person reads.
SAYS = {
    "Label", "Button", "IconButton", "Chip", "AnswerChip", "TickBox", "Tag", "Strip", "Card", "Field", "SecretField",
    "TextBox", "Sentence", "Expander", "EmptyState", "Option", "Segments", "HalvesChip", "PainScale", "Stepper",
    "ChoiceBox", "SearchField", "NamedSide", "Step", "StepBar", "Rail", "QLabel", "QPushButton", "QMessageBox",
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle",
    "set_words", "set_title", "set_hint", "set_amiss", "addAction", "say", "drawString", "drawCentredString",
    "drawText", "Paragraph", "offer", "show_saved", "show_not_saved", "show_told", "show_refused", "add_place",
    "add_action",
}  # fmt: skip
#: Keywords of those calls that are no sentences.
NOT_WORDS = set("role icon kind tone level shape key colour px side fill inside parent".split())  # noqa: SIM905  a list
#: Positions of those calls that name a kind, a level or a key instead of words.
KINDS = {"Label": {1}, "Strip": {0}, "IconButton": {0}, "EmptyState": {0}, "Option": {0}, "add_place": {0, 1}}
KINDS |= {"add_action": {0, 1}, "NamedSide": {1}, "QMessageBox": {0}, "Step": {1, 2}}

LETTERS = re.compile(r"[A-Za-z]{2}")
#: Two words in a row, or one that begins like a heading: how people write, and programs seldom.
PROSE = re.compile(r"[A-Za-z]{2,}[,;:.]? +[A-Za-z]{2,}|^[A-Z][a-z]+$")
#: What looks like prose in a file and is none, each with its reason.
ALLOWED = {
    ("ui/settings_page.py", "Letter"): "the name of a paper size, spelled so wherever it is sold",
    ("documents/page.py", "Letter"): "the same",
    ("documents/fonts.py", "Atkinson"): "the name of a font",
    ("documents/fonts.py", "Inter"): "the name of a font",
}

#: Files that write PDF's own names (Figure, Metadata, Lbl), and one that tells authors what their files miss.
NOT_SEEN = {"documents/archive.py", "documents/structure.py", "documents/tags.py", "documents/page_checks.py"}


def told(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal with letters that a call hands to a person, wherever it stands in it."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in SAYS or (isinstance(node.func, ast.Attribute) and name[0].isupper()):
            continue
        given = [one for place, one in enumerate(node.args) if place not in KINDS.get(name, set())]
        given += [one.value for one in node.keywords if one.arg not in NOT_WORDS]
        for one in given:
            yield from ((node.lineno, text) for text in _said(one) if LETTERS.search(text))


def _said(node: ast.expr) -> Iterator[str]:
    """Yield the literals an expression may turn out to be; what a call or a look-up inside it gets is not said."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _said(part)
    elif isinstance(node, ast.BinOp):
        yield from _said(node.left)
        yield from _said(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _said(node.body)
        yield from _said(node.orelse)
    elif isinstance(node, ast.BoolOp | ast.List | ast.Tuple):
        for part in node.values if isinstance(node, ast.BoolOp) else node.elts:
            yield from _said(part)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _said(node.func.value)  # "…".format(…), " ".join(…)


def prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal that reads like prose, but for docstrings, type hints and errors."""
    tree = ast.parse(source)
    skipped = {id(inner) for node in ast.walk(tree) for part in _not_for_people(node) for inner in ast.walk(part)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in skipped:
            continue
        if PROSE.search(node.value):
            yield node.lineno, node.value


def _not_for_people(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield first
    if isinstance(node, ast.Raise):
        yield node
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield node.returns


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_literal_reaches_a_widget_or_a_page(path: Path) -> None:
    assert list(told(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", PAINTED, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_prose_stands_where_things_are_painted(path: Path) -> None:
    file = path.relative_to(PACKAGE).as_posix()
    if file in NOT_SEEN:
        return
    found = [(line, text) for line, text in prose(path.read_text(encoding="utf-8")) if (file, text) not in ALLOWED]
    assert found == []


def test_what_is_allowed_is_still_there() -> None:
    for file, text in ALLOWED:
        assert text in [said for _, said in prose((PACKAGE / file).read_text(encoding="utf-8"))], (file, text)


SNIPPET = '''
"""A docstring says what it likes."""

def shown(words: "A type hint", amount: int) -> "Another hint":
    """Return a widget."""
    label = Label("Saved at last", "heading", tone="warn")
    label.setText(f"{amount} needles left")
    label.setToolTip("Read on" if amount else words("some.id"))
    label.setAccessibleName(words("pain.scale", name="lower back") + " of ten")
    label.setPlaceholderText("such as {}".format(amount))
    Strip("warn", words("strip.lead"), "Not yet clear")
    canvas.drawString(3, 4, "Page one")
    Label(words("label.words"), "small", parent=label)
    label.set_words(" · ".join(parts))
    label.setObjectName("theName")
    raise ValueError("an error for whoever reads the log")
'''


def test_the_finder_finds_what_reaches_a_person() -> None:
    assert [text for _, text in told(SNIPPET)] == [
        "Saved at last",
        " needles left",
        "Read on",
        " of ten",
        "such as {}",
        "Not yet clear",
        "Page one",
    ]


def test_the_finder_finds_prose_wherever_it_hides() -> None:
    found = [text for _, text in prose(SNIPPET)]
    assert "Saved at last" in found
    assert "Page one" in found
    assert "lower back" in found  # words handed to words(…) are words all the same
    assert not {"an error for whoever reads the log", "A docstring says what it likes.", "A type hint"} & set(found)
    assert list(prose("TITLES = ['Pain', 'Where it hurts']"))  # a table that is handed on by name is found here only
