"""A patient with a right shoulder and a low back: which rows belong where, the note, the plans, progress, discharge."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.visit import problem_changes as changes
from clinic_app.visit.carrying import last_treatments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.gates import open_points
from clinic_app.visit.letter import letter_sheet
from clinic_app.visit.letter import offered as letters_offered
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.visit.problem_titles import proposed, title_of, titles
from clinic_app.visit.problems import FORM, FORM_OF, ONCE, OTHER, areas_before, offered
from clinic_app.visit.progress import course, is_due, standing
from clinic_app.visit.sheet_values import Letterhead
from clinic_app.visit.signing import sign
from clinic_app.words import Words
from tests.visit.treating import begin, blocking, finish, needle, open_clinic, screen

BACK, OTHER_BACK, SHOULDER = "lower_back.right", "lower_back.left", "shoulder_lateral.right"
LUMBAR, CUFF = "quadratus_lumborum", "supraspinatus"
#: What a question says, which must be the same wherever it is asked.
SAME = ("text", "type", "options", "carried", "minimum", "maximum", "short", "hint")
HEAD = Letterhead("Harbour Street", "01632 960001", "999")


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    return open_clinic(embedded_record, reading, words, clock)


def mark(visit: OpenVisit, row: str, pain: int) -> None:
    where = ("pain_map", row)
    visit.answer_all([Said("intake", path(where), row), Said("intake", path(where, "intensity"), pain)])


def say(visit: OpenVisit, problem: str, **said: object) -> None:
    """Answer questions that are asked once a problem."""
    now = visit.now.problems
    visit.answer_all(Said(*now.place(problem, link), value) for link, value in said.items())


def treated(visit: OpenVisit) -> list[str]:
    """Return the problems a visit treats as it stands now."""
    return list(visit.now.problems.treated)


def two_problems(clinic: Clinic) -> tuple[OpenVisit, str, str]:
    """Begin a first visit with a low back and a right shoulder, both treated; return it with the ids of both."""
    visit = begin(clinic)
    mark(visit, OTHER_BACK, 4)
    mark(visit, SHOULDER, 7)
    shoulder = changes.add(visit, [SHOULDER])
    back = visit.now.problems.main
    needle(visit, LUMBAR)
    needle(visit, CUFF)
    finish(visit)
    say(visit, shoulder, own_words="Right supraspinatus.", goal="Throw a ball", goal_now=2, planned_visits=4)
    say(visit, back, goal="Lift the child", goal_now=5, planned_visits=6, frequency="Once a week")
    return visit, back, shoulder


def section(visit: OpenVisit, letter: str, words: Words) -> list[str]:
    sheet = note_sheet(visit, words, HEAD, "Ada Rook")
    return next(list(one.sentences) for one in sheet.sections if one.letter == letter)


def next_visit(clinic: Clinic, clock: SetClock, before: OpenVisit, days: int = 7) -> OpenVisit:
    clock.advance(days=days)
    assert before.patient is not None
    return clinic.open(clinic.begin_visit(before.patient).id)


def test_the_questions_once_a_problem_are_the_plain_ones_word_for_word(reading: Reading) -> None:
    forms = reading.reference.forms
    asked = {one.link_id: one for one in forms[FORM].item(OTHER).items}
    assert set(asked) == {*FORM_OF, "problem_today"}
    for form, links in ONCE.items():
        for link in links:
            again, plain = asked[link], forms[form].item(link)
            assert [getattr(again, name) for name in SAME] == [getattr(plain, name) for name in SAME]


@pytest.mark.parametrize(
    ("areas", "title"),
    [
        ([SHOULDER], "Right shoulder"),
        ([BACK, OTHER_BACK, "sacroiliac.left"], "Low back, both sides"),
        ([BACK, "buttock_upper.right"], "Right low back and buttock"),
        (["spine_lumbar"], "Low back"),
        (["neck_back.left", "shoulder_back.left", "knee_front.left"], "Left neck and shoulder"),
        ([], "Without an area yet"),
    ],
)
def test_a_title_is_proposed_from_the_areas(areas: list[str], title: str, reading: Reading, words: Words) -> None:
    assert proposed(areas, reading.reference.knowledge, words) == title


def test_one_problem_makes_itself_and_changes_nothing_of_the_note(clinic: Clinic, words: Words) -> None:
    visit = begin(clinic)
    needle(visit)
    finish(visit)
    before = sentences(visit, visit.reference.note, words)
    assert treated(visit) == []
    changes.settle(visit)
    (problem,) = treated(visit)
    assert title_of(visit, problem, words) == "Right low back"
    assert sentences(visit, visit.reference.note, words) == before
    changes.settle(visit)
    assert len(visit.past.problems.rows) == 1
    note = sign(visit, words)
    kept = json.loads(note.body)
    assert "problems" not in kept
    assert all("headings" not in one for one in kept["sections"])
    assert visit.record.problems.get(problem).title == "Right low back"


def test_rows_go_to_their_problem_and_the_note_is_grouped(clinic: Clinic, words: Words) -> None:
    visit, back, shoulder = two_problems(clinic)
    assert titles(visit, words) == {back: "Low back, both sides", shoulder: "Right shoulder"}
    told = section(visit, "P", words)
    assert told.index("Low back, both sides") < told.index("Right shoulder")
    of_back = told[told.index("Low back, both sides") : told.index("Right shoulder")]
    of_shoulder = told[told.index("Right shoulder") :]
    assert any("Quadratus lumborum" in one for one in of_back)
    assert not any("Quadratus lumborum" in one for one in of_shoulder)
    assert any("Supraspinatus" in one for one in of_shoulder)
    assert any("6 visits" in one or "Once a week" in one for one in of_back)
    reported = section(visit, "S", words)
    _, area, goal = reported[reported.index("Right shoulder") :]
    assert area.endswith("RIGHT: pain 7 of 10.")
    assert goal == "Goal: Throw a ball, now 2 of 10."
    considered = section(visit, "A", words)
    assert considered[-4:] == [
        "Low back, both sides",
        "Right quadratus lumborum.",
        "Right shoulder",
        "Right supraspinatus.",
    ]


def test_signing_wants_an_assessment_of_each_problem(clinic: Clinic, words: Words) -> None:
    visit, _, shoulder = two_problems(clinic)
    assert blocking(visit) == set()
    say(visit, shoulder, own_words=None)
    (point,) = [one for one in open_points(visit) if one.blocks]
    assert (point.sentence, point.values["problem"]) == ("problems.own_words", shoulder)
    assert point.path == ((OTHER, shoulder), ("own_words", ""))
    with pytest.raises(ClinicError):
        sign(visit, words)
    say(visit, shoulder, own_words="Right supraspinatus.")
    kept = json.loads(sign(visit, words).body)
    assert [title for _, title in kept["problems"]] == ["Low back, both sides", "Right shoulder"]
    heads = [one["sentences"][place] for one in kept["sections"] for place in one.get("headings", ())]
    assert set(heads) == {"Low back, both sides", "Right shoulder"}


def test_a_row_goes_elsewhere_by_a_click_and_back_by_undo(clinic: Clinic) -> None:
    visit, back, shoulder = two_problems(clinic)
    key = f"dry_needling.sites~{CUFF}.right"
    assert visit.now.problems.of(key) == shoulder
    visit.answer_all(changes.place(key, back))
    assert visit.now.problems.of(key) == back
    visit.undo()
    assert visit.now.problems.of(key) == shoulder


def test_undo_of_a_problem_just_added_leaves_one(clinic: Clinic) -> None:
    visit = begin(clinic)
    mark(visit, SHOULDER, 5)
    changes.add(visit, [SHOULDER])
    assert len(treated(visit)) == 2
    visit.undo()
    assert len(treated(visit)) == 1
    assert offered(visit) == []
    visit.redo()
    assert len(treated(visit)) == 2


def test_the_next_visit_carries_both_plans_and_tells_them_apart(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    second = next_visit(clinic, clock, first)
    assert treated(second) == [back]
    assert offered(second) == [shoulder]
    mark(second, SHOULDER, 4)  # what is marked says what is treated
    assert treated(second) == [back, shoulder]
    mark(second, BACK, 3)
    assert (standing(second, back).number, standing(second, back).planned) == (2, 6)
    assert (standing(second, shoulder).number, standing(second, shoulder).planned) == (2, 4)
    assert standing(second, back).frequency == "Once a week"
    assert [step.pain() for step in course(second, back)] == [6, 3]
    assert [step.pain() for step in course(second, shoulder)] == [7, 4]
    assert [step.goal_now for step in course(second, shoulder)] == [2, None]
    assert course(second, back)[0].treatments == course(second, shoulder)[0].treatments == ("dry_needling",)
    assert [step.pain() for step in course(second)] == [7, 4]


def test_a_problem_left_out_today_is_no_step_of_its_course(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    second = next_visit(clinic, clock, first)
    mark(second, SHOULDER, 4)
    assert changes.may_leave(second, back)
    changes.leave(second, back)
    assert treated(second) == [shoulder]
    assert second.visit.problem == shoulder
    assert (standing(second, back).number, standing(second, shoulder).number) == (1, 2)
    assert [step.pain() for step in course(second, back)] == [6]
    changes.treat(second, back)
    say(second, back, own_words="Better.")
    with pytest.raises(ClinicError):
        changes.leave(second, back)


def test_what_was_written_about_a_further_problem_stays_its_own_when_it_becomes_the_main_one(clinic: Clinic) -> None:
    visit = begin(clinic)
    mark(visit, SHOULDER, 5)
    shoulder = changes.add(visit, [SHOULDER])
    back = visit.now.problems.main
    say(visit, shoulder, own_words="Cuff.")
    changes.leave(visit, back)
    assert visit.now.problems.main == shoulder
    assert visit.value("assessment", "own_words") == "Cuff."
    assert visit.now.problems.value(shoulder, "own_words") == "Cuff."


def test_one_problem_is_discharged_and_the_other_goes_on(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    second = next_visit(clinic, clock, first)
    mark(second, SHOULDER, 0)
    with pytest.raises(ClinicError):
        changes.discharge(second, shoulder, words)
    say(second, shoulder, discharge_outcome="reached", discharge_advice="Go on throwing.", own_words="Done.")
    changes.discharge(second, shoulder, words)
    assert changes.discharged_here(second) == [shoulder]
    row = second.record.problems.get(shoulder)
    assert (row.state, row.title) == ("discharged", "Right shoulder")
    assert treated(second) == [back, shoulder]
    assert any(one.text == "Outcome: goal reached." for one in sentences(second, second.reference.note, words))
    third = next_visit(clinic, clock, second)
    mark(third, SHOULDER, 2)
    assert treated(third) == [back]
    assert offered(third) == []
    changes.reopen(third, shoulder)
    assert treated(third) == [back, shoulder]


def test_a_new_problem_begins_after_the_only_one_was_discharged(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first = begin(clinic)
    changes.settle(first)
    (back,) = treated(first)
    change_kind(first, "discharge")
    first.answer_all(
        [
            Said("contact", path("discharge_outcome"), "reached"),
            Said("contact", path("discharge_advice"), "Walk."),
            Said("follow_up", path("changed"), "no"),
        ]
    )
    assert blocking(first) == set()
    sign(first, words)
    assert first.record.problems.get(back).state == "discharged"
    second = next_visit(clinic, clock, first, 90)
    screen(second)
    mark(second, SHOULDER, 6)
    assert treated(second) == []
    changes.settle(second)
    (shoulder,) = treated(second)
    assert shoulder != back
    assert title_of(second, shoulder, words) == "Right shoulder"


def test_visits_from_before_there_were_problems_belong_to_the_first(clinic: Clinic, clock: SetClock) -> None:
    first = begin(clinic)
    second = next_visit(clinic, clock, first)
    mark(second, BACK, 5)
    changes.settle(second)
    (back,) = treated(second)
    assert [one.treated for one in second.past.problems.earlier] == [(back,)]
    assert [step.pain() for step in course(second, back)] == [6, 5]


def test_two_rooms_that_begin_make_one_problem(record: Record, reading: Reading, words: Words, clock: SetClock) -> None:
    clinic = open_clinic(record, reading, words, clock)
    here = begin(clinic)
    there = clinic.open(here.visit.id)
    changes.settle(here)
    changes.settle(there)
    assert here.visit.problem == there.visit.problem
    assert len(record.problems.of_patient(str(here.visit.patient))) == 1


def test_a_problem_comes_back_as_it_was_and_its_old_title_stands_in_the_event(
    record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    clinic = open_clinic(record, reading, words, clock)
    visit = begin(clinic)
    changes.settle(visit)
    (problem,) = treated(visit)
    changes.rename(visit, problem, "Back after the fall")
    changes.rename(visit, problem, "Back")
    assert record.problems.get(problem).title == "Back"
    (_, happened) = record.events.of_kind("problem_renamed")
    assert happened.detail["before"]["title"] == "Back after the fall"
    assert (happened.person, happened.visit) == (clinic.person.id, visit.visit.id)


def test_a_problem_added_in_another_room_is_seen_here(clinic: Clinic, words: Words) -> None:
    here = begin(clinic)
    mark(here, SHOULDER, 5)
    changes.settle(here)
    there = clinic.open(here.visit.id)
    shoulder = changes.add(there, [SHOULDER])
    here.refresh()
    assert treated(here) == treated(there)
    assert titles(here, words)[shoulder] == "Right shoulder"


def test_each_open_problem_is_asked_about_and_offered_its_own_treatment_again(
    clinic: Clinic, clock: SetClock, words: Words
) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    second = next_visit(clinic, clock, first)
    mark(second, SHOULDER, 4)
    changes.leave(second, back)
    needle(second, CUFF)
    third = next_visit(clinic, clock, second)
    assert set(areas_before(third)) == {BACK, OTHER_BACK, SHOULDER}
    carried = [(one.earlier.row.id, one.rows) for one in last_treatments(third)]
    assert carried == [(second.visit.id, [f"{CUFF}.right"]), (first.visit.id, [f"{LUMBAR}.right"])]
    say(second, shoulder, discharge_outcome="reached", discharge_advice="Throw.")
    changes.discharge(second, shoulder, words)
    fourth = next_visit(clinic, clock, third)
    assert set(areas_before(fourth)) == {BACK, OTHER_BACK}
    assert [one.rows for one in last_treatments(fourth)] == [[f"{LUMBAR}.right"]]


def test_the_discharge_summary_tells_the_course_of_the_problem_that_ends(
    clinic: Clinic, clock: SetClock, words: Words
) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    second = next_visit(clinic, clock, first)
    mark(second, SHOULDER, 1)
    mark(second, BACK, 5)
    say(second, back, own_words="Back as before.")
    say(second, shoulder, discharge_outcome="reached", discharge_advice="Throw.", own_words="Shoulder done.")
    letters = {one.letter for one in letters_offered(second)}
    assert "discharge" not in letters
    changes.discharge(second, shoulder, words)
    template = next(one for one in letters_offered(second) if one.letter == "discharge")
    sheet = letter_sheet(second, template, words, HEAD, "Ada Rook")
    told = [line for one in sheet.sections for line in one.sentences]
    assert all(one.headings == (0,) and one.sentences[0] == "Right shoulder" for one in sheet.sections)
    assert "Outcome: goal reached." in told
    assert "Shoulder done." in told
    assert not any("ack" in line for line in told)
    assert [one.zone for one in sheet.marks] == ["shoulder_lateral"]


def test_a_measure_counts_to_the_main_problem_until_somebody_says_otherwise(clinic: Clinic, words: Words) -> None:
    visit, back, shoulder = two_problems(clinic)
    said = {"activity_1": "Throwing", "ability_1": 3, "mean": 3.0}
    visit.answer_all(Said("patient_specific", path(link), value) for link, value in said.items())
    assert (course(visit, back)[0].score("patient_specific"), course(visit, shoulder)[0].scores) == (3.0, ())
    visit.answer_all(changes.place("patient_specific", shoulder))
    assert (course(visit, back)[0].scores, course(visit, shoulder)[0].score("patient_specific")) == ((), 3.0)
    reported = section(visit, "S", words)
    assert any("3 of 10" in one and "Activities" in one for one in reported[reported.index("Right shoulder") :])


def test_a_discharge_contact_ends_every_problem_it_names(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first, back, shoulder = two_problems(clinic)
    sign(first, words)
    last = next_visit(clinic, clock, first)
    change_kind(last, "discharge")
    assert treated(last) == [back]
    changes.treat(last, shoulder)
    say(last, back, discharge_outcome="partly", discharge_advice="Walk.")
    assert [one.sentence for one in open_points(last) if one.blocks] == ["problems.asked", "problems.asked"]
    say(last, shoulder, discharge_outcome="reached", discharge_advice="Throw.")
    assert blocking(last) == set()
    told = [one.text for one in sentences(last, last.reference.note, words)]
    assert "Outcome: partly reached." in told
    assert "Outcome: goal reached." in told
    sign(last, words)
    states = {one.id: one.state for one in clinic.record.problems.of_patient(str(first.visit.patient))}
    assert states == {back: "discharged", shoulder: "discharged"}
    assert not is_due(next_visit(clinic, clock, last))


def test_it_is_time_to_assess_one_problem_and_not_the_other(clinic: Clinic, clock: SetClock, words: Words) -> None:
    first, back, shoulder = two_problems(clinic)
    day = (clock().local.date() + timedelta(days=3)).isoformat()
    say(first, shoulder, reassess=day)
    assert not is_due(first)
    second = next_visit(clinic, clock, first)
    assert (standing(second, back).is_due, standing(second, shoulder).is_due) == (False, True)
    assert is_due(second)
    mark(second, SHOULDER, 1)
    say(second, shoulder, discharge_outcome="reached", discharge_advice="Throw.")
    changes.discharge(second, shoulder, words)
    assert not is_due(second)
