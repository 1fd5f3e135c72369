"""Reads what a visit is held against: words, knowledge, forms, templates; shipped first, the clinic's own after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clinic_app import places
from clinic_app.data_files import load
from clinic_app.errors import DataFileError, Problem
from clinic_app.forms.shelf import Shelf, read_forms
from clinic_app.knowledge.check import Crosscheck
from clinic_app.knowledge.library import SHIPPED, Knowledge, read_knowledge
from clinic_app.knowledge.option_lists import option_lists
from clinic_app.languages.language import FOLDER
from clinic_app.languages.shelf import LanguageShelf
from clinic_app.shapes import Fault
from clinic_app.visit.contacts import read_contacts
from clinic_app.visit.letter_template import LetterTemplate, read_letter_template
from clinic_app.visit.note_template import NoteTemplate, read_note_template
from clinic_app.visit.reference import Reference
from clinic_app.visit.sheet_template import SheetTemplate, read_sheet_template
from clinic_app.visit.template_names import name_faults
from clinic_app.words import Words

NOTE = "visit_note"
HOME_CARE = "home_care"
#: Kinds of knowledge that hold a treatment back.
SAFETY = ("contraindications", "hazards")


@dataclass(frozen=True)
class Reading:
    """What was read, and what is wrong with files that were left out."""

    reference: Reference
    problems: tuple[Problem, ...]

    @property
    def stops_here(self) -> Problem | None:
        """The first fault in a file that came with the program and that every visit rests on, if there is one."""
        forms, needed = places.shipped("forms"), (SHIPPED / "findings", SHIPPED / "zones.yaml")
        files = ((one, Path(one.file)) for one in self.problems)
        return next((one for one, file in files if file.parent == forms or {file, file.parent} & set(needed)), None)


def read_words(language: str = "en") -> Words:
    """Return the sentences of a language."""
    return Words.of(language, places.cache())


def read_countries() -> dict[str, Any]:
    """Return what each country changes, by its code.

    Raises:
        DataFileError: The file cannot be read.
    """
    countries: dict[str, Any] = load(places.PACKAGE / "countries.yaml")["countries"]
    return countries


def read_reference(words: Words) -> Reading:
    """Read knowledge, forms and templates; a file with a fault is left out and named."""
    cache = places.cache()
    knowledge = read_knowledge([SHIPPED, places.clinic_files("knowledge")], cache)
    lists = option_lists(knowledge, {side: words(f"side.{side}") for side in ("right", "left")})
    forms = read_forms([places.shipped("forms"), places.clinic_files("forms")], lists, cache)
    problems = [*knowledge.problems, *forms.problems, *_without_unknown(knowledge, forms, cache)]
    note = _note(problems, forms)
    sheets, letters = _sheets(problems, forms)
    languages = LanguageShelf((FOLDER, places.clinic_files("languages")), cache)
    return Reading(Reference(forms, knowledge, note, sheets, read_contacts(cache), letters, languages), tuple(problems))


def _without_unknown(knowledge: Knowledge, forms: Shelf, cache: Path) -> list[Problem]:
    """Leave out the clinic's own safety rules that name what nobody knows, ours in their place; return what is wrong.

    Ours are held against all else by ``clinic-app check`` and the tests.
    """
    own = places.clinic_files("knowledge")
    folders = [own / kind for kind in SAFETY]
    if not any(folder.is_dir() for folder in folders):
        return []
    checked = Crosscheck(replace(knowledge), forms)  # a copy: what follows from the rules is worked out without these
    found = [one for one in checked.problems() if Path(one.file).parent in folders]
    faulty = {Path(one.file) for one in found}
    ours = read_knowledge([SHIPPED], cache) if found else knowledge
    for kind, _, name in [key.partition("/") for key, file in knowledge.files.items() if file in faulty]:
        kept: dict[str, Any] = getattr(knowledge, kind)
        del kept[name]
        kept.update({name: getattr(ours, kind)[name]} if name in getattr(ours, kind) else {})
    return found


def _note(problems: list[Problem], forms: Shelf) -> NoteTemplate:
    """Return the clinic's own note template, or ours where it has none or its own has a fault.

    Raises:
        DataFileError: Ours cannot be read either.
    """
    for folder in (places.clinic_files("templates"), places.shipped("templates")):
        path = folder / f"{NOTE}.yaml"
        if not path.exists():
            continue
        try:
            template, faults = read_note_template(load(path))
        except DataFileError as error:
            problems.append(error.problem)
            continue
        if template and folder != places.shipped("templates"):  # ours stays, whatever a clinic's own form leaves out
            faults = name_faults(template.sections, forms)
        if template and not faults:
            return template
        problems.extend(fault.problem(path) for fault in faults)
    raise DataFileError(problems[-1] if problems else Problem(f"{NOTE}.yaml", 1, "is missing"))


def _sheets(problems: list[Problem], forms: Shelf) -> tuple[dict[str, SheetTemplate], dict[str, LetterTemplate]]:
    """Return what else leaves the clinic: sheets for the patient, and letters."""
    sheets: dict[str, SheetTemplate] = {}
    letters: dict[str, LetterTemplate] = {}
    for folder in (places.shipped("templates"), places.clinic_files("templates")):
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            if path.name == f"{NOTE}.yaml":
                continue
            try:
                data = load(path)
            except DataFileError as error:
                problems.append(error.problem)
                continue
            own = None if folder == places.shipped("templates") else forms
            faults = _letter(data, letters, own) if is_letter(data) else _sheet(data, sheets)
            problems.extend(fault.problem(path) for fault in faults)
    return sheets, letters


def is_letter(data: Any) -> bool:  # noqa: ANN401  a parsed file
    """Say whether a parsed template is a letter and no sheet for the patient."""
    return isinstance(data, dict) and "letter" in data


def _letter(data: Any, letters: dict[str, LetterTemplate], forms: Shelf | None) -> list[Fault]:  # noqa: ANN401
    template, faults = read_letter_template(data)
    if template and forms is not None:
        faults = name_faults(template.sections, forms)
    if template and not faults:
        letters[template.letter] = template
    return faults


def _sheet(data: Any, sheets: dict[str, SheetTemplate]) -> list[Fault]:  # noqa: ANN401
    template, faults = read_sheet_template(data)
    if template:
        sheets[template.sheet] = template
    return faults
