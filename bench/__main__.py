"""Runs the measurements, all or the ones named."""

from __future__ import annotations

import os
import sys

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import click, crowd, day, exact, forms, imports, note, papers, rank, records, robot, sheet, start

BENCHES = {
    "unlock": start.unlock_page,
    "today": start.today,
    "day": day.day,
    "papers": papers.papers,
    "click": click.click,
    "rank": rank.ranking,
    "exact": exact.exact,
    "forms": forms.forms,
    "note": note.note,
    "search": crowd.search,
    "friend": crowd.old_friend,
    "import": imports.imports,
    "robot": robot.robot,
    "records": records.records,
    "sheet": sheet.sheet,
    "sheets": sheet.thousand_sheets,
}

if __name__ == "__main__":
    names = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.exit(f"There is no measurement {', '.join(unknown)}; there are: {', '.join(BENCHES)}.")
    for name in names:
        print(BENCHES[name](), flush=True)
