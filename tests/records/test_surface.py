"""Whatever is handed to the record: it is stored and comes back, or a sentence says why not; on both stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.clock import Moment, SetClock
from clinic_app.errors import ClinicError
from clinic_app.records.columns import storable
from clinic_app.records.events import Wanted
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow, EventRow, PatientRow, PersonRow, VisitRow
from clinic_app.records.verification import verify
from tests.records.keeping import Filled

NASTY = (
    "'; DROP TABLE patient; --",
    '" OR ""="',
    "%s %(name)s {0} {name} %n ${HOME} :name ?",
    "\x00",
    "a\x00b",
    "\ud800",
    "🦴👩🏽‍⚕️",
    "\u202eevil\u202c",
    "\u200f\u2066x\u2069",
    "A\u0301\u0302\u0303" * 40,
    "line\r\nbreak\ttab",
    "\ufeff",
    "",
    " ",
    "=1+1",
    "../../etc/passwd",
    "x" * 1_000_000,
)
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.text(st.characters(codec=None), max_size=20))
MOMENTS = st.builds(
    lambda at, offset: Moment(at.replace(tzinfo=UTC), offset, "Europe/London"),
    st.datetimes(datetime(1800, 1, 1), datetime(2999, 12, 31)),  # noqa: DTZ001  made aware just above
    st.integers(-14 * 60, 14 * 60),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
OFTEN = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def stored(work: Callable[[], object]) -> bool:
    """Say whether the record took it; what it does not take is said in a sentence, never anything else."""
    try:
        work()
    except ClinicError as error:
        assert error.sentence.startswith("record.")  # noqa: PT017  whatever else would be a fault of ours
        return False
    return True


@pytest.fixture
def made(record: Record, clock: SetClock) -> Filled:
    return Filled(record, clock)


def happened(made: Filled, kind: str = "tried", **detail: object) -> EventRow:
    return EventRow(str(uuid4()), kind, made.clock(), made.person.id, detail=detail)


@OFTEN
@given(
    names=st.tuples(TEXT, TEXT, TEXT), born=st.sampled_from(["1800-01-01", "2999-12-31", "", "not a date"]), at=MOMENTS
)
def test_patients(made: Filled, names: tuple[str, str, str], born: str, at: Moment) -> None:
    given_name, family_name, phone = names
    row = PatientRow(str(uuid4()), given_name, family_name, born, at, phone=phone, details={"said": phone})
    room = made.record.patients
    assert stored(lambda: room.add(row, happened(made)))
    found = room.get(row.id)
    assert (found.given_name, found.family_name, found.phone) == tuple(storable(one) for one in names)
    assert found.details == row.details
    assert (found.added, found.birth_date) == (at, born)
    assert stored(lambda: room.change(replace(found, family_name=phone), happened(made)))
    assert room.get(row.id).family_name == storable(phone)


@OFTEN
@given(name=TEXT, details=st.dictionaries(st.text(max_size=5), JSON, max_size=3), at=MOMENTS)
def test_people_and_settings(made: Filled, name: str, details: dict[str, object], at: Moment) -> None:
    row = PersonRow(str(uuid4()), name, "practitioner", at, name, name, details=details)
    assert stored(lambda: made.record.people.add(row))
    found = made.record.people.get(row.id)
    assert (found.name, found.details, found.added) == (storable(name), details, at)
    assert stored(lambda: made.record.settings.put({"clinic_name": name, "more": details}))
    assert made.record.settings.all() == {"clinic_name": name, "more": details}


@OFTEN
@given(value=JSON, wording=TEXT, link=TEXT, at=MOMENTS)
def test_answers_and_events(made: Filled, value: object, wording: str, link: str, at: Moment) -> None:
    visit = VisitRow(str(uuid4()), "visit", "open", at, at)
    assert stored(lambda: made.record.visits.add(visit, happened(made)))
    row = AnswerRow(str(uuid4()), visit.id, made.form, ((link, ""),), value, str(uuid4()), at, wording=wording)
    assert stored(lambda: made.record.answers.append([row], [happened(made, said=value, visit=visit.id)]))
    (found,) = made.record.answers.of_visit(visit.id)
    assert (found.value, found.path, found.entered) == (value, ((link, ""),), at)
    assert found.wording == storable(wording)
    assert made.record.events.found(Wanted(most=1))[0].detail == {"said": value, "visit": visit.id}
    assert stored(lambda: made.record.visits.between(at, at))


@OFTEN
@given(kind=TEXT, role=TEXT)
def test_what_a_column_has_no_room_for_is_refused_in_words(made: Filled, kind: str, role: str) -> None:
    """SQLite takes any length and PostgreSQL does not: either it comes back as it was, or it was refused."""
    if stored(lambda: made.record.events.append(happened(made, kind))):
        assert made.record.events.found(Wanted(most=1))[0].kind == storable(kind)
    row = PersonRow(str(uuid4()), "Ada", role, made.clock())
    if stored(lambda: made.record.people.add(row)):
        assert made.record.people.get(row.id).role == storable(role)


def test_after_all_that_the_chain_is_whole_and_a_clock_set_back_changes_no_order(made: Filled) -> None:
    visit = made.visit()
    for days in (0, 400, -800, 3, -1):
        made.clock.advance(days=days)
        made.answer(visit, f"{days}")
    for word in NASTY:
        made.answer(visit, word)
    said = [row.value for row in made.record.answers.of_visit(visit.id)]
    assert said == ["0", "400", "-800", "3", "-1", *NASTY]
    assert verify(made.record).is_whole
