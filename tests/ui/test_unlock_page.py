"""The first page by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import Theme
from clinic_app.ui.unlock_page import Door, UnlockPage
from clinic_app.words import Words

CLINIC = Door("clinic", "Harbour Street Clinic")
DEMO = Door("demo", "Demo clinic", "only for the demo")


@pytest.fixture
def page(qtbot: QtBot, words: Words) -> UnlockPage:
    page = UnlockPage(words)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def button(page: UnlockPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def line(page: UnlockPage) -> QLineEdit:
    return page.findChildren(QLineEdit)[0]


def seen(page: UnlockPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_the_demo_password_is_filled_in_and_said(page: UnlockPage, qtbot: QtBot, words: Words) -> None:
    page.show_doors((DEMO,))
    assert line(page).text() == DEMO.password
    assert words("unlock.demo_password") in seen(page)
    with qtbot.waitSignal(page.unlock_asked) as asked:
        QTest.mouseClick(button(page, words("unlock.unlock")), Qt.MouseButton.LeftButton)
    assert asked.args == ["demo", DEMO.password]


def test_a_real_record_has_no_password_filled_in(page: UnlockPage, qtbot: QtBot, words: Words) -> None:
    page.show_doors((CLINIC, DEMO))
    assert line(page).text() == ""
    assert words("unlock.demo_password") not in seen(page)
    line(page).setFocus()
    with qtbot.waitSignal(page.unlock_asked) as asked:
        QTest.keyClicks(line(page), "correct horse")
        QTest.keyClick(line(page), Qt.Key.Key_Return)
    assert asked.args == ["clinic", "correct horse"]


def test_another_record_is_one_click_away(page: UnlockPage) -> None:
    page.show_doors((CLINIC, DEMO))
    QTest.mouseClick(button(page, DEMO.name), Qt.MouseButton.LeftButton)
    assert line(page).text() == DEMO.password
    QTest.mouseClick(button(page, CLINIC.name), Qt.MouseButton.LeftButton)
    assert line(page).text() == ""


def test_the_password_is_hidden_until_its_eye_is_pressed(page: UnlockPage, qtbot: QtBot, words: Words) -> None:
    page.show_doors((CLINIC,))
    QTest.keyClicks(line(page), "secret")
    assert line(page).displayText() != "secret"
    eye = next(one for one in page.findChildren(QPushButton) if one.accessibleName() == words("unlock.show"))
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert line(page).displayText() == "secret"
    assert eye.accessibleName() == words("unlock.hide")


def test_a_second_press_is_not_taken_while_it_opens(page: UnlockPage, qtbot: QtBot, words: Words) -> None:
    page.show_doors((DEMO,))
    page.show_waiting("unlock.opening")
    with qtbot.assertNotEmitted(page.unlock_asked):
        QTest.keyClick(line(page), Qt.Key.Key_Return)
        QTest.mouseClick(button(page, words("unlock.unlock")), Qt.MouseButton.LeftButton)
    page.show_refused(words("record.wrong_password"))
    assert words("record.wrong_password") in seen(page)
    assert line(page).selectedText()
    with qtbot.waitSignal(page.unlock_asked):
        QTest.keyClick(line(page), Qt.Key.Key_Return)


def test_locked_it_says_when_and_keeps_nothing_typed(page: UnlockPage, words: Words) -> None:
    page.show_doors((DEMO,))
    page.show_locked("14:03")
    assert words("unlock.locked_at", time="14:03") in seen(page)
    assert line(page).text() == ""
    assert not button(page, words("unlock.new")).isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_word_has_its_room(page: UnlockPage, words: Words, qapp: object, scale: float) -> None:
    Theme("dark", scale, still=True).apply(qapp)  # type: ignore[arg-type]
    page.show_doors((CLINIC, DEMO))
    page.dress()
    page.show_refused(words("record.wrong_password"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
