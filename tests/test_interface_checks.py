"""The page that says which test checks what of the window names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "interface_checks.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| M")]
TEST = re.compile(r"`((?:\w+/)*test_\w+\.py)(?:::(\w+))?`")


def test_all_twenty_four_are_there() -> None:
    assert [row.split("|")[1].strip() for row in ROWS] == [f"M{number}" for number in range(1, 25)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_each_has_its_tests(row: str) -> None:
    assert TEST.findall(row.split("|")[4])


@pytest.mark.parametrize(("file", "test"), sorted(set(TEST.findall(PAGE))))
def test_every_test_it_names_exists(file: str, test: str) -> None:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert not test or f"def {test}(" in text
