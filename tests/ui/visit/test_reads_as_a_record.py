"""What nothing can be answered in any more is read: answers in words, and neither boxes nor what was never answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.factor_group import FactorGroup
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.differential.considered import MuscleSide
from clinic_app.ui.visit.examination.palpation_row import PalpationRow
from clinic_app.ui.visit.examination.sections import Sections
from clinic_app.ui.visit.intake.pain_tab import PainTab
from clinic_app.ui.visit.treatment.pain_card import PainCard
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show

Close = Callable[[], None]


@pytest.fixture
def close(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Close:
    """Return a function that closes the visit, and has every page look at it anew."""

    def closed() -> None:
        monkeypatch.setattr(type(desk.visit), "is_writable", False)
        desk.changed.emit()

    return closed


@pytest.fixture
def names(desk: Desk) -> ZoneNames:
    return ZoneNames.of(desk.visit.reference.knowledge, desk.visit.form("intake"), desk.words)


def words_in(within: QWidget) -> list[str]:
    return [one.text() for one in within.findChildren(Label) if one.isVisible()]


def pressed(within: QWidget) -> list[str]:
    return [one.words for one in within.findChildren(Pressable) if one.isVisible()]


def test_an_answer_stands_in_words_where_its_buttons_stood(desk: Desk, show: Show, close: Close) -> None:
    question = Question(desk, "intake", desk.visit.form("intake").item("since"))
    show(question)
    desk.answer("intake", path("since"), "months")
    assert question.is_told
    assert len(pressed(question)) > 1
    close()
    assert pressed(question) == []
    assert words_in(question) == ["How long ago?", "6 weeks to 3 months"]


def test_a_pain_is_told_of_ten(desk: Desk, show: Show, close: Close) -> None:
    question = Question(desk, "response", desk.visit.form("response").item("pain_after"))
    show(question)
    desk.answer("response", path("pain_after"), 3)
    close()
    assert "3 of 10" in words_in(question)


def test_what_was_never_answered_goes(desk: Desk, show: Show, close: Close) -> None:
    form = desk.visit.form("intake")
    view = FormView(desk, "intake", [form.item("since"), form.item("onset")])
    show(view)
    desk.answer("intake", path("onset"), "sudden")
    assert view.widgets["since"].isVisible()
    close()
    assert not view.widgets["since"].isVisible()
    assert view.widgets["onset"].isVisible()


def test_factors_stand_a_line_each(desk: Desk, show: Show, close: Close) -> None:
    group = FactorGroup(desk, "intake", desk.visit.form("intake").item("sitting"))
    show(group)
    desk.answer("intake", path("rising_from_chair"), "worse")
    desk.answer("intake", path("driving"), "no")
    assert "Rising from a chair: worse" not in "\n".join(words_in(group))
    close()
    assert pressed(group) == []
    told = "\n".join(words_in(group)).split("\n")
    assert told[-2:] == ["Rising from a chair: worse", "Driving: no"]


def test_the_pain_tab_has_nothing_left_to_search_or_type_in(
    desk: Desk, show: Show, close: Close, names: ZoneNames
) -> None:
    tab = PainTab(desk, names)
    show(tab)
    desk.answer("intake", path("rising_from_chair"), "worse")
    assert tab.found.isVisible()
    close()
    assert not tab.found.isVisible()
    assert [one for one in tab.findChildren(TextBox) if one.isVisible()] == []
    folds = tab.factors.folds
    assert [key for key, fold in folds.items() if fold.isVisible()] == ["sitting"]


def test_of_a_muscle_only_what_was_felt_stands(desk: Desk, show: Show, close: Close) -> None:
    one = MuscleSide("gluteus_medius", "right")
    within = ("palpation", one.row)
    desk.answer("examination", path(within), one.row)
    row = PalpationRow(desk, one)
    show(row)
    row.chips["tender"].chosen.emit("yes")
    row.refresh()
    close()
    row.refresh()
    assert pressed(row) == ["Tender"]
    assert not row.away.isVisible()


def test_of_the_examination_only_sections_with_an_answer_stand(desk: Desk, show: Show, close: Close) -> None:
    sections = Sections(desk)
    show(sections)
    assert len([one for one in sections.folds.values() if one.isVisible()]) > 0
    close()
    assert [one for one in sections.folds.values() if one.isVisible()] == []


def test_what_was_typed_stands_as_it_was_typed(desk: Desk, show: Show, close: Close) -> None:
    question = Question(desk, "intake", desk.visit.form("intake").item("complaint"))
    show(question)
    desk.answer("intake", path("complaint"), "it grabs")
    close()
    assert "it grabs" in words_in(question)


def test_a_row_of_a_treatment_keeps_what_was_told_of_it(desk: Desk, show: Show, close: Close) -> None:
    card = PainCard(desk)
    show(card)
    desk.answer("response", path("pain_after"), 3)
    asked = [cell for cell in card.cells.values() if cell.isVisible()]
    assert len(asked) > 1
    close()
    assert [cell.item.link_id for cell in card.cells.values() if cell.isVisible()] == ["pain_after"]
