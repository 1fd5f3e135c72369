"""How our ranking compares in time with exact inference in a Bayesian network of ten muscles.

The network is what the points approximate: every muscle is there or not, each finding is a noisy OR of the muscles that
show it. Exact inference is pgmpy's variable elimination. It is not needed by the program and not installed with it; put
it in an environment of its own, together with this project, to measure.
"""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import product
from math import prod
from typing import Any

from bench.rank import FINDINGS
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import read_knowledge
from clinic_app.reasoning.leaders import YES, YES_ANYWAY
from clinic_app.reasoning.patterns import Pattern, Patterns
from clinic_app.reasoning.ranking import rank

MUSCLES, PRIOR, ROUNDS = 10, 0.1, 5


def exact() -> str:
    """Rank ten muscles our way and by exact inference, from the same findings; say how many times as long it takes."""
    knowledge = read_knowledge()
    findings = [parse(one) for one in FINDINGS]
    first = [one.muscle for one in rank(Patterns(knowledge), findings)[:MUSCLES]]
    small = Patterns(replace(knowledge, muscles={name: knowledge.muscles[name] for name in first}))
    ours = _seconds(partial(rank, small, findings), ROUNDS)
    said = f"rank {MUSCLES} muscles by {len(findings)} findings: {1000 * ours:.2f} ms"
    if find_spec("pgmpy") is None:
        return f"{said}; exact inference was not compared, because pgmpy is not installed"
    strengths = {str(one): _shown_by(small, first, one) for one in findings}
    shown = {finding: by for finding, by in strengths.items() if by}
    infer = _network(first, shown)
    theirs = _seconds(partial(_posteriors, infer, first, list(shown)), 1)
    leader = max(_posteriors(infer, first, list(shown)).items(), key=lambda one: one[1])[0]
    alike = "the same muscle first" if leader == first[0] else f"first {leader}, ours {first[0]}"
    return f"{said}; exact inference (pgmpy): {1000 * theirs:.0f} ms, {theirs / ours:.0f} × as long; {alike}"


def _shown_by(patterns: Patterns, muscles: Sequence[str], finding: Finding) -> dict[str, float]:
    """Return the muscles that show a finding, each with the chance that it does."""
    chances = {name: _chance(patterns.of_muscle[name], finding) for name in muscles}
    return {name: chance for name, chance in chances.items() if chance > 0}


def _chance(pattern: Pattern, finding: Finding) -> float:
    if finding.kind == "pain":
        return max((reach.strengths.get(finding.item, 0.0) for reach in pattern.reaches), default=0.0)
    worth = pattern.worths.get(finding.id)
    return YES[worth.claim.grade] if worth else 0.0


# pgmpy has no types and is not installed with the project: its objects are Any throughout.


def _network(muscles: Sequence[str], shown: Mapping[str, Mapping[str, float]]) -> Any:  # noqa: ANN401
    models, factors = importlib.import_module("pgmpy.models"), importlib.import_module("pgmpy.factors.discrete")
    made = getattr(models, "DiscreteBayesianNetwork", None) or models.BayesianNetwork
    network = made([(muscle, finding) for finding, by in shown.items() for muscle in by])
    network.add_nodes_from(muscles)
    network.add_cpds(*(factors.TabularCPD(muscle, 2, [[1 - PRIOR], [PRIOR]]) for muscle in muscles))
    for finding, by in shown.items():
        absent = [
            (1 - YES_ANYWAY) * prod(1 - chance for chance, there in zip(by.values(), states, strict=True) if there)
            for states in product((0, 1), repeat=len(by))
        ]
        table = [absent, [1 - one for one in absent]]
        network.add_cpds(factors.TabularCPD(finding, 2, table, list(by), [2] * len(by)))
    return importlib.import_module("pgmpy.inference").VariableElimination(network)


def _posteriors(infer: Any, muscles: Sequence[str], found: Sequence[str]) -> dict[str, float]:  # noqa: ANN401
    there = dict.fromkeys(found, 1)
    return {one: float(infer.query([one], evidence=there, show_progress=False).values[1]) for one in muscles}


def _seconds(do: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        do()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
