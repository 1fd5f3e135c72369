"""Moves every number of the ranking and says what that does to published cases: ``python -m bench.weights CASES``.

Prints the tables of ``docs/ranking.md``. Each number is halved and doubled on its own. The few that were set after
looking at the cases (the grid of ``reasoning/cross_validation.py``) are chosen anew without the case they are then
tried on (leave one out), alone and together: what is left of a gain is what the choice is worth on an unseen case.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from clinic_app.errors import DataFileError
from clinic_app.forms.findings import Finding
from clinic_app.knowledge.library import Knowledge, read_knowledge
from clinic_app.reasoning.cases import PublishedCase, findings_of, read_cases
from clinic_app.reasoning.cross_validation import GRID, cross_validated
from clinic_app.reasoning.evaluation import Hit, HitTable, hit, places, table
from clinic_app.reasoning.evaluation_report import ours
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.weights import Weights

PLACES = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of ``Weights``; ``key`` where it stands in a table."""

    name: str
    key: str = ""

    @property
    def value(self) -> float:
        """Its value as shipped."""
        held = getattr(Weights(), self.name)
        return float(held[self.key] if self.key else held)

    def multiplied(self, factor: float) -> Weights:
        """Return the shipped weights with this number multiplied."""
        held: Any = getattr(Weights(), self.name)  # a number, or a table of numbers
        moved: dict[str, Any] = {self.name: held * factor if not self.key else dict(held)}
        if self.key:
            moved[self.name][self.key] *= factor
        return replace(Weights(), **moved)

    def __str__(self) -> str:
        """Return how the tables name it."""
        return f"{self.name}.{self.key}" if self.key else self.name


@dataclass(frozen=True, slots=True)
class Bench:
    """The cases with what a ranking may see of them."""

    knowledge: Knowledge
    cases: tuple[PublishedCase, ...]

    def seen(self, case: PublishedCase) -> list[Finding]:
        """Return what a case's source states."""
        return findings_of(case, strict=True, knowledge=self.knowledge)[0]

    def tried(self, weights: Weights) -> list[Hit]:
        """Return how every case goes with some weights."""
        patterns = Patterns(self.knowledge, weights)
        return [hit(places(ours(patterns, self.seen(one))), one.expected.muscles) for one in self.cases]


def numbers() -> Iterator[Number]:
    """Yield every number of ``Weights``, in its order."""
    for field in fields(Weights):
        held = getattr(Weights(), field.name)
        yield from (Number(field.name, key) for key in held) if isinstance(held, Mapping) else [Number(field.name)]


def read_bench(path: Path) -> Bench:
    """Read the strict muscle cases of a file: only what their sources state.

    Raises:
        DataFileError: The file cannot be read or holds no case.
    """
    cases = (case for case in read_cases(path) if case.kind == "muscle" and case.counts(strict=True))
    return Bench(read_knowledge(), tuple(cases))


def one_at_a_time(bench: Bench) -> Iterator[str]:
    """Yield the table of every number halved and doubled; numbers that move no case are only named, below it."""
    shipped, silent = bench.tried(Weights()), []
    yield "| number | value | moved | top-1 | top-3 | top-5 | MRR | cases that change |"
    yield "|---|---|---|---|---|---|---|---|"
    yield f"| as shipped | | | {_cells(table(shipped))} | |"
    for number in numbers():
        halved, doubled = (bench.tried(number.multiplied(factor)) for factor in (0.5, 2.0))
        if halved == doubled == shipped:
            silent.append(f"`{number}`")
            continue
        yield f"| `{number}` | {number.value:g} | × 0.5 | {_cells(table(halved))} | {_changed(halved, shipped)} |"
        yield f"| | | × 2 | {_cells(table(doubled))} | {_changed(doubled, shipped)} |"
    yield f"\nNo case changes with: {', '.join(silent) or 'none'}."


def left_out(bench: Bench) -> Iterator[str]:
    """Yield the table of the fitted numbers, chosen anew with and without the case they are tried on."""
    yield "| chosen anew | chosen on | top-1 | top-3 | top-5 | MRR | chosen without the case tried |"
    yield "|---|---|---|---|---|---|---|"
    yield f"| nothing | – | {_cells(table(bench.tried(Weights())))} | |"
    for name, values in GRID.items():
        yield from _alone(bench, name, values)
    found = cross_validated(
        bench.cases, bench.seen, lambda patterns, findings: places(ours(patterns, findings)), bench.knowledge
    )
    yield f"| all of them | the cases themselves | {_cells(found.best)} | |"
    name, count = next(iter(found.choices.items()))
    others = len(found.choices) - 1
    yield f"| all of them | all other cases | {_cells(found.held_out)} | {count} × {name}; {others} others |"


def _alone(bench: Bench, name: str, values: Sequence[float]) -> Iterator[str]:
    tried = {value: bench.tried(replace(Weights(), **{name: value})) for value in values}  # type: ignore[arg-type]  # all numbers
    best = _best(tried)
    yield f"| `{name}` | the cases themselves | {_cells(table(tried[best]))} | {best:g} |"
    picked = [_best(tried, without=case) for case in range(len(bench.cases))]
    fair = [tried[value][case] for case, value in enumerate(picked)]
    choices = "; ".join(f"{picked.count(value)} × {value:g}" for value in values if value in picked)
    yield f"| `{name}` | all other cases | {_cells(table(fair))} | {choices} |"


def _best(tried: Mapping[float, Sequence[Hit]], without: int | None = None) -> float:
    """Return the value with the best mean reciprocal rank over all cases, or all but one; of equals the shipped one."""

    def worth(value: float) -> tuple[float, bool]:
        ranks = [one.reciprocal_rank for place, one in enumerate(tried[value]) if place != without]
        return round(sum(ranks), 9), value == list(tried)[len(tried) // 2]

    return max(tried, key=worth)


def _cells(found: HitTable) -> str:
    """Return top-1, top-3, top-5 in per cent and the mean reciprocal rank as cells of a table."""
    tops = " | ".join(f"{100 * found.first[place].value:.1f}" for place in PLACES)
    return f"{tops} | {found.reciprocal_rank.value:.3f}"


def _changed(moved: Sequence[Hit], shipped: Sequence[Hit]) -> int:
    return sum(one != other for one, other in zip(moved, shipped, strict=True))


def main(arguments: Sequence[str]) -> int:
    """Print both tables for a file of published cases."""
    if len(arguments) != 1:
        sys.exit("usage: python -m bench.weights CASES")
    try:
        bench = read_bench(Path(arguments[0]))
    except DataFileError as error:
        sys.exit(str(error.problem))
    print(f"{len(bench.cases)} muscle cases, strict; knowledge {bench.knowledge.version}.\n", flush=True)
    for lines in (one_at_a_time, left_out):
        for line in lines(bench):
            print(line, flush=True)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
