"""A needling from looking to the last stretch, as the visit goes; current; what is off; what one is allergic to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.forms.typed_line import TypedLine
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from clinic_app.visit.site_plan import adding
from clinic_app.visit.techniques import switch
from clinic_app.words import Words
from tests.ui.conftest import Show
from tests.ui.using import Hand, answer, button, seen, settled
from tests.ui.visit.treating import LUMBAR, NEEDLING, at_site, drawn, next_visit

ELECTRO = "electro_needling"
TOLD = (
    "Looked at and tested before: posture and skin, felt the taut band, painful movement. "
    "Needling position: side-lying on the LEFT. Pillow: under the waist. Hygiene: hands cleaned, gloves, skin cleaned, "
    "sterile single-use needles. Needles: Seirin 4711. "
    "Dry needling, Quadratus lumborum, RIGHT, L4 transverse process: 0.30 × 50 mm, 2 in, to bone contact, left in "
    "place, 62 seconds (planned: 1 min). Twitch: few. Felt: their known pain. Bleeding: spot. Needles out: yes. "
    "Muscle afterwards: easier. "
    "Afterwards: stretch, breathing, movement."
)


@pytest.fixture
def page(ready: Desk, show: Show) -> TreatmentPage:
    page = TreatmentPage(ready)
    show(page, 1290)
    return page


def put(page: TreatmentPage, form: str, link: str, typed: str) -> None:
    """Type into the line of a question."""
    line = asked(page.cards[form], link).findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled()


def pick(page: TreatmentPage, form: str, link: str, value: str) -> None:
    """Choose an answer, side by side or in a list."""
    question = asked(page.cards[form], link)
    segments, box = question.findChild(Segments), question.findChild(ChoiceBox)
    if segments is not None:
        Hand().click(segments.button(value))
    else:
        assert box is not None
        box.chosen.emit(value)
        settled()


def asked(within: QWidget, link: str) -> Question:
    return next(one for one in within.findChildren(Question) if one.isVisible() and one.item.link_id == link)


def note(desk: Desk, words: Words) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, words)]


def test_the_form_follows_the_visit(page: TreatmentPage, ready: Desk, clock: SetClock, words: Words) -> None:
    hand = Hand()
    hand.click(page.first.buttons[NEEDLING, LUMBAR, "right"])
    card = page.cards[NEEDLING]
    hand.click(card.fold)
    for chip in ("Posture and skin", "Felt the taut band", "Painful movement"):
        hand.click(button(card, chip))
    pick(page, NEEDLING, "needling_position", "side_lying_on_left")
    for chip in ("Under the waist", "Hands cleaned", "Gloves", "Skin cleaned", "Sterile single-use needles"):
        hand.click(button(card, chip))
    put(page, NEEDLING, "needle_lot", "Seirin 4711")
    row = card.rows[f"{LUMBAR}.right"]
    hand.click(button(row, "Point, landmarks"))
    put(page, NEEDLING, "landmarks", "L4 transverse process")
    for link, value in (("needle", "0.30x50"), ("depth", "bone"), ("technique", "static"), ("leave_in", "60")):
        pick(page, NEEDLING, link, value)
    hand.click(button(row, "Needles in: more"))
    hand.click(button(row, "Needles in: more"))
    assert row.timing is not None
    hand.click(row.timing.start)
    clock.advance(seconds=62)
    hand.click(answer(row, "twitch", "few"))
    hand.click(button(row, "Their known pain"))
    hand.click(row.timing.finish)
    hand.click(answer(row, "bleeding", "spot"))
    hand.click(answer(row, "after_needles", "easier"))
    for chip in ("Stretch", "Breathing", "Movement"):
        hand.click(button(card, chip))
    written = sentences(ready.visit, ready.visit.reference.note, words)
    told = [one.text for one in written if one.form == NEEDLING]
    assert " ".join(told) == TOLD


def test_current_is_told_with_its_dose_and_a_pacemaker_locks_it(page: TreatmentPage, ready: Desk, words: Words) -> None:
    ready.answer_all(adding(ready.visit, ready.visit.form(ELECTRO), LUMBAR, "right"))
    drawn()
    hand, card = Hand(), page.cards[ELECTRO]
    assert card.counts is not None  # needles are counted here as in dry needling
    put(page, ELECTRO, "electrodes", "L3 with L5")
    pick(page, ELECTRO, "waveform", "biphasic")
    frequency = asked(card, "frequency").findChild(TypedLine)
    assert frequency is not None
    put(page, ELECTRO, "frequency", "900")
    assert "A number within the limits, please." in seen(frequency)
    frequency.line.selectAll()
    put(page, ELECTRO, "frequency", "2")
    hand.click(button(card, "Current on for: more"))
    pick(page, ELECTRO, "intensity_felt", "moves")
    told = " ".join(note(ready, words))
    assert "Needles joined: L3 with L5. Waveform: biphasic. Frequency: 2 Hz." in told
    assert "Current on for 1 min. Intensity felt: muscle moves." in told
    ready.answer("safety_history", path("body"), "yes")
    ready.answer("safety_history", path("pacemaker"), "yes")
    settled()
    row = card.rows[f"{LUMBAR}.right"]
    assert row.timing is not None
    assert not row.timing.start.isEnabled()
    assert "gate.absolute" in [one.sentence for one in open_points(ready.visit) if one.blocks]


@pytest.mark.parametrize("form", [NEEDLING, "massage"])
def test_what_is_off_is_seen_locked_and_opens_once_it_is_switched_on(
    form: str, page: TreatmentPage, ready: Desk, clinic: Clinic
) -> None:
    groups = set(ready.visit.form(form).safety_groups)
    for technique in clinic.reference.knowledge.techniques.values():
        if groups.isdisjoint(technique.treatments):
            continue
        muscle = min(technique.muscles)
        ready.answer_all(adding(ready.visit, ready.visit.form(form), muscle, "right"))
        drawn()
        row = page.cards[form].rows[f"{muscle}.right"]
        cell = next(iter(row.cells.values()))
        assert technique.title in row.off.words
        assert technique.why in row.off.words
        assert not cell.isEnabled()
        switch(clinic, technique.id, on=True)
        page.refresh()
        assert row.off.words == ""
        assert cell.isEnabled() or row.rules.boxes  # a rule may speak of it still
        switch(clinic, technique.id, on=False)
        ready.undo()


def test_wet_cupping_is_an_answer_that_cannot_be_chosen_until_it_is_on(
    page: TreatmentPage, ready: Desk, clinic: Clinic
) -> None:
    ready.answer_all(adding(ready.visit, ready.visit.form("cupping"), LUMBAR, "right"))
    drawn()
    (row,) = page.cards["cupping"].rows.values()
    segments = row.cells["technique"].findChild(Segments)
    assert segments is not None
    QTest.mouseClick(segments.button("wet_cupping"), Qt.MouseButton.LeftButton)
    assert ready.visit.of("cupping").value((*row.site.row, ("technique", ""))) is None
    switch(clinic, "wet_cupping", on=True)
    page.refresh()
    Hand().click(segments.button("wet_cupping"))
    assert ready.visit.of("cupping").value((*row.site.row, ("technique", ""))) == "wet_cupping"


def test_an_allergy_that_was_told_checks_the_set_up_of_whatever_touches_the_skin(
    page: TreatmentPage, ready: Desk, words: Words
) -> None:
    for link, value in (("skin", "yes"), ("metal_allergy", "yes"), ("allergy_to", "Nickel, latex")):
        ready.answer("safety_history", path(link), value)
    checking = [
        (form, item.link_id)
        for form in ready.visit.reference.forms
        for item, _ in form.walk()
        if "history:metal_allergy" in str(item.asked_when)
    ]
    assert {form.id for form, _ in checking} >= {NEEDLING, ELECTRO, "massage", "cupping", "taping", "deep_tissue"}
    for form, link in [one for one in checking if one[0].id in (NEEDLING, "taping")]:
        page.open(form.id)
        drawn()
        card = page.cards[form.id]
        assert "Allergic to: Nickel, latex." in seen(card.allergy)
        ready.answer_all(adding(ready.visit, form, LUMBAR, "right"))
        drawn()
        waiting = [one.path[-1][0] for one in open_points(ready.visit) if one.blocks and one.form == form.id]
        assert link in waiting
        assert page.show_answer(form.id, path(link))
        pick(page, form.id, link, "changed")
        instead = link.rpartition("_")[0] + "_instead"
        assert instead in [one.path[-1][0] for one in open_points(ready.visit) if one.blocks and one.form == form.id]
        put(page, form.id, instead, "Vinyl gloves")
        assert "Used instead: Vinyl gloves." in " ".join(note(ready, words))
    assert at_site(ready, "muscle") == LUMBAR


def test_an_allergy_stands_there_at_the_next_visit_too(
    ready: Desk, clinic: Clinic, clock: SetClock, show: Show
) -> None:
    for link, value in (("skin", "yes"), ("metal_allergy", "yes"), ("allergy_to", "Nickel")):
        ready.answer("safety_history", path(link), value)
    later = next_visit(clinic, clock, ready)
    later.answer("follow_up", path("changed"), "no")
    again = TreatmentPage(later)
    show(again, 1290)
    again.open(NEEDLING)
    drawn()
    assert "Allergic to: Nickel." in seen(again.cards[NEEDLING].allergy)
