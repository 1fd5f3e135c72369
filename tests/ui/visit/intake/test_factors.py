"""Factors by group and by search: what fits comes first, what is not asked is found all the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.chart.map_answers import NextMark, marking
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.intake.factor_fit import FactorFit
from clinic_app.ui.visit.intake.factor_search import FactorSearch
from clinic_app.ui.widgets.halves_chip import HalvesChip
from tests.ui.visit.intake.conftest import LEFT_BUTTON, Open, focused, settle


def test_the_search_finds_by_what_people_call_it_and_answers_there(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.pain.found.line.setFocus()
    QTest.keyClicks(page.pain.found.line, "getting out of a chair")
    settle()
    group = page.pain.found.group
    assert group is not None
    assert next(iter(group.chips)) == "rising_from_chair"
    chip = group.chips["rising_from_chair"]
    assert isinstance(chip, HalvesChip)
    QTest.mouseClick(chip.button("worse"), LEFT_BUTTON)
    assert desk.visit.value("intake", "rising_from_chair") == "worse"
    settle()
    assert "1 answered" in page.pain.factors.folds["sitting"]._head.words
    QTest.keyClick(page.pain.found.line, Qt.Key.Key_Down)
    assert group.isAncestorOf(focused())
    page.pain.found.line.clear()
    assert page.pain.found.group is None


def test_what_is_not_asked_now_is_found_all_the_same(open_page: Open, desk: Desk) -> None:
    page = open_page()
    assert page.pain.factors.folds["shoulder_arm"].isHidden()
    page.pain.found.search("reaching overhead")
    settle()
    assert page.pain.found.group is not None
    chip = page.pain.found.group.chips["arm_overhead"]
    assert isinstance(chip, HalvesChip)
    assert chip.isVisibleTo(page.pain.found)
    QTest.mouseClick(chip.button("worse"), LEFT_BUTTON)
    settle()
    assert not page.pain.factors.folds["shoulder_arm"].isHidden()


def test_where_nothing_is_found_it_says_so(open_page: Open) -> None:
    page = open_page()
    page.pain.found.search("xyzzy")
    settle()
    assert page.pain.found.group is None
    assert "xyzzy" in page.pain.found._nothing.text()
    assert page.pain.found._nothing.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("getting out of a chair", "rising_from_chair"),
        ("golf", "trunk_rotation"),
        ("cough", "coughing_sneezing"),
        ("COUGHING", "coughing_sneezing"),
        ("stooping", "forward_bending"),
        ("text neck", "head_forward"),
        ("stair", "climbing_stairs"),
        ("in bed", "rolling_in_bed"),
        ("night", "night_pain"),
    ],
)
def test_synonyms_of_findings_lead_to_the_question(desk: Desk, typed: str, found: str) -> None:
    form = desk.visit.form("intake")
    search = FactorSearch([form.item("factors"), form.item("also")], desk.visit.reference.knowledge)
    assert found in [item.link_id for item in search.find(typed)][:3]


def test_the_search_finds_every_factor_by_its_own_words_and_nothing_by_none(desk: Desk) -> None:
    form = desk.visit.form("intake")
    search = FactorSearch([form.item("factors")], desk.visit.reference.knowledge)
    for group in form.item("factors").items:
        for item in group.items:
            assert item.link_id in [one.link_id for one in search.find(item.text)], item.text
    assert search.find("") == search.find("zzz") == []


def test_groups_that_fit_the_marked_areas_come_first_and_open(open_page: Open, desk: Desk) -> None:
    page = open_page()
    folds = page.pain.factors.folds
    assert not any(fold.is_open for fold in folds.values())
    desk.answer_all(marking(["shoulder_front.right", "scapula.right"], NextMark(5)))
    settle()
    order = sorted((name for name in folds if folds[name].isVisible()), key=lambda name: folds[name].y())
    assert order[0] == "shoulder_arm"
    assert folds["shoulder_arm"].is_open
    assert sum(fold.is_open for fold in folds.values()) == 2
    assert folds["hip_leg"].isHidden()


def test_a_fold_a_person_has_turned_stays_as_it_is(open_page: Open, desk: Desk) -> None:
    page = open_page()
    desk.answer_all(marking(["shoulder_front.right"], NextMark(5)))
    settle()
    fold = page.pain.factors.folds["shoulder_arm"]
    QTest.mouseClick(fold._head, LEFT_BUTTON)
    page.map.chart.setFocus()
    assert not fold.is_open
    desk.answer_all(marking(["lower_back.right"], NextMark(5)))
    settle()
    assert not fold.is_open


def test_without_marked_areas_groups_stand_in_the_forms_order(desk: Desk) -> None:
    groups: list[Item] = list(desk.visit.form("intake").item("factors").items)
    fit = FactorFit(groups, desk.visit.reference.knowledge)
    assert [name for name, _ in fit.ordered([])] == [group.link_id for group in groups]
    assert fit.ordered(["jaw"])[0][1]


def test_the_rest_of_a_group_is_said_no_to_on_the_line_of_its_name_while_it_is_open(
    open_page: Open, desk: Desk
) -> None:
    page = open_page()
    fold = page.pain.factors.folds["sitting"]
    fold.set_open(is_open=True)
    settle()
    assert fold.group is not None
    rest = fold.group.rest
    assert rest.isVisible()
    top = rest.mapTo(fold, rest.rect().topLeft()).y()
    assert top < fold._head.geometry().bottom()
    QTest.mouseClick(rest, LEFT_BUTTON)
    assert {desk.visit.value("intake", one) for one in fold.group.chips if not fold.group.chips[one].isHidden()} == {
        "no"
    }
    settle()
    assert not rest.isVisible()
    fold.set_open(is_open=False)
    desk.undo()
    settle()
    assert not rest.isVisible()


def test_answers_of_factors_stand_in_columns(open_page: Open) -> None:
    page = open_page()
    fold = page.pain.factors.folds["sitting"]
    fold.set_open(is_open=True)
    settle()
    assert fold.group is not None
    chips = [chip for chip in fold.group.chips.values() if isinstance(chip, HalvesChip) and chip.isVisible()]
    assert len(chips) > 3
    lefts = {chip.button("worse").mapTo(page, chip.rect().topLeft()).x() for chip in chips}
    assert len(lefts) == 1
