"""``clinic-app sheet``: a sheet without a window, in any size, and a sentence where it cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinic_app.cli import main
from clinic_app.documents.page import PAPERS
from tests.documents.reading_pages import pages


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", ["normal", "large"])
def test_it_writes_a_sheet(tmp_path: Path, size: str, paper: str) -> None:
    file = tmp_path / "sheet.pdf"
    assert main(["sheet", "--demo", "--size", size, "--paper", paper, "--out", str(file)]) == 0
    found = pages(file.read_bytes())
    assert found[0].size == pytest.approx(PAPERS[paper], abs=0.01)
    assert all("Stop and call us if" in one.text for one in found)


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--demo", "--out", str(tmp_path / "nowhere" / "sheet.pdf")]) == 1
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert "Traceback" not in said


def test_it_wants_to_know_whose_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sheet"])
    assert "--demo" in capsys.readouterr().err
