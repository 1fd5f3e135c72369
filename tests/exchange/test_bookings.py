"""Who is booked: typed lines, tables and calendars, and what nobody can read in them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.errors import ClinicError
from clinic_app.exchange.bookings import DAYS_AHEAD, Bookings, read_bookings, typed_bookings

TODAY = date(2026, 11, 20)
ZONE = "Europe/London"


def said(found: Bookings) -> list[tuple[str, str]]:
    return [(f"{one.start:%d. %H:%M}", one.name) for one in found.kept]


@pytest.mark.parametrize(
    ("line", "time", "name"),
    [
        ("9:30 Dimitri Voss", "09:30", "Dimitri Voss"),
        ("9.30 - Dimitri Voss", "09:30", "Dimitri Voss"),
        ("14:05, Voss Dimitri", "14:05", "Voss Dimitri"),
        ("2:15 pm Grace Nakamura", "14:15", "Grace Nakamura"),
        ("12 am Grace Nakamura", "00:00", "Grace Nakamura"),
        ("9 Grace Nakamura", "09:00", "Grace Nakamura"),
        ("9h30 Zoë Ängström", "09:30", "Zoë Ängström"),
    ],
)
def test_a_typed_line(line: str, time: str, name: str) -> None:
    (one,) = typed_bookings(line, TODAY).kept
    assert (f"{one.start:%H:%M}", one.name, one.start.date()) == (time, name, TODAY)


def test_typed_lines_stand_by_time_and_what_is_amiss_is_said_with_its_line() -> None:
    found = typed_bookings("11:00 B\n\n10:00 A\nVoss\n25:00 C\n9:00", TODAY)
    assert [one.name for one in found.kept] == ["A", "B"]
    assert [(one.line, one.sentence) for one in found.remarks] == [
        (4, "bookings.no_time"),
        (5, "bookings.no_time"),
        (6, "bookings.no_name"),
    ]


@given(st.text())
def test_whatever_is_typed_is_read_or_said(text: str) -> None:
    found = typed_bookings(text, TODAY)
    assert all(one.name for one in found.kept)
    assert len(found.kept) + len(found.remarks) <= len(text.splitlines())


def test_a_table_of_a_booking_program() -> None:
    table = (
        "Start,Client,Date of birth,Status\n"
        "20/11/2026 09:30,Dimitri Voss,09/03/1974,Confirmed\n"
        '20/11/2026 10:15,"Nakamura, Grace",,Cancelled\n'
        "19/11/2026 10:15,Somebody Yesterday,,\n"
        "31/02/2026 10:15,No Such Day,,\n"
        "21/11/2026 08:00,Tomorrow Too,,\n"
    )
    found = read_bookings(table.encode(), TODAY, ZONE)
    assert said(found) == [
        ("20. 09:30", "Dimitri Voss"),
        ("20. 10:15", "Nakamura, Grace"),
        ("21. 08:00", "Tomorrow Too"),
    ]
    assert found.kept[0].birth_date == "1974-03-09"
    assert [one.is_cancelled for one in found.kept] == [False, True, False]
    assert [(one.line, one.sentence) for one in found.remarks] == [(5, "bookings.no_start")]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16"])
def test_a_german_list_with_day_and_time_apart(encoding: str) -> None:
    table = (
        "Datum;Uhrzeit;Vorname;Nachname;Status\n20.11.26;9:30;Jörg;Müller;\n;;;;\n20.11.2026;14:00;Eva;Groß;abgesagt\n"
    )
    found = read_bookings(table.encode(encoding), TODAY, ZONE)
    assert said(found) == [("20. 09:30", "Jörg Müller"), ("20. 14:00", "Eva Groß")]
    assert [one.is_cancelled for one in found.kept] == [False, True]


def test_iso_times() -> None:
    found = read_bookings(b"start_time,first_name,last_name\n2026-11-20T09:30:00,Dimitri,Voss\n", TODAY, ZONE)
    assert said(found) == [("20. 09:30", "Dimitri Voss")]


def calendar(*events: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\r\nUID:{number}@x\r\n{one}END:VEVENT\r\n" for number, one in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\n{inside}END:VCALENDAR\r\n".encode()


def test_a_calendar_in_another_zone_and_a_series_with_one_left_out() -> None:
    found = read_bookings(
        calendar(
            "DTSTART:20261120T143000Z\r\nDTEND:20261120T150000Z\r\nSUMMARY:Dimitri Voss - physio 😀\r\n",
            "DTSTART;TZID=America/New_York:20261120T043000\r\nSUMMARY:Grace Nakamura\r\n",
            "DTSTART:20261106T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=6\r\nEXDATE:20261127T100000Z\r\n"
            "SUMMARY:Tomasz Marek\r\n",
            "DTSTART:20261120T160000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:Marcus Boateng\r\n",
            "DTSTART;VALUE=DATE:20261120\r\nSUMMARY:Holiday\r\n",
            "DTSTART:20261120T170000Z\r\n",
        ),
        TODAY,
        ZONE,
    )
    assert said(found) == [
        ("20. 09:30", "Grace Nakamura"),
        ("20. 10:00", "Tomasz Marek"),
        ("20. 14:30", "Dimitri Voss - physio 😀"),
        ("20. 16:00", "Marcus Boateng"),
    ]
    assert [one.is_cancelled for one in found.kept] == [False, False, False, True]
    assert [one.sentence for one in found.remarks] == ["bookings.nameless"]


def test_an_endless_series_ends_where_the_list_ends() -> None:
    found = read_bookings(
        calendar("DTSTART:20200101T100000Z\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Dimitri Voss\r\n"), TODAY, ZONE
    )
    assert len(found.kept) == DAYS_AHEAD


def test_the_clock_goes_back_in_between() -> None:
    found = read_bookings(
        calendar("DTSTART;TZID=Europe/London:20261020T093000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Dimitri Voss\r\n"),
        date(2026, 10, 20),
        ZONE,
    )
    assert [f"{one.start:%d. %H:%M}" for one in found.kept] == ["20. 09:30", "27. 09:30"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:NONSENSE\r\n", "bookings.no_calendar"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "importing.no_text"),
        (b"a,b\n1,2\n", "bookings.no_columns"),
        (b"start,end\n2026-11-20 09:30,2026-11-20 10:00\n", "bookings.no_columns"),
        (b"", "importing.empty"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, sentence: str) -> None:
    with pytest.raises(ClinicError) as error:
        read_bookings(content, TODAY, ZONE)
    assert error.value.sentence == sentence


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for before in (b"", b"BEGIN:VCALENDAR\r\n", b"start,name\n"):
        try:
            found = read_bookings(before + content, TODAY, ZONE)
        except ClinicError:
            continue
        assert all(isinstance(one.start, datetime) and one.name for one in found.kept)
