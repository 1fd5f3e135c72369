"""A program of its own that signs in at a server, answers while that is away, and tells what it was told is kept."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import count

from clinic_app.clock import SetClock
from clinic_app.reading import read_reference, read_words
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening_room import open_in_room


def main(address: str, password: str, visit_id: str) -> None:
    """Say *open*, wait for a line, then answer until somebody kills it."""
    words = read_words()
    clock = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))
    clinic = open_in_room(address, password, read_reference(words).reference, words, clock)
    visit = clinic.open(visit_id)
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in count(1):
        said = f"answer-{number:05}"
        visit.answer("intake", path("goal"), said)
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
