"""The few open visits among those of thirty years."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import event
from sqlalchemy.engine import Connection

from clinic_app.clock import SetClock
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, VisitRow


def test_open_visits_are_found_without_reading_the_signed_ones(embedded_record: Record, clock: SetClock) -> None:
    now, asked = clock(), []
    for state in ("signed", "open", "signed"):
        row = VisitRow(str(uuid4()), "visit", state, now, now)
        embedded_record.visits.add(row, EventRow(str(uuid4()), "visit_added", now))

    def note(_connection: object, _cursor: object, statement: str, said: object, *_more: object) -> None:
        asked.append((statement, said))

    with embedded_record.read() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", note)
    (found,) = embedded_record.visits.in_state("open")
    event.remove(engine, "before_cursor_execute", note)
    assert found.state == "open"
    ((statement, said),) = [one for one in asked if "FROM visit" in one[0]]
    assert "ix_visit_state" in _plan(embedded_record, statement, said)


def _plan(record: Record, statement: str, said: object) -> str:
    with record.read() as connection:
        assert isinstance(connection, Connection)
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", said)  # type: ignore[arg-type]  # as it was said
        return " ".join(str(step.detail) for step in steps)
