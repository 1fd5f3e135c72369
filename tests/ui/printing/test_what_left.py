"""Handed over, replaced, and the list of what left: to whom and what for."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.records.events import Wanted
from clinic_app.records.rows import PatientRow
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.exchange.copy_card import CopyCard
from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.window import Window
from clinic_app.visit import audit
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import adding, proposal_of
from clinic_app.visit.last_home_care import dropping, last_exercises
from clinic_app.visit.open_visit import path
from clinic_app.visit.papers import take_in
from clinic_app.visit.replaced import given_sheets, replaced_papers
from tests.ui.printing.conftest import Queue, Sheet, came, changed_dose
from tests.ui.using import Hand, settled, shell_of, visit_of


def given_out(demo: Clinic) -> list[tuple[str, str, str]]:
    """Return the list of disclosures as the report shows it, the newest first: what, to whom, what for."""
    found = audit.lines(demo, Wanted(kinds=audit.GIVEN_OUT))
    return [(one.kind, one.to, one.purpose) for one in found]


def replaced(demo: Clinic, patient: PatientRow) -> list[str]:
    """Return the ids of the patient's sheets that no longer hold."""
    return list(replaced_papers(demo, demo.record.documents.of_patient(patient.id)))


def ticked(page: HomeCarePage) -> bool | None:
    """Say whether the sheet that holds is handed over; None where there is none."""
    return page.sheet.given.tick.isChecked() if page.sheet.given.tick is not None else None


def tick(page: HomeCarePage) -> None:
    assert page.sheet.given.tick is not None
    Hand().click(page.sheet.given.tick)


def note_pages(window: Window) -> NotePage:
    page = visit_of(window)
    page.go("note")
    settled()
    note = page.page("note")
    assert isinstance(note, NotePage)
    note.to_pages.click()
    settled()
    return note


def test_one_click_says_who_gets_it_and_what_for_whichever_way_it_leaves(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot, tmp_path: Path
) -> None:
    page, hand = sheet("boateng"), Hand()
    ways = page.sheet.ways
    hand.click(ways.printer)
    assert hand.clicks == 1
    assert given_out(demo)[0] == ("document_kept", "the patient", "their own use")
    assert ways.fields.choice is not None
    hand.click(ways.fields.choice.button("gp"))
    hand.click(ways.printer)
    assert given_out(demo)[0] == ("document_kept", "the GP", "further care")
    assert ways.save(tmp_path / "sheet.pdf")
    assert given_out(demo)[0][1] == "the GP"
    assert [one.detail["by"] for one in demo.record.events.of_kind("document_kept")][-2:] == ["printer", "file"]
    mail = ways.ask_mail()
    mail.password.set_words("harbour-lamp-17")
    assert mail.fields.choice is not None
    hand.click(mail.fields.choice.button("insurer"))
    assert mail.save(tmp_path / "locked.pdf")
    assert given_out(demo)[0] == ("document_kept", "the insurer", "a claim")
    note = note_pages(window)
    hand.click(note.paper.ways.printer)
    assert given_out(demo)[0] == ("printed", "the patient", "their own use")
    came(qtbot, lambda: not shell_of(window).prints.jobs.waits)
    assert len(beside.tray) == 3


