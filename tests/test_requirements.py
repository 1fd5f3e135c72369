"""The tables of what was asked for: every row is there, and every test a row names is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import proofs

DOCS = Path(__file__).parent.parent / "docs"
#: The page of each table, and the names of its rows.
TABLES = {
    "security.md": [str(number) for number in range(1, 21)],
    "reliability.md": [f"R{number}" for number in range(1, 18)],
    "visit_window.md": [
        *(
            f"{point}.{number}"
            for point, last in enumerate((13, 4, 6, 5, 5, 5, 6), start=1)
            for number in range(1, last + 1)
        ),
        *("F.1", "F.2", "A.1"),
    ],
}
#: What a row says that no test proves, or not all of it.
HONEST = ("not yet", "not met", "not tried", "untested", "not in a test")


def rows(page: str) -> dict[str, tuple[str, str]]:
    """Return what each row of a page's table says, and its proof, by its number."""
    text = (DOCS / page).read_text(encoding="utf-8")
    lines = text.partition("| asked | how it is met | proof |")[2].splitlines()[2:]
    found = {}
    for line in lines[: next((at for at, one in enumerate(lines) if not one.startswith("|")), len(lines))]:
        name, how, proof = (cell.strip() for cell in line.strip("|").split(" | "))
        found[name.split()[0]] = (how, proof)
    return found


@pytest.mark.parametrize("page", TABLES)
def test_every_row_that_was_asked_for_is_there(page: str) -> None:
    assert list(rows(page)) == TABLES[page]


@pytest.mark.parametrize(("page", "row"), [(page, row) for page, wanted in TABLES.items() for row in wanted])
def test_every_row_names_tests_that_are_there_or_says_that_there_is_none(page: str, row: str) -> None:
    how, proof = rows(page)[row]
    assert how
    assert proofs.missing(proof) == []
    assert proofs.named(proof) or any(one in how.lower() for one in HONEST)
