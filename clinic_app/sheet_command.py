"""``clinic-app sheet``: the home-care sheet of an invented patient as a PDF, made without a window."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from clinic_app.errors import ClinicError
from clinic_app.reading import HOME_CARE, read_reference, read_words

ABOUT = "write the home-care sheet of an invented patient as PDF"


def add_sheet(verbs: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the verb to a command line."""
    parser = verbs.add_parser("sheet", help=ABOUT, description=ABOUT)
    parser.add_argument("--demo", action="store_true", required=True, help="of the invented patient")
    parser.add_argument("--size", choices=("normal", "large"), default="normal", help="print size")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.set_defaults(do=write_sheet)


def write_sheet(options: argparse.Namespace) -> int:
    """Write the sheet and return the exit status.

    Raises:
        ClinicError: The file cannot be written.
    """
    from clinic_app.documents.home_care import home_care_pdf  # noqa: PLC0415  other verbs do without
    from clinic_app.visit.sample_sheet import HEAD, sample_sheet  # noqa: PLC0415

    words = read_words()
    reference = read_reference(words).reference
    head = replace(HEAD, paper=options.paper)
    made = home_care_pdf(sample_sheet(reference, reference.sheets[HOME_CARE], words, head), options.size)
    try:
        options.out.write_bytes(made.pdf)
    except OSError as error:
        raise ClinicError("record.cannot_write", place=options.out) from error
    return 0
