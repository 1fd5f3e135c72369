"""A right shoulder and a low back in the real window: added, told apart, signed, carried on, one of them discharged."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from clinic_app.clock import SetClock
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.records.rows import PatientRow
from clinic_app.ui.forms.question import Question
from clinic_app.ui.problems.problem_chips import ProblemChips
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.letter import letter_sheet, offered
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import Said, path
from clinic_app.words import Words
from tests.documents import reading_pages
from tests.ui.conftest import PASSWORD
from tests.ui.using import Hand, button, keys, seen, settled, shell_of, visit_of
from tests.visit.treating import finish, needle, screen

BACK, SHOULDER = "lower_back.right", "shoulder_lateral.right"
LOW_BACK, RIGHT_SHOULDER = "Right low back", "Right shoulder"


@pytest.fixture
def patient(demo: Clinic) -> PatientRow:
    return demo.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")


def open_today(window: Window, demo: Clinic, patient: PatientRow) -> VisitPage:
    shell_of(window).open_visit(demo.begin_visit(patient).id)
    settled()
    return visit_of(window)


def mark(page: VisitPage, row: str, pain: int) -> None:
    where = ("pain_map", row)
    page.desk.answer_all([Said("intake", path(where), row), Said("intake", path(where, "intensity"), pain)])


def treated(page: VisitPage) -> list[str]:
    """Return the problems the visit treats as it stands now."""
    return list(page.desk.visit.now.problems.treated)


def typed(question: Question, text: str) -> None:
    """Type into a question and leave it."""
    box = question.findChild(QPlainTextEdit)
    assert box is not None
    keys(box, text)
    box.clearFocus()
    settled()


def test_two_problems_from_the_first_area_to_the_discharge_of_one(
    window: Window, demo: Clinic, patient: PatientRow, words: Words
) -> None:
    hand = Hand()
    page = open_today(window, demo, patient)
    screen(page.desk.visit)
    mark(page, BACK, 6)
    assert len(demo.record.problems.of_patient(patient.id)) == 1
    assert page.problems.isHidden()
    mark(page, SHOULDER, 7)
    _add_shoulder(page, hand)
    back, shoulder = page.desk.visit.now.problems.treated
    _treat_and_plan(page, back, shoulder)
    _sign(page, hand, shoulder)
    _read_paper(demo, page, words)
    _see_patient(window, patient)

    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(days=7)
    page = open_today(window, demo, patient)
    _go_on(page, hand, back, shoulder)
    _discharge(page, hand, shoulder, demo, words)
    _see_discharged(window, patient, words)


def _add_shoulder(page: VisitPage, hand: Hand) -> None:
    before = hand.clicks
    hand.click(button(page, page.desk.words("problems.add")))
    hand.click(button(page.problems_panel.add, RIGHT_SHOULDER))
    assert hand.clicks - before == 2
    assert page.problems.chips == [f"{LOW_BACK} · visit 1", f"{RIGHT_SHOULDER} · visit 1"]
    assert page.problems.isVisible()
    assert list(page.problems_panel.belongs.choices) == [f"intake.pain_map~{one}" for one in (BACK, SHOULDER)]


def _treat_and_plan(page: VisitPage, back: str, shoulder: str) -> None:
    visit = page.desk.visit
    needle(visit, "quadratus_lumborum")
    needle(visit, "supraspinatus")
    finish(visit)
    for problem, planned in ((back, 6), (shoulder, 4)):
        form, where = visit.now.problems.place(problem, "planned_visits")
        page.desk.answer(form, where, planned)
    panel = page.problems_panel
    needled = {one: choice.value for one, choice in panel.belongs.choices.items() if one.startswith("dry_needling")}
    assert needled == {
        "dry_needling.sites~quadratus_lumborum.right": back,
        "dry_needling.sites~supraspinatus.right": shoulder,
    }


def _sign(page: VisitPage, hand: Hand, shoulder: str) -> None:
    hand.click(page.problems_panel.done)
    page.go("note")
    settled()
    note = page.page("note")
    assert isinstance(note, NotePage)
    assert not note.before.sign.isEnabled()
    (point,) = [one for one in note.before.points or () if one.blocks]
    assert f"{RIGHT_SHOULDER}: your assessment is missing." in seen(note.before)
    hand.click(note.before.shows[(note.before.points or []).index(point)])
    typed(note.text.further.asked[shoulder].cells["own_words"], "Supraspinatus, right.")
    assert RIGHT_SHOULDER in seen(note.text.sections["A"])
    keys(note.before.password.line, PASSWORD)
    hand.click(note.before.sign)
    assert page.desk.visit.visit.state == "signed"


def _read_paper(demo: Clinic, page: VisitPage, words: Words) -> None:
    sheet = note_sheet(page.desk.visit, words, demo.letterhead, demo.person.name)
    printed = visit_note_pdf(sheet, load())
    said = reading_pages.text(printed)
    assert "Done and planned" in reading_pages.pages(printed)[0].text  # two views of the map leave room for the text
    for letter in ("S", "A", "P"):
        section = next(one for one in sheet.sections if one.letter == letter)
        assert [section.sentences[place] for place in section.headings] == [LOW_BACK, RIGHT_SHOULDER]
    assert said.count(LOW_BACK) >= 3
    assert said.index(LOW_BACK) < said.index(RIGHT_SHOULDER)
    done = said[said.index("Done and planned") :]
    assert done.index("Quadratus lumborum") < done.index(RIGHT_SHOULDER) < done.index("Supraspinatus")


def _see_patient(window: Window, patient: PatientRow) -> None:
    shell = shell_of(window)
    shell.show_patient(patient.id)
    settled()
    chips = shell.patients.findChild(ProblemChips)
    assert chips is not None
    assert chips.said == [f"{LOW_BACK} · visit 1 of 6", f"{RIGHT_SHOULDER} · visit 1 of 4"]
    shell.go("today")
    row = next(one for one in shell.today.list.rows if "Field" in one.contact.who)
    assert row.contact.about == f"{LOW_BACK} · {RIGHT_SHOULDER}"
    row.pointed.emit()
    settled()
    brief = shell.today.brief.findChild(ProblemChips)
    assert brief is not None
    assert brief.said == chips.said


def _go_on(page: VisitPage, hand: Hand, back: str, shoulder: str) -> None:
    assert treated(page) == [back]
    follow_up = page.page("follow_up")
    assert isinstance(follow_up, FollowUpPage)
    assert f"{LOW_BACK}: visit 2 of 6" in seen(follow_up)
    assert f"{RIGHT_SHOULDER}: visit 1 of 4" in seen(follow_up)
    assert set(follow_up.pain.scales) == {BACK, SHOULDER}
    hand.click(page.problems.offers[shoulder])
    assert treated(page) == [back, shoulder]
    assert page.problems.chips == [f"{LOW_BACK} · visit 2 of 6", f"{RIGHT_SHOULDER} · visit 2 of 4"]
    mark(page, SHOULDER, 2)
    mark(page, BACK, 5)


def _discharge(page: VisitPage, hand: Hand, shoulder: str, demo: Clinic, words: Words) -> None:
    hand.click(page.problems.more)
    card = page.problems_panel.cards[shoulder]
    card.ending.set_open(is_open=True)
    settled()
    assert not card.discharge.isEnabled()
    page.desk.answer(*page.desk.visit.now.problems.place(shoulder, "discharge_outcome"), "reached")
    advice = next(one for one in card.findChildren(Question) if one.item.link_id == "discharge_advice")
    typed(advice, "Keep on throwing.")
    hand.click(card.discharge)
    assert demo.record.problems.get(shoulder).state == "discharged"
    (template,) = [one for one in offered(page.desk.visit) if one.letter == "discharge"]
    sheet = letter_sheet(page.desk.visit, template, words, demo.letterhead, demo.person.name)
    told = [line for section in sheet.sections for line in section.sentences]
    assert RIGHT_SHOULDER in told
    assert LOW_BACK not in told
    assert any("pain 7" in line or "7 of 10" in line for line in told)
    assert not any("Low back" in line for line in told)


def _see_discharged(window: Window, patient: PatientRow, words: Words) -> None:
    shell = shell_of(window)
    shell.show_patient(patient.id)
    settled()
    chips = shell.patients.findChild(ProblemChips)
    assert chips is not None
    day = "27 November 2026"
    assert chips.said == [f"{LOW_BACK} · visit 2 of 6", f"{RIGHT_SHOULDER} · Discharged on {day}"]
    rooms = shell.today.rooms
    shell.go("today")
    rooms.show_progress(patient)
    settled()
    segments = rooms.progress.problems.segments
    assert segments is not None
    hand = Hand()
    shoulder = next(one.id for one in shell.clinic.record.problems.of_patient(patient.id) if one.state == "discharged")
    hand.click(segments.button(shoulder))
    assert len(rooms.progress.rows) == 2
    told = seen(rooms.progress)
    assert words("problems.discharged_on", day=day) in told
    assert "7 → 2" in told
    assert "Low back" not in told
