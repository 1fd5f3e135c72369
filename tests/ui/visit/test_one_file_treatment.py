"""A treatment is one file: put among the clinic's own, it is offered, held by the rules, in the note and on paper."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from clinic_app.clock import SetClock
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.places import clinic_files
from clinic_app.reading import Reading, read_reference
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.add_muscle import AddMuscle
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import path
from clinic_app.visit.rule_cases import RuleCases
from clinic_app.visit.site_plan import adding
from clinic_app.words import Words
from tests.ui.conftest import Show
from tests.ui.using import Hand, settled

BRUSHING = """\
form: brushing
title: Brushing
treatment:
  safety: [soft_tissue, massage, all]
  combines_with: [massage]
  at_hand: true
  note:
    - each: brushed
      say: "Brushing, {row}:[ {bristles}][, {brushed_minutes} min].[ Skin: {brushed_skin}.]"
items:
  - brushed: Areas
    rows: true
    control: site-rows
    items:
      - brushed_muscle: Muscle
        choice: muscles
        carry: plan
      - brushed_side: Side
        choice: side_or_both
        carry: plan
      - bristles: Bristles
        choice: {soft: Soft, firm: Firm}
        carry: plan
        required: true
      - brushed_minutes: Minutes
        type: count
        unit: min
        range: [1, 20]
        carry: plan
        usual: 5
      - brushed_skin: Skin afterwards
        choice: skin_after
"""


@pytest.fixture
def own(warm_home: Path, words: Words) -> Reading:
    folder = clinic_files("forms")
    folder.mkdir(parents=True)
    (folder / "brushing.yaml").write_text(BRUSHING, encoding="utf-8")
    return read_reference(words)


@pytest.fixture
def desk(own: Reading, embedded_record: Record, words: Words, clock: SetClock, qapp: object) -> Desk:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    embedded_record.people.add(person)
    numbers = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}
    clinic = Clinic(embedded_record, own.reference, words, clock, person, lambda _: True, numbers)
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    return Desk(clinic, clinic.begin_visit(patient).id)


def test_it_has_no_fault_and_its_rules_are_tried(own: Reading) -> None:
    assert own.problems == ()
    assert "brushing" in [one.id for one in RuleCases(own.reference).treatments]
    assert RuleCases(own.reference).without() == ()
    assert "brushing" in own.reference.forms.lists["treatments"]


def test_it_is_offered_filled_in_documented_and_printed(desk: Desk, show: Show, words: Words) -> None:
    page = TreatmentPage(desk)
    show(page, 1290)
    Hand().click(page.add.button("brushing"))
    card = page.cards["brushing"]
    assert isinstance(card.add, AddMuscle)
    card.add.add("gluteus_medius", "right")
    settled()
    (row,) = card.rows.values()
    assert {"bristles", "brushed_minutes", "brushed_skin"} <= set(row.cells)
    desk.answer("brushing", (*row.site.row, ("bristles", "")), "soft")
    desk.answer("brushing", (*row.site.row, ("brushed_minutes", "")), 8)
    visit = desk.visit
    said = " ".join(one.text for one in sentences(visit, visit.reference.note, words))
    assert "Brushing, Gluteus medius, RIGHT: soft, 8 min." in said
    pdf = visit_note_pdf(note_sheet(visit, words, desk.clinic.letterhead, "Ada Rook"), load())
    with pypdfium2.PdfDocument(pdf) as document:
        printed = " ".join(one.get_textpage().get_text_bounded() for one in document)
    assert "Brushing, Gluteus medius, RIGHT: soft, 8 min" in " ".join(printed.split())


def test_rules_of_its_group_hold_it(desk: Desk) -> None:
    desk.answer_all(adding(desk.visit, desk.visit.form("brushing"), "gluteus_medius", "right"))
    desk.answer("safety_history", path("infection"), "yes")
    desk.answer("safety_history", path("systemic_infection"), "yes")
    points = [one for one in open_points(desk.visit) if one.blocks]
    assert "all_systemic_infection" in [one.values.get("rule") for one in points]
    assert "gate.site" in [one.sentence for one in points]  # what its file requires
