"""Answers that do not go together: the list is still made, and says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clinic_app.forms.findings import SIDES, Finding
from clinic_app.knowledge.library import Knowledge


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Findings that do not go together.

    Attributes:
        kind: ``there_and_not``: the same thing is said to be there and not to be there. ``no_sides``: a side is named
            for a zone in the midline. ``other_side``: all pain is on one side, this is on the other.
        findings: Which ones.
    """

    kind: Literal["there_and_not", "no_sides", "other_side"]
    findings: tuple[Finding, ...]


def contradictions(knowledge: Knowledge, findings: Sequence[Finding]) -> list[Contradiction]:
    """Return what does not go together, in the order in which it was said; *not sure* contradicts nothing."""
    sure = [one for one in findings if one.sure and one.kind != "region"]
    return [*_there_and_not(sure), *_no_sides(knowledge, sure), *_other_side(sure)]


def _there_and_not(findings: Iterable[Finding]) -> Iterator[Contradiction]:
    about: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in findings:
        about[one.id, one.of].append(one)
    for said in about.values():
        there = {one.side for one in said if one.present}
        absent = {one.side for one in said if not one.present}
        nowhere = None in absent or absent >= set(SIDES)
        if there & absent or (there and nowhere):
            yield Contradiction("there_and_not", tuple(said))


def _no_sides(knowledge: Knowledge, findings: Iterable[Finding]) -> Iterator[Contradiction]:
    for one in findings:
        zone = knowledge.zones.get(one.item) if one.kind == "pain" and one.side else None
        if zone is not None and not zone.has_sides:
            yield Contradiction("no_sides", (one,))


def _other_side(findings: Sequence[Finding]) -> Iterator[Contradiction]:
    """Yield what was found on the side on which nothing hurts; a pain without a side may be on either."""
    sides = {one.side for one in findings if one.kind == "pain" and one.present}
    if len(sides) != 1 or None in sides:
        return
    for one in findings:
        if one.kind != "pain" and one.present and one.side and one.side not in sides:
            yield Contradiction("other_side", (one,))
