"""Every screen and state can still be drawn: the way through all of them is walked, light and dark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat

ROOT = Path(__file__).resolve().parent.parent
#: The last screen somebody comes to; whoever draws it has been on all the others.
LAST = "today_emergency_told"
DARK, LIGHT = 80, 160  # of 255: what a picture is on average


@pytest.mark.thorough
def test_all_screens_are_reached_and_the_last_one_has_its_colours(tmp_path: Path) -> None:
    drawn = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "bench.screenshots", str(tmp_path), "--only", LAST],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert drawn.returncode == 0, drawn.stderr
    assert "4 pictures" in drawn.stdout
    for scheme in ("light", "dark"):
        for width, height in ((1366, 768), (1920, 1080)):
            with Image.open(tmp_path / f"{LAST}-{scheme}-{width}.png") as picture:
                assert picture.size == (width, height)
                bright = ImageStat.Stat(picture.convert("L")).mean[0]
                assert (bright < DARK) if scheme == "dark" else (bright > LIGHT)
