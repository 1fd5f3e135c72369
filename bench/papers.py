"""A report of thirty pages taken into a patient's record: from the file that was chosen to the list that shows it."""

from __future__ import annotations

import io
import random
import tempfile
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.opened import Opened, opened
from bench.shown import Shown, line, until_painted
from clinic_app.ui.theme import Theme

SIZE = QSize(1366, 728)
PAGES, LIMIT = 30, 300.0  # ms
PAPERS = 8  # the first one warms up and does not count
#: Pixels across and down a scanned page: 100 dots an inch.
SCAN = (827, 1169)


def papers() -> str:
    """Measure how long a paper of many scanned pages takes into the record, encrypted, until it stands in the list."""
    with tempfile.TemporaryDirectory() as folder, opened(Theme(), SIZE) as running:
        running.go_in()
        files = [_scan(Path(folder), number) for number in range(PAPERS)]
        times = [_taken(running, one) for one in files][1:]
        size = files[-1].stat().st_size / 1024 / 1024
    return line(f"a PDF of {PAGES} scanned pages ({size:.1f} MB) attached", times, LIMIT)


def _taken(running: Opened, file: Path) -> Shown:
    shell = running.shell
    shell.show_patient(running.clinic.find("boateng")[0].id)
    shell.patients.rooms.go("papers")
    running.settle()
    pane = shell.patients.rooms.papers
    return until_painted(partial(pane.take, [file]), pane.list.viewport())


def _scan(folder: Path, number: int) -> Path:
    """Write a report as a scanner makes it: a grey picture a page."""
    chance, file = random.Random(number), folder / f"report-{number}.pdf"  # noqa: S311  chance, not a secret
    canvas = Canvas(str(file), pagesize=A4)
    for _ in range(PAGES):
        page = io.BytesIO()
        Image.effect_noise(SCAN, 8 + chance.random()).save(page, "JPEG", quality=40)
        canvas.drawImage(ImageReader(page), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return file
