"""``clinic-app sheet``: a sheet without a window, in any size, and a sentence where it cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

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


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize(("code", "title"), [("es", "Su plan para casa"), ("de", "Ihr Plan für zu Hause")])
def test_it_writes_a_draft_of_another_language(tmp_path: Path, code: str, title: str, size: str) -> None:
    file = tmp_path / "sheet.pdf"
    assert main(["sheet", "--demo", "--language", code, "--size", size, "--out", str(file)]) == 0
    found = pages(file.read_bytes())
    assert title in found[0].text
    assert all("Draft translation" in one.text for one in found)
    assert any("Stop and call us if" in one.text for one in found)
    assert all(one.outside == "" for one in found)


def test_arabic_begins_at_the_right(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    assert main(["sheet", "--demo", "--language", "ar", "--out", str(file)]) == 0
    found = pages(file.read_bytes())
    assert all(word in one.text for one in found for word in ("Draft", "translation"))
    assert all(one.outside == "" for one in found)
    document = PdfDocument(file)
    said = document[0].get_textpage()
    lefts = [said.get_charbox(place)[0] for place in range(5)]
    document.close()
    assert min(lefts) > found[0].size[0] / 2  # the title stands at the right


def test_a_language_that_is_not_there_is_said_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", "--demo", "--language", "tlh", "--out", str(tmp_path / "sheet.pdf")]) == 1
    said = capsys.readouterr().err
    assert "“tlh”" in said
    assert "en, ar, de, es" in said
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_clinics_own_language_with_a_fault_is_said_with_its_line(
    tmp_path: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_home / "languages").mkdir(parents=True)
    (own_home / "languages" / "fr.yaml").write_text("language: fr\nname: Français\n", encoding="utf-8")
    assert main(["sheet", "--demo", "--language", "fr", "--out", str(tmp_path / "sheet.pdf")]) == 1
    assert "fr.yaml:1: “english_name” is missing" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--demo", "--out", "/dev/full"]) == 1
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
