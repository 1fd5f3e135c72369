"""Patients as lists of findings, from a file: what ``suggest`` ranks and ``evaluate`` compares with published answers.

A file holds one case, many by id, or (for ``evaluate``) the published form with summaries and expected answers, of
which a ranking may only ever see patient and findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from clinic_app.data_files import Place, line_of, load
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.contradictions import Contradiction, contradictions
from clinic_app.shapes import did_you_mean, read


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
    """One case: what may be seen, and what was expected.

    Attributes:
        kind: muscle or redflag.
        inferred: Findings that the source does not state.
        place: The file it comes from and where in it, for complaints.
    """

    id: str
    findings: tuple[str, ...]
    age: int | None = None
    sex: str = ""
    kind: str = "muscle"
    region: str = ""
    inferred: frozenset[str] = frozenset()
    expected: Expected = field(default_factory=Expected)
    place: tuple[Path, Place] | None = None

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
        DataFileError: It cannot be read, is none of them, or a case has something else where findings should be.
    """
    data = load(path)
    if isinstance(data, Mapping) and isinstance(data.get("cases"), list):
        numbered = enumerate(data["cases"])
        return [_case(path, ("cases", number), _name(one, str(number)), one) for number, one in numbered]
    if isinstance(data, Mapping) and "findings" in data:
        return [_case(path, (), _name(data, "case"), data)]
    if (
        isinstance(data, Mapping)
        and data
        and all(isinstance(one, Mapping) and "findings" in one for one in data.values())
    ):
        return [_case(path, (name,), str(name), one) for name, one in data.items()]
    raise DataFileError(Problem(str(path), 1, "holds no case: a case has “findings” and may have “patient”"))


def findings_of(case: PublishedCase, *, strict: bool, knowledge: Knowledge) -> tuple[list[Finding], list[str]]:
    """Return a case's findings with what they imply, and in words what could not be understood or contradicts."""
    found: list[Finding] = []
    complaints: list[str] = []
    known = {*knowledge.terms, *(f"pain:{zone}" for zone in knowledge.zones)}
    for text in case.seen(strict=strict):
        try:
            finding = parse(text)
        except ValueError as error:
            complaints.append(str(error))
            continue
        unknown = [one for one in (finding.any_of or (finding.id,)) if one not in known]
        complaints += [f"unknown finding “{one}” {did_you_mean(one, known)}".strip() for one in unknown]
        if finding.of and finding.of not in knowledge.muscles:
            unknown.append(finding.of)
            complaints.append(f"unknown muscle “{finding.of}” {did_you_mean(finding.of, knowledge.muscles)}".strip())
        if not unknown:
            found.append(finding)
        if finding.kind == "imaging" and not finding.on:
            dated = replace(finding, on="2024-03-11")
            complaints.append(f"“{text}” names no day of the report, such as “{dated}”: it counts as history")
    complaints += [_in_words(one) for one in contradictions(knowledge, found)]
    return knowledge.with_implied(found), _placed(case, complaints)


def _placed(case: PublishedCase, complaints: list[str]) -> list[str]:
    """Return complaints with the file and line of the case they are about."""
    if not complaints or case.place is None:
        return [f"{case.id}: {one}" for one in complaints]
    file, place = case.place
    line = line_of(file, (*place, "findings"))
    return [f"{file}:{line}: {case.id}: {one}" for one in complaints]


def _in_words(contradiction: Contradiction) -> str:
    said = " and ".join(f"“{one}”" for one in contradiction.findings)
    if contradiction.kind == "there_and_not":
        return f"{said}: said to be there and not to be there"
    if contradiction.kind == "no_sides":
        return f"{said}: the zone lies in the midline and has no left or right"
    return f"{said}: not on the side of the pain"


@dataclass(frozen=True, slots=True)
class _Patient:
    age: int | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class _CaseInFile:
    """What we read of a case; a published one says more, for people."""

    findings: tuple[str, ...] = ()
    findings_proposed: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    inferred_proposed: tuple[str, ...] = ()
    kind: str = "muscle"
    region: str = ""
    patient: _Patient = field(default_factory=_Patient)
    expected: Expected = field(default_factory=Expected)


def _name(data: Any, otherwise: str) -> str:  # noqa: ANN401  a parsed file
    return str(data.get("id", otherwise)) if isinstance(data, Mapping) else otherwise


def _case(path: Path, place: Place, name: str, data: Any) -> PublishedCase:  # noqa: ANN401  a parsed file
    one, faults = read(_CaseInFile, _known_only(_CaseInFile, data), place)
    if one is None:
        raise DataFileError(faults[0].problem(path))
    return PublishedCase(
        name,
        (*one.findings, *one.findings_proposed),
        one.patient.age,
        one.patient.sex or "",
        one.kind,
        one.region,
        frozenset((*one.inferred, *one.inferred_proposed)),
        one.expected,
        (path, place),
    )


def _known_only(shape: type[Any], data: Any) -> Any:  # noqa: ANN401  a parsed file, with whatever its author wrote
    """Leave out what we do not read, and what stands there empty."""
    if not isinstance(data, Mapping):
        return data
    inner: dict[str, type[Any]] = {"patient": _Patient, "expected": Expected} if shape is _CaseInFile else {}
    names = {one.name for one in fields(shape)}
    kept = {key: value for key, value in data.items() if key in names and value is not None}
    return {key: _known_only(inner[key], value) if key in inner else value for key, value in kept.items()}
