"""Damaged files: each kind of damage to the database or its log is found, and nothing wrong is ever read out."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records import embedded
from clinic_app.records.folder import BACKUPS, DATABASE
from clinic_app.records.record import Record
from clinic_app.records.rows import VisitRow
from clinic_app.records.verification import known_heads, missing_tail, verify
from tests.records.keeping import filled
from tests.torture.work import NOW, made

PAGE = 4096
LOG_HEAD, FRAME_HEAD = 32, 24
Reading = dict[str, object]
Damage = Callable[[Path, random.Random], None]


@dataclass
class Corruptions:
    """What came of it; ``slipped`` names the damage that nobody noticed."""

    corruptions: int = 0
    detected: int = 0
    at_opening: int = 0
    wrong_values: int = 0
    slipped: list[str] = field(default_factory=list)


def damaged(times: int, seed: int = 1, damages: Mapping[str, Damage] | None = None) -> Corruptions:
    """Damage so many copies of a record, each in its own way, and read all of each.

    Every other one is opened as a large record is: without looking at its pages first.
    """
    rng = random.Random(seed)  # noqa: S311  no secret
    found, kinds = Corruptions(), damages or DAMAGES
    with TemporaryDirectory(prefix="damage-") as room:
        key, expected = _records(Path(room))
        copy = Path(room, "copy")
        for number in range(times):
            kind = list(kinds)[number % len(kinds)]
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(Path(room, "busy" if kind.startswith("log") else "quiet"), copy)
            kinds[kind](copy, rng)
            looks_first = (number // len(kinds)) % 2 == 0
            _judge(found, copy, key, expected, f"{kind}{'' if looks_first else ', not looked over'}", looks_first)
    return found


def _records(room: Path) -> tuple[bytes, Reading]:
    """Make a record with much in its log, the same with an empty log, and return what can be read of it."""
    folder = room / "record"
    key = made(folder)
    record = embedded.open_record(folder, key)
    more = filled(record, SetClock(NOW))
    visit = more.visit()
    for number in range(12):
        more.answer(visit, f"{number} " + "words " * 600)
    shutil.copytree(folder, room / "busy", ignore=shutil.ignore_patterns(BACKUPS, "*-shm"))
    expected = {name: ask() for name, ask in everything(record)}
    record.close()
    shutil.copytree(folder, room / "quiet", ignore=shutil.ignore_patterns(BACKUPS))
    return key, expected


def _judge(found: Corruptions, folder: Path, key: bytes, expected: Reading, kind: str, looks_first: bool) -> None:
    found.corruptions += 1
    try:
        record = embedded.open_record(folder, key) if looks_first else embedded._record(folder, key)
    except ClinicError:
        found.detected += 1
        found.at_opening += 1
        return
    try:
        notices = _reads(found, record, expected, kind)
        if notices or _is_found_by_a_check(record):
            found.detected += 1
        else:
            found.slipped.append(kind)
    finally:
        with suppress(ClinicError):
            record.close()


def _reads(found: Corruptions, record: Record, expected: Reading, kind: str) -> bool:
    """Ask everything a window asks; say whether it was noticed that something is wrong, and count wrong answers.

    Where the end of the log is gone, fewer rows are no wrong value as long as that is told.
    """
    try:
        is_told = missing_tail(record) > 0
    except ClinicError:
        is_told = True
    for name, ask in everything(record):
        try:
            said = ask()
        except ClinicError:
            is_told = True
            continue
        if said != expected.get(name) and not (is_told and _is_earlier(said, expected.get(name))):
            found.wrong_values += 1
            found.slipped.append(f"{kind}: {name}")
    return is_told


def _is_earlier(said: object, expected: object) -> bool:
    """Say whether something stood in the record like this before its newest entries."""
    if isinstance(said, list) and isinstance(expected, list):
        return all(any(_same(one, other) for other in expected) for one in said)
    return said is None or said == expected


def _same(one: object, other: object) -> bool:
    """Say whether two rows are the same; a visit's state changes when its note is signed."""
    return one == other or (isinstance(one, VisitRow) and isinstance(other, VisitRow) and one.id == other.id)


