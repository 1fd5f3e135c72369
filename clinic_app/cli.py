"""``clinic-app`` on the command line: the window, the scripted appointment, checks and rankings without a window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app import __version__
from clinic_app.errors import ClinicError, DataFileError
from clinic_app.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clinic_app.reasoning.cases import PublishedCase
    from clinic_app.reasoning.evaluation import HitTable
    from clinic_app.reasoning.patterns import Patterns
    from clinic_app.reasoning.suggestion import Suggestion

OPTIONS = argparse.Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; every fault is one sentence on standard error and exit status 1."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except ClinicError as error:
        print(Words.of("en").of_error(error), file=sys.stderr)
    except DataFileError as error:
        print(error.problem, file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clinic-app", description=(__doc__ or "").strip())
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--record", metavar="FOLDER", type=Path, help="open this record instead of asking which")
    parser.set_defaults(do=_window)
    verbs = parser.add_subparsers(title="verbs", metavar="")
    _add(verbs, "demo", _demo, "drive the real windows through a first visit and a follow-up")
    verbs.choices["demo"].add_argument("--out", type=Path, default=Path("demo"), help="folder for sheets and pictures")
    _add(verbs, "check", _check, "read every data file and say what is wrong with it")
    verbs.choices["check"].add_argument("files", nargs="*", type=Path, help="check only these")
    _add(verbs, "suggest", _suggest, "rank muscles for one case or many, as YAML or JSON")
    verbs.choices["suggest"].add_argument("cases", type=Path)
    _add(verbs, "evaluate", _evaluate, "compare the ranking with published answers, beside simpler rankings")
    verbs.choices["evaluate"].add_argument("cases", type=Path)
    verbs.choices["evaluate"].add_argument("--strict", action="store_true", help="only what the sources state")
    for name in ("check", "suggest", "evaluate"):
        verbs.choices[name].add_argument("--json", action="store_true", help="print JSON")
    return parser


def _add(verbs: Any, name: str, do: Callable[[OPTIONS], int], about: str) -> None:  # noqa: ANN401  argparse's own type
    verbs.add_parser(name, help=about, description=about).set_defaults(do=do)


def _window(options: OPTIONS) -> int:
    from clinic_app.app import run_window  # noqa: PLC0415  the other verbs do without Qt

    return run_window(options.record)


def _demo(options: OPTIONS) -> int:
    from clinic_app.demo.appointment import run_demo  # noqa: PLC0415

    return run_demo(options.out)


def _check(options: OPTIONS) -> int:
    from clinic_app.checking import check_everything, check_files  # noqa: PLC0415
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415

    words = read_words()
    reading = read_reference(words)
    report = check_files(options.files, reading, words) if options.files else check_everything(reading)
    if options.json:
        print(json.dumps(report.as_json(), indent=1, ensure_ascii=False))
    else:
        for problem in report.problems:
            print(problem)
        counted = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in report.counts.items())
        print(f"{len(report.problems)} problems. {counted}.")
        print(f"{report.claims} claims, {len(report.claims_without_source)} without a source.")
    return 1 if report.problems else 0


def _suggest(options: OPTIONS) -> int:
    from clinic_app.reasoning.cases import read_cases  # noqa: PLC0415

    patterns = _patterns()
    answers = {case.id: _suggestion(patterns, case, strict=False) for case in read_cases(options.cases)}
    if options.json:
        print(json.dumps({name: answer.as_json() for name, answer in answers.items()}, indent=1, sort_keys=True))
        return 0
    for name, answer in answers.items():
        print(f"{name}  (knowledge {answer.knowledge}; pattern fit in points, not a diagnosis and not complete)")
        for alert in answer.alerts:
            print(f"  ! {alert.urgency}: {alert.id}")
        for candidate in answer.candidates[:5]:
            also = f" (with {', '.join(candidate.twins)})" if candidate.twins else ""
            print(f"  {candidate.points:5.1f}  {candidate.muscle}{also}, {candidate.side or 'side not stated'}")
        for complaint in answer.complaints:
            print(f"  ? {complaint}")
    return 0


def _evaluate(options: OPTIONS) -> int:
    from clinic_app.reasoning.baselines import overlap, widest_first  # noqa: PLC0415
    from clinic_app.reasoning.cases import findings_of, read_cases  # noqa: PLC0415
    from clinic_app.reasoning.evaluation import alert_table, hits  # noqa: PLC0415

    patterns, strict = _patterns(), options.strict
    cases = [case for case in read_cases(options.cases) if case.counts(strict=strict)]
    muscles = [case for case in cases if case.kind == "muscle"]
    said = {case.id: _suggestion(patterns, case, strict=strict) for case in cases}
    seen = {case.id: findings_of(case, strict=strict, knowledge=patterns.knowledge)[0] for case in muscles}
    tables = {
        "ours": hits(muscles, lambda case: _ranked(said[case.id])),
        "ours, lenient": hits(muscles, lambda case: _ranked(said[case.id]), lenient=True),
        "baseline: zone overlap": hits(muscles, lambda case: overlap(patterns, seen[case.id])),
        "baseline: most described first": hits(muscles, lambda case: widest_first(patterns, seen[case.id])),
    }
    alerts = alert_table(cases, lambda case: said[case.id])
    if options.json:
        print(json.dumps({"hits": {name: _table(one) for name, one in tables.items()}, "alerts": _alerts(alerts)}))
        return 0
    for name, table in tables.items():
        shares = "  ".join(f"top-{place} {share}" for place, share in table.first.items())
        print(f"{name:32s} n={table.cases}  {shares}  MRR {table.reciprocal_rank.value:.3f}")
    print(
        f"alerts: {alerts.caught} of {alerts.required} required ones up, {alerts.at_level} at their level or above; ",
        end="",
    )
    print(f"{alerts.false} false in {alerts.none_expected}. Missed: {', '.join(alerts.missed) or 'none'}")
    return 0


def _patterns() -> Patterns:
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415

    return read_reference(read_words()).reference.patterns


def _suggestion(patterns: Patterns, case: PublishedCase, *, strict: bool) -> Suggestion:
    from clinic_app.reasoning.cases import findings_of  # noqa: PLC0415
    from clinic_app.reasoning.suggestion import suggest  # noqa: PLC0415

    findings, complaints = findings_of(case, strict=strict, knowledge=patterns.knowledge)
    return suggest(patterns, findings, case.age, complaints)


def _ranked(suggestion: Suggestion) -> list[tuple[str, float]]:
    return [(muscle, points) for muscle, _, points in suggestion.muscles]


def _table(table: HitTable) -> dict[str, Any]:
    first = {f"top{place}": [share.value, share.low, share.high] for place, share in table.first.items()}
    return {"cases": table.cases, "mrr": table.reciprocal_rank.value} | first


def _alerts(table: Any) -> dict[str, Any]:  # noqa: ANN401
    return {name: getattr(table, name) for name in table.__dataclass_fields__}
