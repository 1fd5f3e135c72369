"""The first page is on the screen before anything slow is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SLOW = ("sqlalchemy", "reportlab", "yaml", "alembic", "cryptography", "argon2", "rapidfuzz", "sqlcipher3", "pypdfium2")

PROGRAM = """
import json, sys
from PySide6.QtWidgets import QApplication
from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import system_clock
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.words import Words
app = QApplication(list(ARGUMENTS))
Theme().apply(app)
program = Program(Words.of("en", places.cache()), system_clock)
seen = []
def painted():
    seen.extend(sys.modules)
    app.quit()
program.window.unlock_page.painted.connect(painted)
program.window.show()
app.exec()
program.close()
print(json.dumps(sorted({one.partition(".")[0] for one in seen})))
"""


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    environment = os.environ | {"CLINIC_APP_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    # A start before this one has left the words' cache, as on every start but the very first.
    command = [sys.executable, "-c", PROGRAM]
    for _ in range(2):
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own program
        assert ran.returncode == 0, ran.stderr
    modules = json.loads(ran.stdout.splitlines()[-1])
    assert "clinic_app" in modules
    assert [one for one in SLOW if one in modules] == []
