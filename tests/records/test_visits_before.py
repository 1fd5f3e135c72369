"""How many visits of the same patient lie before each of some, on both stores."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from clinic_app.clock import Moment, SetClock
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PatientRow, VisitRow


def test_only_earlier_visits_of_the_same_patient_count(record: Record, clock: SetClock) -> None:
    now, ids = clock(), {}
    for name in ("Ada", "Ben"):
        row = PatientRow(str(uuid4()), name, "Hill", "1990-01-01", now)
        record.patients.add(row, EventRow(str(uuid4()), "patient_added", now))
        for day in range(3 if name == "Ada" else 1):
            care = Moment(now.utc + timedelta(days=day), now.offset_minutes, now.zone)
            visit = VisitRow(str(uuid4()), "visit", "planned", care, now, row.id)
            record.visits.add(visit, EventRow(str(uuid4()), "visit_added", now))
            ids[name, day] = visit.id
    found = record.visits.before_each([ids["Ada", 2], ids["Ada", 0], ids["Ben", 0]])
    assert found == {ids["Ada", 2]: 2}
    assert record.visits.before_each([]) == {}
