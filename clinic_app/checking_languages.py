"""The part of ``clinic-app check`` that holds the patient's languages against English and against our fonts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clinic_app.errors import Problem
from clinic_app.languages.check import LanguageCheck, every_sentence
from clinic_app.languages.expected import English
from clinic_app.languages.language import ENGLISH, Language, read_language
from clinic_app.reading import HOME_CARE, read_words
from clinic_app.shapes import Fault
from clinic_app.visit.handout_checklist import shape_faults
from clinic_app.visit.reference import Reference
from clinic_app.visit.sample_sheet import sample_sheet
from clinic_app.visit.spoken import Spoken


def language_shares(reference: Reference) -> dict[str, float]:
    """Return how much of all that is printed each language has, from 0 to 1, rounded down to a hundredth."""
    english = _english(reference)
    shares = {code: LanguageCheck(one, english).share for code, one in reference.languages.known.items()}
    return {ENGLISH: 1.0} | {code: int(share * 100) / 100 for code, share in shares.items()}


def language_problems(reference: Reference) -> list[Problem]:
    """Return what is wrong with the languages; what is missing is no problem: it is printed in English, visibly."""
    english, shelf = _english(reference), reference.languages
    problems = list(shelf.problems)
    for code, path in shelf.files.items():
        problems += _problems(path, _faults(shelf.known[code], english))
    return problems


def page_problems(reference: Reference) -> list[Problem]:
    """Return what the pages of the sample sheet miss of the handout checklist, in each language and print size."""
    from clinic_app.documents.home_care import BODIES, home_care_pdf  # noqa: PLC0415  as below
    from clinic_app.documents.page_checks import page_faults  # noqa: PLC0415

    template, words = reference.sheets.get(HOME_CARE), read_words()
    found: list[Problem] = []
    for code, language in [(ENGLISH, None), *reference.languages.known.items()] if template else ():
        file = str(reference.languages.files.get(code, f"templates/{HOME_CARE}.yaml"))
        spoken = Spoken(words, language, is_draft=language is not None, may_be_draft=True)
        sheet = sample_sheet(reference, template, spoken)  # type: ignore[arg-type]  # there is none without a template
        for size in BODIES:
            faults = [*shape_faults(sheet), *page_faults(home_care_pdf(sheet, size), sheet, size)]
            found += [Problem(file, 1, f"in {size} print the sheet {said}") for said in faults]
    return found


def language_file(path: Path, data: Any, reference: Reference) -> list[Problem]:  # noqa: ANN401  a parsed file
    """Return what is wrong with one file, and what is still missing in it."""
    language, faults = read_language(data)
    if language is None:
        return _problems(path, faults)
    english = _english(reference)
    return _problems(path, [*_faults(language, english), *LanguageCheck(language, english).missing()])


def is_language(path: Path, data: dict[str, Any]) -> bool:
    """Say whether a file is meant to be a language."""
    return "side_forms" in data or path.resolve().parent.name == "languages"


def _faults(language: Language, english: English) -> list[Fault]:
    return [*LanguageCheck(language, english).faults(), *_not_printable(language)]


def _not_printable(language: Language) -> Iterator[Fault]:
    from clinic_app.documents.fonts import not_printable  # noqa: PLC0415  checks without languages do without ReportLab

    for place, said in every_sentence(language):
        if lost := not_printable(said):
            codes = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in lost)
            yield Fault(place, f"has characters our fonts cannot print: {codes}", "use others")


def _english(reference: Reference) -> English:
    return reference.english(read_words().patterns)


def _problems(path: Path, faults: list[Fault]) -> list[Problem]:
    return sorted((fault.problem(path) for fault in faults), key=lambda one: one.line)
