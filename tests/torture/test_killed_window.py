"""The window itself is killed while somebody types: two seconds of words are lost at most, and the draft is there."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.verification import known_heads, verify
from clinic_app.visit.opening import open_clinic
from clinic_app.words import Words
from tests import bad_records

#: Seconds of typing that a kill may cost, and those a machine under load adds.
LOST, LOAD = 2.0, 1.0
KILLS = int(os.environ.get("WINDOW_KILLS", "4"))


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_window_that_is_killed_loses_two_seconds_of_typing_at_most(
    tmp_path: Path, warm_home: Path, reading: Reading, words: Words
) -> None:
    folder, chance = tmp_path / "record", random.Random(7)  # noqa: S311  no secret
    visit = bad_records.make(folder, reading.reference, words, SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC)))
    for _ in range(KILLS):
        told = _typed_until_killed(folder, visit, chance.uniform(3, 7))
        killed = max(told.values())
        clinic = open_clinic(folder, bad_records.PASSWORD, reading.reference, words, SetClock(datetime.now(UTC)))
        opened = clinic.open(visit)
        kept = [int(one) for one in re.findall(r"w(\d+)", str(opened.value("assessment", "own_words") or ""))]
        assert [one.visit.id for one in clinic.drafts()] == [visit], "the draft is offered"
        assert verify(clinic.record, known_heads(clinic.record)).is_whole
        clinic.record.close()
        assert kept, "nothing of it was saved"
        newest = kept[-1]
        late = [number for number, at in told.items() if number > newest and killed - at > LOST + LOAD]
        assert late == []
        assert kept[-newest:] == list(range(1, newest + 1)), "words stand in the order they were typed"


def _typed_until_killed(folder: Path, visit: str, seconds: float) -> dict[int, float]:
    """Kill the window so many seconds after its first word; return when each word stood in its box."""
    command = [sys.executable, "-m", "tests.torture.typing_window", str(folder), visit]
    window = subprocess.Popen(  # noqa: S603  our own program
        command,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    told: dict[int, float] = {}
    assert window.stdout is not None
    lines = window.stdout

    def listen() -> None:
        for line in lines:
            told[int(line)] = monotonic()

    listener = threading.Thread(target=listen)
    listener.start()
    began = monotonic()
    while not told and window.poll() is None and monotonic() - began < 120:
        sleep(0.05)
    assert told, "the window never came"
    sleep(seconds)
    window.send_signal(signal.SIGKILL)
    window.wait()
    listener.join()
    lines.close()
    return told
