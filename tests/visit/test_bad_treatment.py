"""What cannot be right in a treatment is said in a sentence; the visit stays open and everything is stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path as File

import pytest

from clinic_app.checking import check_everything
from clinic_app.clock import SetClock
from clinic_app.forms.answers import Path, Value
from clinic_app.places import clinic_files
from clinic_app.reading import read_reference
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import may_sign, open_points
from clinic_app.visit.needles_in import of_visit
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.site_plan import adding
from clinic_app.visit.treatments import all_sites, seconds_in
from clinic_app.words import Words
from tests.visit.treating import LUMBAR, NEEDLING, begin, blocking, finish, needle

ROW = ("sites", f"{LUMBAR}.right")


@pytest.fixture
def ready(clinic: Clinic) -> OpenVisit:
    visit = begin(clinic)
    needle(visit)
    finish(visit)
    assert may_sign(visit)
    return visit


def where_of(link: str) -> Path:
    return path(ROW, link) if link in ("needles", "needle", "dwell_seconds") else path(link)


def still_there(clinic: Clinic, visit: OpenVisit, link: str, value: Value) -> bool:
    again = clinic.open(visit.visit.id)
    return again.is_writable and again.of(NEEDLING).value(where_of(link)) == value


@pytest.mark.parametrize(
    ("link", "value", "said"),
    [
        ("needles", 10, "Needles in: 10 cannot be right; it goes from 1 to 9"),
        ("needles", -2, "Needles in: -2 cannot be right; it goes from 1 to 9"),
        ("dwell_seconds", 999_999, "Left in for: 999999 cannot be right; it goes from 0 to 3600"),
        ("needles_opened", 500, "Needles opened: 500 cannot be right; it goes from 0 to 60"),
        ("needles_unused", -1, "Opened, not used: -1 cannot be right; it goes from 0 to 60"),
    ],
)
def test_a_count_that_cannot_be_is_named_and_stored(
    link: str, value: int, said: str, ready: OpenVisit, clinic: Clinic, words: Words
) -> None:
    ready.answer(NEEDLING, where_of(link), value)
    points = [one for one in open_points(ready) if one.sentence == "practice.out_of_range"]
    assert [words(one.sentence, **one.values) for one in points] == [said]
    assert not may_sign(ready)
    assert still_there(clinic, ready, link, value)


@pytest.mark.parametrize("size", ["9x900", "0.30", "thick", "0.30x5000", "-0.30x50", "0.30x50x2", "٠.٣٠x50"])
def test_a_needle_that_is_not_made_is_named_and_stored(size: str, ready: OpenVisit, clinic: Clinic) -> None:
    ready.answer(NEEDLING, path(ROW, "needle"), size)
    assert blocking(ready) == {"treating.needle_size"}
    assert still_there(clinic, ready, "needle", size)


# -- times


def needled_at(clinic: Clinic, clock: SetClock, moment: datetime) -> OpenVisit:
    clock.now = moment
    visit = begin(clinic)
    visit.answer_all(adding(visit, visit.form(NEEDLING), LUMBAR, "right"))
    visit.answer(NEEDLING, path(ROW, "needles"), 2)
    visit.answer(NEEDLING, path(ROW, "started"), clock().utc.isoformat())
    return visit


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 20, 23, 55, tzinfo=UTC),  # midnight in London
        datetime(2026, 3, 29, 0, 55, tzinfo=UTC),  # five minutes before the clocks go forward
        datetime(2026, 10, 25, 0, 55, tzinfo=UTC),  # five minutes before they go back
    ],
)
def test_needles_are_timed_across_midnight_and_the_change_of_the_clocks(
    moment: datetime, clinic: Clinic, clock: SetClock
) -> None:
    visit = needled_at(clinic, clock, moment)
    clock.advance(minutes=10)
    (site,) = all_sites(visit)
    assert seconds_in(visit, site) == 600
    again = clinic.open(visit.visit.id)
    told = of_visit(again)
    assert told is not None
    assert told.since == moment
    assert told.due == moment + timedelta(minutes=20)


def test_a_clock_that_was_put_back_counts_from_nothing(clinic: Clinic, clock: SetClock) -> None:
    visit = needled_at(clinic, clock, datetime(2026, 11, 20, 14, 0, tzinfo=UTC))
    clock.advance(hours=-2)
    (site,) = all_sites(visit)
    assert seconds_in(visit, site) == 0


@pytest.mark.parametrize("said", ["soon", "", "2026-13-45T99:00", "14:05"])
def test_a_time_nobody_can_read_is_none_and_the_needles_are_still_seen(said: str, clinic: Clinic) -> None:
    visit = begin(clinic)
    needle(visit, out=None)
    visit.answer(NEEDLING, path(ROW, "started"), said)
    (site,) = all_sites(visit)
    assert seconds_in(visit, site) is None
    told = of_visit(visit)
    assert told is not None
    assert (told.still_in, told.since, told.due) == (2, None, None)


def test_a_treatment_before_the_birth_date_is_said_and_stored(clinic: Clinic, words: Words) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="2031-01-01", phone="")
    visit = clinic.open(clinic.begin_visit(patient).id)
    needle(visit)
    (point,) = [one for one in open_points(visit) if one.sentence == "treating.before_birth"]
    assert words(point.sentence) == "The day of the visit lies before the date of birth"
    assert all_sites(clinic.open(visit.visit.id)) == all_sites(visit)


# -- a rule file of the clinic's own

RULE = """\
id: own_rule
treatments: [{treatments}]
when: ["{when}"]
level: relative
steps: Look twice.
sources: [nzasa]
review: {{status: draft}}
"""


@pytest.mark.parametrize(
    ("treatments", "when", "named"),
    [("needling", "history:three_legs", "three_legs"), ("leeches", "history:pacemaker", "leeches")],
)
def test_a_rule_about_something_unknown_is_named_and_the_visit_opens(
    treatments: str, when: str, named: str, ready: OpenVisit, clinic: Clinic, warm_home: File, words: Words
) -> None:
    folder = clinic_files("knowledge") / "contraindications"
    folder.mkdir(parents=True)
    (folder / "own_rule.yaml").write_text(RULE.format(treatments=treatments, when=when), encoding="utf-8")
    own = read_reference(words)
    report = check_everything(own)
    assert any("own_rule" in str(one) and named in str(one) for one in report.problems), report.problems
    again = OpenVisit(clinic.record, ready.visit.id, own.reference, clinic.clock, clinic.person)
    assert again.is_writable
    assert all_sites(again) == all_sites(ready)
