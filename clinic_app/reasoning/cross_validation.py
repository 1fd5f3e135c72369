"""What the weights are worth on cases they were not chosen on: every case judged by weights chosen on all others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.cases import PublishedCase
from clinic_app.reasoning.evaluation import Hit, HitTable, Places, hit, table
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.weights import Weights

#: What may be chosen: few numbers, each three ways, the shipped one in the middle.
GRID: Mapping[str, tuple[float, float, float]] = {
    "local": (0.45, 0.6, 0.8),
    "spillover": (0.2, 0.3, 0.4),
    "leak": (0.03, 0.05, 0.07),
    "rarity": (0.35, 0.5, 0.7),
}


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """One set of cases judged three ways.

    Attributes:
        shipped: With the weights as they are.
        best: With the best of the grid, chosen on the same cases: flattering.
        held_out: Each case with the best of the grid for all other cases.
        choices: How often each choice was best with one case held out.
    """

    shipped: HitTable
    best: HitTable
    held_out: HitTable
    choices: dict[str, int]


def cross_validated(
    cases: Sequence[PublishedCase],
    findings: Callable[[PublishedCase], Sequence[Finding]],
    listed: Callable[[Patterns, Sequence[Finding]], Places],
    knowledge: Knowledge,
) -> CrossValidated:
    """Judge the choice of weights by leaving out one case at a time; the mean reciprocal rank decides."""
    seen = [(findings(one), one.expected.muscles) for one in cases]
    tried = [
        Weights(local=local, spillover=spillover, leak=leak, rarity=rarity)
        for local, spillover, leak, rarity in product(*GRID.values())
    ]
    went = [_judged(Patterns(knowledge, weights), seen, listed) for weights in tried]
    chosen = [_best(went, [place for place in range(len(cases)) if place != out]) for out in range(len(cases))]
    choices: dict[str, int] = {}
    for number in chosen:
        name = _named(tried[number])
        choices[name] = choices.get(name, 0) + 1
    return CrossValidated(
        table(_judged(Patterns(knowledge), seen, listed)),
        table(went[_best(went, range(len(cases)))]),
        table([went[number][out] for out, number in enumerate(chosen)]),
        dict(sorted(choices.items(), key=lambda one: -one[1])),
    )


def _judged(
    patterns: Patterns,
    seen: Sequence[tuple[Sequence[Finding], tuple[str, ...]]],
    listed: Callable[[Patterns, Sequence[Finding]], Places],
) -> list[Hit]:
    return [hit(listed(patterns, findings), muscles) for findings, muscles in seen]


def _best(went: Sequence[Sequence[Hit]], places: Sequence[int]) -> int:
    """Return the number of the weights with the highest mean reciprocal rank; of equals the first."""
    return max(range(len(went)), key=lambda number: (_total(went[number], places), -number))


def _total(went: Sequence[Hit], places: Sequence[int]) -> float:
    return round(sum(went[place].reciprocal_rank for place in places), 9)


def _named(weights: Weights) -> str:
    return ", ".join(f"{name} {getattr(weights, name):g}" for name in GRID)
