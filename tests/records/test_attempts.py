"""Wrong passwords: each costs more time than the one before, whatever the clock says and however often one starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.errors import ClinicError
from clinic_app.records import attempts
from clinic_app.records.attempts import FREE, LONGEST, Attempts, Times, delay, still_to_wait

START = Times(1_000_000.0, 500.0, "one start")


def test_the_first_slips_cost_nothing_then_it_doubles_and_nobody_is_kept_out_for_good() -> None:
    waits = [delay(wrong) for wrong in range(101)]
    assert waits[:6] == [0, 0, 0, 1, 2, 4]
    assert waits == sorted(waits)
    assert waits[100] == LONGEST == 900
    assert waits[FREE] == 1


def test_a_hundred_wrong_tries_by_a_script_take_most_of_a_day(tmp_path: Path) -> None:
    now, spent = START, 0.0
    for _ in range(100):
        wait = still_to_wait(attempts.load(tmp_path), now)
        spent += wait
        now = Times(now.wall + wait, now.running + wait, now.start)
        attempts.let_try(tmp_path, now)
        attempts.note_wrong(tmp_path, now)
    assert spent > 20 * 3600
    assert attempts.load(tmp_path).wrong == 100
    assert attempts.note_right(tmp_path) == 100
    attempts.let_try(tmp_path, now)
    assert attempts.load(tmp_path) == Attempts()


def test_starting_the_program_again_waits_as_long(tmp_path: Path) -> None:
    for _ in range(6):
        attempts.note_wrong(tmp_path, START)
    later = Times(START.wall + 3, START.running + 3, START.start)
    with pytest.raises(ClinicError) as error:  # nothing is held in memory: this is what another process finds
        attempts.let_try(tmp_path, later)
    assert (error.value.sentence, error.value.values) == ("people.wait", {"count": 5})


def test_a_clock_set_forward_does_not_help_while_the_machine_runs(tmp_path: Path) -> None:
    for _ in range(6):
        attempts.note_wrong(tmp_path, START)
    with pytest.raises(ClinicError):
        attempts.let_try(tmp_path, Times(START.wall + 10**6, START.running + 1, START.start))


def test_a_clock_set_back_over_another_start_waits_once_and_not_for_years(tmp_path: Path) -> None:
    for _ in range(6):
        attempts.note_wrong(tmp_path, START)
    back = Times(START.wall - 10**8, 5.0, "another start")
    with pytest.raises(ClinicError):
        attempts.let_try(tmp_path, back)
    attempts.let_try(tmp_path, Times(back.wall + 9, back.running + 9, back.start))


@given(
    wrong=st.integers(0, 60),
    passed=st.floats(0, 10**5),
    set_by=st.floats(-(10**9), 10**9),
    knows_start=st.booleans(),
)
def test_no_clock_that_is_set_makes_it_shorter_than_the_time_that_passed(
    wrong: int, passed: float, set_by: float, *, knows_start: bool
) -> None:
    start = "one start" if knows_start else ""
    done = Attempts(wrong, START.wall, START.running, start)
    wait = still_to_wait(done, Times(START.wall + passed + set_by, START.running + passed, start))
    assert 0 <= wait <= delay(wrong) <= LONGEST
    assert wait >= delay(wrong) - passed - 1e-6


@pytest.mark.parametrize("content", ["", "{", "[]", '{"wrong": "x"}', "\x00"])
def test_a_damaged_file_counts_as_too_often(tmp_path: Path, content: str) -> None:
    (tmp_path / attempts.FILE).write_text(content, encoding="utf-8")
    assert attempts.load(tmp_path).wrong == FREE
    with pytest.raises(ClinicError):
        attempts.let_try(tmp_path)
