"""What nobody uses is not imported: asyncio, which SQLAlchemy asks for."""

from __future__ import annotations

import subprocess
import sys

IMPORTED = """
import sys
from clinic_app.asleep import asyncio_asleep
with asyncio_asleep():
    import clinic_app.visit.opening_room
    import clinic_app.ui.shell
print("asyncio" in sys.modules)
from sqlalchemy.util.concurrency import asyncio, is_exit_exception
print(is_exit_exception(KeyboardInterrupt()), is_exit_exception(ValueError()))
import asyncio as awake
print(asyncio.TimeoutError is awake.TimeoutError, awake.run.__module__)
"""


def test_the_window_is_imported_without_asyncio_and_has_it_when_it_is_asked_for() -> None:
    said = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True).stdout  # noqa: S603  ours
    assert said.splitlines() == ["False", "True False", "True asyncio.runners"]
