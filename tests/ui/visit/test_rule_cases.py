"""Every contraindication and every site hazard has a case that fires it and one that must not, on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path as File
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from clinic_app.clock import SetClock
from clinic_app.forms.answers import Path
from clinic_app.forms.findings import parse
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.knowledge.safety import Rule
from clinic_app.reading import Reading
from clinic_app.records import embedded, vault
from clinic_app.records.rows import PersonRow
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.visit.treatment.add_muscle import AddMuscle
from clinic_app.ui.visit.treatment.add_place import AddPlace
from clinic_app.ui.visit.treatment.site_row import SiteRow
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.screening import core_questions
from clinic_app.visit.treatments import treats_muscles
from clinic_app.words import Words

KNOWLEDGE = File(__file__).parents[3] / "clinic_app" / "knowledge"
RULES = sorted(file.stem for file in (KNOWLEDGE / "contraindications").glob("*.yaml"))
HAZARDS = sorted(file.stem for file in (KNOWLEDGE / "hazards").glob("*.yaml"))
BEFORE, FLAGS = "safety_history", "red_flags"
#: A muscle no rule and no hazard singles out, and a flag that holds everything.
PLAIN, FLAG = "deltoid", "ces_saddle"
QUICK = vault.Cost(memory=8 * 4, passes=1, lanes=4)


def settled() -> None:
    """Let go what was taken off the page."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Room:
    """A treatment page in a window that is never painted: that would take most of the time.

    Attributes:
        desk: A visit with every safety question answered no.
        page: The page under test.
    """

    desk: Desk
    page: TreatmentPage
    window: QWidget

    def clean(self, gestures: int) -> None:
        """Take back what a case did, with one redraw."""
        self.desk.blockSignals(True)
        while len(self.desk.visit.gestures.undoable) > gestures:
            self.desk.visit.undo()
        self.desk.blockSignals(False)
        self.page._opened.clear()
        self.desk.changed.emit()
        settled()

    def treat(self, form_id: str, muscle: str) -> SiteRow | None:
        """Put a muscle (or the first joint, or nothing but the treatment) under treatment, and return its row."""
        self.page.open(form_id)
        card = self.page.cards[form_id]
        if isinstance(card.add, AddMuscle):
            card.add.add(muscle, "right")
        elif isinstance(card.add, AddPlace):
            next(iter(card.add.places.values())).click()
            card.add.sides["right"].click()
        settled()
        return next(iter(card.rows.values()), None)

    def press(self, form_id: str, link_id: str, code: str) -> None:
        """Press an answer of a question, on the control that every page asks it with."""
        question = Question(self.desk, form_id, self.desk.visit.form(form_id).item(link_id), parent=self.window)
        control = question.findChild(Segments)
        assert control is not None, f"{link_id} has no buttons"
        control.button(code).click()
        question.deleteLater()
        settled()

    def says(self, rule: Rule, form_id: str, row: SiteRow | None) -> bool:
        """Say whether the page shows the rule: as a box at the row, or as a note of the treatment."""
        card = self.page.cards[form_id]
        boxes = row.rules.boxes if row else card.whole.rules.boxes if card.whole else {}
        if rule.level != "note":
            return rule.id in boxes and boxes[rule.id].isVisibleTo(self.window)
        notes = [one.text() for one in card._notes.findChildren(QLabel)] if card._notes.isVisibleTo(self.window) else []
        return any(rule.steps in one or action_words(self.desk, rule.steps) in one for one in notes)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> Iterator[Clinic]:
    keys, key, _ = vault.new_vault(str(uuid4()))
    folder = tmp_path_factory.mktemp("rules") / "record"
    record = embedded.create(folder, keys.with_person("p", "correct horse battery", key, QUICK), key)
    clock = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    record.people.add(person)
    on = {"techniques_on": sorted(reading.reference.knowledge.techniques)}  # what is off cannot be put on the page
    yield Clinic(record, reading.reference, words, clock, person, lambda _: True, {"phone": "1", "emergency": "2"} | on)
    record.close()


def furnished(clinic: Clinic, born: str) -> Room:
    patient = clinic.add_patient(given_name="Robin", family_name=born, birth_date=born, phone="", sex="female")
    desk = Desk(clinic, clinic.begin_visit(patient).id)
    for _, where in core_questions(desk.visit):
        desk.answer(FLAGS, where, "no")
    desk.answer_all(Said(BEFORE, path(item.link_id), "no") for item in desk.visit.form(BEFORE).items)
    desk.answer("consent", path("consent"), "spoken")
    window = QWidget()
    window.resize(1290, 900)
    page = TreatmentPage(desk, window)
    page.resize(1290, 700)
    return Room(desk, page, window)


@pytest.fixture(scope="module")
def adult(clinic: Clinic, qapp: QApplication) -> Iterator[Room]:
    room = furnished(clinic, "1981-05-02")
    yield room
    room.window.close()


@pytest.fixture(scope="module")
def child(clinic: Clinic, qapp: QApplication) -> Iterator[Room]:
    room = furnished(clinic, "2014-05-02")
    yield room
    room.window.close()


@pytest.fixture
def room(request: pytest.FixtureRequest, adult: Room) -> Iterator[Room]:
    gestures = len(adult.desk.visit.gestures.undoable)
    yield adult
    adult.clean(gestures)


