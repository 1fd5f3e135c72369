"""All knowledge, read from its files: one file a thing, later folders (the clinic's own) winning by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from clinic_app.canonical import canonical, digest
from clinic_app.data_files import load_all
from clinic_app.errors import Problem
from clinic_app.forms.findings import Finding, parse
from clinic_app.knowledge.causes import Cause
from clinic_app.knowledge.claims import Review, review_faults
from clinic_app.knowledge.evidence import Evidence
from clinic_app.knowledge.exercises import Exercise, exercise_faults
from clinic_app.knowledge.muscles import Muscle, muscle_faults
from clinic_app.knowledge.prevalence import Prevalence
from clinic_app.knowledge.safety import Hazard, RedFlag, Rule, Technique
from clinic_app.knowledge.sources import Source, SourceFile
from clinic_app.knowledge.vocabulary import Term, TermFile
from clinic_app.knowledge.zones import Zone, ZoneFile
from clinic_app.shapes import read

SHIPPED = Path(__file__).resolve().parent

#: Folder → what each file in it is.
THINGS: dict[str, type[Any]] = {
    "muscles": Muscle,
    "causes": Cause,
    "red_flags": RedFlag,
    "contraindications": Rule,
    "hazards": Hazard,
    "techniques": Technique,
    "evidence": Evidence,
    "exercises": Exercise,
    "prevalence": Prevalence,
}

T = TypeVar("T")


@dataclass
class Knowledge:
    """Everything known, by id.

    Attributes:
        terms: What each finding is called, by full id such as ``worse:lifting``.
        zone_groups: Named groups of zones that rules and red flags speak of.
        problems: What is wrong with files that were left out; with any, a ranking is incomplete and says so.
        files: Where each thing stands, by ``folder/id``.
        version: First 12 digits of the SHA-256 over all content.
    """

    zones: dict[str, Zone] = field(default_factory=dict)
    zone_groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    muscles: dict[str, Muscle] = field(default_factory=dict)
    causes: dict[str, Cause] = field(default_factory=dict)
    red_flags: dict[str, RedFlag] = field(default_factory=dict)
    contraindications: dict[str, Rule] = field(default_factory=dict)
    hazards: dict[str, Hazard] = field(default_factory=dict)
    techniques: dict[str, Technique] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    prevalence: dict[str, Prevalence] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def groups_of_zone(self) -> dict[str, tuple[str, ...]]:
        """The groups each zone belongs to."""
        return {zone: tuple(g for g, zones in self.zone_groups.items() if zone in zones) for zone in self.zones}

    @cached_property
    def hazards_of_muscle(self) -> dict[str, tuple[Hazard, ...]]:
        """The site hazards of each muscle."""
        return {m: tuple(h for h in self.hazards.values() if m in h.muscles) for m in self.muscles}

    @cached_property
    def exercises_of_muscle(self) -> dict[str, tuple[Exercise, ...]]:
        """The exercises that serve each muscle."""
        return {m: tuple(e for e in self.exercises.values() if m in e.targets) for m in self.muscles}

    def with_implied(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings together with what they imply: coarse words for fine ones, and regions of marked zones.

        What a report is said to name, without its day, is left out: what it implies stays, as what the patient tells.
        """
        found = list(findings)
        known = {(one.id, one.side) for one in found}
        for finding in found:  # grows while it is walked: what is implied may imply more
            for implied in self._implied(finding):
                if finding.counts_as_present and (implied, finding.side) not in known:
                    known.add((implied, finding.side))
                    given = parse(implied)
                    found.append(
                        Finding(given.id, finding.side, finding.present, finding.sure, source=finding.source),
                    )
        return [one for one in found if one.kind != "imaging" or one.on]

    def _implied(self, finding: Finding) -> tuple[str, ...]:
        if finding.kind == "pain":
            zones = [one.partition(":")[2] for one in finding.any_of] or [finding.item]
            return tuple(f"region:{group}" for zone in zones for group in self.groups_of_zone.get(zone, ()))
        term = self.terms.get(finding.id)
        return term.implies if term else ()


def read_knowledge(folders: Iterable[Path] = (SHIPPED,), cache: Path | None = None) -> Knowledge:
    """Read all knowledge; a file with a fault is left out and named in ``problems``."""
    folders = [folder for folder in folders if folder.is_dir()]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]
    contents, problems = load_all(paths, cache)
    knowledge = Knowledge(problems=list(problems))
    for path, data in contents.items():
        take(knowledge, path, data)
    knowledge.sources |= {one.id: one.source for one in knowledge.prevalence.values()}
    by_name = [(f"{path.parent.name}/{path.name}", data) for path, data in contents.items()]
    by_name.sort(key=lambda named: named[0])  # a clinic's own file may have the name of a shipped one
    knowledge.version = digest(canonical(by_name))[:12]
    return knowledge


def take(knowledge: Knowledge, path: Path, data: Any) -> None:  # noqa: ANN401  a parsed file
    """Put what a parsed file says into the knowledge, or what is wrong with it among the problems."""
    folder = path.parent.name
    if path.name == "zones.yaml":
        if zones := _read(ZoneFile, path, data, knowledge):
            knowledge.zones |= {zone.id: zone for zone in zones.zones}
            knowledge.zone_groups |= zones.groups
    elif path.name == "sources.yaml":
        if sources := _read(SourceFile, path, data, knowledge):
            knowledge.sources |= sources.sources
    elif folder == "findings":
        if terms := _read(TermFile, path, data, knowledge):
            named = {f"{terms.kind}:{item}": term for item, term in terms.terms.items()}
            knowledge.terms |= named
            knowledge.files |= {f"{folder}/{name}": path for name in named}
    elif folder in THINGS:
        if thing := _read(THINGS[folder], path, data, knowledge):
            if thing.id != path.stem:
                knowledge.problems.append(
                    Problem(str(path), 1, f"has the id “{thing.id}”, the file says “{path.stem}”")
                )
            shelf: dict[str, Any] = getattr(knowledge, folder)
            shelf[thing.id] = thing
            knowledge.files[f"{folder}/{thing.id}"] = path
    else:
        knowledge.problems.append(Problem(str(path), 1, "stands in a folder that is not read"))


def _read(shape: type[T], path: Path, data: Mapping[str, Any], knowledge: Knowledge) -> T | None:
    thing, faults = read(shape, data)
    if isinstance(thing, Exercise):
        faults = exercise_faults(thing)
    if isinstance(thing, Muscle):
        faults = muscle_faults(thing)
    if isinstance(review := getattr(thing, "review", None), Review):
        faults = [*faults, *review_faults(review)]
    knowledge.problems.extend(fault.problem(path) for fault in faults)
    return None if faults else thing
