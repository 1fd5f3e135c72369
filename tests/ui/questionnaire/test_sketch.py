"""Options that are drawn first and become buttons when somebody comes near: they look the same, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.questionnaire.sketch import Sketch
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segment_rows import Shape
from clinic_app.ui.widgets.segments import Segments
from tests.forms.fhir import at, item, option
from tests.ui.questionnaire.conftest import Open
from tests.ui.using import settled

OPTIONS = [
    Option("no", "Not at all", key="1"),
    Option("some", "Several days", key="2"),
    Option("all", "Nearly every day", key="3"),
]
Make = Callable[..., Sketch]


@pytest.fixture
def sketch(qtbot: QtBot) -> Make:
    """Return a function that shows a sketch."""
    kept = []

    def made(shape: Shape = "joined", width: int = 420) -> Sketch:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        elsewhere = QLineEdit(window)  # has the keyboard, so that the window does not give it to the sketch
        elsewhere.setFocus()
        elsewhere.lower()
        found = Sketch(OPTIONS, name="How often", shape=shape, parent=window)
        found.setGeometry(10, 10, width, found.heightForWidth(width))
        window.resize(width + 20, found.height() + 20)
        with qtbot.waitExposed(window):
            window.show()
        settled()
        return found

    return made


def buttons(found: Sketch) -> list[Segments]:
    return found.findChildren(Segments)


def picture(widget: QWidget) -> QImage:
    settled()
    return widget.grab().toImage()


@pytest.mark.parametrize("value", [None, "some", "all"])
@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("shape", "width"), [("joined", 420), ("joined", 190), ("listed", 300)])
def test_drawn_it_looks_as_its_buttons_do(sketch: Make, shape: Shape, width: int, value: object, rtl: bool) -> None:
    found = sketch(shape, width)
    found.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    found.set_value(value)
    drawn = picture(found)
    assert buttons(found) == []
    live = found.wake()
    for one in live.findChildren(QWidget):
        one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    assert (live.heightForWidth(width), live.sizeHint(), live.minimumSizeHint()) == (
        found.heightForWidth(width),
        found.sizeHint(),
        found.minimumSizeHint(),
    )
    assert picture(found) == drawn


def test_locked_it_looks_as_locked_buttons_do(sketch: Make) -> None:
    found = sketch()
    found.set_value("no")
    found.setEnabled(False)
    drawn = picture(found)
    found.wake()
    assert picture(found) == drawn


def test_a_press_that_comes_out_of_nowhere_counts(sketch: Make) -> None:
    found = sketch()
    told: list[object] = []
    found.chosen.connect(told.append)
    spot = QPoint(found.sizeHint().width() - 30, found.height() // 2)
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=spot)
    assert told == ["all"]
    assert buttons(found)[0].value == "all"


def test_a_press_that_is_let_go_elsewhere_does_not_count(sketch: Make) -> None:
    found = sketch()
    told: list[object] = []
    found.chosen.connect(told.append)
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=QPoint(found.width() - 20, 10))
    assert told == []


def test_the_pointer_finds_buttons(sketch: Make) -> None:
    found = sketch()
    here = QPointF(10, 10)
    QApplication.sendEvent(found, QEnterEvent(here, here, here))
    assert len(buttons(found)) == 1


def test_the_keyboard_finds_buttons_and_a_digit_picks_at_once(sketch: Make) -> None:
    found = sketch()
    told: list[object] = []
    found.chosen.connect(told.append)
    found.window().activateWindow()
    found.setFocus(Qt.FocusReason.TabFocusReason)
    focused = found.window().focusWidget()
    assert focused is buttons(found)[0].button("no")
    QTest.keyClick(focused, Qt.Key.Key_2)
    assert told == ["some"]


def test_what_is_not_offered_is_refused_drawn_or_not(sketch: Make) -> None:
    found = sketch()
    for _ in range(2):
        with pytest.raises(ValueError, match="not offered"):
            found.set_value("never")
        found.wake()


def test_larger_type_is_measured_anew(sketch: Make) -> None:
    found = sketch()
    before = found.sizeHint()
    found.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.sendEvent(found, QEvent(QEvent.Type.StyleChange))
    assert found.sizeHint() == before


def test_a_page_draws_first_and_has_its_buttons_a_moment_later(opened: Open, qtbot: QtBot) -> None:
    view, answering = opened(*(item(f"q{n}", "choice", answerOption=[option("a"), option("b")]) for n in range(3)))
    qtbot.waitUntil(lambda: len(view.findChildren(Segments)) == 3)
    view.findChildren(Segments)[1].button("b").click()
    assert answering.answers.value(at("q1")) == "b"
