"""``clinic-app check``: reads every data file, holds them against each other, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from clinic_app import places
from clinic_app.checking_languages import is_language, language_file, language_problems, language_shares, page_problems
from clinic_app.checking_templates import template_faults, template_problems
from clinic_app.data_files import load
from clinic_app.drawing.checks import picture_faults
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms.shelf import OPTION_LISTS, Shelf
from clinic_app.knowledge.check import Crosscheck, claims
from clinic_app.knowledge.library import THINGS, Knowledge, take
from clinic_app.reading import HOME_CARE, Reading, read_words
from clinic_app.visit.reference import Reference
from clinic_app.visit.rule_cases import RuleCases
from clinic_app.visit.sheet_reading import Readability, readability


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        muscles_without_home_care: Muscles with nothing to do at home and no written reason why.
        exercises_without_figure: Exercises with no picture and no written reason why.
        without_cases: Rules, hazards and treatments without a case that fires and one that must not.
        readability: School grade of the home-care sheets: mean and max.
        languages: How much of what is printed for patients each language has, from 0 to 1.
        unused: Ids that nobody uses: findings that no question gives and nothing speaks of, sources nothing names.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    claims: int
    claims_without_source: tuple[str, ...]
    muscles_without_home_care: tuple[str, ...] = ()
    exercises_without_figure: tuple[str, ...] = ()
    readability: dict[str, float] = field(default_factory=dict)
    languages: dict[str, float] = field(default_factory=dict)
    without_cases: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what ``check --json`` prints."""
        return {
            "problems": [str(one) for one in self.problems],
            "counts": self.counts,
            "claims": self.claims,
            "claims_without_source": len(self.claims_without_source),
            "muscles_without_home_care": list(self.muscles_without_home_care),
            "exercises_without_figure": list(self.exercises_without_figure),
            "without_cases": list(self.without_cases),
            "readability": self.readability,
            "languages": self.languages,
            "unused": list(self.unused),
        }


def check_everything(reading: Reading) -> Report:
    """Check every shipped file and every file of the clinic's own."""
    reference = reading.reference
    problems = [*reading.problems, *Crosscheck(reference.knowledge, reference.forms).problems()]
    problems += [*_pictures(reference), *_unreadable(reference), *language_problems(reference)]
    problems += page_problems(reference)
    problems += template_problems(reference)
    return _report(reference, tuple(_shortened(one) for one in problems))


def check_files(paths: Iterable[Path], reading: Reading) -> Report:
    """Check single files as if they stood among the others: of what kind each is, is read off its place and content."""
    paths = list(paths)
    reference = _with_room_for_more(reading.reference)
    problems = [problem for path in paths for problem in _file(path, reference)]
    problems += reference.knowledge.problems + reference.forms.problems
    checked = {str(path) for path in paths}
    crossed = [*Crosscheck(reference.knowledge, reference.forms).problems(), *_pictures(reference)]
    problems += [one for one in crossed if one.file in checked]
    return _report(reading.reference, tuple(_shortened(one) for one in problems))


def _report(reference: Reference, problems: tuple[Problem, ...]) -> Report:
    knowledge = reference.knowledge
    stated = list(claims(knowledge))
    unused = (*_unused_findings(reference), *_unused_sources(reference))
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
            "templates": 1 + len(reference.sheets) + len(reference.letters),
            "muscles_without_home_care": sum(1 for one in knowledge.exercises_of_muscle.values() if not one),
            "unused_ids": len(unused),
        },
        len(stated),
        tuple(name for name, sourced in stated if not sourced),
        _without_home_care(knowledge),
        tuple(one.id for one in knowledge.exercises.values() if one.picture is None and not one.no_picture),
        read.as_json() if (read := _readability(reference)) else {},
        language_shares(reference),
        RuleCases(reference).without(),
        unused,
    )


def _without_home_care(knowledge: Knowledge) -> tuple[str, ...]:
    served = knowledge.exercises_of_muscle
    return tuple(one.id for one in knowledge.muscles.values() if not served[one.id] and not one.no_home_care)


