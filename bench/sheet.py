"""How long the home-care sheet takes: to be kept, to be looked at, and beside programs that print web pages."""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from bench.pairs import verdict
from bench.sheet_html import page
from clinic_app.documents.home_care import home_care_pdf
from clinic_app.documents.preview import page_images
from clinic_app.reading import HOME_CARE, read_reference, read_words
from clinic_app.visit.sample_sheet import sample_sheet
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken

ROUNDS = 7
KEPT, LOOKED_AT, OFFICE = 3.0, 8.0, 20.0  # times as fast
PREVIEW = 150.0  # ms
#: Width of the page on a screen of 1366 px.
WIDTH = 480
SHEETS, GROWTH = 1000, 8.0  # MB


def sheet() -> str:
    """Measure one sheet in normal print with four exercises, in turn with the others so that all share the weather."""
    shown = _sheet()
    others = {
        name: make for name, make in (("WeasyPrint", _weasyprint(shown)), ("LibreOffice", _office(shown))) if make
    }
    makers: dict[str, Callable[[], object]] = {
        "kept": lambda: home_care_pdf(shown),
        "looked at": lambda: home_care_pdf(shown, is_kept=False),
        "preview": lambda: page_images(home_care_pdf(shown, is_kept=False).pdf, WIDTH),
        **others,
    }
    for make in makers.values():
        make()
    times: dict[str, list[float]] = {name: [] for name in makers}
    for _ in range(ROUNDS):
        for name, make in makers.items():
            times[name].append(_milliseconds(make))
    usual = {name: statistics.median(found) for name, found in times.items()}
    preview = f"{usual['preview']:.0f} ms ({verdict(usual['preview'], PREVIEW)} {PREVIEW:.0f} ms)"
    lines = [f"sheet, tagged PDF/A-2b: {usual['kept']:.0f} ms; untagged: {usual['looked at']:.0f} ms"]
    lines.append(f"  from a change to the preview: {preview}")
    lines += _beside(times, "WeasyPrint", (("kept", KEPT), ("looked at", LOOKED_AT)))
    lines += _beside(times, "LibreOffice", (("kept", OFFICE),))
    return "\n".join(lines)


def thousand_sheets() -> str:
    """Make a thousand sheets and say how much memory stayed."""
    shown, process = _sheet(), psutil.Process()
    for _ in range(50):
        home_care_pdf(shown)
    gc.collect()
    before = process.memory_info().rss
    begun = time.perf_counter()
    for _ in range(SHEETS):
        home_care_pdf(shown)
    took = time.perf_counter() - begun
    gc.collect()
    grown = (process.memory_info().rss - before) / 1e6
    return f"{SHEETS} sheets in {took:.0f} s: {grown:+.1f} MB ({verdict(grown, GROWTH)} {GROWTH:.0f} MB)"


def _sheet() -> HomeCareSheet:
    words = read_words()
    reference = read_reference(words).reference
    return sample_sheet(reference, reference.sheets[HOME_CARE], Spoken(words))


def _beside(times: dict[str, list[float]], other: str, wanted: tuple[tuple[str, float], ...]) -> list[str]:
    """Return how many times as fast ours is, pair by pair."""
    if other not in times:
        return [f"  {other}: not on this computer"]
    lines = []
    for name, goal in wanted:
        ratio = statistics.median(theirs / ours for theirs, ours in zip(times[other], times[name], strict=True))
        met = "reaches" if ratio >= goal else "MISSES"
        theirs = statistics.median(times[other])
        lines.append(f"  {name}: {ratio:.1f} × as fast as {other} ({theirs:.0f} ms; {met} {goal:.0f} ×)")
    return lines


def _weasyprint(shown: HomeCareSheet) -> Callable[[], object] | None:
    """Return what makes the same sheet as tagged PDF/A-2b of a web page, where WeasyPrint is installed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415  the extra “bench”
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except (ImportError, OSError):
        return None
    source, fonts = page(shown), FontConfiguration()
    return lambda: HTML(string=source).write_pdf(pdf_variant="pdf/a-2b", pdf_tags=True, font_config=fonts)


def _office(shown: HomeCareSheet) -> Callable[[], object] | None:
    """Return what makes a PDF of the same web page with LibreOffice, where there is one."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    folder = Path(tempfile.mkdtemp())
    source = folder / "sheet.html"
    source.write_text(page(shown), encoding="utf-8")
    command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return lambda: subprocess.run(command, check=True, capture_output=True, env=os.environ | {"HOME": str(folder)})


def _milliseconds(make: Callable[[], object]) -> float:
    begun = time.perf_counter()
    make()
    return (time.perf_counter() - begun) * 1000
