"""Patients as lists of findings, from a file: what ``suggest`` ranks and ``evaluate`` compares with published answers.

A file holds one case, many by id, or (for ``evaluate``) the published form with summaries and expected answers, of
which a ranking may only ever see patient and findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clinic_app.data_files import load
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import Knowledge
from clinic_app.shapes import did_you_mean


@dataclass(frozen=True, slots=True)
class Expected:
    """What the authors of a published case held responsible.

    Attributes:
        muscles: Any one of them is a hit.
        also: Co-treated muscles, hits in the lenient count only.
        alert: none (any alert is false), required, or acceptable.
    """

    muscles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    side: str | None = None
    strength: str = ""
    alert: str = "none"
    urgency: str | None = None
    causes: tuple[str, ...] = ()
    hard: bool = False
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """One case: what may be seen, and what was expected."""

    id: str
    findings: tuple[str, ...]
    age: int | None = None
    sex: str = ""
    kind: str = "muscle"
    region: str = ""
    inferred: frozenset[str] = frozenset()
    expected: Expected = field(default_factory=Expected)

    def seen(self, *, strict: bool) -> list[str]:
        """Return the findings a ranking may see; the strict run leaves out what the source does not state."""
        return [one for one in self.findings if not strict or one not in self.inferred]

    def counts(self, *, strict: bool) -> bool:
        """Say whether the case enters the tables: strictly, only with a stated zone or a stated trigger."""
        if not strict:
            return True
        seen = self.seen(strict=True)
        if self.kind == "muscle":
            return any(one.startswith("pain:") for one in seen)
        return any(one in seen or one == "patient.age" for one in self.expected.triggers)


def read_cases(path: Path) -> list[PublishedCase]:
    """Read a file of cases in any of the three forms.

    Raises:
        DataFileError: It cannot be read, or is none of them.
    """
    data = load(path)
    if isinstance(data, Mapping) and isinstance(data.get("cases"), list):
        return [_case(str(one.get("id", number)), one) for number, one in enumerate(data["cases"])]
    if isinstance(data, Mapping) and "findings" in data:
        return [_case("case", data)]
    if isinstance(data, Mapping) and all(isinstance(one, Mapping) and "findings" in one for one in data.values()):
        return [_case(str(name), one) for name, one in data.items()]
    raise DataFileError(Problem(str(path), 1, "holds no case: a case has “findings” and may have “patient”"))


def findings_of(case: PublishedCase, *, strict: bool, knowledge: Knowledge) -> tuple[list[Finding], list[str]]:
    """Return a case's findings with what they imply, and in words what could not be understood."""
    found: list[Finding] = []
    complaints: list[str] = []
    known = {*knowledge.terms, *(f"pain:{zone}" for zone in knowledge.zones)}
    for text in case.seen(strict=strict):
        try:
            finding = parse(text)
        except ValueError as error:
            complaints.append(f"{case.id}: {error}")
            continue
        unknown = [one for one in (finding.any_of or (finding.id,)) if one not in known]
        complaints += [f"{case.id}: unknown finding “{one}” {did_you_mean(one, known)}".strip() for one in unknown]
        if not unknown:
            found.append(finding)
    return knowledge.with_implied(found), complaints + [f"{case.id}: {one}" for one in _contradictions(found)]


def _contradictions(findings: Iterable[Finding]) -> list[str]:
    by_id: dict[tuple[str, str | None], set[bool]] = {}
    for finding in findings:
        by_id.setdefault((finding.id, finding.side), set()).add(finding.present)
    return [
        f"“{finding}” is said to be there and not to be there" for (finding, _), said in by_id.items() if len(said) > 1
    ]


def _case(name: str, data: Mapping[str, Any]) -> PublishedCase:
    patient = data.get("patient") or {}
    expected = data.get("expected") or {}
    return PublishedCase(
        id=name,
        findings=(*map(str, data.get("findings") or ()), *map(str, data.get("findings_proposed") or ())),
        age=patient.get("age"),
        sex=str(patient.get("sex") or ""),
        kind=str(data.get("kind", "muscle")),
        region=str(data.get("region", "")),
        inferred=frozenset((*(data.get("inferred") or ()), *(data.get("inferred_proposed") or ()))),
        expected=Expected(
            muscles=tuple(expected.get("muscles") or ()),
            also=tuple(expected.get("also") or ()),
            side=expected.get("side"),
            strength=str(expected.get("strength") or ""),
            alert=str(expected.get("alert") or "none"),
            urgency=expected.get("urgency"),
            causes=tuple(expected.get("causes") or ()),
            hard=bool(expected.get("hard")),
            triggers=tuple(expected.get("triggers") or ()),
        ),
    )
