"""The clinic that a command works on: a record opened by one of its people, whose password is asked or handed in."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clinic_app.clock import system_clock
from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.words import Words


@contextmanager
def clinic_of(place: str, words: Words) -> Iterator[Clinic]:
    """Open the record in a folder or on a server with somebody's password, and close it again.

    Raises:
        ClinicError: The password is nobody's, or the record is missing, damaged or newer.
    """
    from clinic_app.reading import read_reference  # noqa: PLC0415  other verbs do without
    from clinic_app.visit.opening import open_at  # noqa: PLC0415

    clinic = open_at(
        place, asked(words("record_command.password")), read_reference(words).reference, words, system_clock
    )
    try:
        yield clinic
    finally:
        clinic.record.close()


def asked(question: str) -> str:
    """Ask for a secret without showing it; a program that starts this one hands it over as a line.

    Raises:
        ClinicError: Nothing was typed.
    """
    typed = getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not typed:
        raise ClinicError("record_command.nothing_typed")
    return typed
