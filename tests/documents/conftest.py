"""The demo record with its invented visits, made once, and the two documents of each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from clinic_app.clock import SetClock
from clinic_app.demo.record import furnish
from clinic_app.documents.home_care import home_care_pdf
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.reading import Reading
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import sheet
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.opening import make_empty, open_clinic
from clinic_app.visit.sheet_values import HomeCareSheet, VisitNoteSheet
from clinic_app.words import Words
from tests.bad_records import PASSWORD
from tests.conftest import QUICK

PRINTED_BY = "J. Adeyemi"


@dataclass(frozen=True)
class PrintedVisit:
    """A visit of the demo record as it goes to paper."""

    visit: OpenVisit
    note: VisitNoteSheet
    home_care: HomeCareSheet

    @property
    def two_identifiers(self) -> tuple[str, str]:
        """The patient's name and number, as they stand on every page."""
        patient = self.visit.patient
        assert patient is not None
        return patient.name, f"No. {patient.number}"


@pytest.fixture(scope="session")
def chart() -> BodyChart:
    return load()


@pytest.fixture(scope="session")
def demo_clinic(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> Iterator[Clinic]:
    folder = tmp_path_factory.mktemp("demo") / "record"
    clock = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))
    record, _ = make_empty(folder, "owner", PASSWORD, QUICK)
    furnish(record, reading.reference, words, clock, "owner")
    record.close()
    clinic = open_clinic(folder, PASSWORD, reading.reference, words, clock)
    yield clinic
    clinic.record.close()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def printed(demo_clinic: Clinic, words: Words) -> list[PrintedVisit]:
    """Give every visit of the demo record, signed and not."""
    template = demo_clinic.reference.sheets["home_care"]
    found = []
    for patient in demo_clinic.record.patients.all():
        for row in demo_clinic.record.visits.of_patient(patient.id):
            visit = demo_clinic.open(row.id)
            note = note_sheet(visit, words, demo_clinic.letterhead, PRINTED_BY)
            found.append(PrintedVisit(visit, note, sheet(visit, template, words, demo_clinic.letterhead)))
    return found


@pytest.fixture(scope="session")
def richest(printed: list[PrintedVisit]) -> PrintedVisit:
    """Give the visit with most on its two documents."""
    return max(printed, key=lambda one: (len(one.home_care.exercises), len(one.note.marks), repr(one.note)))


@pytest.fixture(scope="session")
def notes(printed: list[PrintedVisit], chart: BodyChart) -> list[bytes]:
    return [visit_note_pdf(one.note, chart) for one in printed]


@pytest.fixture(scope="session")
def sheets(printed: list[PrintedVisit]) -> list[bytes]:
    """Give every home-care sheet, in normal print and then in large."""
    return [home_care_pdf(one.home_care, size).pdf for one in printed for size in ("normal", "large")]
