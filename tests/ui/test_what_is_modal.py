"""Nothing stands in the way that must be answered first, save what the system asks: where to save and how to print."""

from __future__ import annotations

import re
from pathlib import Path

from clinic_app import ui

HERE = Path(ui.__file__).parent
WAITS = re.compile(
    r"QMessageBox|QInputDialog|QErrorMessage|setModal|setWindowModality|ApplicationModal|\.exec\(|\.open\(\)"
)
#: The system's own window about the printer, and where a program waits for its windows at all.
ALLOWED = {"printing/pages.py": [".exec("], "kiosk/patients_window.py": [".exec("]}


def test_nothing_waits_for_an_answer_before_anything_else_goes_on() -> None:
    found = {
        str(file.relative_to(HERE)): WAITS.findall(file.read_text(encoding="utf-8"))
        for file in sorted(HERE.rglob("*.py"))
    }
    assert {name: words for name, words in found.items() if words} == ALLOWED
