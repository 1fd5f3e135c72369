"""``clinic-app`` on the command line: the window, the scripted appointment, checks and rankings without a window."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app import __version__
from clinic_app.crash import sentence_of
from clinic_app.errors import ClinicError, DataFileError
from clinic_app.form_command import add_form
from clinic_app.import_command import add_import
from clinic_app.kiosk_command import add_kiosk
from clinic_app.record_command import add_record
from clinic_app.sheet_command import add_sheet
from clinic_app.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clinic_app.errors import Problem
    from clinic_app.reasoning.cases import PublishedCase
    from clinic_app.reasoning.patterns import Patterns
    from clinic_app.reasoning.suggestion import Suggestion

OPTIONS = argparse.Namespace
#: What a shell reports of a program that Ctrl+C ended.
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; every fault is one sentence on standard error and exit status 1."""
    _print_whatever_the_screen_takes()
    options = _parser().parse_args(arguments)
    try:
        status = int(options.do(options))
        sys.stdout.flush()  # here, where a full disk or a closed pipe can still be said in words
    except BrokenPipeError:
        _give_up_printing()
    except (ClinicError, OSError) as error:
        _give_up_printing()
        print(sentence_of(error, Words.of("en")), file=sys.stderr)
    except DataFileError as error:
        print(error.problem, file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    else:
        return status
    return 1


def _print_whatever_the_screen_takes() -> None:
    """Print what a terminal cannot show as its code, instead of stopping in the middle of a list."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up_printing() -> None:
    """Throw away what cannot be printed any more, which Python would try once again when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):  # no file of the system's behind it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clinic-app", description=(__doc__ or "").strip())
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--record", metavar="PLACE", default="", help="open this folder or server's address")
    parser.set_defaults(do=_window)
    verbs = parser.add_subparsers(title="verbs", metavar="")
    _add(verbs, "demo", _demo, "drive the real windows through a first visit and a follow-up")
    verbs.choices["demo"].add_argument("--out", type=Path, default=Path("demo"), help="folder for sheets and pictures")
    add_sheet(verbs)
    add_form(verbs)
    add_record(verbs)
    add_import(verbs)
    add_kiosk(verbs)
    _add(verbs, "check", _check, "read every data file and say what is wrong with it")
    verbs.choices["check"].add_argument("files", nargs="*", type=Path, help="check only these")
    _add(verbs, "suggest", _suggest, "rank muscles for one case or many, as YAML or JSON")
    verbs.choices["suggest"].add_argument("cases", type=Path)
    _add(verbs, "evaluate", _evaluate, "compare the ranking with published answers, beside simpler rankings")
    verbs.choices["evaluate"].add_argument("cases", type=Path)
    evaluate = verbs.choices["evaluate"]
    evaluate.add_argument("--strict", action="store_true", help="only what the sources state")
    evaluate.add_argument("--grouped", action="store_true", help="muscles that share a row count as one")
    evaluate.add_argument("--jitter", type=int, default=0, metavar="TIMES", help="draw every case so often again")
    evaluate.add_argument("--cross-validate", action="store_true", help="judge every case by weights from the others")
    for name in ("check", "suggest", "evaluate"):
        verbs.choices[name].add_argument("--json", action="store_true", help="print JSON")
    return parser


def _add(verbs: Any, name: str, do: Callable[[OPTIONS], int], about: str) -> None:  # noqa: ANN401  argparse's own type
    verbs.add_parser(name, help=about, description=about).set_defaults(do=do)


def _window(options: OPTIONS) -> int:
    from clinic_app.app import run_window  # noqa: PLC0415  the other verbs do without Qt
    from clinic_app.doors import is_server  # noqa: PLC0415

    if options.record and not is_server(options.record):
        from clinic_app.visit.opening import keys_of  # noqa: PLC0415

        keys_of(Path(options.record))  # a folder that holds no record is said where it was named
    return run_window(options.record)


def _demo(options: OPTIONS) -> int:
    from clinic_app.demo.appointment import run_demo  # noqa: PLC0415

    return run_demo(options.out)


