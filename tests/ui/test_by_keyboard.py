"""The journeys of a practitioner by keyboard alone: no test here touches a mouse or calls a page."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt

from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.screening import questions, unanswered
from tests.ui.conftest import PASSWORD
from tests.ui.fingers import ALT, CTRL, SHIFT, Fingers
from tests.ui.using import visit_of

SORE = (("lower_back", "right"), ("lower_back", "left"), ("buttock_upper", "right"))


@pytest.fixture
def fingers(window: Window) -> Fingers:
    return Fingers(window)


def registered(fingers: Fingers) -> None:
    """Register a patient and open the first visit."""
    fingers.key(Qt.Key.Key_N, CTRL)
    for name, words in (("Given name", "Maren"), ("Family name", "Holt"), ("Birth date", "12.03.1984")):
        fingers.tab_to(name)
        fingers.type(words)
    fingers.choose("Sex", "Female")
    fingers.press("Add and open visit")


def mapped(fingers: Fingers, window: Window) -> None:
    """Mark three areas with number and kind."""
    intake = visit_of(window).page("intake")
    assert isinstance(intake, IntakePage)
    fingers.tab_to("0, numb without pain")
    fingers.type("6")
    fingers.press("Ache")
    while not intake.map.chart.stops.has_focus:
        fingers.key(Qt.Key.Key_Backtab, SHIFT)
    for zone, side in SORE:
        fingers.mark(intake.map.chart, zone, side)


def screened(fingers: Fingers, window: Window) -> None:
    """Answer every safety question with N, then the six before treating."""
    visit = visit_of(window).desk.visit
    fingers.key(Qt.Key.Key_2, ALT)
    fingers.key(Qt.Key.Key_Down, CTRL)
    for _ in range(len(unanswered(visit, questions(visit)))):
        fingers.key(Qt.Key.Key_N)
    assert not unanswered(visit, questions(visit))
    fingers.tab_to("Safety", back=True)
    fingers.key(Qt.Key.Key_Right)
    for item in visit.form("safety_history").items:
        fingers.choose(item.text, "No")


def considered(fingers: Fingers) -> str:
    """Give the first impression, add the muscle that stands first, feel it, and return what it is called."""
    fingers.key(Qt.Key.Key_3, ALT)
    fingers.press("Muscle")
    fingers.press("Show the list")
    add, added = fingers.here(), re.compile("Add (.*) to my differential")
    found = added.fullmatch(add.accessibleName())
    assert found is not None, "the keyboard is not on the first muscle of the list"
    fingers.key(Qt.Key.Key_Space)
    fingers.press(f"Feel {found[1]}", back=True)
    fingers.press(f"Tender, {found[1]}")
    return found[1]


def treated(fingers: Fingers, muscle: str) -> None:
    """Agree on a massage, give it and say how it went."""
    fingers.key(Qt.Key.Key_4, ALT)
    fingers.choose("Consent today", "Spoken yes")
    fingers.press(f"Massage, {muscle}")
    fingers.tab_to("Technique")
    fingers.key(Qt.Key.Key_Down)
    fingers.choose("Pressure", "Medium")
    fingers.press("Minutes: more")
    fingers.press("Covers it too", back=True)
    fingers.choose("How is it?", "Better")
    fingers.choose("Anything unwanted in this session?", "None seen, none reported")


def cared_for(fingers: Fingers) -> None:
    """Take what is proposed for home."""
    fingers.key(Qt.Key.Key_5, ALT)
    fingers.press("Use these 4")
    fingers.choose("The patient showed me each exercise", "Yes")


def signed(fingers: Fingers) -> None:
    """Write one's own assessment and sign."""
    fingers.key(Qt.Key.Key_6, ALT)
    fingers.tab_to("My assessment")
    fingers.type("Right quadratus lumborum.")
    fingers.key(Qt.Key.Key_Return, CTRL)
    fingers.type(PASSWORD)
    fingers.press("Sign and lock")


@pytest.mark.thorough
def test_a_first_visit_from_the_patient_to_the_signed_note(fingers: Fingers, window: Window, demo: Clinic) -> None:
    registered(fingers)
    mapped(fingers, window)
    visit = visit_of(window).desk.visit
    assert visit.of("intake").rows("pain_map") == [f"{zone}.{side}" for zone, side in SORE]
    assert visit.value("intake", ("pain_map", "lower_back.left"), "intensity") == 6
    assert visit.value("intake", ("pain_map", "lower_back.left"), "kind") == "ache"
    screened(fingers, window)
    treated(fingers, considered(fingers))
    cared_for(fingers)
    signed(fingers)
    assert demo.open(visit.visit.id, lambda: None).visit.state == "signed"
