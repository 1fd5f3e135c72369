"""``clinic-app check``: reads every data file, holds them against each other, and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinic_app import places
from clinic_app.data_files import load
from clinic_app.drawing.checks import picture_faults
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms import notation, resource
from clinic_app.knowledge.check import Crosscheck, claims
from clinic_app.knowledge.library import THINGS
from clinic_app.knowledge.option_lists import option_lists
from clinic_app.reading import Reading
from clinic_app.shapes import Fault, read
from clinic_app.visit.note_template import read_note_template
from clinic_app.visit.reference import Reference
from clinic_app.visit.sheet_template import read_sheet_template
from clinic_app.words import Words


@dataclass(frozen=True)
class Report:
    """What a check found."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    claims: int
    claims_without_source: tuple[str, ...]
    muscles_without_home_care: tuple[str, ...]
    unused_sources: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what ``check --json`` prints."""
        return {
            "problems": [str(one) for one in self.problems],
            "counts": self.counts,
            "claims": self.claims,
            "claims_without_source": len(self.claims_without_source),
            "muscles_without_home_care": list(self.muscles_without_home_care),
            "unused_sources": list(self.unused_sources),
        }


def check_everything(reading: Reading) -> Report:
    """Check every shipped file and every file of the clinic's own."""
    reference = reading.reference
    problems = [*reading.problems, *Crosscheck(reference.knowledge, reference.forms).problems()]
    problems += _pictures(reference)
    return _report(reference, tuple(_shortened(one) for one in problems))


def check_files(paths: Iterable[Path], reading: Reading, words: Words) -> Report:
    """Check single files: of what kind each is, is read off its content."""
    problems = [problem for path in paths for problem in _file(path, reading.reference, words)]
    return _report(reading.reference, tuple(_shortened(one) for one in problems))


def _report(reference: Reference, problems: tuple[Problem, ...]) -> Report:
    knowledge = reference.knowledge
    stated = list(claims(knowledge))
    return Report(
        problems,
        {
            "muscles": len(knowledge.muscles),
            "causes": len(knowledge.causes),
            "exercises": len(knowledge.exercises),
            "red_flags": len(knowledge.red_flags),
            "contraindications": len(knowledge.contraindications),
            "site_hazards": len(knowledge.hazards),
            "zones": len(knowledge.zones),
            "sided_zones": sum(2 if zone.has_sides else 1 for zone in knowledge.zones.values()),
            "findings": len(knowledge.terms),
            "sources": len(knowledge.sources),
            "forms": len(reference.forms),
            "treatments": sum(1 for form in reference.forms if form.safety_groups),
            "templates": 1 + len(reference.sheets),
        },
        len(stated),
        tuple(name for name, sourced in stated if not sourced),
        tuple(name for name, exercises in knowledge.exercises_of_muscle.items() if not exercises),
        _unused_sources(reference),
    )


def _pictures(reference: Reference) -> list[Problem]:
    """Return what is wrong with the exercise pictures: joints past their limits, hands that miss, bodies that float."""
    found: list[Problem] = []
    for exercise in reference.knowledge.exercises.values():
        faults = picture_faults(exercise.picture, ("picture",)) if exercise.picture else []
        found += [fault.problem(reference.knowledge.files[f"exercises/{exercise.id}"]) for fault in faults]
    return found


def _unused_sources(reference: Reference) -> tuple[str, ...]:
    """Return the sources that no file of the knowledge names."""
    named = "\n".join(path.read_text(encoding="utf-8") for path in reference.knowledge.files.values())
    return tuple(key for key in reference.knowledge.sources if key not in named)


def _file(path: Path, reference: Reference, words: Words) -> list[Problem]:
    try:
        data = load(path)
    except DataFileError as error:
        return [error.problem]
    return [fault.problem(path) for fault in _faults(path, data, reference, words)]


def _faults(path: Path, data: Any, reference: Reference, words: Words) -> list[Fault]:  # noqa: ANN401
    if not isinstance(data, dict):
        return [Fault((), "is none of our files: it should be keys with values")]
    readers: dict[str, Callable[[], list[Fault]]] = {
        "form": lambda: _form_faults(data, reference, words),
        "resourceType": lambda: _questionnaire_faults(data),
        "note": lambda: read_note_template(data)[1],
        "sheet": lambda: read_sheet_template(data)[1],
    }
    reader = next((read_it for key, read_it in readers.items() if key in data), None)
    if reader:
        return reader()
    shape = THINGS.get(path.resolve().parent.name)
    if shape is None:
        return [Fault((), "is none of our files", f"put it in a folder named {', '.join(THINGS)}")]
    return read(shape, data)[1]


def _form_faults(data: dict[str, Any], reference: Reference, words: Words) -> list[Fault]:
    lists = option_lists(reference.knowledge, {side: words(f"side.{side}") for side in ("right", "left")})
    shared = load(places.shipped("forms") / "option_lists.yaml")
    return notation.expand(data, {**lists, **shared})[1]


def _questionnaire_faults(data: dict[str, Any]) -> list[Fault]:
    try:
        return [Fault((), warning) for warning in resource.read(data)[1]]
    except ValueError as error:
        return [Fault((), str(error))]


def _shortened(problem: Problem) -> Problem:
    """Name a file the way a reader finds it: from the project's folder where it lies below it."""
    file = Path(problem.file)
    for root in (places.PACKAGE.parent, Path.cwd()):
        if file.is_absolute() and file.is_relative_to(root):
            return Problem(str(file.relative_to(root)), problem.line, problem.what, problem.hint)
    return problem
