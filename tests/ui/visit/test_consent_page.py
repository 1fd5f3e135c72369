"""Consent signed by touch: drawn with the mouse, kept as points, on the page as it was drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clinic_app.documents.letter import letter_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.treatment.consent_card import ConsentCard
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.signature_pad import SignaturePad
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.drawn import strokes_of
from clinic_app.visit.gates import open_points
from clinic_app.visit.letter import letter_sheet
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, picture
from tests.ui.using import Hand, seen
from tests.ui.visit.treating import press


def draw(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for step in range(1, 20):
        QTest.mouseMove(pad, QPoint(20 + 8 * step, 60 + (step % 5) * 6))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(172, 60))


@pytest.fixture
def card(desk: Desk, show: Show) -> ConsentCard:
    desk.answer("consent", path("consent"), "written")
    card = ConsentCard(desk)
    show(card, 340)
    return card


def test_nobody_signs_before_consent_is_given_nor_after_it_was_refused(desk: Desk, show: Show) -> None:
    card = ConsentCard(desk)
    show(card, 340)
    assert not card.on_paper.isVisible()
    desk.answer("consent", path("consent"), "refused")
    assert not card.on_paper.isVisible()
    desk.answer("consent", path("consent"), "written")
    assert card.on_paper.isVisible()


def test_a_signature_is_drawn_kept_and_shown_again(card: ConsentCard, desk: Desk) -> None:
    part = card.on_paper
    assert not part.pad.isVisible()
    press(part.sign)
    assert not part.keep.isEnabled()
    bare = picture(part.pad)
    draw(part.pad)
    assert changed_pixels(bare, picture(part.pad)) > 100
    press(part.keep)
    kept = strokes_of(desk.visit.value("consent", "consent_signature"))
    assert len(kept) == 1
    assert len(kept[0]) > 10
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in kept[0])
    assert part.pad.strokes == kept
    assert desk.words("consent_page.signed", time="13:40") in seen(card)
    told = [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]
    assert "Consent signed by touch." in told
    assert not any("," in one and ";" in one and one[0].isdigit() for one in told)


def test_nothing_drawn_is_nothing_kept_and_clear_begins_anew(card: ConsentCard, desk: Desk) -> None:
    part = card.on_paper
    press(part.sign)
    draw(part.pad)
    press(part.clear)
    assert part.pad.strokes == ()
    assert not part.keep.isEnabled()
    assert desk.visit.value("consent", "consent_signature") is None


def test_a_kept_signature_cannot_be_drawn_over(card: ConsentCard, desk: Desk) -> None:
    part = card.on_paper
    press(part.sign)
    draw(part.pad)
    press(part.keep)
    before = part.pad.strokes
    draw(part.pad)
    assert part.pad.strokes == before


def test_consent_that_changed_after_it_was_signed_says_so(card: ConsentCard, desk: Desk) -> None:
    part = card.on_paper
    press(part.sign)
    draw(part.pad)
    press(part.keep)
    assert desk.words("consent_page.other_text") not in seen(card)
    desk.answer("consent", path(("risks_named", "nerve")), "nerve")
    assert not part._changed.isHidden()
    desk.undo()
    assert part._changed.isHidden()


def test_the_signature_stands_on_the_page(card: ConsentCard, desk: Desk, clinic: Clinic) -> None:
    template = desk.visit.reference.letters["consent"]
    chart = load()

    def page() -> bytes:
        return letter_pdf(letter_sheet(desk.visit, template, clinic.words, clinic.letterhead, "Ada Rook"), chart)

    before = page()
    press(card.on_paper.sign)
    draw(card.on_paper.pad)
    press(card.on_paper.keep)
    sheet = letter_sheet(desk.visit, template, clinic.words, clinic.letterhead, "Ada Rook")
    assert "Robin Field" in sheet.signed[0]
    assert page() != before


def test_the_version_given_to_take_home_is_one_press(card: ConsentCard, desk: Desk) -> None:
    press(card.on_paper.sheet)
    assert desk.visit.value("consent", "information_sheet") == "Consent to treatment, version 1"
    assert not card.on_paper.sheet.isVisible()


def test_the_button_leads_to_the_consent_page(desk: Desk, clinic: Clinic, show: Show) -> None:
    desk.answer("consent", path("consent"), "written")
    page = VisitPage(clinic, desk.visit.visit.id)
    show(page, 1290)
    page.go("treatment")
    heard = Heard()
    page.desk.asked_for.connect(heard.note)
    card = page.page("treatment").findChild(ConsentCard)
    assert card is not None
    Hand().click(card.on_paper.page)
    note = page.page("note")
    assert isinstance(note, NotePage)
    assert page.place == "note"
    assert note.paper.shown == "consent"


def test_a_child_who_agreed_alone_is_asked_about(clinic: Clinic) -> None:
    child = clinic.add_patient(given_name="Kit", family_name="Field", birth_date="2015-03-01", phone="")
    visit = clinic.open(clinic.begin_visit(child).id)
    visit.answer("consent", path("consent"), "spoken")
    assert "closing.minor" in [one.sentence for one in open_points(visit)]
    visit.answer("consent", path("consent"), "guardian")
    assert "closing.minor" not in [one.sentence for one in open_points(visit)]
