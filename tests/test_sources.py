"""What is imported leaves no source behind."""

from __future__ import annotations

import linecache
from pathlib import Path

import pytest

from clinic_app.sources import no_source_kept


@pytest.fixture
def source(tmp_path: Path) -> str:
    file = tmp_path / "a_module.py"
    file.write_text("first = 1\n", encoding="utf-8")
    return str(file)


def test_lines_read_meanwhile_are_read_and_not_kept(source: str) -> None:
    with no_source_kept():
        assert linecache.getlines(source) == ["first = 1\n"]
        assert linecache.cache == {}
    assert source not in linecache.cache


def test_lines_read_afterwards_are_kept_again_also_after_a_fault(source: str) -> None:
    with pytest.raises(ImportError), no_source_kept():
        raise ImportError
    assert linecache.getline(source, 1) == "first = 1\n"
    assert source in linecache.cache
