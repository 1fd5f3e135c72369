"""Who is booked: the list of a day as somebody types it, or a CSV or ICS file of the program the clinic books with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.data_files import load
from clinic_app.errors import ClinicError, DataFileError
from clinic_app.exchange.csv_table import decoded, read_csv
from clinic_app.exchange.incoming import Remark
from clinic_app.exchange.meanings import Synonyms, guessed, simple, synonyms
from clinic_app.exchange.table import MOST_BYTES, SourceTable, printable
from clinic_app.exchange.written_dates import ORDERS, day_of, possible_orders
from clinic_app.shapes import read

FILE = Path(__file__).with_name("bookings.yaml")
#: A file is read from today on, so many days far: whoever books a year ahead reads the file again tomorrow.
DAYS_AHEAD = 14
#: More than anybody sees in so many days.
MOST = 2_000
CLOCK_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap]\.?m\.?)?\b", re.IGNORECASE)
TIME_AT_END = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?\s*$", re.IGNORECASE
)
NOON = 12


@dataclass(frozen=True, slots=True)
class Booking:
    """One booking.

    Attributes:
        start: When it begins, on the clinic's wall.
        name: Who it is for, as it is written; other words may stand around it.
        birth_date: YYYY-MM-DD, or empty.
        is_cancelled: It will not be kept.
    """

    start: datetime
    name: str
    birth_date: str = ""
    phone: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Bookings:
    """What a list holds from today on, in order of time, and what in it could not be read."""

    kept: tuple[Booking, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class _Names:
    columns: dict[str, tuple[str, ...]]
    cancelled: tuple[str, ...]


def typed_bookings(text: str, today: date) -> Bookings:
    """Read lines such as *9:30 Dimitri Voss*; a line without a time is said to be so."""
    kept, remarks = [], []
    for number, line in enumerate(text.splitlines(), 1):
        said = printable(line)
        if not said:
            continue
        found = CLOCK_TIME.match(said)
        at = _clock_time(found) if found else None
        name = said[found.end() :].strip(" ,;·–-") if found else ""
        if at is None or not name:
            remarks.append(
                Remark(number, "bookings.no_time" if at is None else "bookings.no_name", {"said": said}, True)
            )
        else:
            kept.append(Booking(datetime.combine(today, at), name))
    return Bookings(tuple(sorted(kept, key=lambda one: one.start)), tuple(remarks))


def read_bookings(content: bytes, today: date, zone: str) -> Bookings:
    """Read a file of a booking program.

    Args:
        content: The file; a calendar is known by its first line, everything else is read as separated values.
        today: What lies before it is left out, and what lies further ahead than ``DAYS_AHEAD``.
        zone: IANA name of the clinic's zone; a calendar may say its times in another.

    Raises:
        ClinicError: It is too large, no text, no calendar, or a table without times or names.
    """
    if len(content) > MOST_BYTES:
        raise ClinicError("importing.too_large", most=MOST_BYTES // 1024 // 1024)
    if content.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR"):
        return _calendar(content, today, zone)
    return _table(read_csv(content), today)


# -- a calendar


def _calendar(content: bytes, today: date, zone: str) -> Bookings:
    from icalendar import Calendar  # noqa: PLC0415  60 ms, needed only by whoever reads one
    from recurring_ical_events import of  # noqa: PLC0415

    text, _ = decoded(content)
    try:
        calendar = Calendar.from_ical(text)
        # Each time of a series stands for itself, with what was changed or left out of it.
        events = of(calendar, skip_bad_series=True).between(today, today + timedelta(days=DAYS_AHEAD))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise ClinicError("bookings.no_calendar") from error
    kept, remarks = [], []
    for event in events[:MOST]:
        start = event.get("DTSTART").dt
        name = printable(str(event.get("SUMMARY", "")))
        if not isinstance(start, datetime):
            continue  # an event of a whole day is a holiday, not a patient
        if not name:
            remarks.append(Remark(0, "bookings.nameless", {"time": f"{start:%d.%m. %H:%M}"}, True))
            continue
        local = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if start.tzinfo else start
        is_cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
        kept.append(Booking(local, name, is_cancelled=is_cancelled))
    return Bookings(tuple(sorted(kept, key=lambda one: one.start)), tuple(remarks))


# -- a table


def _table(table: SourceTable, today: date) -> Bookings:
    names, people = _names(), synonyms()
    where = _places(table, names, people)
    if not ({"start", "time"} & set(where)) or not ({"full_name", "given_name", "family_name"} & set(where)):
        raise ClinicError("bookings.no_columns")
    cancelled = {simple(one) for one in names.cancelled}
    days = [row.cells[where[one]] for row in table.rows for one in ("day", "start") if one in where]
    order = next(iter(possible_orders(TIME_AT_END.sub("", day) for day in days)), ORDERS[0])
    kept, remarks = [], []
    for row in table.rows:
        said = {one: printable(row.cells[place]) for one, place in where.items()}
        try:
            start = _start(said, order, people, today)
        except ValueError:
            remarks.append(Remark(row.line, "bookings.no_start", {"said": said.get("start") or said.get("time")}, True))
            continue
        name = said.get("full_name") or f"{said.get('given_name', '')} {said.get('family_name', '')}".strip()
        if not name:
            remarks.append(Remark(row.line, "bookings.no_name", {"said": f"{start:%H:%M}"}, True))
        elif today <= start.date() < today + timedelta(days=DAYS_AHEAD):
            born = _born(said.get("birth_date", ""), order, people, today)
            is_cancelled = simple(said.get("state", "")) in cancelled
            kept.append(Booking(start, name, born, said.get("phone", ""), is_cancelled))
    return Bookings(tuple(sorted(kept[:MOST], key=lambda one: one.start)), tuple(remarks))


def _places(table: SourceTable, names: _Names, people: Synonyms) -> dict[str, int]:
    """Return where each thing stands; what both tables know is the booking's."""
    ours = {simple(said): one for one, listed in names.columns.items() for said in (one, *listed)}
    found = {
        ours[simple(column)]: place
        for place, column in reversed(list(enumerate(table.columns)))
        if simple(column) in ours
    }
    meanings = guessed(table.columns, people)
    for place, column in enumerate(table.columns):
        if simple(column) not in ours:
            found.setdefault(meanings[column], place)
    return found


def _start(said: Mapping[str, str], order: str, people: Synonyms, today: date) -> datetime:
    """Return when a row begins.

    Raises:
        ValueError: It says no time, or no day there is.
    """
    whole, day_said, time_said = said.get("start", ""), said.get("day", ""), said.get("time", "")
    found = TIME_AT_END.search(whole)
    time_said = time_said or (found[0] if found else whole)
    day_said = day_said or (TIME_AT_END.sub("", whole).rstrip("T ,") if found else "")
    matched = CLOCK_TIME.match(time_said)
    at = _clock_time(matched) if matched else None
    if at is None:
        raise ValueError(time_said)
    # A booking lies ahead: day_of takes two digits of a year for one that is over, so it is asked as of next year.
    day = day_of(day_said, order, people.by_month, today.replace(year=today.year + 1, day=1)) if day_said else today
    return datetime.combine(day, at)


def _born(text: str, order: str, people: Synonyms, today: date) -> str:
    try:
        return day_of(text, order, people.by_month, today).isoformat() if text else ""
    except ValueError:
        return ""


def _clock_time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _names() -> _Names:
    found, faults = read(_Names, load(FILE))
    if found is None:
        raise DataFileError(faults[0].problem(FILE))
    return found
