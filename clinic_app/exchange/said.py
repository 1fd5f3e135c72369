"""What an import would do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic_app.exchange.likeness import Twin

if TYPE_CHECKING:
    from clinic_app.exchange.incoming import Remark
    from clinic_app.exchange.plan import Plan
    from clinic_app.words import Words


def sum_lines(plan: Plan, words: Words) -> Iterator[str]:
    """Yield how many patients, rows and things come in or stay out; what there is none of is not said."""
    yield from (words(f"importing.sum.{name}", count=count) for name, count in plan.counts().items() if count)


def type_lines(plan: Plan, words: Words) -> Iterator[str]:
    """Yield every type of resource in a bundle with its number and where it goes."""
    for kind, (count, placed) in plan.incoming.counts.items():
        yield words("importing.of_type" if placed else "importing.of_type_kept", type=kind, number=count)


def twin_line(twin: Twin, plan: Plan, words: Words) -> str:
    """Return who may be there already, and as whom."""
    one = plan.incoming.newcomers[twin.newcomer]
    whom, born, number = twin.whom
    said = {"name": one.name, "born": one.birth_date or words("importing.no_date")}
    why = words(f"importing.why.{twin.why}")
    if not twin.patient:
        return words("importing.twin_in_file", **said, why=why, number=number)
    return words(f"importing.twin_by_{twin.why}", **said, why=why, whom=f"{whom}, {born}", number=number)


def remark_line(remark: Remark, plan: Plan, words: Words) -> str:
    """Return what is amiss at a line of the file."""
    what = words(remark.sentence, **remark.values)
    return words("importing.row.entry" if plan.incoming.counts else "importing.row.at", line=remark.line, what=what)