def form_for(room: Room, rule: Rule) -> Questionnaire:
    """Return a treatment the rule speaks of, at best one that is about muscles."""
    forms = [one for one in room.desk.visit.reference.forms if not set(one.safety_groups).isdisjoint(rule.treatments)]
    assert forms, f"no treatment is of the groups of {rule.id}"
    return min(forms, key=lambda one: not treats_muscles(room.desk.visit, one))


def asks(form: Questionnaire, finding: str) -> tuple[Item, str] | None:
    """Return a question of a form that gives a finding, and the answer that does."""
    for item, _ in form.walk():
        for option in item.options:
            given = [parse(one) for one in option.findings]
            if any(one.id == finding and one.present and one.sure for one in given) and not item.items:
                return item, option.code
    return None


def say_yes(room: Room, form: Questionnaire, finding: str) -> None:
    """Answer so that a finding is there: before treating, in the safety questions, or in the treatment itself."""
    visit = room.desk.visit
    for form_id in (BEFORE, FLAGS, form.id, "consent"):
        found = asks(visit.form(form_id), finding)
        if found is None:
            continue
        item, code = found
        groups = [one.link_id for one in visit.form(form_id).around(item.link_id) if one.is_question]
        for link, said in (*((link, "yes") for link in groups), (item.link_id, code)):
            room.press(form_id, link, said)
        return
    raise AssertionError(f"nobody asks for {finding}")


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_speaks_where_it_holds_and_only_there(
    rule_id: str, room: Room, child: Room, request: pytest.FixtureRequest
) -> None:
    rule = room.desk.visit.reference.knowledge.contraindications[rule_id]
    form = form_for(room, rule)
    muscle = rule.muscles[0] if rule.muscles else PLAIN
    assert muscle not in rule.not_muscles
    if rule.under_age is not None:
        assert not room.says(rule, form.id, room.treat(form.id, muscle))
        gestures = len(child.desk.visit.gestures.undoable)
        assert child.says(rule, form.id, child.treat(form.id, muscle))
        child.clean(gestures)
        return
    if rule.always:
        _always(room, rule, form, muscle)
        return
    row = room.treat(form.id, muscle)
    assert not room.says(rule, form.id, row), "fires although everything was answered no"
    if rule.open_flag:
        room.press(FLAGS, FLAG, "yes")
    else:
        say_yes(room, form, rule.when[0])
        if rule.weeks:
            room.desk.answer(BEFORE, path("pregnancy_weeks"), rule.weeks[0])
    settled()
    row = next(iter(room.page.cards[form.id].rows.values()), None)
    assert room.says(rule, form.id, row), "does not fire"
    if rule.muscles:
        _not_for_another_muscle(room, rule, form)
    if rule.weeks:
        outside = rule.weeks[-1] + 1 if rule.weeks[-1] < 42 else rule.weeks[0] - 1
        if outside >= 1:
            room.desk.answer(BEFORE, path("pregnancy_weeks"), outside)
            settled()
            row = next(iter(room.page.cards[form.id].rows.values()), None)
            assert not room.says(rule, form.id, row), "fires outside its weeks"


def _always(room: Room, rule: Rule, form: Questionnaire, muscle: str) -> None:
    """A rule that holds for every use holds for no other muscle, technique or treatment than its own."""
    row = room.treat(form.id, muscle)
    if rule.technique:
        assert row is not None
        where: Path = (*row.site.row, ("technique", ""))
        other = next(one.code for one in form.item("technique").options if one.code != rule.technique)
        room.desk.answer(form.id, where, other)
        settled()
        assert not room.says(rule, form.id, row)
        room.desk.answer(form.id, where, rule.technique)
        settled()
    assert room.says(rule, form.id, row)
    if rule.muscles:
        _not_for_another_muscle(room, rule, form)
    visit = room.desk.visit
    elsewhere = [one for one in visit.reference.forms if set(one.safety_groups).isdisjoint(rule.treatments)]
    other_form = next(one for one in elsewhere if one.safety_groups and treats_muscles(visit, one))
    other_row = room.treat(other_form.id, muscle)
    assert not room.says(rule, other_form.id, other_row)


def _not_for_another_muscle(room: Room, rule: Rule, form: Questionnaire) -> None:
    assert PLAIN not in rule.muscles
    for site_row in list(room.page.cards[form.id].rows.values()):
        site_row._take_away()
    settled()
    row = room.treat(form.id, PLAIN)
    assert not room.says(rule, form.id, row), "fires at another muscle"


@pytest.mark.parametrize("hazard_id", HAZARDS)
def test_a_hazard_stands_at_its_muscles_once_they_are_needled_and_only_there(hazard_id: str, room: Room) -> None:
    knowledge = room.desk.visit.reference.knowledge
    hazard = knowledge.hazards[hazard_id]
    for form_id, muscle, shown in (
        ("dry_needling", hazard.muscles[0], True),
        ("massage", hazard.muscles[0], False),
        ("electro_needling", PLAIN, False),
    ):
        row = room.treat(form_id, muscle)
        assert row is not None
        strip = room.page.cards[form_id].hazards
        words = [one.text() for one in strip.findChildren(QLabel)] if strip and strip.isVisibleTo(room.window) else []
        told = any(hazard.structure[1:] in one for one in words)
        assert told == shown, (form_id, muscle)
    assert PLAIN not in hazard.muscles


def test_every_group_a_rule_speaks_of_has_a_treatment(reading: Reading) -> None:
    given = {group for form in reading.reference.forms for group in form.safety_groups}
    for rule in reading.reference.knowledge.contraindications.values():
        assert set(rule.treatments) <= given, rule.id
