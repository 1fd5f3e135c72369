"""The note page: sentences with their origin, what is open, the signature, what is added below it."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.clock import SetClock
from clinic_app.documents.preview import page_images
from clinic_app.ui.desk import Desk
from clinic_app.ui.printing.pages import image_of
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.open_point_words import point_words
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import OpenPoint, open_points
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels
from tests.ui.visit.conftest import PASSWORD
from tests.ui.visit.treating import (
    LUMBAR,
    NEEDLING,
    considered,
    counted,
    drawn,
    needled,
    next_visit,
    press,
    site,
)


@pytest.fixture
def ready(ready: Desk) -> Desk:
    """Give a visit that has been treated and lacks nothing."""
    needled(ready, out=True)
    counted(ready)
    assert open_points(ready.visit) == []
    return ready


def said(page: NotePage, letter: str) -> list[str]:
    return [row.sentence.text for row in page.text.sections[letter].rows]


def shown(desk: Desk, show: Show) -> NotePage:
    page = NotePage(desk)
    show(page, 1290)
    return page


def sign(page: NotePage, password: str = PASSWORD) -> None:
    page.before.password.line.setFocus()
    QTest.keyClicks(page.before.password.line, password)
    press(page.before.sign)


def test_each_sentence_says_where_it_comes_from_and_leads_there(ready: Desk, clock: SetClock, show: Show) -> None:
    clock.advance(minutes=6)
    ready.answer("intake", path("complaint"), "It grabs when I roll over.")
    clock.advance(minutes=1)
    ready.answer("intake", path("lifting"), "worse")
    page = shown(ready, show)
    rows = {row.sentence.text: row for row in page.text.sections["S"].rows}
    assert rows["“It grabs when I roll over.”"].origin.words == "You typed, 13:46"
    assert rows["Worse with: lifting."].origin.words == "You clicked, 13:47"
    heard = Heard()
    ready.asked_for.connect(lambda *told: heard.append(told))
    press(rows["Worse with: lifting."].origin)
    assert heard == [("", "intake", path("lifting"))]
    considered_row = next(row for row in page.text.sections["A"].rows if "Considered" in row.sentence.text)
    press(considered_row.origin)
    assert heard[-1] == ("examination", "assessment", (("differential", f"{LUMBAR}.right"),))


def test_a_plan_that_was_kept_says_so(clinic: Clinic, clock: SetClock, ready: Desk, show: Show) -> None:
    second = next_visit(clinic, clock, ready)
    considered(second)
    treatment = TreatmentPage(second)
    treatment.first.buttons[NEEDLING, LUMBAR, "right"].click()
    page = shown(second, show)
    assert said(page, "P") == ["Dry needling, Quadratus lumborum, RIGHT."]
    treatment.cards[NEEDLING].rows[f"{LUMBAR}.right"].carried.keep.click()
    row = next(row for row in page.text.sections["P"].rows if "0.30" in row.sentence.text)
    assert row.origin.words == "You kept it, 13:40"


def test_the_own_words_stand_in_their_box_and_block_until_they_are_there(screened: Desk, show: Show) -> None:
    page = shown(screened, show)
    assert "gate.own_words" in [one.sentence for one in page.before.points or ()]
    box = page.text.own_words.findChild(TextBox)
    assert box is not None
    box.setFocus()
    QTest.keyClicks(box, "Stiff back after a long drive.")
    page.before.password.setFocus()  # leaving the box is enough
    assert screened.visit.value("assessment", "own_words") == "Stiff back after a long drive."
    assert "gate.own_words" not in [one.sentence for one in page.before.points or ()]
    assert said(page, "A") == []


def test_what_is_open_stands_in_words_and_leads_to_its_answer(screened: Desk, show: Show) -> None:
    needled(screened, side="left")
    page = shown(screened, show)
    points = page.before.points or []
    words = [point_words(screened, one) for one in points]
    assert "Quadratus lumborum LEFT, not answered: Technique, Left in for" not in words
    assert "Quadratus lumborum LEFT, not answered: Left in for" in words
    assert "2 needles not ticked out" in words
    assert not any("quadratus_lumborum" in one or "{" in one for one in words)
    heard = Heard()
    screened.asked_for.connect(lambda *told: heard.append(told))
    press(page.before.shows[words.index("2 needles not ticked out")])
    assert heard == [("treatment", NEEDLING, (*site(LUMBAR, "left"), ("out", "")))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"rule": "dn_anticoagulant", "muscle": LUMBAR, "side": "right"}, "Quadratus lumborum RIGHT: record your"),
        ({"rule": "dn_anticoagulant", "muscle": LUMBAR, "side": ""}, "Quadratus lumborum: record your"),
    ],
)
def test_ids_become_words(desk: Desk, values: dict[str, object], expected: str) -> None:
    said = point_words(desk, OpenPoint("gate.reason", "treatment", values=values))
    assert said.startswith(expected)
    assert "dn_anticoagulant" not in said


def test_the_button_is_locked_with_its_reason_until_nothing_blocks(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    ready.answer(NEEDLING, (*site(), ("out", "")), None)
    assert not page.before.sign.isEnabled()
    assert page.before.reason.text().startswith("1 point is open.")
    QTest.keyClicks(page.before.password.line, PASSWORD)
    QTest.keyClick(page.before.password.line, Qt.Key.Key_Return)
    assert ready.visit.visit.state == "open"
    ready.answer(NEEDLING, (*site(), ("out", "")), value=True)
    assert page.before.sign.isEnabled()
    assert not page.before.reason.text().startswith("1 point")


def test_a_wrong_password_signs_nothing(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.before.sign)
    assert ready.words("note_page.no_password") in visible_words(page)
    sign(page, "correct horse")
    assert ready.visit.visit.state == "open"
    assert ready.visit.record.notes.of_visit(ready.visit.visit.id) is None
    assert ready.words("note_page.wrong_password") in visible_words(page)


def test_a_signed_visit_is_read_only_on_every_page(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    treatment = TreatmentPage(ready)
    show(treatment, 1290)
    sign(page)
    assert ready.visit.visit.state == "signed"
    assert page.signed.isVisible()
    assert not page.before.isVisible()
    assert not page.text.own_words.isVisible()
    assert not page.text.plan.isVisible()
    assert "Low back muscle, RIGHT." in visible_words(page)
    row = treatment.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert not any(cell.isEnabled() for cell in row.cells.values())
    assert not row._remove.isVisible()
    adder = treatment.cards[NEEDLING].add
    assert adder is not None
    assert not adder.isVisible()
    assert not treatment.consent.change.isVisible()


def test_signing_by_enter_in_the_password(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    page.before.password.line.setFocus()
    QTest.keyClicks(page.before.password.line, PASSWORD)
    QTest.keyClick(page.before.password.line, Qt.Key.Key_Return)
    assert ready.visit.visit.state == "signed"
    assert page.before.password.words == ""


def test_an_addendum_appears_below_and_the_text_above_stays(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    sign(page)
    before = ready.visit.record.notes.of_visit(ready.visit.visit.id)
    press(page.call_addendum)
    press(page.addendum.add_it)
    assert ready.words("note_page.needs_both") in visible_words(page)
    QTest.keyClicks(page.addendum.reason.line, "The patient phoned")
    page.addendum.text.setFocus()
    QTest.keyClicks(page.addendum.text, "Small bruise, no other complaint.")
    press(page.addendum.add_it)
    drawn()
    assert not page.addendum.isVisible()
    words = visible_words(page)
    assert "Small bruise, no other complaint." in words
    assert any("The patient phoned" in one for one in words)
    assert ready.visit.record.notes.of_visit(ready.visit.visit.id) == before


def test_the_preview_is_the_page_that_is_saved(ready: Desk, show: Show, tmp_path: FilePath) -> None:
    page = shown(ready, show)
    press(page.to_pages)
    preview = page.preview.images[0]
    assert page.save(tmp_path / "note.pdf")
    saved = image_of(page_images((tmp_path / "note.pdf").read_bytes(), preview.width())[0])
    saved.setDevicePixelRatio(preview.devicePixelRatio())
    assert changed_pixels(preview, saved) == 0
    press(page.to_text)
    assert page.text.isVisible()


def test_show_answer_finds_own_words_plan_and_details(ready: Desk, show: Show) -> None:
    page = shown(ready, show)
    press(page.to_pages)
    for form, where in (
        ("assessment", path("own_words")),
        ("assessment", path("refer_if")),
        ("visit_details", path("present")),
    ):
        assert page.show_answer(form, where)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        assert page.text.isAncestorOf(focused)
    assert not page.show_answer("intake", path("onset"))


def visible_words(page: NotePage) -> list[str]:
    labels = [one.text() for one in page.findChildren(Label) if one.isVisible()]
    return labels + [one.words for one in page.findChildren(Button) if one.isVisible()] + _strips(page)


def _strips(page: NotePage) -> list[str]:
    from clinic_app.ui.widgets.sentence import Sentence  # noqa: PLC0415

    return [one.text() for one in page.findChildren(Sentence) if one.isVisible()]
