"""The nerve screen and the safety questions are answered one by one: no press answers two of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.examination_page import ExaminationPage
from clinic_app.ui.visit.safety_page import SafetyPage
from clinic_app.ui.widgets.segments import Segments
from tests.ui.conftest import Show
from tests.ui.using import settled

NERVES = ("power_", "feel_", "knee_jerk", "ankle_jerk")


def said(desk: Desk, form: str) -> dict[str, object]:
    return {row.path[-1][0]: row.value for row in desk.visit.of(form).all_standing() if row.value is not None}


def is_of_a_nerve(link: str) -> bool:
    return link.startswith(NERVES)


@pytest.fixture
def page(screened: Desk, mark: Callable[..., None], show: Show) -> ExaminationPage:
    mark("lower_back.right", 6)
    made = ExaminationPage(screened)
    show(made, 1366)
    made.show_answer("examination", (("power_l5.right", ""),))
    settled()
    return made


def apart(within: QWidget) -> list[QAbstractButton]:
    """Return the buttons that are no option of one question."""
    found = [one for one in within.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    return [one for one in found if not isinstance(one.parentWidget(), Segments)]


def test_each_nerve_is_answered_by_a_press_of_its_own(page: ExaminationPage, screened: Desk) -> None:
    segments = [one for one in page.sections.findChildren(Segments) if one.isVisible()]
    answered = 0
    for one in segments[::3]:
        before = said(screened, "examination")
        QTest.mouseClick(one.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
        after = said(screened, "examination")
        assert len(after.keys() - before.keys()) == 1
        answered += any(is_of_a_nerve(link) for link in after.keys() - before.keys())
    assert answered >= 5
    before = said(screened, "examination")
    for button in apart(page.sections):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        now = said(screened, "examination")
        assert not any(is_of_a_nerve(link) for link in now.keys() - before.keys()), button.accessibleName()


def test_no_press_beside_the_questions_answers_one(desk: Desk, mark: Callable[..., None], show: Show) -> None:
    mark("lower_back.right", 6)
    made = SafetyPage(desk)
    show(made, 1366)
    settled()
    assert len(made.questions.rows) > 16
    rows = made.questions.rows
    for button in (one for one in apart(made) if not any(row.isAncestorOf(one) for row in rows)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert said(desk, "red_flags") == {}, button.accessibleName()
    QTest.mouseClick(made.questions.rows[0].findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert len(said(desk, "red_flags")) == 1