def _readability(reference: Reference) -> Readability | None:
    """Return how the home-care sheets read, or None where no template can be read."""
    template = reference.sheets.get(HOME_CARE)
    return readability(reference, template, read_words(template.language)) if template else None


def _unreadable(reference: Reference) -> list[Problem]:
    """Return which home-care sheets are harder to read than a sheet for a patient may be."""
    read = _readability(reference)
    return [Problem(f"templates/{HOME_CARE}.yaml", 1, one) for one in read.faults] if read else []


def _pictures(reference: Reference) -> list[Problem]:
    """Return what is wrong with the exercise pictures: joints past their limits, hands that miss, bodies that float."""
    found: list[Problem] = []
    for exercise in reference.knowledge.exercises.values():
        faults = picture_faults(exercise.picture, ("picture",)) if exercise.picture else []
        found += [fault.problem(reference.knowledge.files[f"exercises/{exercise.id}"]) for fault in faults]
    return found


def _unused_findings(reference: Reference) -> Iterator[str]:
    """Yield the findings that no question of a form gives and that no file of the knowledge speaks of."""
    knowledge = reference.knowledge
    asked = Crosscheck(knowledge, reference.forms).askable()
    listed = {finding for muscle in knowledge.muscles.values() for finding in muscle.claims()}
    files = {path for path in knowledge.files.values() if path.parent.name != "findings"}
    named = "\n".join(path.read_text(encoding="utf-8") for path in files)
    yield from (one for one in knowledge.terms if one not in asked and one not in listed and one not in named)


def _unused_sources(reference: Reference) -> Iterator[str]:
    """Yield the sources that no file of the knowledge names."""
    named = "\n".join(path.read_text(encoding="utf-8") for path in set(reference.knowledge.files.values()))
    yield from (key for key in reference.knowledge.sources if key not in named)


def _with_room_for_more(reference: Reference) -> Reference:
    """Return a reference to which files can be added without the first one knowing; it begins without problems."""
    known = reference.knowledge
    knowledge = replace(known, problems=[], files=dict(known.files))
    for shelf in (*THINGS, "zones", "zone_groups", "terms", "sources"):
        setattr(knowledge, shelf, dict(getattr(known, shelf)))
    forms = Shelf(reference.forms.lists)
    for form in reference.forms:
        forms.place(form, reference.forms.files[form.id])
    return replace(reference, knowledge=knowledge, forms=forms)


def _file(path: Path, reference: Reference) -> list[Problem]:
    """Add a file to the reference where it belongs, and return what is wrong with one that belongs nowhere."""
    try:
        data = load(path)
    except DataFileError as error:
        return [error.problem]
    if not isinstance(data, dict):
        return [Problem(str(path), 1, "is none of our files: it should be keys with values")]
    if is_language(path, data):
        return language_file(path, data, reference)
    if "form" in data or "resourceType" in data or path.name == OPTION_LISTS:
        reference.forms.take(path, data)
        return []
    is_knowledge = path.resolve().parent.name in THINGS  # whose things may have a “note” too
    faults = None if is_knowledge else template_faults(data, reference.forms)
    if faults is not None:
        return [fault.problem(path) for fault in faults]
    return _knowledge_file(path, data, reference.knowledge)


def _knowledge_file(path: Path, data: Any, knowledge: Knowledge) -> list[Problem]:  # noqa: ANN401  a parsed file
    whole = path.resolve()  # its folder says what it is
    if whole.parent.name not in (*THINGS, "findings") and path.name not in ("zones.yaml", "sources.yaml"):
        return [Problem(str(path), 1, "is none of our files", f"put it in a folder named {', '.join(THINGS)}")]
    own = copy(knowledge)
    own.problems, own.files = [], {}
    take(own, whole, data)
    knowledge.files |= dict.fromkeys(own.files, path)
    return [replace(one, file=str(path)) for one in own.problems]


def _shortened(problem: Problem) -> Problem:
    """Name a file the way a reader finds it: from the project's folder where it lies below it."""
    file = Path(problem.file)
    for root in (places.PACKAGE.parent, Path.cwd()):
        if file.is_absolute() and file.is_relative_to(root):
            return Problem(str(file.relative_to(root)), problem.line, problem.what, problem.hint)
    return problem
