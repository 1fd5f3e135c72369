"""A clinic of many years: one patient with 200 visits opened, 100,000 patients searched letter by letter."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from sqlalchemy import insert

from bench.opened import Opened, opened
from bench.pairs import verdict
from clinic_app.clock import Moment
from clinic_app.data_files import load
from clinic_app.demo.record import FOLDER, Book
from clinic_app.records.columns import to_columns
from clinic_app.records.rows import PatientRow, VisitRow
from clinic_app.records.tables import patient, visit
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.search_field import SearchField

SIZE = QSize(1920, 1080)
VISITS, OPEN_LIMIT = 200, 100.0  # ms
PATIENTS, KEY_LIMIT = 100_000, 30.0  # ms
OPENINGS = 11  # the first one warms up and does not count
LOOKED_AT = 1.5  # seconds from Today on the screen to a press in it; by then the page before has been given back
TYPED = ("marsh", "o 1976", "zoe val", "nobody", "2001")
GIVEN = ("Ada", "Björn", "Carla", "Dimitri", "Elena", "Farid", "Grace", "Hana", "Ivo", "Zoe")
FAMILY = ("Marsh", "Nakamura", "Okafor", "Petrov", "Quist", "Rossi", "Sørensen", "Tanaka", "Usman", "Valdés-Voss")
VISIT_EVERY = timedelta(days=7)


def old_friend() -> str:
    """Measure how long a patient of 200 visits takes to open."""
    with opened(Theme(), SIZE) as running:
        running.go_in()
        visit_id = _with_visits(running)
        times = [_opening(running, visit_id) for _ in range(OPENINGS)][1:]
    middle = statistics.median(times)
    return (
        f"a patient with {VISITS} visits opened, {len(times)} times: median {middle:.0f} ms, longest "
        f"{max(times):.0f} ms ({verdict(middle, OPEN_LIMIT)} {OPEN_LIMIT:.0f} ms)"
    )


def search() -> str:
    """Measure how long a key in a search takes among 100,000 patients, until the answer is painted.

    Each word is typed letter by letter and taken back letter by letter: on both lists, and in the palette.
    """
    with opened(Theme(), SIZE) as running:
        running.go_in()
        _register(running)
        shell = running.shell
        said = [f"search among {PATIENTS:,} patients, from a key to the answer painted:"]
        for place, page in (("today", shell.today), ("patients", shell.patients), ("palette", shell.palette_here)):
            begun = time.perf_counter()
            shell.palette_here.call() if page is shell.palette_here else shell.go(place)
            _drawn()
            opening = (time.perf_counter() - begun) * 1000
            running.settle()
            times = [took for typed in TYPED for took in _typed(page.findChild(SearchField), typed)]
            middle, worst = statistics.median(times), max(times)
            said.append(
                f"  {place}: {len(times)} keys, median {middle:.1f} ms, longest {worst:.1f} ms "
                f"({verdict(worst, KEY_LIMIT)} {KEY_LIMIT:.0f} ms); shown in {opening:.0f} ms"
            )
    return "\n".join(said)


def _with_visits(running: Opened) -> str:
    """Give a patient of the demo record many visits more, each a week before the one after; return the last one."""
    clinic = running.clinic
    data = load(FOLDER / "1_voss.yaml") | {"family_name": "Oldfriend"}
    first, second = data["visits"][:2]
    visits: list[dict[str, Any]] = [
        second | {"days_ago": VISIT_EVERY.days * number, "all_clear": True} for number in range(VISITS - 1, 0, -1)
    ]
    now = clinic.clock().local
    book = Book(clinic.record, clinic.reference, clinic.words, clinic.person, now, clinic.clock().zone)
    book.add_patient(data | {"visits": [first | {"days_ago": VISITS * VISIT_EVERY.days}, *visits]})
    found = clinic.find("oldfriend")[0]
    return clinic.begin_visit(found).id


def _opening(running: Opened, visit_id: str) -> float:
    running.shell.close_visit()
    running.shell.go("today")
    _look_at(running)
    begun = time.perf_counter()
    running.shell.open_visit(visit_id)
    _drawn()
    return (time.perf_counter() - begun) * 1000


def _look_at(running: Opened) -> None:
    """Let Today be drawn to its end: whoever opens a patient has seen the line that they press."""
    until = time.monotonic() + LOOKED_AT
    while time.monotonic() < until:
        running.settle()
        time.sleep(0.005)


def _register(running: Opened) -> None:
    """Put patients with a visit each into the record as an import would, and wait until everybody is read."""
    clinic, added = running.clinic, running.clinic.clock()
    highest, _ = clinic.record.patients.newest()
    for start in range(0, PATIENTS, 2000):
        numbers = range(start, start + 2000)
        people = [to_columns(_somebody(number, highest + number + 1, added)) for number in numbers]
        visits = [to_columns(_visit_of(number, added, clinic.person.id)) for number in numbers]
        with clinic.record.write() as connection:
            connection.execute(insert(patient), people)
            connection.execute(insert(visit), visits)
    while clinic.names.read_on():
        running.settle()


def _somebody(number: int, clinic_number: int, added: Moment) -> PatientRow:
    born = f"{1930 + number % 80}-{1 + number % 12:02}-{1 + number % 28:02}"
    given, family = GIVEN[number % 10], f"{FAMILY[number // 10 % 10]}{'' if number % 3 else number}"
    return PatientRow(str(UUID(int=number)), given, family, born, added, number=clinic_number, phone=f"0163{number:07}")


def _visit_of(number: int, added: Moment, person: str) -> VisitRow:
    care = replace(added, utc=added.utc - timedelta(days=1 + number % 3000))
    return VisitRow(
        str(UUID(int=PATIENTS + number)), "visit", "signed", care, added, str(UUID(int=number)), added_by=person
    )


def _typed(field: SearchField | None, typed: str) -> Iterator[float]:
    assert field is not None
    field.setFocus()
    _drawn()
    letters = [partial(QTest.keyClicks, field, letter) for letter in typed]
    for press in (*letters, *[partial(QTest.keyClick, field, Qt.Key.Key_Backspace)] * len(typed)):
        begun = time.perf_counter()
        press()
        _drawn()
        yield (time.perf_counter() - begun) * 1000


def _drawn() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
