"""Everything ``clinic-app evaluate`` counts, beside simpler rankings, as lines to read or values to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import Any

from clinic_app.forms.findings import Finding
from clinic_app.reasoning.baselines import overlap, regional_tables
from clinic_app.reasoning.cases import PublishedCase, findings_of
from clinic_app.reasoning.cross_validation import CrossValidated, cross_validated
from clinic_app.reasoning.evaluation import REGIONS, AlertTable, HitTable, Places, Ranked, alert_table, hits, places
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import rank
from clinic_app.reasoning.redrawn import Redrawn, redrawn
from clinic_app.reasoning.reliability import Band, reliability
from clinic_app.reasoning.suggestion import Suggestion, suggest

Ranker = Callable[[Patterns, Sequence[Finding]], Ranked]


def ours(patterns: Patterns, findings: Sequence[Finding]) -> Ranked:
    """Return our ranking as the baselines give theirs; twins stand one after another."""
    return [(muscle, one.score) for one in rank(patterns, findings) for muscle in (one.muscle, *one.twins)]


class EvaluationReport:
    """Our ranking and two simpler ones on published cases.

    Attributes:
        cases: Those that count: with ``strict``, only what the sources state is seen, and a case that states nothing
            does not count.
        muscles: Of these the ones a muscle was held responsible for.
    """

    def __init__(
        self, patterns: Patterns, cases: Sequence[PublishedCase], *, strict: bool = False, grouped: bool = False
    ) -> None:
        self._patterns, self._strict = patterns, strict
        rows = {name: pattern.muscle.twins for name, pattern in patterns.of_muscle.items()}
        self._row_of, self._rows = (rows if grouped else None), rows
        self.cases = [one for one in cases if one.counts(strict=strict)]
        self.muscles = [one for one in self.cases if one.kind == "muscle"]

    @cached_property
    def tables(self) -> dict[str, HitTable]:
        """Hits of our ranking, of it by region where there are cases, and of the baselines."""
        of_region = {name: [one for one in self.muscles if one.region in names] for name, names in REGIONS.items()}
        by_region = {f"  {name}": hits(cases, self._listed(ours)) for name, cases in of_region.items() if cases}
        return {
            "ours": hits(self.muscles, self._listed(ours)),
            "ours, lenient": hits(self.muscles, self._listed(ours), lenient=True),
            **by_region,
            "baseline: zone overlap": hits(self.muscles, self._listed(overlap)),
            "baseline: regional tables": hits(self.muscles, self._listed(regional_tables)),
        }

    @cached_property
    def alerts(self) -> AlertTable:
        """Alerts caught and false ones."""
        return alert_table(self.cases, self._suggestion)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """How often the first place is right, by how clearly it is first; twins share a place."""
        return reliability(self.muscles, lambda case: places(ours(self._patterns, self._seen(case)), self._rows))

    def redrawn(self, times: int) -> dict[str, Redrawn]:
        """Return what it costs when every case is drawn so many times again, for us and for counting zones."""
        return {name: self._redrawn(ranker, times) for name, ranker in (("ours", ours), ("zone overlap", overlap))}

    def cross_validated(self) -> CrossValidated:
        """Return what the weights are worth on cases they were not chosen on."""
        return cross_validated(
            self.muscles,
            self._seen,
            lambda patterns, findings: places(ours(patterns, findings), self._row_of),
            self._patterns.knowledge,
        )

    def lines(self) -> Iterator[str]:
        """Yield the tables as lines."""
        for name, table in self.tables.items():
            yield _line(name, table)
        yield from _alert_lines(self.alerts)
        for band in self.bands:
            ahead = "over 2 points" if band.up_to == float("inf") else f"up to {band.up_to:g} points"
            yield f"leader {ahead} ahead: right in {band.right} of {band.cases}"

    def as_json(self, times: int = 0) -> dict[str, Any]:
        """Return the tables as plain values, with every case drawn so many times again where that is wanted."""
        return {
            "hits": {name.strip(): _values(table) for name, table in self.tables.items()},
            "alerts": asdict(self.alerts),
            "reliability": [[band.up_to, band.cases, band.right.value] for band in self.bands],
            "redrawn": {name: asdict(one) for name, one in self.redrawn(times).items()} if times else {},
            "knowledge": self._patterns.knowledge.version,
            "incomplete": [str(one) for one in self._patterns.knowledge.problems],
        }

    def _listed(self, ranker: Ranker) -> Callable[[PublishedCase], Places]:
        return lambda case: places(ranker(self._patterns, self._seen(case)), self._row_of)

    def _redrawn(self, ranker: Ranker, times: int) -> Redrawn:
        def listed(_: PublishedCase, findings: Sequence[Finding]) -> Places:
            return places(ranker(self._patterns, findings), self._row_of)

        return redrawn(self.muscles, self._seen, listed, self._patterns.knowledge, times)

    def _seen(self, case: PublishedCase) -> list[Finding]:
        return findings_of(case, strict=self._strict, knowledge=self._patterns.knowledge)[0]

    def _suggestion(self, case: PublishedCase) -> Suggestion:
        return suggest(self._patterns, self._seen(case), case.age)


def redrawn_lines(found: dict[str, Redrawn]) -> Iterator[str]:
    """Yield what redrawing costs, a line a ranking."""
    for name, one in found.items():
        fall = f"{100 * one.fall.value:.1f} [{100 * one.fall.low:.1f}–{100 * one.fall.high:.1f}]"
        top = f"top-3 {100 * one.before:.1f} → {100 * one.after:.1f}, falls by {fall} points"
        yield f"redrawn, {name}: n={one.cases} × {one.redrawings}, agreement {one.agreement:.2f}: {top}"
        lost, kept = 100 * one.lost, 100 * one.fall_of_others
        yield f"  {lost:.0f} in 100 redrawings mark no zone of the drawing; in the others it falls by {kept:.1f} points"


def cross_validated_lines(found: CrossValidated) -> Iterator[str]:
    """Yield the figures of the shipped weights, of the best on these cases, and of weights chosen without each case."""
    yield _line("shipped weights", found.shipped)
    yield _line("best of the grid, same cases", found.best)
    yield _line("chosen on the other cases", found.held_out)
    for name, count in found.choices.items():
        yield f"  chosen {count} times: {name}"


def _line(name: str, table: HitTable) -> str:
    shares = "  ".join(f"top-{place} {share}" for place, share in table.first.items())
    rank = table.reciprocal_rank
    return f"{name:32s} n={table.cases:<3d} {shares}  MRR {rank.value:.3f} [{rank.low:.2f}–{rank.high:.2f}]"


def _alert_lines(alerts: AlertTable) -> Iterator[str]:
    yield (
        f"alerts: {alerts.caught} of {alerts.required} required ones up ({alerts.sensitivity}), {alerts.at_level} at "
        f"their level or above; of those with something to catch {alerts.caught_of_catchable} of {alerts.catchable}"
    )
    yield f"  missed: {', '.join(alerts.missed) or 'none'}"
    yield f"false alarms: {alerts.false} in {alerts.none_expected}: {', '.join(alerts.false_in) or 'none'}"


def _values(table: HitTable) -> dict[str, Any]:
    first = {f"top{place}": [share.value, share.low, share.high] for place, share in table.first.items()}
    rank = table.reciprocal_rank
    return {"cases": table.cases, "mrr": [rank.value, rank.low, rank.high]} | first
