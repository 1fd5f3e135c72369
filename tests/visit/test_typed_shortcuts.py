"""Phrases that expand, and times of care across midnight and the change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.clock import SetClock, moment
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit.care_times import lasted, minutes
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.phrases import expanded, keep_phrase, phrases_of
from clinic_app.words import Words
from tests.visit.treating import begin, open_clinic

KEPT = {"ql": "Quadratus lumborum, known pain.", "ok": "as before"}


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        (";ql ", "Quadratus lumborum, known pain. "),
        ("Found: ;ql.", "Found: Quadratus lumborum, known pain."),
        ("(;ok)", "(as before)"),
        (";QL\n", "Quadratus lumborum, known pain.\n"),
        (";ok,", "as before,"),
        (";ql", None),
        (";nobody ", None),
        ("a;ql ", None),
        ("; ql ", None),
        ("", None),
    ],
)
def test_a_phrase_stands_where_its_short_word_was(typed: str, becomes: str | None) -> None:
    assert expanded(typed, KEPT) == becomes


@given(st.text(max_size=40))
def test_nothing_else_that_is_typed_changes(typed: str) -> None:
    becomes = expanded(typed, KEPT)
    assert becomes is None or (";ql" in typed.lower() or ";ok" in typed.lower())
    assert expanded(typed, {}) is None


def test_phrases_are_kept_for_each_person(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    clinic = open_clinic(embedded_record, reading, words, clock)
    keep_phrase(clinic, ";QL", " Quadratus lumborum ")
    assert phrases_of(clinic.record.settings.all(), clinic.person.id) == {"ql": "Quadratus lumborum"}
    assert phrases_of(clinic.settings, "somebody else") == {}
    keep_phrase(clinic, "ql", "")
    assert phrases_of(clinic.settings, clinic.person.id) == {}
    for bad in ("", "two words", "a" * 21, "a;b"):
        with pytest.raises(ClinicError, match="phrases"):
            keep_phrase(clinic, bad, "text")


LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("day", "zone", "began", "ended", "long"),
    [
        ((2026, 11, 20), LONDON, "13:40", "14:22", 42),
        ((2026, 11, 20), LONDON, "23:40", "00:20", 40),
        ((2026, 3, 28), LONDON, "23:30", "02:30", 120),  # the clocks go forward at one
        ((2026, 10, 24), LONDON, "23:30", "02:30", 240),  # and back
        ((2026, 11, 20), "Nowhere/Land", "13:40", "14:22", 42),
        ((2026, 11, 20), "UTC", "13:40", "13:40", 0),
        ((2026, 11, 20), LONDON, "13:40", None, None),
        ((2026, 11, 20), LONDON, "25:99", "14:00", None),
    ],
)
def test_how_long_care_lasted(
    day: tuple[int, int, int], zone: str, began: str, ended: str | None, long: int | None
) -> None:
    known = zone if zone != "Nowhere/Land" else LONDON
    care = moment(datetime(*day, 12, 0, tzinfo=UTC), known)
    care = care.__class__(care.utc, care.offset_minutes, zone)
    assert minutes(care, began, ended) == long


@given(st.times(), st.times())
def test_care_never_ends_before_it_began(began: object, ended: object) -> None:
    care = moment(datetime(2026, 7, 1, 12, 0, tzinfo=UTC), LONDON)
    long = lasted(care, f"{began:%H:%M}", f"{ended:%H:%M}")
    assert long is not None
    assert timedelta(0) <= long < timedelta(days=1)


def test_the_note_tells_when_and_how_long_and_a_very_long_visit_is_asked_about(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    visit = begin(open_clinic(embedded_record, reading, words, clock))
    visit.answer_all([Said("visit_details", path("started"), "13:40"), Said("visit_details", path("ended"), "14:22")])
    told = [one.text for one in sentences(visit, visit.reference.note, words)]
    assert "Care from 13:40 to 14:22, 42 minutes." in told
    assert "closing.long" not in [one.sentence for one in open_points(visit)]
    visit.answer("visit_details", path("ended"), "12:40")
    (point,) = [one for one in open_points(visit) if one.sentence == "closing.long"]
    assert not point.blocks
    assert point.values == {"hours": 23}
