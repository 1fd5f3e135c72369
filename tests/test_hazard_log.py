"""The hazard log names controls that are there: every test it points to exists, every number it says is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clinic_app.reading import Reading
from tests import proofs

ROOT = Path(__file__).parent.parent
LOG = (ROOT / "docs" / "hazard_log.md").read_text(encoding="utf-8")
ROWS = [line for line in LOG.splitlines() if line.startswith("| H")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_every_control_has_a_test_that_is_there(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("|").split(" | ")]
    assert len(cells) == 6
    assert all(cells)
    assert cells[3] in ("A", "B", "C")
    assert proofs.named(cells[5])
    assert proofs.missing(cells[5]) == []


def test_numbers_run_on() -> None:
    assert [row.split("|")[1].strip() for row in ROWS] == [f"H{number + 1}" for number in range(len(ROWS))]


def test_it_counts_flags_and_causes_as_they_are(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    assert f"{len(knowledge.red_flags)} red flags" in LOG
    found = re.search(r"over (\d+) causes", LOG)
    assert found
    assert int(found[1]) <= len(knowledge.causes)
