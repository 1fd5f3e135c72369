"""A list of 10,000 patients held against a record of 10,000: how long the dry run takes, and how soon it stops."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert

from bench.pairs import verdict
from clinic_app.clock import system_clock
from clinic_app.errors import ClinicError
from clinic_app.exchange.people_in import Reading
from clinic_app.exchange.plan import Plan, planned
from clinic_app.exchange.source import opened
from clinic_app.exchange.table import Watch, unwatched
from clinic_app.records import embedded, vault
from clinic_app.records.columns import to_columns
from clinic_app.records.record import Record
from clinic_app.records.rows import PatientRow
from clinic_app.records.tables import patient

ROWS, LIMIT = 10_000, 5.0  # s
STOP_LIMIT = 0.25  # s
CHEAP = vault.Cost(memory=8 * 4, passes=1, lanes=4)
GIVEN = ("Ada", "Björn", "Carla", "Dimitri", "Elena", "Farid", "Grace", "Hana", "Ivo", "Zoë")
BORN_FROM = date(1930, 1, 1)


def imports() -> str:
    """Measure the dry run of a list, and how long it goes on after somebody wanted to stop."""
    with tempfile.TemporaryDirectory() as folder:
        record = _record(Path(folder))
        path = _list(Path(folder))
        began = time.perf_counter()
        plan = _dry_run(record, path, unwatched)
        took = time.perf_counter() - began
        heard, stopped_after = _stopped(record, path)
        record.close()
    counts = plan.counts()
    return (
        f"a list of {ROWS:,} patients held against {ROWS:,}, nothing written: {took:.2f} s "
        f"({verdict(took, LIMIT)} {LIMIT:.0f} s); {counts['new']:,} new, {counts['left']:,} there already, "
        f"{counts['left_out']:,} rows with a wrong date; told {heard} times how far it is; stopped "
        f"{stopped_after * 1000:.0f} ms after somebody wanted to ({verdict(stopped_after, STOP_LIMIT)} "
        f"{STOP_LIMIT * 1000:.0f} ms)"
    )


def _dry_run(record: Record, path: Path, watch: Watch) -> Plan:
    source = opened(path, watch)
    assert source.table is not None
    reading = Reading.guessed(source.table, system_clock().local.date())
    return planned(record, source.name, source.content, reading.incoming(watch), watch)


def _stopped(record: Record, path: Path) -> tuple[int, float]:
    """Return how often the dry run said how far it is, and the longest time between two chances to stop it."""
    told: list[float] = []
    _dry_run(record, path, lambda _done, _of: told.append(time.perf_counter()))
    wanted = 0.0

    def stop(_done: int, _of: int) -> None:
        nonlocal wanted
        wanted = wanted or time.perf_counter()
        if time.perf_counter() - wanted > STOP_LIMIT / 2:
            raise ClinicError("importing.stopped")

    try:
        _dry_run(record, path, stop)
    except ClinicError:
        longest = max(later - sooner for sooner, later in pairwise(told))
        return len(told), longest
    raise AssertionError("nothing stopped it")


def _record(folder: Path) -> Record:
    keys, key, _ = vault.new_vault(str(uuid4()))
    record = embedded.create(folder / "record", keys.with_person("p", "correct horse battery", key, CHEAP), key)
    added = system_clock()
    rows = [
        PatientRow(str(UUID(int=number)), given, family, born.isoformat(), added, number=1000 + number)
        for number, (given, family, born) in enumerate(_people(ROWS), 1)
    ]
    with record.write() as connection:
        connection.execute(insert(patient), [to_columns(row) for row in rows])
    return record


def _list(folder: Path) -> Path:
    """Write the list: half of it is there already, every hundredth date is no day."""
    lines = ["Nr;Vorname;Nachname;Geburtsdatum;Telefon;Straße;PLZ;Ort;Notiz"]
    for number, (given, family, born) in enumerate(_people(ROWS * 3 // 2)[ROWS // 2 :], 1):
        day = "31.02.2020" if number % 100 == 0 else f"{born:%d.%m.%Y}"
        lines.append(f'{number};{given};"{family}";{day};0221 {number};Hafenstr. {number};50667;Köln;"mag; Tee"')
    path = folder / "list.csv"
    path.write_bytes("\r\n".join(lines).encode("latin-1"))
    return path


def _people(count: int) -> list[tuple[str, str, date]]:
    chance = random.Random(3)  # noqa: S311  chance, not a secret
    return [
        (chance.choice(GIVEN), f"Müller-{number}", BORN_FROM + timedelta(days=chance.randrange(30_000)))
        for number in range(count)
    ]
