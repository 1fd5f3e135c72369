"""``clinic-app record export``: the whole record, or one patient, to a folder or archive anybody can read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

ABOUT = "write the whole record, or one patient, as PDF, JSON, FHIR and documents"


def add_export(actions: Any) -> None:  # noqa: ANN401  argparse's own type
    """Add the action to ``clinic-app record``."""
    parser = actions.add_parser("export", help=ABOUT, description=ABOUT)
    parser.add_argument("record_place", metavar="RECORD", help="folder of the record, or a server's address")
    parser.add_argument("--to", type=Path, required=True, metavar="PLACE", help="new folder, or file ending in .zip")
    parser.add_argument("--patient", type=int, metavar="NUMBER", help="only this patient")
    parser.add_argument("--recipient", required=True, help="who gets it; stands in the list of disclosures")
    parser.add_argument("--purpose", required=True, help="what for")
    parser.set_defaults(do=export)


def export(options: argparse.Namespace) -> int:
    """Write it and return the exit status.

    Raises:
        ClinicError: This person may not, there is no such patient, or the place is taken or takes nothing.
    """
    from clinic_app.command_clinic import clinic_of  # noqa: PLC0415  other verbs do without
    from clinic_app.exchange.leaving import Disclosure, leave  # noqa: PLC0415
    from clinic_app.reading import read_words  # noqa: PLC0415

    words = read_words()
    with clinic_of(options.record_place, words) as clinic:
        patient = _patient(clinic, options.patient) if options.patient is not None else None
        files = leave(clinic, options.to, Disclosure(options.recipient, options.purpose), patient)
    print(words("leaving.written", place=options.to, count=files))
    return 0


def _patient(clinic: Clinic, number: int) -> PatientRow:
    found = clinic.record.patients.from_number(number, 1)
    if not found or found[0].number != number:
        raise ClinicError("leaving.no_such_patient", number=number)
    return found[0]
