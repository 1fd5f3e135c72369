"""A patient before the questions, and somebody who presses every key there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinic_app.ui.kiosk.kiosk_messages import Telling
from clinic_app.ui.kiosk.kiosk_page import KioskPage
from clinic_app.ui.kiosk.map_step import MapStep
from clinic_app.ui.kiosk.question_steps import QuestionStep
from tests.ui.using import Hand, settled

#: From here on keys are those of players and browsers, which QTest cannot press.
FIRST_OF_MEDIA = Qt.Key.Key_Back


def first_of(keys: QKeySequence) -> QKeyCombination:
    """Return the first keys of a sequence; the stubs do not know that it has places."""
    found: QKeyCombination = keys[0]  # type: ignore[index]
    return found


def press_every_key(window: QWidget, shortcuts: Iterable[QKeySequence] = ()) -> None:
    """Press some shortcuts, and all that windows and desktops have."""
    known = list(shortcuts)
    for standard in QKeySequence.StandardKey:
        known += [one for one in QKeySequence.keyBindings(standard) if first_of(one).key() < FIRST_OF_MEDIA]
    for sequence in known:
        combination = first_of(sequence)
        QTest.keyClick(window.focusWidget() or window, combination.key(), combination.keyboardModifiers())
        settled()


def go_on(page: KioskPage) -> None:
    Hand().click(page.next)


def answer_all(page: KioskPage, *, yes: tuple[str, ...] = ()) -> int:
    """Answer every question as somebody with a sore low back does, and return how many screens there were."""
    screens_seen = 0
    go_on(page)
    while page.step.kind != "thanks":
        screens_seen += 1
        screen = page.shown
        if isinstance(screen, MapStep):
            screen.chart.zone_clicked.emit("lower_back", "right")
        elif isinstance(screen, QuestionStep) and screen.scale is not None:
            Hand().click(screen.scale.cell(6))
        elif isinstance(screen, QuestionStep) and page.step.kind == "choice":
            assert screen.choices is not None
            item = page.step.item
            assert item is not None
            wanted = "yes" if item.link_id in yes else "no"
            Hand().click(screen.choices.buttons[wanted])
        elif isinstance(screen, QuestionStep) and page.step.item and page.step.item.link_id == "who_name":
            assert screen.box is not None
            screen.box.setPlainText("Marcus Boateng")
        elif isinstance(screen, QuestionStep) and page.step.item and page.step.item.link_id == "who_born":
            assert screen.box is not None
            screen.box.setPlainText("15.6.1981")
        if isinstance(page.shown, Telling):
            assert page.shown.button is not None
            Hand().click(page.shown.button)
        go_on(page)
    return screens_seen


def to_question(page: KioskPage, link: str) -> QuestionStep:
    """Answer everything before a question, without waiting between."""
    while not (page.step.item and page.step.item.link_id == link):
        screen = page.shown
        if isinstance(screen, MapStep):
            screen.chart.zone_clicked.emit("lower_back", "right")
        elif isinstance(screen, QuestionStep) and screen.scale is not None:
            screen.scale.cell(8).click()
        elif isinstance(screen, QuestionStep) and screen.choices is not None:
            screen.choices.buttons["no"].click()
        page.next.click()
    settled()
    assert isinstance(page.shown, QuestionStep)
    return page.shown
