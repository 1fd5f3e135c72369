"""Rooms that are killed while the clinic's server comes and goes, in a small size with every change."""

from __future__ import annotations

import pytest

from tests.torture import away_kills


def test_rooms_that_are_killed_lose_nothing() -> None:
    found = away_kills.killed(6)
    assert (found.kills, found.corrupt, found.lost) == (6, 0, 0), found.why
    assert found.acknowledged > 6


@pytest.mark.thorough
def test_many_rooms_that_are_killed_lose_nothing() -> None:
    found = away_kills.killed(200, seed=7)
    assert (found.kills, found.corrupt, found.lost) == (200, 0, 0), found.why
    assert found.acknowledged > 200
