"""Builds the data file and checks it: ``python -m art.body_chart``; ``--check`` only checks the file that is there."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from art.body_chart.check import MOST_BYTES, Chart, faults, known_zones
from art.body_chart.views import all_views
from art.body_chart.writing import ViewValue, written

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "clinic_app" / "drawing" / "body_chart.json"
ZONES = ROOT / "clinic_app" / "knowledge" / "zones.yaml"
ROWS = ('{"id":', '{"zone":', '"zones":', '"shade":', '"landmarks":', '{"weight":')


def text_of(views: list[ViewValue]) -> str:
    """Return the data file's text, one zone a row so that changes can be read."""
    dumped = json.dumps({"views": views}, separators=(",", ":"))
    for opening in ROWS:
        dumped = dumped.replace(opening, "\n" + opening)
    return dumped + "\n"


def main() -> int:
    """Build, write and check; return 1 if a proof fails."""
    parser = argparse.ArgumentParser(prog="python -m art.body_chart", description=__doc__)
    parser.add_argument("--zones", type=Path, default=ZONES, help="the vocabulary of zones")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    drawings = all_views()
    if not options.check:
        views = [value for drawing in drawings for value in written(drawing)]
        DATA.write_text(text_of(views), encoding="utf-8")
    text = DATA.read_text(encoding="utf-8")
    found = faults(Chart.of(json.loads(text)["views"]), drawings, known_zones(options.zones))
    for proof, failed in found.items():
        sys.stdout.write(f"{proof}: {'none' if not failed else ''}\n" + "".join(f"  {one}\n" for one in failed))
    sys.stdout.write(f"{len(text) // 1000} kB\n")
    return 1 if any(found.values()) or len(text) > MOST_BYTES else 0


if __name__ == "__main__":
    raise SystemExit(main())
