"""How long ranking takes over all muscles, how that grows with the knowledge, and how long the next question takes."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bench.pairs import verdict
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import Knowledge, read_knowledge
from clinic_app.reasoning.next_step import MOST, next_steps
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank

RANK_LIMIT, QUESTION_LIMIT = 1.0, 10.0  # ms
ROUNDS = 15
COPIES = (1, 10, 100)
#: Times as long for each muscle: a processor's cache holds one knowledge, not a hundred. A square would be 100 ×.
LINEAR = 2.0
#: Low back with buttock, as a form brings it in: areas, what makes it worse, what goes with it, history.
FINDINGS = (
    "pain:lower_back.right",
    "pain:lower_back.left",
    "pain:buttock_upper.right",
    "worse:rising_from_chair",
    "worse:prolonged_sitting",
    "worse:slumped_sitting",
    "symptom:stiffness_after_rest",
    "symptom:restricted_rom",
    "symptom:intermittent",
    "history:sport",
    "history:poor_flexibility",
    "history:trauma_fall",
    "history:disc_problem",
    "history:duration_long",
)


def ranking() -> str:
    """Measure the ranking of one case, and of the same case with copies of every muscle."""
    knowledge = read_knowledge()
    findings = knowledge.with_implied([parse(one) for one in FINDINGS])
    known = {copies: Patterns(_copied(knowledge, copies)) for copies in COPIES}
    gc.freeze()  # as the program does once everything is read
    times: dict[int, list[float]] = {copies: [] for copies in COPIES}
    for _ in range(ROUNDS):
        for copies, patterns in known.items():
            times[copies].append(_milliseconds(partial(rank, patterns, findings), COPIES[-1] // copies))
    once = statistics.median(times[1])
    found = len(rank(known[1], findings))
    lines = [
        f"rank {len(knowledge.muscles)} muscles by {len(FINDINGS)} findings, {found} fit: {_said(once, RANK_LIMIT)}",
    ]
    for copies in COPIES[1:]:
        each = statistics.median(many / one / copies for many, one in zip(times[copies], times[1], strict=True))
        lines.append(f"  {copies} × the muscles: {each:.2f} × as long for each ({verdict(each, LINEAR)} {LINEAR} ×)")
    lines.append(_next_questions(known[1], findings))
    return "\n".join(lines)


def _next_questions(patterns: Patterns, findings: list[Finding]) -> str:
    times = [_milliseconds(partial(next_steps, patterns, findings), 1) for _ in range(ROUNDS)]
    asked = _said(statistics.median(times), QUESTION_LIMIT)
    return f"  the {MOST} questions most worth asking, with what each answer would do: {asked}"


def _said(milliseconds: float, limit: float) -> str:
    return f"median {milliseconds:.2f} ms ({verdict(milliseconds, limit)} {limit:.0f} ms)"


def _milliseconds(do: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        do()
    return (time.perf_counter() - begun) * 1000 / times


def _copied(knowledge: Knowledge, copies: int) -> Knowledge:
    """Return the knowledge with every muscle there so many times, each a muscle of its own."""
    muscles = {
        f"{name}{number}": replace(
            muscle, id=f"{name}{number}", twins=f"{muscle.twins}{number}" if muscle.twins else ""
        )
        for number in range(copies)
        for name, muscle in knowledge.muscles.items()
    }
    return replace(knowledge, muscles=muscles)
