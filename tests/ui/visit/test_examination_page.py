"""The examination: what the hands find is said row by row, and only what somebody says is recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide
from clinic_app.ui.visit.examination_page import ExaminationPage
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import press, turn_wheel
from tests.ui.using import answer, bring_into_view, button, seen, settled
from tests.ui.visit.treating import next_visit

Mark = Callable[..., None]
QL = MuscleSide("quadratus_lumborum", "right")


@pytest.fixture
def page(screened: Desk, mark: Mark, show: Show) -> ExaminationPage:
    """Give the page of a screened visit with low back RIGHT marked."""
    screened.clinic.settings["ask_impression"] = False
    mark("lower_back.right", 6)
    mark("buttock_upper.right", 5)
    for link_id, value in (("rising_from_chair", "worse"), ("prolonged_sitting", "worse"), ("driving", "no")):
        screened.answer("intake", path(link_id), value)
    made = ExaminationPage(screened)
    show(made, 1290)
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def note_of(desk: Desk) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]


def signs(desk: Desk) -> set[str]:
    return {str(one) for one in desk.visit.now.findings if one.kind == "sign"}


def test_an_offered_muscle_begins_a_row_that_says_nothing_yet(page: ExaminationPage, screened: Desk) -> None:
    offered = page.palpation.offered
    assert QL in offered
    assert offered[QL].accessibleName() == "Feel Quadratus lumborum RIGHT"
    before = note_of(screened)
    click(offered[QL])
    assert screened.visit.of("examination").rows("palpation") == [QL.row]
    assert screened.visit.value("examination", ("palpation", QL.row), "palpated_side") == "right"
    assert signs(screened) == set()
    assert QL not in page.palpation.offered
    row = page.palpation.rows[QL.row]
    assert {chip.value for chip in row.chips.values()} == {None}
    assert row.chips["tender"].hasFocus()
    screened.undo()
    assert page.palpation.rows == {}
    assert note_of(screened) == before


def test_chips_say_yes_and_the_rest_no(page: ExaminationPage, screened: Desk) -> None:
    page.palpation.begin(QL)
    row = page.palpation.rows[QL.row]
    click(row.chips["tender"])
    assert signs(screened) == {"sign:hypersensitive_spot@quadratus_lumborum.right"}
    assert row.chips["tender"].accessibleName() == "Tender, Quadratus lumborum RIGHT, yes"
    gestures = len(screened.visit.gestures.undoable)
    click(row.rest)
    assert len(screened.visit.gestures.undoable) == gestures + 1
    assert row.chips["tender"].value == "yes"
    tested = {"stretch_limit", "contraction_pain", "weak_no_atrophy", "skin_rolling"}
    assert {chip.value for name, chip in row.chips.items() if name not in {"tender", *tested}} == {"no"}
    assert {row.chips[name].value for name in tested} == {None}
    assert "-sign:taut_band@quadratus_lumborum.right" in signs(screened)
    assert not row.rest.isVisible()
    click(row.chips["tender"])
    assert row.chips["tender"].value is None


@pytest.mark.parametrize("link", ["jump", "stretch_limit", "contraction_pain", "weak_no_atrophy", "skin_rolling"])
def test_what_is_found_besides_pressing_is_a_sign_of_that_muscle_and_told(
    page: ExaminationPage, screened: Desk, link: str
) -> None:
    page.palpation.begin(QL)
    before = {row.muscle: row.points for row in screened.visit.now.candidates}
    click(page.palpation.rows[QL.row].chips[link])
    assert signs(screened) == {f"sign:{link}@quadratus_lumborum.right"}
    after = {row.muscle: row.points for row in screened.visit.now.candidates}
    assert (after["quadratus_lumborum"] > before["quadratus_lumborum"]) == (link != "skin_rolling")
    asked = page.palpation.rows[QL.row].chips[link].words
    assert any(asked[:1].lower() + asked[1:] in one for one in note_of(screened) if one.startswith("Palpation"))


def test_a_held_key_answers_one_chip_once(page: ExaminationPage, screened: Desk) -> None:
    page.palpation.begin(QL)
    chip = page.palpation.rows[QL.row].chips["band"]
    chip.setFocus()
    press(chip, Qt.Key.Key_Return)
    for _ in range(9):
        press(chip, Qt.Key.Key_Return, held=True)
    assert chip.value == "yes"
    assert len([name for name in signs(screened) if "taut_band" in name]) == 1


def test_side_and_muscle_stand_in_every_name_of_a_row(page: ExaminationPage) -> None:
    page.palpation.begin(QL)
    row = page.palpation.rows[QL.row]
    for one in row.findChildren(Pressable):
        assert "Quadratus lumborum RIGHT" in one.accessibleName()


def test_a_row_taken_away_takes_its_findings_along_and_undo_brings_them_back(
    page: ExaminationPage, screened: Desk
) -> None:
    page.palpation.begin(QL)
    click(page.palpation.rows[QL.row].chips["recognised"])
    said = note_of(screened)
    click(page.palpation.rows[QL.row].away)
    assert page.palpation.rows == {}
    assert signs(screened) == set()
    assert not [one for one in note_of(screened) if one.startswith("Palpation")]
    screened.undo()
    assert note_of(screened) == said


def test_any_other_muscle_is_found_by_name_and_begun_on_either_side(page: ExaminationPage, screened: Desk) -> None:
    assert not page.palpation.search.isVisible()
    click(page.add_muscle)
    assert page.palpation.search.field.hasFocus()
    QTest.keyClicks(page.palpation.search.field, "sole")
    QApplication.processEvents()
    names = [one.accessibleName() for one in page.palpation.search.findChildren(Pressable) if one.isVisible()]
    assert {"Feel Soleus RIGHT", "Feel Soleus LEFT"} <= set(names)
    click(
        next(one for one in page.palpation.search.findChildren(Pressable) if one.accessibleName() == "Feel Soleus LEFT")
    )
    assert screened.visit.of("examination").rows("palpation") == ["soleus.left"]
    assert not page.palpation.search.isVisible()
    click(page.add_muscle)
    QTest.keyClicks(page.palpation.search.field, "zzz")
    assert [one.text() for one in page.palpation.search._found] == ["No muscle of that name."]  # type: ignore[attr-defined]


def test_an_emergency_offers_no_muscle_of_the_list(page: ExaminationPage, screened: Desk) -> None:
    assert page.palpation.offered
    screened.answer("red_flags", path("ces_saddle"), "yes")
    assert page.palpation.offered == {}
    assert page.panel.list is None


def test_sections_are_those_of_the_marked_areas_and_count_their_answers(page: ExaminationPage, screened: Desk) -> None:
    folds = page.sections.folds
    assert folds["neuro"].isVisible()
    fold = folds["range_trunk"]
    assert fold._head.words == "Range, trunk"
    assert not fold.is_open
    click(fold._head)
    view = page.sections._views["range_trunk"]
    segments = view.widgets["trunk_flexion"].findChild(Segments)
    assert segments is not None
    click(segments.button("painful"))
    assert screened.visit.value("examination", "trunk_flexion") == "painful"
    assert fold._head.words == "Range, trunk · 1 answered"
    assert "test:forward_bend=positive" in {str(one) for one in screened.visit.now.findings}


def test_sections_answered_before_are_open_again(page: ExaminationPage, screened: Desk, show: Show) -> None:
    screened.answer("examination", path("slr.right"), "negative")
    again = ExaminationPage(screened)
    show(again, 1290)
    assert [name for name, fold in again.sections.folds.items() if fold.is_open] == ["neuro"]


def test_every_answer_of_the_page_can_be_shown(page: ExaminationPage, screened: Desk) -> None:
    page.palpation.begin(QL)
    assert page.show_answer("examination", path(("palpation", QL.row), "band"))
    assert page.palpation.rows[QL.row].chips["band"].hasFocus()
    assert page.show_answer("examination", path("slr.left"))
    assert page.sections._views["neuro"].isAncestorOf(focused())
    assert page.show_answer("examination", path("further"))
    assert page.show_answer("assessment", path(("differential", "quadratus_lumborum.right")))
    assert not page.show_answer("examination", path(("palpation", "soleus.left"), "band"))
    assert not page.show_answer("intake", path("onset"))


def test_tab_goes_from_the_rows_to_what_is_on_offer(page: ExaminationPage) -> None:
    page.palpation.begin(QL)
    row = page.palpation.rows[QL.row]
    row.chips["tender"].setFocus()
    seen: list[QWidget] = []
    for _ in range(8):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    in_row = [row.isAncestorOf(one) for one in seen]
    assert in_row == sorted(in_row, reverse=True)
    assert seen[in_row.index(False)] in page.palpation.offered.values()


def test_the_wheel_changes_nothing(page: ExaminationPage, screened: Desk) -> None:
    page.palpation.begin(QL)
    page.sections.open("range_trunk")
    seen = screened.visit.seen
    for widget in page.findChildren(QWidget):
        turn_wheel(widget)
    assert screened.visit.seen == seen


def test_posture_and_leg_length_are_answers_and_stand_in_the_note(page: ExaminationPage, screened: Desk) -> None:
    fold = page.sections.folds["observation"]
    click(fold._head)
    settled()
    for words in ("Head forward", "Feet roll in"):
        bring_into_view(button(fold, words))
        click(button(fold, words))
    for link, value in (("spine_curve_seen", "right"), ("pelvis_level", "left_high"), ("leg_length", "right_short")):
        bring_into_view(answer(fold, link, value))
        click(answer(fold, link, value))
    found = {str(one) for one in screened.visit.now.findings}
    assert {"history:foot_pronation", "history:scoliosis"} <= found
    assert "symptom:apparent_short_leg.right" in found
    said = " ".join(note_of(screened))
    for words in ("Head forward", "Curves to the RIGHT", "LEFT higher", "RIGHT looks shorter"):
        assert words.lower() in said.lower()


def test_what_was_measured_last_time_stands_beside_an_empty_line(
    page: ExaminationPage, screened: Desk, clinic: Clinic, clock: SetClock, show: Show
) -> None:
    for link, value in (("sidebend_degrees.right", 25), ("leg_length_cm.left", 86.5)):
        screened.answer("examination", path(link), value)
    later = next_visit(clinic, clock, screened)
    later.answer("intake", path(("pain_map", "lower_back.right")), "lower_back.right")
    again = ExaminationPage(later)
    show(again, 1290)
    for name in ("observation", "range_trunk"):
        click(again.sections.folds[name]._head)
    settled()
    said = seen(again.sections)
    assert "25° on 20 November 2026" in said
    assert "86.5cm on 20 November 2026" in said
    assert later.visit.value("examination", "sidebend_degrees.right") is None
    assert later.visit.value("examination", "leg_length_cm.left") is None
