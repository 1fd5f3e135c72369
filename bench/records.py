"""What keeping a record costs: a click beside the bare database, a backup beside a plain copy, and how it grows."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crowded_record import Crowd, crowded
from bench.raw_commit import RawCommit
from clinic_app.clock import SetClock
from clinic_app.records import backups, embedded, vault
from clinic_app.records.folder import DATABASE, copy_file
from clinic_app.records.record import Record
from clinic_app.visit.patient_names import PatientNames
from tests.records.keeping import filled

NOW = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
CLICKS = 200
FOUND = 12  # so many are shown
#: Patients and visits of each size; the last two only where somebody asks for them, by what they are called.
SIZES = {"1k": (1_000, 10_000), "10k": (10_000, 100_000)}
LARGE = {"100k": (100_000, 100_000), "1m": (100_000, 1_000_000)}
#: Names the sizes to make besides, such as ``BENCH_RECORDS=100k,1m``.
ASKED = "BENCH_RECORDS"


def records() -> str:
    """Measure all of it and return what to print."""
    with TemporaryDirectory(prefix="bench-records-") as folder:
        room = Path(folder)
        lines = [_click(room), ""]
        wanted = [name for name in os.environ.get(ASKED, "").split(",") if name in LARGE]
        empty = _empty(room)
        lines += [
            "size  patients     visits      MB  open ms (× empty)  name ms  chart ms  copy MB/s (of cp)  verify s/GB"
        ]
        for name, (patients, visits) in (SIZES | {one: LARGE[one] for one in wanted}).items():
            lines.append(_grown(room / name, name, Crowd(patients, visits), empty))
            shutil.rmtree(room / name)
    return "\n".join(lines)


# -- a click


def _click(room: Path) -> str:
    """Store one answer after the other, and the same rows by a bare statement at the same care for the disk."""
    keys, key, _ = vault.new_vault("bench")
    record = embedded.create(room / "click", keys, key)
    made = filled(record, SetClock(NOW))
    visit = made.visit()
    ours, bare = [], []
    with RawCommit(record, room) as raw:
        for number in range(CLICKS):
            begun = time.perf_counter()
            made.answer(visit, f"It is worse on the left, {number}.")
            ours.append((time.perf_counter() - begun) * 1000)
            bare.append(raw.milliseconds())
    record.close()
    click, alone = statistics.median(ours), statistics.median(bare)
    return (
        f"click commit: {click:.2f} ms, the same rows by a bare statement at synchronous=FULL {alone:.2f} ms:"
        f" {click / alone:.1f} × (at most 3)"
    )


# -- a record that has grown


@dataclass(frozen=True, slots=True)
class _Grown:
    folder: Path
    key: bytes


def _empty(room: Path) -> float:
    """Return in how many ms an empty record opens."""
    keys, key, _ = vault.new_vault("bench")
    embedded.create(room / "empty", keys, key).close()
    return _opening(_Grown(room / "empty", key))


def _opening(grown: _Grown) -> float:
    def open_it() -> None:
        embedded.open_record(grown.folder, grown.key, NOW).close()

    return _median(open_it, 9)


def _grown(folder: Path, name: str, crowd: Crowd, empty: float) -> str:
    key = crowded(folder, crowd)
    grown = _Grown(folder, key)
    megabytes = (folder / DATABASE).stat().st_size / 1e6
    opening = _opening(grown)
    record = embedded.open_record(folder, key, NOW)
    try:
        names = PatientNames(record.patients)
        names.find("fie")  # the first search reads all names; that is not what somebody waits for later
        search = _median(lambda: names.find("field 77")[:FOUND], 9)
        chart = _median(lambda: _chart(record), 9)
        copied, checked = _backed_up(record, grown, megabytes)
    finally:
        record.close()
    return (
        f"{name:4}  {crowd.patients:8}  {crowd.visits:9}  {megabytes:6.0f}  {opening:7.1f} ({opening / empty:4.2f})"
        f"  {search:13.1f}  {chart:8.1f}  {copied}  {checked:11.1f}"
    )


def _chart(record: Record) -> None:
    """Read what a patient's page shows: their visits, and all answers of the last one."""
    patient = record.patients.from_number(1500, 1)[0]
    visits = record.visits.of_patient(patient.id)
    record.answers.of_visit(visits[-1].id)
    record.notes.of_visit(visits[-1].id)


def _backed_up(record: Record, grown: _Grown, megabytes: float) -> tuple[str, float]:
    """Return the speed of the copy beside that of ``cp``, and how long looking the copy over takes a gigabyte."""
    assert record.pages is not None
    source, copy, plain = grown.folder / DATABASE, grown.folder / "copy.db", grown.folder / "plain.db"
    with record.pages.held_still():
        ours = _seconds(lambda: copy_file(source, copy))
        theirs = _seconds(lambda: _plain_copy(source, plain))
    room = grown.folder / "looked_at"
    room.mkdir()
    copy.rename(room / DATABASE)
    plain.unlink()

    def look_over() -> None:
        with backups.opened(room, grown.key) as opened:
            opened.version()
        backups.sha256_of(room / DATABASE)

    checked = _seconds(look_over) / megabytes * 1000
    return f"{megabytes / ours:9.0f} ({theirs / ours:4.0%})", checked


def _plain_copy(source: Path, into: Path) -> None:
    """Copy with ``cp`` and wait for the disk, as a person who copies a file and pulls the drive must."""
    subprocess.run(["cp", str(source), str(into)], check=True)  # noqa: S607  the one everybody has
    with into.open("rb+") as file:
        os.fsync(file.fileno())


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _median(work: Callable[[], object], times: int) -> float:
    return statistics.median(_seconds(work) for _ in range(times)) * 1000