def test_somebody_else_is_named_in_words_before_anything_leaves(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    ways, hand = sheet("boateng").sheet.ways, Hand()
    before = given_out(demo)
    assert ways.fields.choice is not None
    hand.click(ways.fields.choice.button("other"))
    hand.click(ways.printer)
    assert given_out(demo) == before
    ways.fields.recipient.set_words("Harbour Sports Club")
    ways.fields.purpose.set_words("return to training")
    hand.click(ways.printer)
    assert given_out(demo)[0] == ("document_kept", "Harbour Sports Club", "return to training")
    came(qtbot, lambda: len(beside.tray) == 1)


def test_a_letter_goes_to_its_reader_unless_somebody_says_otherwise(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    sheet("boateng")
    note = note_pages(window)
    visit_of(window).desk.answer("letter", path("letter_to"), "Dr Gray")
    note.paper.show_paper("referral_letter")
    settled()
    assert note.paper.ways.fields.who == "addressee"
    Hand().click(note.paper.ways.printer)
    kind, to, purpose = given_out(demo)[0]
    assert (kind, purpose) == ("document_kept", "Referral letter")
    assert "Dr Gray" in to
    came(qtbot, lambda: len(beside.tray) == 1)


def test_a_copy_for_a_person_says_it_with_one_click_too(demo: Clinic, qtbot: QtBot, tmp_path: Path) -> None:
    signed = demo.record.visits.in_state("signed")[0]
    card = CopyCard(demo)
    qtbot.addWidget(card)
    card.resize(700, 900)
    card.show()
    assert signed.patient is not None
    card.show_patient(demo.record.patients.get(signed.patient))
    settled()
    assert card.told.choice is not None
    Hand().click(card.told.choice.button("insurer"))
    card.fields["identity"].set_words("known in person")
    card.lock.tick.setChecked(False)
    card.write(tmp_path / "copy")
    qtbot.waitUntil(lambda: not card.ways.strip.job.is_at_work, timeout=30_000)
    settled()
    assert given_out(demo)[0] == ("copy_given", "the insurer", "a claim")


def test_what_came_in_is_no_disclosure(demo: Clinic) -> None:
    before = given_out(demo)
    take_in(demo, demo.find("boateng")[0], b"%PDF-1.7 from elsewhere", "application/pdf", "MRI")
    assert given_out(demo) == before


def test_handed_over_is_a_tick_that_can_be_taken_back(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    page = sheet("boateng")
    assert ticked(page) is None
    Hand().click(page.sheet.ways.printer)
    assert ticked(page) is False
    tick(page)
    assert ticked(page) is True
    assert page.sheet.given.said == [f"{demo.person.name}, 13:47"]
    (event,) = demo.record.events.of_kind("handed_over")
    kept = demo.record.documents.of_patient(demo.find("boateng")[0].id)[0]
    assert (event.person, event.detail["document"]) == (demo.person.id, kept.id)
    shell_of(window).go("today")
    shell_of(window).back_to_visit()
    again = HomeCarePage(visit_of(window).desk)
    qtbot.addWidget(again)
    assert ticked(again) is True
    tick(page)
    assert ticked(page) is False
    assert len(demo.record.events.of_kind("handed_over_taken_back")) == 1
    came(qtbot, lambda: not shell_of(window).prints.jobs.waits)


def test_a_copy_for_the_gp_is_not_the_sheet_the_patient_was_given(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    page, hand = sheet("boateng"), Hand()
    ways, visit = page.sheet.ways, visit_of(window).desk.visit
    assert ways.fields.choice is not None
    hand.click(ways.fields.choice.button("gp"))
    hand.click(ways.printer)
    assert [one.detail["who"] for one in demo.record.events.of_kind("document_kept")] == ["gp"]
    assert ticked(page) is None
    assert given_sheets(visit) == []
    assert visit.of("home_care").value(path("printed")) is None
    hand.click(ways.fields.choice.button("patient"))
    hand.click(ways.printer)
    assert ticked(page) is False
    assert visit.of("home_care").value(path("printed")) is not None
    (given,) = given_sheets(visit)
    hand.click(ways.fields.choice.button("gp"))
    hand.click(ways.printer)
    assert [one.paper.id for one in given_sheets(visit)] == [given.paper.id]
    came(qtbot, lambda: not shell_of(window).prints.jobs.waits)


def test_a_changed_plan_marks_the_sheet_replaced_and_the_same_plan_does_not(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    page = sheet("boateng")
    patient = demo.find("boateng")[0]
    Hand().click(page.sheet.ways.printer)
    assert replaced(demo, patient) == []
    changed_dose(page, 45)
    assert ticked(page) is None
    assert "not ticked as handed over" in page.sheet.given.said[0]
    (gone,) = replaced(demo, patient)
    page.sheet._desk.undo()
    settled()
    assert replaced(demo, patient) == []
    assert ticked(page) is False
    changed_dose(page, 45)
    shell_of(window).show_patient(patient.id)
    rooms = shell_of(window).patients.rooms
    Hand().click(rooms.choice.button("papers"))
    settled()
    states = [one.contact.state for one in rooms.findChildren(ContactRow) if one.isVisible()]
    assert gone == demo.record.documents.of_patient(patient.id)[0].id
    assert states[0] == "Replaced 20 November 2026"
    came(qtbot, lambda: not shell_of(window).prints.jobs.waits)


def test_another_sheet_at_a_later_visit_or_a_dropped_exercise_replaces_the_old_one(
    window: Window, demo: Clinic, beside: Queue, sheet: Sheet, qtbot: QtBot
) -> None:
    page = sheet("boateng")
    Hand().click(page.sheet.ways.printer)
    first = visit_of(window).desk.visit
    patient = demo.find("boateng")[0]
    came(qtbot, lambda: not shell_of(window).prints.jobs.waits)
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(days=7)
    later = demo.open(demo.begin_visit(patient).id)
    assert later.visit.id != first.visit.id
    assert replaced(demo, patient) == []  # nobody has decided anything yet
    (last,) = last_exercises(later)
    later.answer_all(adding(proposal_of(later, later.reference.knowledge.exercises[last.exercise], "left")))
    assert replaced(demo, patient) == []  # it goes on as it was
    later.answer_all(dropping(later, last))
    assert replaced(demo, patient) == [given_sheets(first)[0].paper.id]
    shell_of(window).open_visit(later.visit.id)
    shown = HomeCarePage(visit_of(window).desk)
    qtbot.addWidget(shown)
    assert any("Sheet of 20 November 2026" in one for one in shown.sheet.given.said)
