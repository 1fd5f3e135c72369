"""Consent by treatment and area: one press covers what stands beside it, sensitive areas apart, withdrawn any time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path as FilePath

import pytest

from clinic_app.clock import SetClock
from clinic_app.data_files import load
from clinic_app.forms.shelf import read_forms
from clinic_app.places import shipped
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.open_point_words import point_words
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.consent import ONLY_ASKED, SENSITIVE, agreed
from clinic_app.visit.gates import open_points
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.signing import sign
from clinic_app.visit.site_plan import adding, moving
from clinic_app.visit.treatments import all_sites
from clinic_app.words import Words
from tests.ui.conftest import Show
from tests.ui.seeing import Heard
from tests.ui.using import Hand, seen
from tests.ui.visit.treating import (
    HIP,
    LUMBAR,
    NEEDLING,
    counted,
    drawn,
    needled,
    next_visit,
    press,
)

NOT_NAMED = "consent_scope.not_named"
SENSITIVE_MUSCLES = {
    "pectoralis_major": "sensitive_chest",
    HIP: "sensitive_buttock",
    "adductor_longus": "sensitive_thigh",
    "levator_ani": "sensitive_pelvis",
    "medial_pterygoid": "sensitive_mouth",
}
#: What is answered about people, and what is then still asked.
PEOPLE: tuple[tuple[dict[str, str], set[str]], ...] = (
    ({"consent": "guardian"}, {"consent_by", "guardian_present", "child_assents"}),
    ({"consent": "guardian", "consent_by": "Lee Field, mother", "guardian_present": "yes"}, {"child_assents"}),
    ({"consent": "part"}, {"consent_limits"}),
    ({"consent": "withdrawn"}, {"consent_withdrawn"}),
    ({"consent": "spoken", "consent_answered": "interpreter"}, {"interpreter"}),
    ({"consent": "spoken", "chaperone": "present"}, {"chaperone_name"}),
    ({"consent": "spoken", "chaperone": "declined", "student": "agreed", "consent_answered": "patient"}, set()),
)


@pytest.fixture
def page(ready: Desk, show: Show) -> TreatmentPage:
    page = TreatmentPage(ready)
    show(page, 1290)
    return page


def say(page: TreatmentPage, answer: str) -> None:
    question = page.consent.asked.widgets["consent"].findChild(Segments)
    assert question is not None
    press(question.button(answer))


def add(desk: Desk, form: str, muscle: str, side: str = "right") -> None:
    desk.answer_all(adding(desk.visit, desk.visit.form(form), muscle, side))
    drawn()


def scope_points(desk: Desk) -> list[str]:
    return [point_words(desk, one) for one in open_points(desk.visit) if one.sentence == NOT_NAMED]


def note(desk: Desk, words: Words) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, words)]


def test_one_press_covers_each_treatment_in_each_area_beside_it(page: TreatmentPage, ready: Desk, words: Words) -> None:
    needled(ready)
    add(ready, "massage", HIP)
    assert "Covers: Dry needling (low back, RIGHT), Massage (hip and buttock, RIGHT)." in seen(page)
    say(page, "spoken")
    assert agreed(ready.visit) == ["dry_needling~low_back.right", "massage~hip_buttock.right"]
    told = next(one for one in note(ready, words) if one.startswith("Consent:"))
    assert told == "Consent: spoken yes, for dry needling (low back, RIGHT), massage (hip and buttock, RIGHT)."
    assert ready.visit.undo()  # one gesture: the answer and all it covers
    assert agreed(ready.visit) == []
    assert ready.visit.value("consent", "consent") is None


def test_another_area_of_the_same_treatment_holds_the_signature_until_it_is_named(
    page: TreatmentPage, ready: Desk
) -> None:
    needled(ready)
    say(page, "spoken")
    assert scope_points(ready) == []
    add(ready, NEEDLING, "biceps_brachii")
    assert scope_points(ready) == ["Consent does not name: Dry needling (upper arm, RIGHT)"]
    assert all(one.blocks for one in open_points(ready.visit) if one.sentence == NOT_NAMED)
    press(page.consent.covers_too)
    assert scope_points(ready) == []
    assert "dry_needling~arm.right" in agreed(ready.visit)


def test_the_other_side_was_not_agreed_to_and_both_sides_cover_each(page: TreatmentPage, ready: Desk) -> None:
    needled(ready)
    say(page, "spoken")
    (site,) = all_sites(ready.visit)
    ready.answer_all(moving(ready.visit, site, "left"))
    assert scope_points(ready) == ["Consent does not name: Dry needling (low back, LEFT)"]
    ready.undo()
    add(ready, "massage", LUMBAR, "both")
    press(page.consent.covers_too)
    add(ready, "massage", LUMBAR, "left")
    assert scope_points(ready) == []


def test_what_stands_beside_can_be_taken_off_and_named_chip_by_chip(page: TreatmentPage, ready: Desk) -> None:
    say(page, "part")
    press(page.consent.change)
    chips = page.consent.scope.chips
    assert {"dry_needling~low_back.right", "massage~low_back.right"} <= set(chips)  # what the differential offers
    assert not any(chip.isChecked() for chip in chips.values())  # nothing is agreed to before somebody says so
    press(chips["massage~low_back.right"])
    assert agreed(ready.visit) == ["massage~low_back.right"]
    needled(ready)
    assert scope_points(ready) == ["Consent does not name: Dry needling (low back, RIGHT)"]
    press(page.consent.scope.chips["massage~low_back.right"])
    assert agreed(ready.visit) == []


def test_the_open_point_jumps_to_the_button_that_closes_it(page: TreatmentPage, ready: Desk) -> None:
    say(page, "spoken")
    needled(ready)
    (point,) = [one for one in open_points(ready.visit) if one.sentence == NOT_NAMED]
    assert page.show_answer(point.form, point.path)
    assert page.focusWidget() is page.consent.covers_too


def test_each_sensitive_area_is_asked_about_by_itself(page: TreatmentPage, ready: Desk) -> None:
    say(page, "spoken")
    for muscle, link in SENSITIVE_MUSCLES.items():
        add(ready, "massage", muscle)
        (point,) = [one for one in open_points(ready.visit) if one.sentence == "treating.sensitive"]
        assert (point.path[-1][0], point.blocks) == (link, link != ONLY_ASKED)
        assert page.consent.sensitive[link].isVisible()
        assert page.show_answer(point.form, point.path)
        question = page.consent.sensitive[link].findChild(Segments)
        assert question is not None
        press(question.button("refused"))
        assert "treating.sensitive" in [one.sentence for one in open_points(ready.visit)]
        press(question.button("written"))  # it speaks for no other: the next area is asked about all the same
        assert "treating.sensitive" not in [one.sentence for one in open_points(ready.visit)]


def test_a_sensitive_area_is_agreed_to_once_a_course_and_may_be_taken_back(
    page: TreatmentPage, ready: Desk, clinic: Clinic, clock: SetClock
) -> None:
    add(ready, "massage", "pectoralis_major")
    ready.answer("consent", path("sensitive_chest"), "written")
    later = next_visit(clinic, clock, ready)
    add(later, "massage", "pectoralis_major")
    assert "treating.sensitive" not in [one.sentence for one in open_points(later.visit)]
    later.answer("consent", path("sensitive_chest"), "refused")
    assert "treating.sensitive" in [one.sentence for one in open_points(later.visit)]


def test_last_times_plan_stands_beside_and_is_covered(
    page: TreatmentPage, ready: Desk, clinic: Clinic, clock: SetClock, show: Show
) -> None:
    needled(ready)
    counted(ready)
    later = next_visit(clinic, clock, ready)
    again = TreatmentPage(later)
    show(again, 1290)
    assert "Covers: Dry needling (low back, RIGHT)." in seen(again)
    say(again, "spoken")
    assert agreed(later.visit) == ["dry_needling~low_back.right"]


def test_withdrawn_with_needles_in_they_come_out_and_what_was_done_is_signed(
    page: TreatmentPage, ready: Desk, words: Words
) -> None:
    needled(ready)
    counted(ready)
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert row.timing is not None
    press(row.timing.start)
    needled(ready, HIP)
    waiting = page.cards[NEEDLING].rows[f"{HIP}.right"].timing
    assert waiting is not None
    press(page.consent.change)
    say(page, "withdrawn")
    assert not waiting.start.isEnabled()  # nothing more goes in
    assert "gate.consent_refused" in [one.sentence for one in open_points(ready.visit)]
    when = page.consent.asked.widgets["consent_withdrawn"].findChild(Segments)
    assert when is not None
    press(when.button("during"))
    assert not row.rules.boxes  # what was done until then asks no reason
    Hand().click(row.timing.finish)  # never locked while a needle is in
    assert {one.path[0][1] for one in open_points(ready.visit) if one.sentence == "gate.absolute"} == {
        f"all_no_consent~{NEEDLING}~{HIP}.right"  # what was not done is taken off
    }
    press(page.cards[NEEDLING].rows[f"{HIP}.right"]._remove)
    assert [one.sentence for one in open_points(ready.visit) if one.blocks] == []
    told = next(one for one in note(ready, words) if one.startswith("Consent:"))
    assert told.startswith("Consent: withdrawn during the treatment, which was stopped, for dry needling")
    add(ready, "massage", LUMBAR)  # nothing more may be done
    press(page.consent.done)
    assert scope_points(ready) == ["Consent does not name: Massage (low back, RIGHT)"]
    assert not page.consent.covers_too.isVisible()
    ready.undo()
    assert sign(ready.visit, words).sha256


def test_withdrawn_before_anything_was_done_locks_the_rows(page: TreatmentPage, ready: Desk) -> None:
    needled(ready)
    say(page, "withdrawn")
    when = page.consent.asked.widgets["consent_withdrawn"].findChild(Segments)
    assert when is not None
    press(when.button("before"))
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert row.timing is not None
    assert not row.timing.start.isEnabled()
    blocking = {one.sentence for one in open_points(ready.visit) if one.blocks}
    assert {"gate.consent_refused", "gate.absolute"} <= blocking


def test_who_was_there_and_who_answered_is_asked_on_the_page_and_holds_the_signature(
    page: TreatmentPage, ready: Desk, words: Words
) -> None:
    needled(ready)
    counted(ready)
    for answers, still_asked in PEOPLE:
        ready.answer_all(Said("consent", path(link), value) for link, value in answers.items())
        points = [one for one in open_points(ready.visit) if one.form == "consent" and one.sentence == "treating.asked"]
        assert {one.path[-1][0] for one in points} == still_asked
        assert all(page.show_answer(one.form, one.path) for one in points)
        told = " ".join(note(ready, words))
        for link in set(answers) - {"consent"}:
            assert ready.wording.value("consent", path(link)) in told
        ready.undo()


def test_the_sheet_given_is_named_with_its_version(page: TreatmentPage, ready: Desk, words: Words) -> None:
    needled(ready)
    say(page, "written")
    heard = Heard()
    ready.changed.connect(heard.note)
    press(page.consent.on_paper.sheet)
    template = ready.visit.reference.letters["consent"]
    told = next(one for one in note(ready, words) if one.startswith("Consent:"))
    assert f"information sheet {template.title}, version {template.version}" in told


def test_a_rule_that_comes_up_while_needles_are_in_never_keeps_them_in(page: TreatmentPage, ready: Desk) -> None:
    needled(ready)
    row = page.cards[NEEDLING].rows[f"{LUMBAR}.right"]
    assert row.timing is not None
    press(row.timing.start)
    ready.answer("safety_history", path("needles"), "yes")
    ready.answer("safety_history", path("needle_phobia"), "yes")
    drawn()
    assert "Stop here. What was done is told below; it is signed only with your reason." in seen(row)
    Hand().click(row.timing.finish)
    assert row.cells["bleeding"].isEnabled()
    assert "gate.absolute" in [one.sentence for one in open_points(ready.visit) if one.blocks]


def test_a_form_that_asks_less_is_taken_as_it_is(clinic: Clinic, words: Words, tmp_path: FilePath, show: Show) -> None:
    """A visit that was begun with an older form, or a clinic with a form of its own."""
    ours = load(shipped("forms") / "consent.yaml")
    asked = [
        one for one in ours["items"] if next(iter(one)) not in {"agreed", "consent_withdrawn", *SENSITIVE.values()}
    ]
    (tmp_path / "consent.json").write_text(json.dumps(ours | {"items": asked}), encoding="utf-8")
    (tmp_path / "consent.json").rename(tmp_path / "consent.yaml")  # every JSON is YAML
    forms = read_forms([shipped("forms"), tmp_path], clinic.reference.forms.lists)
    clinic.reference = replace(clinic.reference, forms=forms)
    patient = clinic.add_patient(given_name="Robin", family_name="Moor", birth_date="1981-05-02", phone="")
    desk = Desk(clinic, clinic.begin_visit(patient).id)
    needled(desk)
    page = TreatmentPage(desk)
    show(page, 1290)
    say(page, "spoken")
    assert desk.visit.value("consent", "consent") == "spoken"
    assert scope_points(desk) == []
    assert "Consent: spoken yes." in note(desk, words)
    press(page.consent.change)
    assert not page.consent.scope.isVisible()
