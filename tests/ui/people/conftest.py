"""The demo clinic as it is opened with its owner's password, so that passwords and people can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.opening import open_clinic
from clinic_app.words import Words
from tests.ui.conftest import NOW, PASSWORD


@pytest.fixture
def folder(demo_made: tuple[Path, bytes], tmp_path: Path) -> Path:
    """Give a copy of the demo record."""
    return shutil.copytree(demo_made[0], tmp_path / "demo")


@pytest.fixture
def demo(folder: Path, reading: Reading, words: Words) -> Iterator[Clinic]:
    """Give the demo clinic, signed in to by its owner at 13:47 of its day."""
    clinic = open_clinic(folder, PASSWORD, reading.reference, words, SetClock(NOW))
    yield clinic
    clinic.record.close()
