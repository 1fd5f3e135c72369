"""A visit in rough hands: interrupted in the middle of a drag or a word, undone from wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollBar, QWidget

from clinic_app.ui.chart.body_chart import BodyChartView
from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.number_box import NumberBox
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import core_questions
from tests.ui.using import settled, shell_of, visit_of

LEFT_BUTTON, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MANY = 30
MARKED = ("buttock_mid.right", "buttock_lower.right", "thigh_back.right")


@pytest.fixture
def page(window: Window, demo: Clinic) -> VisitPage:
    """Give the first visit of somebody new, on the screen."""
    patient = demo.add_patient(given_name="Maren", family_name="Holt", birth_date="1984-03-12", phone="")
    shell_of(window).open_visit(demo.begin_visit(patient).id)
    settled()
    return visit_of(window)


def handle(window: Window) -> QWindow:
    """Return the window as the system sees it: what is pressed there goes where it would go."""
    found = window.windowHandle()
    assert found is not None
    return found


def intake_of(page: VisitPage) -> IntakePage:
    found = page.page("intake")
    assert isinstance(found, IntakePage)
    return found


def place(window: Window, page: VisitPage, zone: str, side: str) -> QPoint:
    chart: BodyChartView = intake_of(page).map.chart
    found = chart.chart.views["back"].find(zone, side)
    assert found is not None
    return chart.mapTo(window, chart.place_of(found).toPoint())


def rows(page: VisitPage) -> list[str]:
    return page.desk.visit.of("intake").rows("pain_map")


def begin_drag(window: Window, page: VisitPage) -> None:
    QTest.mousePress(handle(window), LEFT_BUTTON, NONE, place(window, page, "buttock_mid", "right"))
    QTest.mouseMove(handle(window), place(window, page, "thigh_back", "right"))
    settled()
    assert rows(page) == list(MARKED)


def end_drag(window: Window, there: QPoint) -> None:
    QTest.mouseMove(handle(window), there)
    QTest.mouseRelease(handle(window), LEFT_BUTTON, NONE, there)
    settled()


def complaint(page: VisitPage) -> QPlainTextEdit:
    found = intake_of(page).pain._questions["complaint"].findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


@pytest.mark.parametrize("way", ["lock", "other_page"])
def test_a_drag_ends_where_the_figure_goes_out_of_sight(window: Window, page: VisitPage, way: str) -> None:
    begin_drag(window, page)
    calf = place(window, page, "calf", "left")
    if way == "lock":
        window.cover("14:03")
        settled()
    else:
        QTest.keyClick(handle(window), Qt.Key.Key_2, ALT)
        assert page.place == "safety"
    end_drag(window, calf)
    window.uncover()
    page.go("intake")
    settled()
    QTest.mouseMove(handle(window), place(window, page, "neck_back", "right"))
    settled()
    assert rows(page) == list(MARKED)


def test_hiding_names_in_the_middle_of_a_drag_and_of_a_word_changes_neither(window: Window, page: VisitPage) -> None:
    begin_drag(window, page)
    QTest.keyClick(handle(window), Qt.Key.Key_F8)
    settled()
    end_drag(window, place(window, page, "calf", "right"))
    assert "calf.right" in rows(page)
    box = complaint(page)
    box.setFocus()
    QTest.keyClicks(box, "It gra")
    QTest.keyClick(handle(window), Qt.Key.Key_F8)
    settled()
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "bs.")
    page.setFocus()
    assert page.desk.visit.value("intake", "complaint") == "It grabs."


def test_words_being_typed_stay_while_the_visit_changes_around_them(window: Window, page: VisitPage) -> None:
    box = complaint(page)
    box.setFocus()
    QTest.keyClicks(box, "It gra")
    page.desk.answer("intake", path("worst"), 8)  # a drag thought about later, another room, the server back
    settled()
    assert box.toPlainText() == "It gra"
    QTest.keyClicks(box, "bs.")
    page.setFocus()
    assert page.desk.visit.value("intake", "complaint") == "It grabs."
    page.desk.undo()
    settled()
    assert box.toPlainText() == ""


def test_a_number_being_typed_or_refused_stays_while_the_visit_changes_around_it(
    window: Window, page: VisitPage
) -> None:
    page.desk.answer("intake", path(("pain_map", MARKED[0])), MARKED[0])
    page.show_answer("examination", "examination", path("sidebend_degrees.right"))
    settled()
    box = QApplication.focusWidget()
    assert isinstance(box, NumberBox)
    for typed in ("3", "999"):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, typed)
        if typed == "999":
            box.settle()
        page.desk.answer("intake", path("worst"), len(typed))
        settled()
        assert box.text() == typed


def test_ctrl_z_goes_on_through_everything_wherever_it_puts_the_keyboard(window: Window, page: VisitPage) -> None:
    begin_drag(window, page)
    end_drag(window, place(window, page, "calf", "right"))
    box = complaint(page)
    for words in ("It grabs. ", "At night too."):
        box.setFocus()
        QTest.keyClicks(box, words)
        intake_of(page).map.chart.setFocus()
    page.go("safety")
    page.desk.answer("red_flags", core_questions(page.desk.visit)[0][1], "no")
    settled()
    told: list[str] = []
    page.desk.told.connect(lambda _lead, rest: told.append(rest))
    gestures = len(page.desk.visit.gestures.undoable)
    for _ in range(gestures + 4):
        QTest.keyClick(handle(window), Qt.Key.Key_Z, CTRL)
        settled()
    assert page.desk.visit.gestures.undoable == []
    assert rows(page) == []
    assert page.desk.visit.value("intake", "complaint") is None
    assert len(told) >= gestures
    assert any("In the patient's own words" in one for one in told)
    for _ in range(gestures):
        QTest.keyClick(handle(window), Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        settled()
    assert page.desk.visit.value("intake", "complaint") == "It grabs. At night too."
    assert "calf.right" in rows(page)


def wheel(widget: QWidget, notches: int) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def value(control: QWidget) -> tuple[object, ...]:
    """Return what a control holds: what the wheel could turn."""
    names = ("isChecked", "currentIndex", "text", "toPlainText")
    said = [getattr(control, name) for name in names if hasattr(control, name)]
    return (*[one() for one in said if callable(one)], getattr(control, "value", None))


@pytest.mark.parametrize("name", ["follow_up", "intake", "safety", "examination", "treatment", "home_care", "note"])
def test_the_wheel_over_every_control_of_a_page_changes_no_value(window: Window, demo: Clinic, name: str) -> None:
    shell_of(window).open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    page = visit_of(window)
    page.go(name)
    settled()
    _turn_over_all(page, lambda: demo.record.answers.of_visit(page.desk.visit.visit.id))


@pytest.mark.parametrize("name", ["today", "patients", "library", "settings"])
def test_the_wheel_over_every_control_of_a_place_changes_no_value(window: Window, demo: Clinic, name: str) -> None:
    shell_of(window).go(name)
    settled()
    _turn_over_all(shell_of(window), demo.record.settings.all)


def _turn_over_all(around: QWidget, stored: Callable[[], object]) -> None:
    before, turned = stored(), 0
    for one in around.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, QScrollBar):
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            one.setFocus()  # a control that has the keyboard is the one that would listen
        held = value(one)
        wheel(one, 2)
        wheel(one, -1)
        assert value(one) == held, one
        turned += 1
    assert turned > MANY
    settled()
    assert stored() == before
