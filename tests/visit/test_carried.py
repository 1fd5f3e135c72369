"""Plans carried from before: only a touch makes them today's; what was seen is never part of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.reading import Reading
from clinic_app.visit.carried import is_carried, keeping, untouched
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import adding as adding_exercise
from clinic_app.visit.home_care import proposals, sheet, without_side
from clinic_app.visit.kept import keep_document
from clinic_app.visit.named import exercises_named, muscles_named
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.origin import origin_of
from clinic_app.visit.plans import origin
from clinic_app.visit.site_plan import adding, moving, removing_site
from clinic_app.visit.treatments import all_sites, needle_count, new_row_id, seconds_in
from clinic_app.words import Words

FORM, MUSCLE = "dry_needling", "quadratus_lumborum"
SITE: Path = (("sites", f"{MUSCLE}.right"),)
PLAN = {"point": "Outer", "landmarks": "Last rib", "needle": "0.30x50", "needles": 2, "depth": "bone"}
PLAN |= {"technique": "static"}
SEEN = {"twitch": "few", "bleeding": "none", "dwell_seconds": 60, "started": "2026-11-20T13:40:00+00:00", "out": True}


@pytest.fixture
def first(clinic: Clinic) -> OpenVisit:
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="")
    return clinic.open(clinic.begin_visit(patient).id)


@pytest.fixture
def second(clinic: Clinic, clock: SetClock, first: OpenVisit) -> OpenVisit:
    """Give the visit after one in which everything about a site was said."""
    first.answer_all(adding(first, first.form(FORM), MUSCLE, "right"))
    for link, value in (PLAN | SEEN).items():
        first.answer(FORM, (*SITE, (link, "")), value)
    clock.advance(weeks=2)
    assert first.patient is not None
    return clinic.open(clinic.begin_visit(first.patient).id)


def test_the_plan_is_carried_with_the_row_it_comes_from(first: OpenVisit, second: OpenVisit) -> None:
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    carried = {where[-1][0] for where in untouched(second, FORM, SITE)}
    assert carried == set(PLAN)
    (site,) = all_sites(second)
    kind, source = origin(second, site, (*SITE, ("needle", "")))
    assert kind == "visit"
    assert source is not None
    assert source.id == first.visit.id
    assert not any(second.of(FORM).said((*SITE, (link, ""))) for link in SEEN)


def test_a_carried_number_of_needles_is_no_needle(second: OpenVisit) -> None:
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    assert needle_count(second).inside == 0
    second.answer(FORM, (*SITE, ("needles", "")), 2)  # the same number, said today
    assert needle_count(second).inside == 2
    assert not is_carried(second, FORM, (*SITE, ("needles", "")))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(touched=st.sets(st.sampled_from(sorted(PLAN))), undone=st.booleans())
def test_only_what_was_touched_is_in_the_note(
    clinic: Clinic, second: OpenVisit, touched: set[str], undone: bool
) -> None:
    for site in all_sites(second):
        second.answer_all(removing_site(second, site))
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    (site,) = all_sites(second)
    for link in sorted(touched):
        where = (*site.row, (link, ""))
        second.answer(FORM, where, second.of(FORM).value(where))
        if undone:
            second.undo()
    expected = set() if undone else touched
    assert {where[-1][0] for where in untouched(second, FORM, site.row)} == set(PLAN) - expected
    text = " ".join(one.text for one in sentences(second, second.reference.note, clinic.words))
    words = {
        "point": "Outer",
        "landmarks": "Last rib",
        "needle": "0.30 × 50",
        "depth": "to bone",
        "technique": "left in",
    }
    for link, said in words.items():
        assert (said in text) is (link in expected), link


def test_keeping_all_is_one_gesture_that_undo_takes_back(clinic: Clinic, second: OpenVisit) -> None:
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    second.answer_all(keeping(second, FORM, SITE))
    assert untouched(second, FORM, SITE) == []
    (line,) = [one for one in sentences(second, second.reference.note, clinic.words) if one.text.startswith("Dry")]
    assert origin_of(second, line).way == "kept"
    second.undo()
    assert len(untouched(second, FORM, SITE)) == len(PLAN)
    second.redo()
    assert untouched(second, FORM, SITE) == []


def test_moving_to_the_other_side_takes_everything_along_and_carried_stays_carried(second: OpenVisit) -> None:
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    second.answer(FORM, (*SITE, ("twitch", "")), "many")
    rule: Path = (("passed", f"dn_anticoagulant~{FORM}~{MUSCLE}.right"),)
    second.answer_all(
        [Said("precautions", rule, value=True), Said("precautions", (*rule, ("rule_reason", "")), "Thin")]
    )
    (site,) = all_sites(second)
    second.answer_all(moving(second, site, "left"))
    (moved,) = all_sites(second)
    assert (moved.side, moved.row) == ("left", (("sites", f"{MUSCLE}.left"),))
    assert second.of(FORM).value((*moved.row, ("twitch", ""))) == "many"
    assert {where[-1][0] for where in untouched(second, FORM, moved.row)} == set(PLAN)
    assert second.of("precautions").rows("passed") == [f"dn_anticoagulant~{FORM}~{MUSCLE}.left"]
    second.undo()
    assert [one.side for one in all_sites(second)] == ["right"]
    assert second.of("precautions").rows("passed") == [f"dn_anticoagulant~{FORM}~{MUSCLE}.right"]


def test_an_id_under_which_something_stands_is_not_given_again(second: OpenVisit) -> None:
    form = second.form(FORM)
    second.answer_all(adding(second, form, MUSCLE, "right"))
    second.answer(FORM, SITE, None)  # only the row was taken away
    assert new_row_id(second, form, MUSCLE, "right") == f"{MUSCLE}.right~2"


def test_time_in_is_counted_from_the_moment_that_was_said(second: OpenVisit, clock: SetClock) -> None:
    second.answer_all(adding(second, second.form(FORM), MUSCLE, "right"))
    (site,) = all_sites(second)
    assert seconds_in(second, site) is None
    second.answer(FORM, (*SITE, ("started", "")), clock().utc.isoformat())
    clock.advance(minutes=3)
    assert seconds_in(second, site) == 180
    second.answer(FORM, (*SITE, ("started", "")), "long ago")
    assert seconds_in(second, site) is None


def test_a_document_is_kept_byte_for_byte(first: OpenVisit) -> None:
    row = keep_document(first, "home_care", "Your home plan", b"%PDF-1.7 ...")
    (kept,) = first.record.notes.attachments(first.visit.id)
    assert kept == row
    assert kept.body == b"%PDF-1.7 ..."
    assert kept.added_by == first.author.id if first.author else None


def test_no_side_is_guessed_and_both_sides_are_said(clinic: Clinic, first: OpenVisit, words: Words) -> None:
    first.answer_all(adding(first, first.form("massage"), MUSCLE, ""))
    sided = next(one for one in proposals(first, 0) if one.exercise.sided)
    first.answer_all(adding_exercise(sided))
    assert without_side(first) == [sided.exercise.title]
    template = first.reference.sheets["home_care"]
    with pytest.raises(ClinicError, match="no_side"):
        sheet(first, template, words, clinic.letterhead)
    first.answer("home_care", path(("exercises", sided.exercise.id), "exercise_side"), "both")
    (printed,) = sheet(first, template, words, clinic.letterhead).exercises
    assert "Do the same on the other side." in printed.dose


def test_a_name_is_found_by_the_beginnings_of_its_words(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    assert [one.id for one in muscles_named(knowledge, "quad lum")] == [MUSCLE]
    assert muscles_named(knowledge, "") == []
    assert muscles_named(knowledge, "umborum") == []
    assert all("ball" in one.title.lower() for one in exercises_named(knowledge, "ball")[:3])
