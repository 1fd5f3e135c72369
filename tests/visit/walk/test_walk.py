"""A random walk through visits finds no way to sign what must not be signed.

Whatever is answered, taken back, moved, removed, undone, carried or opened anew: a note is never ready to sign with
needles that are unequal and no incident told, with an emergency flag nobody has decided on, with an absolute rule for
which nobody who may has given a reason, with something not asked where that holds, or with a technique that is off.
``python3 dev.py torture`` walks much further, another way each time; ``WALK_ACTIONS`` says how far.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.visit.treating import open_clinic
from tests.visit.walk.machine import Walk

FAR, IN_CI = "WALK_ACTIONS", 1500
#: Most walks are shorter than their steps: hypothesis also tries short ones.
STEPS, LENGTH = 50, 33


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    return open_clinic(embedded_record, reading, words, clock)


def test_no_way_is_found_to_sign_what_must_not_be_signed(
    clinic: Clinic, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    met, wanted = Counter[str](), int(os.environ.get(FAR, IN_CI))
    walk(clinic, words, met, wanted // LENGTH)
    while FAR in os.environ and met["action"] < wanted:
        walk(clinic, words, met, (wanted - met["action"]) // LENGTH)
    assert met["action"] >= wanted
    for name in ("ready", "needled", "held"):  # a walk that never comes near a signature shows nothing
        assert met[name] > met["action"] // 100, met
    assert met["signed"] > 0, met
    if FAR in os.environ:
        with capsys.disabled():
            print("\n" + ", ".join(f"{name}: {count}" for name, count in sorted(met.items())))  # noqa: T201


def walk(clinic: Clinic, words: Words, met: Counter[str], examples: int) -> None:
    run_state_machine_as_test(
        lambda: Walk(clinic, words, met),  # type: ignore[arg-type]  # it is called like a class
        settings=settings(
            max_examples=max(1, examples),
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=FAR not in os.environ,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
