"""What speaks against a treatment, on its page: side, hazards, rules, what was not asked, consent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.add_muscle import AddMuscle
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from clinic_app.visit.site_plan import adding
from clinic_app.visit.treatments import all_sites
from tests.ui.conftest import Show
from tests.ui.seeing import Heard
from tests.ui.visit.treating import (
    HIP,
    LUMBAR,
    NEEDLING,
    at_site,
    cleared,
    drawn,
    needled,
    next_visit,
    press,
    site,
)

Mark = Callable[..., None]


def gates(desk: Desk) -> list[str]:
    return [one.sentence for one in open_points(desk.visit) if one.blocks]


# -- side


def test_the_other_side_than_the_pain_warns_and_is_made_right_in_every_word(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready, side="left", twitch="few")
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.left"]
    assert row.side_check.warns
    assert row.side_check.turn.words == "Make it RIGHT"
    assert row.side_check.meant.words == "LEFT is meant"
    assert "gate.side" in gates(ready)
    press(row.side_check.turn)
    (site,) = all_sites(ready.visit)
    assert (site.muscle, site.side, site.row[-1][1]) == (LUMBAR, "right", f"{LUMBAR}.right")
    assert at_site(ready, "twitch") == "few"
    assert "gate.side" not in gates(ready)
    written = " ".join(one.text for one in sentences(ready.visit, ready.visit.reference.note, ready.words))
    assert "Quadratus lumborum, RIGHT: 0.30 × 50 mm" in written
    assert "LEFT" not in written
    ready.undo()
    assert [one.side for one in all_sites(ready.visit)] == ["left"]
    assert at_site(ready, "twitch", side="left") == "few"


def test_the_other_side_may_be_meant_and_the_note_says_so(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready, side="left")
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.left"]
    press(row.side_check.meant)
    assert not row.side_check.warns
    assert "gate.side" not in gates(ready)
    written = [one.text for one in sentences(ready.visit, ready.visit.reference.note, ready.words)]
    assert "Side differs from the pain side, Dry needling, Quadratus lumborum, LEFT: LEFT is meant." in written
    press(row._remove)
    written = [one.text for one in sentences(ready.visit, ready.visit.reference.note, ready.words)]
    assert not any("Side differs" in one for one in written)


def test_a_muscle_outside_every_pain_is_noted_and_blocks_nothing(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    ready.answer_all(adding(ready.visit, ready.visit.form("massage"), "masseter", "right"))
    drawn()
    row = page.cards["massage"].rows["masseter.right"]
    said = [one.text() for one in row.side_check.findChildren(Label) if one.isVisible()]
    assert ready.words("treatment.outside") in said
    assert "gate.side" not in gates(ready)


# -- hazards


def test_a_hazard_is_asked_once_for_a_person_a_muscle_and_a_version(
    clinic: Clinic, clock: SetClock, ready: Desk, show: Show
) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    strip, row = page.cards[NEEDLING].hazards, page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert strip is not None
    assert strip.isVisible()
    assert "gate.hazard" in gates(ready)
    assert page.show_answer(NEEDLING, site())
    assert strip.read.hasFocus()
    press(strip.read)
    assert "gate.hazard" not in gates(ready)
    assert not strip.isVisible()
    assert row.hazards.isVisible()  # the words stay
    second = next_visit(clinic, clock, ready)
    needled(second)
    needled(second, HIP)
    unread = [one.values["muscle"] for one in open_points(second.visit) if one.sentence == "gate.hazard"]
    assert LUMBAR not in unread
    assert HIP in unread


# -- rules


def test_an_absolute_rule_locks_the_treatment_and_the_row_until_a_reason_stands(ready: Desk, show: Show) -> None:
    ready.answer("safety_history", path("needles"), "yes")
    ready.answer("safety_history", path("needle_phobia"), "yes")
    page = TreatmentPage(ready)
    show(page, 1290)
    button = page.first.buttons[NEEDLING, LUMBAR, "right"]
    assert not button.isEnabled()
    assert not page.add.button(NEEDLING).isEnabled()
    assert "Offer non-needle options" in page.add.reason(NEEDLING)
    press(page.add.all_the_same(NEEDLING))
    adder = page.cards[NEEDLING].add
    assert isinstance(adder, AddMuscle)
    press(adder.buttons[LUMBAR, "right"])
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert not row.cells["needle"].isEnabled()
    assert "gate.absolute" in gates(ready)
    box = row.rules.boxes["dn_phobia"]
    assert "Very afraid of needles" in " ".join(one.text() for one in box.findChildren(Label))
    line = box.reason.findChild(Line)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "Asked for it herself")
    line.clearFocus()
    assert row.cells["needle"].isEnabled()
    assert "gate.absolute" not in gates(ready)
    assert row.rules.boxes["dn_phobia"] is box
    written = [one.text for one in sentences(ready.visit, ready.visit.reference.note, ready.words)]
    assert any("Asked for it herself" in one for one in written)


def test_a_reason_is_taken_over_from_another_site_by_one_press(ready: Desk, show: Show) -> None:
    ready.answer("safety_history", path("blood"), "yes")
    ready.answer("safety_history", path("anticoagulant"), "yes")
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    needled(ready, HIP)
    first, second = (page.cards[NEEDLING].rows[f"{one}.right"].rules.boxes["dn_anticoagulant"] for one in (LUMBAR, HIP))
    assert gates(ready).count("gate.reason") == 2
    assert not second._same.isVisible()
    ready.answer("precautions", first.reason.path, "Thin needle, compress")
    assert second._same.words == "Same reason as Quadratus lumborum RIGHT"
    press(second._same)
    assert "gate.reason" not in gates(ready)
    assert not second._same.isVisible()


def test_what_was_not_asked_leads_to_the_questions_and_blocks_needling(screened: Desk, mark: Mark, show: Show) -> None:
    mark("lower_back.right", 6)
    page = TreatmentPage(screened)
    show(page, 1290)
    needled(screened)
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    heard = Heard()
    screened.asked_for.connect(lambda *told: heard.append(told))
    press(row.not_known.ask)
    assert heard == [("safety", "safety_history", ())]
    assert "gate.not_asked" in gates(screened)
    cleared(screened)
    assert not row.not_known.isVisible()
    assert "gate.not_asked" not in gates(screened)


def test_deep_pressure_is_locked_by_a_blood_thinner_and_opened_by_a_reason(ready: Desk, show: Show) -> None:
    ready.answer("safety_history", path("blood"), "yes")
    ready.answer("safety_history", path("anticoagulant"), "yes")
    page = TreatmentPage(ready)
    show(page, 1290)
    ready.answer_all(adding(ready.visit, ready.visit.form("massage"), LUMBAR, "right"))
    row = page.cards["massage"].rows[f"{LUMBAR}.right"]
    pressure = row.cells["pressure"].findChild(Segments)
    assert pressure is not None
    assert not pressure.button("deep").isEnabled()
    assert pressure.button("light").isEnabled()
    assert row._deep is not None
    press(row._deep.ask)
    box = row._deep.boxes.boxes["dt_anticoagulant"]
    ready.answer("precautions", box.reason.path, "Low dose, agreed with the surgery")
    assert pressure.button("deep").isEnabled()
    press(pressure.button("deep"))
    assert "dt_anticoagulant" in row.rules.boxes
    assert not any(one.values.get("rule") == "dt_anticoagulant" for one in open_points(ready.visit))


# -- the right column


def test_consent_folds_to_its_answer_and_says_which_risk_was_not_named(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready, "serratus_posterior_inferior")
    consent = page.consent.asked.widgets["consent"].findChild(Segments)
    assert consent is not None
    press(consent.button("spoken"))
    assert page.consent.is_folded
    assert not page.consent.view.isVisible()
    assert "Spoken yes, 13:40" in [one.text() for one in page.consent.findChildren(Label) if one.isVisible()]
    hazards = ready.visit.reference.knowledge.hazards_of_muscle["serratus_posterior_inferior"]
    assert any(one.consent == "pneumothorax_named" for one in hazards)
    assert page.consent._warning.isVisible()
    press(page.consent.change)
    assert page.consent.view.isVisible()
    ready.answer("consent", path(("risks_named", "pneumothorax")), "pneumothorax")
    press(page.consent.done)
    assert not page.consent._warning.isVisible()


def test_pain_before_is_the_highest_of_the_map_and_after_is_asked(ready: Desk, mark: Mark, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    assert page.pain.before == 6
    mark("buttock_upper.right", 8)
    assert page.pain.before == 8
    assert ready.visit.value("response", "pain_after") is None


def test_anything_unwanted_has_no_answer_before_one_is_given(ready: Desk, show: Show) -> None:
    page = TreatmentPage(ready)
    show(page, 1290)
    needled(ready)
    answers = page.unwanted.happened.findChild(Segments)
    assert answers is not None
    assert answers.value is None
    assert not any(cell.isVisible() for cell in page.unwanted.then.values())
    press(answers.button("bruise"))
    assert ready.visit.value("response", "adverse_event") == "bruise"
    assert all(cell.isVisible() for cell in page.unwanted.then.values())
    assert {"How bad?", "What, and what was done?"} <= {
        str(one.values.get("question")) + "?" for one in open_points(ready.visit) if one.sentence == "treating.asked"
    }
