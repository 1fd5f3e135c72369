"""How long the note takes after one change, and its PDF with the map, for a visit that tells everything.

Measured is the time of the processor: nothing of it waits, and other work on the computer then does not count.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.opened import MORNING, ZONE
from bench.pairs import verdict
from clinic_app import places
from clinic_app.clock import SetClock
from clinic_app.data_files import load as load_file
from clinic_app.demo import PASSWORD
from clinic_app.demo.record import FOLDER, make, said_in
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.reading import read_reference
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet, sections
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.opening import open_clinic
from clinic_app.visit.screening import core_questions
from clinic_app.words import Words

NOTE_LIMIT, PDF_LIMIT = 5.0, 150.0  # ms
CHANGES, PAGES = 41, 15


def note() -> str:
    """Measure the sentences of a note after each of many changes, and the visit note as PDF."""
    with _clinic() as clinic:
        visit = _full_visit(clinic)
        count = len(sentences(visit, visit.reference.note, clinic.words))
        changed = statistics.median(_after_a_change(visit, clinic.words, number) for number in range(CHANGES))
        chart = load()
        paper = [_milliseconds_of_pdf(visit, clinic, chart) for _ in range(PAGES)]
    page = statistics.median(paper[1:])  # the first one reads the fonts
    return (
        f"note of {count} sentences after one change: median {changed:.2f} ms ({verdict(changed, NOTE_LIMIT)} "
        f"{NOTE_LIMIT:.0f} ms)\nvisit note with map as PDF: median {page:.0f} ms ({verdict(page, PDF_LIMIT)} "
        f"{PDF_LIMIT:.0f} ms), the first one {paper[0]:.0f} ms"
    )


def _after_a_change(visit: OpenVisit, words: Words, number: int) -> float:
    """Change the assessment and return what the note takes from then on, storing left out."""
    visit.answer("assessment", path("own_words"), f"Right quadratus lumborum, change {number}.")
    begun = time.process_time()
    sections(visit, sentences(visit, visit.reference.note, words), words)
    return (time.process_time() - begun) * 1000


def _milliseconds_of_pdf(visit: OpenVisit, clinic: Clinic, chart: BodyChart) -> float:
    begun = time.process_time()
    visit_note_pdf(note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name), chart)
    return (time.process_time() - begun) * 1000


def _full_visit(clinic: Clinic) -> OpenVisit:
    """Begin a visit that is not signed and tells all that the first visit of the demo's first patient tells."""
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    visit = clinic.open(clinic.begin_visit(patient).id)
    told = load_file(min(FOLDER.glob("*.yaml")))["visits"][0]["answers"]
    visit.answer_all(Said("red_flags", where, "no") for _, where in core_questions(visit))
    visit.answer_all(Said("safety_history", path(one.link_id), "no") for one in visit.form("safety_history").items)
    for form_id, answers in told.items():
        visit.answer_all(said_in(visit.form(form_id), answers))
    return visit


@contextmanager
def _clinic() -> Iterator[Clinic]:
    """Give the demo record, open, in a folder of its own."""
    words = Words.of("en", places.cache())
    reference, clock = read_reference(words).reference, SetClock(MORNING, ZONE)
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder, "demo"), reference, words, clock)
        clinic = open_clinic(Path(folder, "demo"), PASSWORD, reference, words, clock)
        gc.freeze()  # as the program does once everything is read
        try:
            yield clinic
        finally:
            clinic.record.close()
