"""``clinic-app sheet``: the home-care sheet of an invented patient as a PDF, made without a window."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError, DataFileError
from clinic_app.languages.language import ENGLISH
from clinic_app.reading import HOME_CARE, read_reference, read_words

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.visit.spoken import Spoken
    from clinic_app.words import Words

ABOUT = "write the home-care sheet of an invented patient as PDF"


def add_sheet(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb to a command line."""
    parser = verbs.add_parser("sheet", help=ABOUT, description=ABOUT)
    parser.add_argument("--demo", action="store_true", required=True, help="of the invented patient")
    parser.add_argument("--size", choices=("normal", "large"), default="normal", help="print size")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--language", default=ENGLISH, metavar="CODE", help="en, or a language with a file")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.set_defaults(do=write_sheet)


def write_sheet(options: argparse.Namespace) -> int:
    """Write the sheet and return the exit status.

    Raises:
        ClinicError: The file cannot be written, or there is no such language.
        DataFileError: The language's file has a fault.
    """
    from clinic_app.documents.home_care import home_care_pdf  # noqa: PLC0415  other verbs do without
    from clinic_app.visit.sample_sheet import HEAD, sample_sheet  # noqa: PLC0415

    words = read_words()
    reference = read_reference(words).reference
    head = replace(HEAD, paper=options.paper)
    spoken = _spoken(reference, words, options.language)
    made = home_care_pdf(sample_sheet(reference, reference.sheets[HOME_CARE], spoken, head), options.size)
    try:
        options.out.write_bytes(made.pdf)
    except OSError as error:
        raise ClinicError("record.cannot_write", place=options.out) from error
    return 0


def _spoken(reference: Reference, words: Words, code: str) -> Spoken:
    """Return a language by its code; what it has not got is printed in English, visibly."""
    from clinic_app.visit.spoken import Spoken  # noqa: PLC0415  other verbs do without

    if code == ENGLISH:
        return Spoken(words)
    shelf = reference.languages
    if code in shelf.known:
        language = shelf.known[code]
        return Spoken(words, language, language.is_draft, may_be_draft=True)
    for problem in shelf.problems:
        if Path(problem.file).stem == code:
            raise DataFileError(problem)
    raise ClinicError("sheet.no_language", language=code, known=", ".join([ENGLISH, *shelf.known]))
