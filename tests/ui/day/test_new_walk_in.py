"""From the day's list to the first area of somebody new who just came in, every press counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clinic_app.ui.visit.intake_page import IntakePage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.screening import WALK_IN
from clinic_app.words import Words
from tests.ui.chart.conftest import click
from tests.ui.using import Hand, button, line, settled, shell_of, visit_of

TYPED = {"given_name": "Elena", "family_name": "Marsh", "birth_date": "2.5.1979", "phone": "01632 960177"}


def test_somebody_new_has_the_first_area_marked_in_six_clicks_at_most(
    window: Window, demo: Clinic, words: Words
) -> None:
    hand, shell = Hand(), shell_of(window)
    hand.click(button(shell.today, words("today.new_patient")))
    assert window.focusWidget() is line(shell.new_patient, words("registration.given_name"))
    for name, text in TYPED.items():
        at = window.focusWidget()
        assert isinstance(at, QLineEdit)
        assert at.accessibleName() == words(f"registration.{name}")
        QTest.keyClicks(at, text)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    settled()
    hand.click(button(shell.new_patient, words("around.walk_in")))
    page = visit_of(window)
    intake = page.page("intake")
    assert page.place == "intake"
    assert isinstance(intake, IntakePage)
    hand.click(intake.map.brush.scale.cell(6))
    click(intake.map.chart, "back", "lower_back", "left")
    hand.clicks += 1
    settled()
    patient, visit = demo.find("Elena Marsh")[0], page.desk.visit
    assert (patient.birth_date, patient.phone) == ("1979-05-02", "01632 960177")
    assert visit.visit.patient == patient.id
    assert visit.value("intake", WALK_IN) is True
    assert visit.value("intake", ("pain_map", "lower_back.left"), "intensity") == 6
    assert hand.clicks == 4
