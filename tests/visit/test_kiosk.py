"""A patient answers alone: what is put into the box, what of it reaches the record, and what never does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.canonical import canonical, digest
from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records import embedded, vault
from clinic_app.records.kiosk_box import FolderBox, new_pair, seal, unseal
from clinic_app.records.kiosk_pieces import KeptForm, read, written
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PatientRow, PersonRow, VisitRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.kiosk import (
    Sitting,
    acknowledge,
    attach,
    detach,
    go_through,
    not_gone_through,
    public_key,
    take_in,
    unacknowledged,
)
from clinic_app.visit.open_visit import Said, path
from clinic_app.words import Words

AREA = Said("intake", (("pain_map", "lower_back.right"), ("intensity", "")), 6)


@pytest.fixture
def clinic(record: Record, clock: SetClock, reading: Reading, words: Words) -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    record.people.add(person)
    return Clinic(record, reading.reference, words, clock, person, lambda _: True, {})


class Box:
    """A box that keeps what is put in, and may be full."""

    def __init__(self) -> None:
        self.sealed: list[bytes] = []
        self.is_full = False

    def put(self, sealed: bytes, *, urgent: bool) -> None:  # noqa: ARG002  as a box is asked
        if self.is_full:
            raise ClinicError("record.disk_full")
        self.sealed.append(sealed)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def sitting(clinic: Clinic, box: Box, reading: Reading, clock: SetClock) -> Sitting:
    return Sitting(reading.reference, clock, box, public_key(clinic))


def patient(clinic: Clinic) -> PatientRow:
    return clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")


def taken(clinic: Clinic, box: Box) -> str:
    pieces = [take_in(clinic, one) for one in box.sealed]
    assert all(pieces)
    return pieces[0].visit.id if pieces[0] else ""


def test_answers_reach_the_record_as_the_patients_own(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    sitting.answer_all([replace(AREA, path=(("pain_map", "lower_back.right"), ("kind", "")), value="ache")])
    visit = clinic.open(taken(clinic, box))
    assert visit.visit.patient is None
    assert visit.visit.state == "kiosk"
    assert visit.value("intake", ("pain_map", "lower_back.right"), "intensity") == 6
    rows = clinic.record.answers.of_visit(visit.visit.id)
    assert {(one.provenance, one.author) for one in rows} == {("kiosk", None)}


def test_a_piece_taken_in_twice_is_there_once(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    visit = taken(clinic, box)
    assert take_in(clinic, box.sealed[0]) is None
    assert len(clinic.record.answers.of_visit(visit)) == 1


def test_a_full_box_is_said_and_the_next_gesture_brings_everything(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    box.is_full = True
    with pytest.raises(ClinicError):
        sitting.answer_all([AREA])
    assert sitting.visit.value("intake", ("pain_map", "lower_back.right"), "intensity") == 6
    box.is_full = False
    sitting.answer_all([replace(AREA, path=(("pain_map", "lower_back.left"), ("intensity", "")), value=3)])
    visit = clinic.open(taken(clinic, box))
    given = [visit.value("intake", ("pain_map", f"lower_back.{side}"), "intensity") for side in ("right", "left")]
    assert given == [6, 3]


def test_the_box_opens_for_nobody_but_the_record(box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    (sealed,) = box.sealed
    assert b"lower_back" not in sealed
    with pytest.raises(ClinicError):
        unseal(sealed, new_pair()[0])


def test_what_was_changed_on_the_way_is_refused(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    whole = box.sealed[0]
    for place in (0, 40, len(whole) - 1):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with pytest.raises(ClinicError) as error:
            take_in(clinic, changed)
        assert error.value.sentence == "kiosk.not_readable"
    for cut in (b"", whole[:10], whole[:-1]):
        with pytest.raises(ClinicError):
            take_in(clinic, cut)
    assert not clinic.record.visits.in_state("kiosk")


def test_a_piece_reaches_no_visit_but_its_own(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    """Whoever has the public key can seal anything: none of it may reach what the clinic wrote."""
    theirs = clinic.begin_visit(patient(clinic))
    sitting.answer_all([AREA])
    piece = read(unseal(box.sealed[0], str(clinic.settings["kiosk_keys"][0])))
    into_theirs = replace(
        piece, visit=theirs, rows=tuple(replace(one, id=str(uuid4()), visit=theirs.id) for one in piece.rows)
    )
    signed_by = replace(piece, rows=tuple(replace(one, author=clinic.person.id) for one in piece.rows))
    as_asked = replace(piece, rows=tuple(replace(one, provenance="asked") for one in piece.rows))
    with_patient = replace(piece, visit=replace(piece.visit, patient=theirs.patient))
    for forged in (into_theirs, signed_by, as_asked, with_patient):
        with pytest.raises(ClinicError):
            take_in(clinic, seal(written(forged), public_key(clinic)))
    assert not clinic.record.answers.of_visit(theirs.id)
    assert not clinic.record.visits.in_state("kiosk")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ((("pain_map", "lower_back.right"), ("intensity", "")), "six"),
        ((("pain_map", "lower_back.right"), ("intensity", "")), 11),
        ((("pain_map", "lower_back.right"), ("intensity", "")), True),
        ((("pain_map", "lower_back.right"), ("intensity", "")), {"a": 1}),
        ((("pain_map", "tail.right"), ("intensity", "")), 6),
        ((("pain_map", "lower_back.inside"), ("intensity", "")), 6),
        ((("pain_map", "lower_back.right"), ("kind", "")), "purple"),
        ((("no_such_question", ""),), "yes"),
        ((("complaint", ""),), "x" * 6000),
        ((("complaint", "y" * 200),), "x"),
        ((), "x"),
    ],
)
def test_what_no_patient_can_answer_is_refused(
    clinic: Clinic, box: Box, sitting: Sitting, where: tuple[tuple[str, str], ...], value: object
) -> None:
    """A window that opens such a visit would find a value it cannot show."""
    sitting.answer_all([AREA])
    piece = read(unseal(box.sealed[0], str(clinic.settings["kiosk_keys"][0])))
    forged = replace(piece, rows=(replace(piece.rows[0], path=where, value=value),))
    with pytest.raises(ClinicError) as error:
        take_in(clinic, seal(written(forged), public_key(clinic)))
    assert error.value.sentence == "kiosk.not_readable"
    assert not clinic.record.visits.in_state("kiosk")


@pytest.mark.parametrize("body", [{}, [], "x", {"resourceType": "Patient"}, {"resourceType": "Questionnaire"}])
def test_a_form_that_is_none_or_not_for_patients_is_refused(
    clinic: Clinic, box: Box, sitting: Sitting, body: object
) -> None:
    sitting.answer_all([AREA])
    piece = read(unseal(box.sealed[0], str(clinic.settings["kiosk_keys"][0])))
    rows = (replace(piece.rows[0], form=digest(canonical(body))),)
    forged = replace(piece, rows=rows, forms=(KeptForm("intake", "9", body),))
    with pytest.raises(ClinicError) as error:
        take_in(clinic, seal(written(forged), public_key(clinic)))
    assert error.value.sentence == "kiosk.not_readable"


def test_whose_they_are_is_said_and_taken_back(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    visit, elena = taken(clinic, box), patient(clinic)
    attach(clinic, visit, elena)
    assert [one.id for one in clinic.visits_of(elena)] == [visit]
    with pytest.raises(ClinicError) as error:
        attach(clinic, visit, elena)
    assert error.value.sentence == "kiosk.attached_already"
    detach(clinic, visit)
    assert not clinic.visits_of(elena)
    said = [(one.detail["from"], one.detail["to"]) for one in clinic.record.events.of_kind("kiosk_attached")]
    assert said == [(None, elena.id), (elena.id, None)]


def test_the_planned_visit_gives_its_place(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    elena, now = patient(clinic), clinic.clock()
    planned = VisitRow(str(uuid4()), "visit", "planned", now, now, elena.id)
    clinic.record.visits.add(planned, EventRow(str(uuid4()), "visit_planned", now, clinic.person.id, elena.id))
    sitting.answer_all([AREA])
    visit = taken(clinic, box)
    attach(clinic, visit, elena)
    assert [one.visit.id for one in clinic.today()] == [visit]
    assert clinic.begin_visit(elena).id == visit


def test_they_are_the_patients_words_until_somebody_went_through_them(
    clinic: Clinic, box: Box, sitting: Sitting
) -> None:
    sitting.answer_all([AREA])
    visit = clinic.open(taken(clinic, box))
    assert len(not_gone_through(visit)) == 1
    go_through(visit)
    assert not not_gone_through(clinic.open(visit.visit.id))
    sitting.answer_all([replace(AREA, value=7)])
    take_in(clinic, box.sealed[-1])
    assert len(not_gone_through(clinic.open(visit.visit.id))) == 1


def test_urgent_answers_wait_for_a_name(clinic: Clinic, box: Box, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    assert not sitting.urgent
    visit = taken(clinic, box)
    assert not unacknowledged(clinic)
    sitting.answer_all([Said("red_flags", path(one), "yes") for one in ("ces_saddle", "ces_bladder")])
    assert sitting.urgent
    for sealed in box.sealed[1:]:
        take_in(clinic, sealed)
    ((event, row),) = unacknowledged(clinic)
    assert row.id == visit
    assert set(event.detail["urgent"]) <= set(sitting.urgent)
    acknowledge(clinic, visit)
    assert not unacknowledged(clinic)
    assert [one.person for one in clinic.record.events.of_kind("kiosk_acknowledged")] == [clinic.person.id]


def test_pieces_lie_beside_the_record_in_order_and_say_nothing(tmp_path: Path) -> None:
    private, public = new_pair()
    keys, key, _ = vault.new_vault(str(uuid4()))
    cheap = vault.Cost(memory=8 * 4, passes=1, lanes=4)
    embedded.create(tmp_path / "record", keys.with_person("p", "correct horse battery", key, cheap), key).close()
    box = FolderBox(tmp_path / "record")
    for number in range(12):
        box.put(seal(f"Elena Marsh {number}".encode(), public), urgent=False)
    found = [unseal(sealed, private).decode() for _, sealed in box.pieces()]
    assert found == [f"Elena Marsh {number}" for number in range(12)]
    assert all(b"Marsh" not in file.read_bytes() for file in (tmp_path / "record" / "kiosk").iterdir())


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=3000))
def test_whatever_is_sealed_comes_back(content: bytes) -> None:
    private, public = new_pair()
    assert unseal(seal(content, public), private) == content


def test_a_form_comes_along_once(box: Box, clinic: Clinic, sitting: Sitting) -> None:
    sitting.answer_all([AREA])
    sitting.answer_all([replace(AREA, value=4)])
    private = str(clinic.settings["kiosk_keys"][0])
    forms = [[one.name for one in read(unseal(sealed, private)).forms] for sealed in box.sealed]
    assert forms == [["intake"], []]
    assert all(isinstance(one, KeptForm) for one in read(unseal(box.sealed[0], private)).forms)
