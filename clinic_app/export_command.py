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
    parser.add_argument("--lock", action="store_true", help="ask for a passphrase; without it the file does not open")
    parser.set_defaults(do=export)


def export(options: argparse.Namespace) -> int:
    """Write it and return the exit status.

    Raises:
        ClinicError: This person may not, there is no such patient, the place is taken or takes nothing, or the
            passphrase is too easy.
    """
    from clinic_app.command_clinic import asked, clinic_of  # noqa: PLC0415  other verbs do without
    from clinic_app.exchange.leaving import leave  # noqa: PLC0415
    from clinic_app.exchange.locked_archive import Lock  # noqa: PLC0415
    from clinic_app.reading import read_words  # noqa: PLC0415
    from clinic_app.visit.disclosure import Disclosure  # noqa: PLC0415

    words = read_words()
    with clinic_of(options.record_place, words) as clinic:
        patient = _patient(clinic, options.patient) if options.patient is not None else None
        passphrase = asked(words("locking.command_asks")) if options.lock else ""
        lock = Lock.of(passphrase, words, clinic.letterhead.clinic) if options.lock else None
        told = Disclosure(options.recipient, options.purpose)
        files = leave(clinic, options.to, told, patient, lock=lock)
    print(words("locking.written" if options.lock else "leaving.written", place=options.to, count=files))
    return 0


def _patient(clinic: Clinic, number: int) -> PatientRow:
    found = clinic.record.patients.from_number(number, 1)
    if not found or found[0].number != number:
        raise ClinicError("leaving.no_such_patient", number=number)
    return found[0]
