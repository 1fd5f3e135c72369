"""Where badges settle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.drawing.callouts import settled

costs = st.lists(st.lists(st.integers(0, 9).map(float), min_size=7, max_size=7), min_size=1, max_size=3)


@given(costs, st.integers(1, 2))
def test_badges_settle_where_all_lines_together_are_shortest(given_costs: list[list[float]], apart: int) -> None:
    chosen = settled(given_costs, apart)
    rising = [
        rows
        for rows in product(range(7), repeat=len(given_costs))
        if all(two - one >= apart for one, two in pairwise(rows))
    ]
    assert tuple(chosen) in rising
    assert total(given_costs, chosen) == min(total(given_costs, rows) for rows in rising)


def total(given_costs: list[list[float]], rows: Sequence[int]) -> float:
    return sum(cost[row] for cost, row in zip(given_costs, rows, strict=True))
