"""A patient before the questions, and somebody who presses every key there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from clinic_app.ui.kiosk.kiosk_messages import Telling
from clinic_app.ui.kiosk.kiosk_page import KioskPage
from clinic_app.ui.kiosk.map_step import MapStep
from clinic_app.ui.kiosk.question_steps import QuestionStep
from tests.ui.using import Hand, settled

#: From here on keys are those of players and browsers, which QTest cannot press.
FIRST_OF_MEDIA = Qt.Key.Key_Back
#: What somebody types of themselves, by the question.
WHO = {"who_name": "Marcus Boateng", "who_born": "15.6.1981"}


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


def answer_step(
    page: KioskPage,
    press: Callable[[QAbstractButton], None],
    *,
    pain: int = 6,
    yes: Collection[str] = (),
    typed: Mapping[str, str] = WHO,
) -> None:
    """Answer what stands on the screen as somebody with a sore low back does, with no but where yes is said."""
    screen, item = page.shown, page.step.item
    link = item.link_id if item else ""
    if isinstance(screen, MapStep):
        screen.chart.zone_clicked.emit("lower_back", "right")
    elif isinstance(screen, QuestionStep) and screen.scale is not None:
        press(screen.scale.cell(pain))
    elif isinstance(screen, QuestionStep) and screen.box is not None:
        screen.box.setPlainText(typed.get(link, ""))
    elif isinstance(screen, QuestionStep) and screen.choices is not None and page.step.kind == "choice":
        press(screen.choices.buttons["yes" if link in yes else "no"])


def answer_all(page: KioskPage, *, yes: tuple[str, ...] = ()) -> int:
    """Answer every question with a hand, and return how many screens there were."""
    screens_seen = 0
    go_on(page)
    while page.step.kind != "thanks":
        screens_seen += 1
        answer_step(page, Hand().click, yes=yes)
        if isinstance(page.shown, Telling):
            assert page.shown.button is not None
            Hand().click(page.shown.button)
        go_on(page)
    return screens_seen


def to_question(page: KioskPage, link: str) -> QuestionStep:
    """Answer everything before a question, without waiting between."""
    while not (page.step.item and page.step.item.link_id == link):
        answer_step(page, QAbstractButton.click, pain=8, typed={})
        page.next.click()
    settled()
    assert isinstance(page.shown, QuestionStep)
    return page.shown
