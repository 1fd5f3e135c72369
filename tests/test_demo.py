"""The scripted appointment, run as somebody would from a shell: what it leaves, what it took, what it hides."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from clinic_app.demo.appointment import PATIENT
from clinic_app.demo.record import PRACTITIONER

LEADERS = {"quadratus_lumborum", "gluteus_medius"}
MAP_BUDGET, FOLLOW_UP_BUDGET = 8, 11
#: Three muscles needled: from the differential to ready to sign; the needles of the same three as last time.
NEEDLING_BUDGET = {"needling_three_muscles": 12, "needling_as_last_time": 6}
#: From the patient opened to ready to sign without needles; maps of so many areas, each with number and kind.
FEW_CLICKS = {"follow_up_without_needles": 8, "map_of_three": 8, "map_of_four": 12}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run it once, in a home of its own."""
    return run(tmp_path_factory.mktemp("once"))


def run(folder: Path) -> Path:
    """Run it and return what it left."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "clinic_app", "demo", "--out", str(folder / "out")],
        env=os.environ | {"CLINIC_APP_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "Traceback" not in done.stdout
    return folder / "out"


def tree(file: Path) -> Any:  # noqa: ANN401  it is JSON
    return json.loads(file.read_text(encoding="utf-8"))


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.thorough
def test_a_second_run_suggests_the_same_byte_for_byte_with_the_same_clicks(out: Path, tmp_path: Path) -> None:
    again = run(tmp_path)
    assert (out / "suggestions.json").read_bytes() == (again / "suggestions.json").read_bytes()
    once, after = ({**tree(one / "summary.json"), "seconds": 0} for one in (out, again))
    assert once == after


def test_the_right_two_muscles_lead_with_their_side_and_reasons(out: Path) -> None:
    suggested = tree(out / "suggestions.json")["first_visit"]
    assert {(muscle, side) for muscle, side, _ in suggested["muscles"][:2]} == {(one, "right") for one in LEADERS}
    for muscle in LEADERS:
        assert len(suggested["reasons"][f"{muscle}.right"]) > 3
    assert not [alert for alert in suggested["alerts"] if alert["urgency"] == "emergency"]


def test_the_clicks_stay_within_what_was_promised(out: Path) -> None:
    summary = tree(out / "summary.json")
    assert summary["first_map"]["clicks"] <= MAP_BUDGET
    assert summary["first_map"]["keys"] == 0
    assert summary["follow_up"]["clicks"] <= FOLLOW_UP_BUDGET
    assert summary["follow_up"]["keys"] == 0
    assert summary["first_visit"]["clicks"] > summary["follow_up"]["clicks"]
    for name, most in (NEEDLING_BUDGET | FEW_CLICKS).items():
        assert 0 < summary[name]["clicks"] <= most, name
        assert summary[name]["keys"] == 0, name
    assert summary["needling_again_to_sign"]["clicks"] <= FOLLOW_UP_BUDGET + 2  # each muscle more is one more tick


def test_the_sheet_and_the_note_say_what_was_done_and_on_which_side(out: Path) -> None:
    sheet, note = (text_of(out / f"{name}.pdf") for name in ("home_care", "visit_note"))
    for page in (sheet, note):
        assert " ".join(PATIENT[:2]) in page
        assert "RIGHT" in page
    assert "Dry needling, Quadratus lumborum, RIGHT" in note
    assert "Massage, Gluteus medius, RIGHT: kneading, medium" in note
    assert f"by {PRACTITIONER}" in note


def test_every_step_has_a_picture_that_shows_something(out: Path) -> None:
    pictures = sorted((out / "steps").glob("*.png"))
    assert len(pictures) > 20
    for file in pictures:
        with Image.open(file) as picture:
            assert len(picture.convert("P").getcolors() or ()) > 10, file.name


def test_no_name_can_be_read_in_the_files_of_the_record(out: Path) -> None:
    names = [PATIENT[1], "Nakamura", "Boateng", PRACTITIONER, "quadratus"]  # chance writes no word of five letters
    files = [file for file in (out / "record").rglob("*") if file.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        for name in names:
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert name.encode(coding) not in content, f"{name} in {file.name}"


def test_a_record_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    kept = tmp_path / "out" / "record" / "clinic.db"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"not ours")
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "clinic_app", "demo", "--out", str(tmp_path / "out")],
        env=os.environ | {"CLINIC_APP_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Choose another folder" in done.stderr
    assert kept.read_bytes() == b"not ours"
