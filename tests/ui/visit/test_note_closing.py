"""The end of a note in the window: letters before signing, errors, supervisors, phrases, a proposed plan, the times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clinic_app.clock import SetClock
from clinic_app.records.rows import PersonRow
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.open_visit import path
from clinic_app.visit.phrases import keep_phrase
from tests.ui.conftest import Show
from tests.ui.using import Hand, button, seen, settled
from tests.ui.visit.conftest import PASSWORD
from tests.ui.visit.treating import press


def shown(desk: Desk, show: Show) -> NotePage:
    page = NotePage(desk)
    show(page, 1290)
    return page


def sign(page: NotePage) -> None:
    page.before.password.line.setFocus()
    QTest.keyClicks(page.before.password.line, PASSWORD)
    press(page.before.sign)


def own_words(page: NotePage) -> TextBox:
    box = page.text.own_words.findChild(TextBox)
    assert box is not None
    return box


@pytest.fixture
def cancelled(desk: Desk) -> Desk:
    """Give a contact that lacks nothing."""
    change_kind(desk.visit, "cancelled")
    return desk


@pytest.fixture
def sent(screened: Desk, mark: Callable[..., None]) -> Desk:
    """Give somebody who is sent to emergency, all told but the letter."""
    mark("lower_back.right", 9)
    change_kind(screened.visit, "sent_to_emergency")
    screened.answer("contact", path("sent_found"), "Cannot feel when passing water")
    screened.answer("contact", path("sent_letter"), "printed")
    return screened


def test_somebody_sent_to_emergency_takes_the_letter_along_before_anybody_signs(
    sent: Desk, clinic: Clinic, show: Show, tmp_path: FilePath
) -> None:
    page = VisitPage(clinic, sent.visit.visit.id)
    show(page, 1290)
    page.go("note")
    note = page.page("note")
    assert isinstance(note, NotePage)
    assert not note.before.sign.isEnabled()
    assert sent.words("closing.letter_not_printed") in seen(note.before)
    hand = Hand()
    hand.click(
        note.before.shows[[one.sentence for one in note.before.points or ()].index("closing.letter_not_printed")]
    )
    assert note.paper.shown == "emergency_letter"
    assert note.paper.isVisible()
    focused = note.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "Royal Harbour Hospital")
    assert note.save(tmp_path / "letter.pdf")
    hand.click(note.to_text)
    assert note.before.sign.isEnabled()
    (kept,) = page.desk.visit.record.notes.attachments(sent.visit.visit.id)
    assert (kept.kind, kept.body) == ("emergency_letter", (tmp_path / "letter.pdf").read_bytes())
    sign(note)
    assert page.desk.visit.visit.state == "signed"


def test_a_letter_that_the_disk_does_not_take_counts_as_not_given(sent: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(sent, show)
    page.paper.show_paper("emergency_letter")
    assert not page.save(tmp_path / "no folder" / "letter.pdf")
    assert sent.visit.record.notes.attachments(sent.visit.visit.id) == []


def test_every_page_of_the_choice_is_shown(cancelled: Desk, show: Show) -> None:
    page = shown(cancelled, show)
    press(page.to_pages)
    for paper in ("consent", "referral_letter", "note"):
        press(page.paper.papers.button(paper))
        assert page.paper.shown == paper
        assert page.preview.images
        assert page.paper.questions.isVisible() == (paper == "referral_letter")
    page.paper.show_paper("nothing like it")
    assert page.paper.shown == "note"


def test_entered_in_error_takes_two_steps_and_a_reason(cancelled: Desk, show: Show) -> None:
    page = shown(cancelled, show)
    sign(page)
    press(page.call_in_error)
    assert not page.in_error.do_it.isEnabled()
    press(page.in_error.sure)
    press(page.in_error.do_it)
    assert cancelled.visit.visit.state == "signed"
    assert cancelled.words("note_page.needs_both") in seen(page)
    QTest.keyClicks(page.in_error.reason.line, "Mixed up two files")
    QTest.keyClicks(page.in_error.text, "Another patient")
    press(page.in_error.do_it)
    assert cancelled.visit.visit.state == "entered_in_error"
    assert "Another patient" in seen(page)
    assert not page.call_in_error.isVisible()


def test_a_supervisor_signs_beside_a_student(clinic: Clinic, cancelled: Desk, show: Show) -> None:
    student = PersonRow(str(uuid4()), "Kim Reed", "student", clinic.clock())
    clinic.record.people.add(student)
    own = Desk(replace(clinic, person=student), cancelled.visit.visit.id)
    first = shown(own, show)
    sign(first)
    assert not first.cosign.isVisible()
    assert not first.call_in_error.isHidden()
    supervisor = Desk(clinic, cancelled.visit.visit.id)
    page = shown(supervisor, show)
    assert "Kim Reed" in seen(page.cosign)
    page.cosign.box.password.line.setFocus()
    QTest.keyClicks(page.cosign.box.password.line, "wrong")
    press(page.cosign.box.button)
    assert page.cosign.isVisible()
    page.cosign.box.password.set_words("")
    QTest.keyClicks(page.cosign.box.password.line, PASSWORD)
    QTest.keyClick(page.cosign.box.password.line, Qt.Key.Key_Return)
    assert not page.cosign.isVisible()
    assert [one.person for one in clinic.record.events.of_kind("cosigned")] == [clinic.person.id]


def test_a_late_entry_says_so(cancelled: Desk, clock: SetClock, show: Show) -> None:
    clock.advance(days=2)
    page = shown(cancelled, show)
    sign(page)
    strip = " ".join(page.signed.accessibleName().split())
    assert cancelled.words("signing.late") in strip + seen(page.signed)


def test_a_phrase_expands_as_it_is_typed(desk: Desk, clinic: Clinic, show: Show) -> None:
    keep_phrase(clinic, "ql", "Quadratus lumborum, known pain")
    page = shown(desk, show)
    box = own_words(page)
    box.setFocus()
    QTest.keyClicks(box, "Today ;ql , nothing else ;nobody ")
    assert box.toPlainText() == "Today Quadratus lumborum, known pain , nothing else ;nobody "
    QTest.keyClicks(box, ";ql")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText().endswith("Quadratus lumborum, known pain\n")
    page.before.password.setFocus()
    assert "known pain" in str(desk.visit.value("assessment", "own_words"))


def test_a_phrase_expands_in_a_line_too(desk: Desk, clinic: Clinic, show: Show) -> None:
    keep_phrase(clinic, "lbp", "Low back pain")
    page = shown(desk, show)
    line = page.text.named.cells["working_diagnosis"].findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, ";lbp, RIGHT")
    assert line.text() == "Low back pain, RIGHT"
    page.before.password.setFocus()
    assert desk.visit.value("assessment", "working_diagnosis") == "Low back pain, RIGHT"


def test_phrases_are_kept_put_in_and_taken_away(desk: Desk, show: Show) -> None:
    page = shown(desk, show)
    press(page.to_phrases)
    box = page.phrases
    press(box.keep)
    assert desk.words("phrases.needs") in seen(box)
    QTest.keyClicks(box.short.line, "ql")
    QTest.keyClicks(box.text, "Quadratus lumborum")
    press(box.keep)
    press(box.uses["ql"])
    assert own_words(page).toPlainText() == "Quadratus lumborum"
    Hand().click(button(box, desk.words("phrases.drop", short="ql")))
    assert box.uses == {}


def test_a_proposed_plan_is_no_plan_until_it_is_added(screened: Desk, mark: Callable[..., None], show: Show) -> None:
    mark("lower_back.right", 8)
    page = shown(screened, show)
    assert not page.text.offer.isVisible()
    screened.answer("intake", path("since"), "weeks")
    settled()
    assert page.text.offer.isVisible()
    assert screened.visit.value("assessment", "planned_visits") is None
    press(page.text.offer.take)
    assert screened.visit.value("assessment", "planned_visits") == 4
    assert not page.text.offer.isVisible()
    screened.undo()
    assert screened.visit.value("assessment", "planned_visits") is None
    assert page.text.offer.isVisible()


def test_one_press_says_when_care_began_and_ended(desk: Desk, clock: SetClock, show: Show) -> None:
    clock.advance(minutes=42)
    page = shown(desk, show)
    press(page.text.times.take)
    assert desk.visit.value("visit_details", "started") == "13:40"
    assert desk.visit.value("visit_details", "ended") == "14:22"
    assert not page.text.times.isVisible()
    said = [row.sentence.text for row in page.text.sections["P"].rows]
    assert "Care from 13:40 to 14:22, 42 minutes." in said


def test_working_diagnosis_code_and_goal_are_found(desk: Desk, show: Show) -> None:
    page = shown(desk, show)
    for link in ("working_diagnosis", "working_code", "planned_visits"):
        assert page.show_answer("assessment", path(link))
    assert page.show_answer("letter", path("letter_why"))


def test_a_patients_request_is_refused_with_their_statement(cancelled: Desk, show: Show) -> None:
    page = shown(cancelled, show)
    sign(page)
    press(page.call_addendum)
    box = page.addendum
    assert cancelled.words("amending.text_own") in seen(box)
    press(box.whose.button("refused"))
    assert cancelled.words("amending.text_refused") in seen(box)
    QTest.keyClicks(box.reason.line, "It was said on the telephone")
    box.text.setFocus()
    QTest.keyClicks(box.text, "I did not cancel.")
    press(box.add_it)
    settled()
    assert "The patient's statement: I did not cancel." in seen(page)
    assert "The patient asked for a change, refused" in seen(page)
    press(page.call_addendum)
    assert box.whose.value == ""
    assert box.text.words == ""