def _check(options: OPTIONS) -> int:
    from clinic_app.checking import check_everything, check_files  # noqa: PLC0415
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415

    words = read_words()
    reading = read_reference(words)
    report = check_files(options.files, reading) if options.files else check_everything(reading)
    if options.json:
        print(json.dumps(report.as_json(), indent=1, ensure_ascii=False))
    else:
        for problem in report.problems:
            print(problem)
        counted = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in report.counts.items())
        print(f"{len(report.problems)} problems. {counted}.")
        print(f"{report.claims} claims, {len(report.claims_without_source)} without a source.")
        print(f"Ids nobody uses: {', '.join(report.unused) or 'none'}.")
    return 1 if report.problems else 0


def _suggest(options: OPTIONS) -> int:
    from clinic_app.reasoning.alerts import holds_list  # noqa: PLC0415
    from clinic_app.reasoning.cases import read_cases  # noqa: PLC0415
    from clinic_app.reasoning.suggestion import shown  # noqa: PLC0415

    cases, patterns = read_cases(options.cases), _patterns()
    answers = {case.id: _suggestion(patterns, case, strict=False) for case in cases}
    if options.json:
        print(json.dumps({name: answer.as_json() for name, answer in answers.items()}, indent=1, sort_keys=True))
        return 0
    for name, answer in answers.items():
        print(f"{name}  (knowledge {answer.knowledge}; pattern fit in points, not a diagnosis and not complete)")
        for line in _incomplete(answer.left_out, "the list is"):
            print(f"  {line}")
        for alert in answer.alerts:
            print(f"  ! {alert.urgency}: {alert.id}")
        if holds_list(answer.alerts):
            print("  no muscles are listed while an emergency is up: decide on it first")
        for candidate in shown(answer):
            also = f" (with {', '.join(candidate.twins)})" if candidate.twins else ""
            print(f"  {candidate.points:5.1f}  {candidate.muscle}{also}, {candidate.side or 'side not stated'}")
        for complaint in answer.complaints:
            print(f"  ? {complaint}")
    return 0


def _evaluate(options: OPTIONS) -> int:
    from clinic_app.reasoning import evaluation_report as report  # noqa: PLC0415
    from clinic_app.reasoning.cases import read_cases  # noqa: PLC0415

    cases, patterns = read_cases(options.cases), _patterns()
    counted = report.EvaluationReport(patterns, cases, strict=options.strict, grouped=options.grouped)
    if options.json:
        print(json.dumps(counted.as_json(options.jitter)))
        return 0
    lines = [*_incomplete(patterns.knowledge.problems, "these figures are"), *counted.lines()]
    if options.jitter:
        lines += report.redrawn_lines(counted.redrawn(options.jitter))
    if options.cross_validate:
        lines += report.cross_validated_lines(counted.cross_validated())
    print("\n".join(lines))
    return 0


def _patterns() -> Patterns:
    """Return the knowledge as the ranking sees it; what was left out of it is said beside every result."""
    from clinic_app.reading import read_reference, read_words  # noqa: PLC0415

    return read_reference(read_words()).reference.patterns


def _incomplete(problems: Sequence[Problem], what: str) -> Iterator[str]:
    """Yield, where files were left out of the knowledge, that a list or a table is not complete, and each fault."""
    if problems:
        faults = "1 fault" if len(problems) == 1 else f"{len(problems)} faults"
        yield f"! {what} incomplete: {faults} in files of the knowledge, and what they say was left out"
        yield from (f"    {problem}" for problem in problems)


def _suggestion(patterns: Patterns, case: PublishedCase, *, strict: bool) -> Suggestion:
    from clinic_app.reasoning.cases import findings_of  # noqa: PLC0415
    from clinic_app.reasoning.suggestion import suggest  # noqa: PLC0415

    findings, complaints = findings_of(case, strict=strict, knowledge=patterns.knowledge)
    return suggest(patterns, findings, case.age, complaints)
