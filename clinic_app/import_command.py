"""``clinic-app import``: patients of another program into the record, first as a dry run, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clinic_app.exchange.people_in import Reading
    from clinic_app.exchange.plan import Plan
    from clinic_app.exchange.source import Source
    from clinic_app.visit.clinic import Clinic
    from clinic_app.words import Words

ABOUT = "take in patients from CSV, XLSX, vCard or FHIR; --dry-run only says what would happen"
#: Remarks that are listed one by one.
MOST = 100


def add_import(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb to a command line."""
    parser = verbs.add_parser("import", help=ABOUT, description=ABOUT)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would happen")
    parser.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="how birth dates are written")
    parser.add_argument("--duplicates", choices=("leave", "fill", "add"), help="what to do with whoever is there")
    parser.add_argument(
        "--column", action="append", default=[], metavar="NAME=MEANING", help="what a column means, as often as needed"
    )
    parser.set_defaults(do=take_in)


def take_in(options: argparse.Namespace) -> int:
    """Read the files, say what would happen, write it unless it is a dry run, and return the exit status.

    Raises:
        ClinicError: A file cannot be taken in; whatever stands before it on the command line was.
    """
    from clinic_app.command_clinic import clinic_of  # noqa: PLC0415  other verbs do without
    from clinic_app.exchange.permission import may_move_record, refuse_unless  # noqa: PLC0415
    from clinic_app.exchange.source import opened  # noqa: PLC0415
    from clinic_app.reading import read_words  # noqa: PLC0415

    words = read_words()
    sources = [opened(path, passphrase=_passphrase(path, words)) for path in options.files]
    if not options.record:
        if not options.dry_run:
            raise ClinicError("importing.which_record")
        for source in sources:
            _take_in(source, options, None, words)
        return 0
    with clinic_of(options.record, words) as clinic:
        refuse_unless(allowed=may_move_record(clinic.person), sentence="importing.may_not")
        for source in sources:
            _take_in(source, options, clinic, words)
    return 0


def _passphrase(path: Path, words: Words) -> str:
    """Ask for the passphrase of a file that is locked."""
    from clinic_app.command_clinic import asked  # noqa: PLC0415  few files are
    from clinic_app.exchange.locked_archive import is_locked  # noqa: PLC0415

    return asked(words("locking.command_asks")) if is_locked(path) else ""


def _take_in(source: Source, options: argparse.Namespace, clinic: Clinic | None, words: Words) -> None:
    from clinic_app.exchange.plan import carry_out  # noqa: PLC0415

    if source.is_own_record:
        _take_back_in(source, options, clinic, words)
        return
    plan = plan_of(source, clinic, options)
    for line in report(plan, words):
        print(line)
    if options.dry_run or clinic is None:
        print(words("importing.was_dry"))
    elif not plan.brings_anything:
        print(words("importing.nothing"))
    else:
        carry_out(plan, clinic.record, clinic.person, clinic.clock())
        print(words("importing.written"))


def _take_back_in(source: Source, options: argparse.Namespace, clinic: Clinic | None, words: Words) -> None:
    """Take a record of this program in, row by row."""
    from clinic_app.exchange.coming_back import Return  # noqa: PLC0415

    back = Return(source)
    print(words("importing.own_record", **back.counts()))
    if options.dry_run or clinic is None:
        print(words("importing.was_dry"))
        return
    back.carry_out(clinic.record, clinic.person, clinic.clock())
    print(words("importing.own_written"))


def plan_of(source: Source, clinic: Clinic | None, options: argparse.Namespace) -> Plan:
    """Return what an import would do, with what the command line says about columns, dates and duplicates.

    Raises:
        ClinicError: A column or meaning is unknown, or the order of the dates has to be said.
    """
    from clinic_app.exchange.bundle_in import read_bundle  # noqa: PLC0415
    from clinic_app.exchange.plan import planned  # noqa: PLC0415

    record = clinic.record if clinic else None
    if source.table is None:
        plan = planned(record, source.name, source.content, read_bundle(source.data))
    else:
        plan = planned(record, source.name, source.content, _reading(source, clinic, options).incoming())
    return plan.decided(options.duplicates) if options.duplicates else plan


def report(plan: Plan, words: Words) -> Iterator[str]:
    """Yield what an import would do and every remark, in words."""
    from clinic_app.exchange.said import remark_line, sum_lines, twin_line, type_lines  # noqa: PLC0415

    yield f"{plan.source}:"
    yield from (f"  {line}" for line in (*sum_lines(plan, words), *type_lines(plan, words)))
    lines = [twin_line(one, plan, words) for one in plan.twins]
    lines += [remark_line(one, plan, words) for one in plan.incoming.remarks]
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  {words('importing.more_remarks', count=len(lines) - MOST)}"


def _reading(source: Source, clinic: Clinic | None, options: argparse.Namespace) -> Reading:
    from clinic_app.clock import system_clock  # noqa: PLC0415
    from clinic_app.exchange.people_in import Reading  # noqa: PLC0415

    if source.table is None:
        raise ValueError(source.name)
    clock = clinic.clock if clinic else system_clock
    reading = Reading.guessed(source.table, clock().local.date())
    for said in options.column:
        column, _, meaning = said.rpartition("=")
        if column not in source.table.columns:
            raise ClinicError("importing.no_column", column=column, known=", ".join(source.table.columns))
        if meaning not in (*reading.synonyms.meanings, "kept", "left_out"):
            raise ClinicError("importing.no_meaning", meaning=meaning, known=", ".join(reading.synonyms.meanings))
        reading = reading.meaning(column, meaning)
    if not reading.has_names:
        raise ClinicError("importing.no_names", known=", ".join(source.table.columns))
    if options.date_order:
        return reading.in_order(options.date_order)
    if len(reading.orders) > 1:
        raise ClinicError("importing.say_order", written=next(iter(reading.dates())))
    return reading