def _is_found_by_a_check(record: Record) -> bool:
    try:
        if record.pages is not None:
            record.pages.check_all()
        return not verify(record, known_heads(record)).is_whole
    except ClinicError:
        return True


def everything(record: Record) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield, by name, every question a window asks of a record."""
    yield "people", record.people.all
    yield "patients", record.patients.all
    yield "settings", record.settings.all
    with suppress(ClinicError):
        for patient in record.patients.all():
            yield f"visits {patient.id}", partial(record.visits.of_patient, patient.id)
            with suppress(ClinicError):
                for visit in record.visits.of_patient(patient.id):
                    yield from _of_visit(record, visit.id)


def _of_visit(record: Record, visit: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield f"answers {visit}", lambda: record.answers.of_visit(visit)
    yield f"events {visit}", lambda: record.events.of_visit(visit)
    yield f"note {visit}", lambda: record.notes.of_visit(visit)
    yield f"documents {visit}", lambda: record.notes.attachments(visit)


# -- the damage


def _bits(name: str, first: int = 0) -> Damage:
    def flip(folder: Path, rng: random.Random) -> None:
        content = bytearray((folder / name).read_bytes())
        for _ in range(rng.choice((1, 1, 2, 8, 64))):
            content[rng.randrange(first, len(content))] ^= 1 << rng.randrange(8)
        (folder / name).write_bytes(content)

    return flip


def _cut(name: str, least: int) -> Damage:
    def cut(folder: Path, rng: random.Random) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: rng.randrange(least, len(content))])

    return cut


def _zeroes(name: str, size: int, first: int = 0) -> Damage:
    def fill(folder: Path, rng: random.Random) -> None:
        content = bytearray((folder / name).read_bytes())
        at = first + rng.randrange((len(content) - first) // size) * size
        content[at : at + size] = bytes(size)
        (folder / name).write_bytes(content)

    return fill


def _swapped(name: str, size: int, first: int = 0) -> Damage:
    def swap(folder: Path, rng: random.Random) -> None:
        content = bytearray((folder / name).read_bytes())
        here, there = (first + one * size for one in rng.sample(range((len(content) - first) // size), 2))
        content[here : here + size], content[there : there + size] = (
            content[there : there + size],
            content[here : here + size],
        )
        (folder / name).write_bytes(content)

    return swap


def _a_page_of_before(folder: Path, rng: random.Random) -> None:
    """Put a page of an earlier version of the file in the place of today's, as a disk that forgot a write would."""
    content = bytearray((folder / DATABASE).read_bytes())
    earlier = (folder.parent / "busy" / DATABASE).read_bytes()
    changed = [at for at in range(PAGE, len(earlier), PAGE) if earlier[at : at + PAGE] != content[at : at + PAGE]]
    at = rng.choice(changed)
    content[at : at + PAGE] = earlier[at : at + PAGE]
    (folder / DATABASE).write_bytes(content)


def _gone(folder: Path, rng: random.Random) -> None:
    (folder / LOG).unlink()


#: What is done to a file; what begins with *log* is done to the log of a record that was not closed.
LOG = f"{DATABASE}-wal"
DAMAGES: dict[str, Damage] = {
    "bits": _bits(DATABASE),
    "cut off": _cut(DATABASE, 1),
    "a page of zeroes": _zeroes(DATABASE, PAGE),
    "pages swapped": _swapped(DATABASE, PAGE),
    "a sector of zeroes": _zeroes(DATABASE, 512),
    "log: bits": _bits(LOG),
    "log: cut off": _cut(LOG, 0),
    "log: a frame of zeroes": _zeroes(LOG, PAGE + FRAME_HEAD, LOG_HEAD),
    "log: frames swapped": _swapped(LOG, PAGE + FRAME_HEAD, LOG_HEAD),
    "log: gone": _gone,
}
#: A page as it once was is whole by itself: no cipher tells it from today's. Counted apart.
FORGOTTEN: dict[str, Damage] = {"a page of before": _a_page_of_before}
