"""Tests that a page names as its proof, such as ``records/test_vault.py::test_x``, and whether they are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
_NAMED = re.compile(r"`((?:\w+/)*test_\w+\.py)(?:::(\w+))?`")


def named(text: str) -> list[tuple[str, str]]:
    """Return the tests that a text names: file and function, the function empty where a whole file is meant."""
    return [(file, test) for file, test in _NAMED.findall(text)]


def missing(text: str) -> list[str]:
    """Return the tests that a text names and that are not there."""
    found = []
    for file, test in named(text):
        if not (TESTS / file).is_file() or (test and test not in tests_in(TESTS / file)):
            found.append(f"{file}::{test}" if test else file)
    return found


@cache
def tests_in(path: Path) -> frozenset[str]:
    """Return the names of the tests of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[:5] == "test_")
