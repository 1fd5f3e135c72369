"""The program as somebody at a terminal starts it: another process, another folder, nothing shared."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left behind."""

    status: int
    said: str
    complained: str

    @property
    def sentence(self) -> str:
        """The one line on standard error; a traceback or a second line is a failure of the test."""
        lines = self.complained.splitlines()
        assert len(lines) == 1, self.complained
        assert "Traceback" not in self.complained
        return lines[0]


def clinic_app(*arguments: str | Path, folder: Path, home: Path, more: Mapping[str, str] | None = None) -> Ended:
    """Run ``clinic-app`` of this checkout from a folder, with a home of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"CLINIC_APP_HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "clinic_app", *map(str, arguments)],
        cwd=folder,
        env=environment | dict(more or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
