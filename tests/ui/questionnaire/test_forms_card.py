"""The forms in the settings: looked at, printed, added from a file with what is odd about it, retired."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.ui.desk import Desk
from clinic_app.ui.questionnaire.forms_card import FormsCard
from clinic_app.ui.questionnaire.measures_card import MeasureList
from clinic_app.ui.questionnaire.own_form_window import OwnFormWindow
from clinic_app.ui.questionnaire.window import FormWindow
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.form_files import is_retired, offered_treatments
from clinic_app.visit.note import sentences
from tests.forms.fhir import at, expression, item, questionnaire
from tests.ui.conftest import Show
from tests.ui.using import button, seen, settled
from tests.ui.visit.conftest import clinic, desk  # noqa: F401  fixtures


@pytest.fixture
def card(clinic: Clinic, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FormsCard:  # noqa: F811
    monkeypatch.setenv("CLINIC_APP_HOME", str(tmp_path / "home"))
    made = FormsCard(clinic)
    made.refresh()
    show(made, 640)
    return made


def file_of(folder: Path, data: object) -> Path:
    path = folder / "own.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_file_is_opened_its_oddities_are_listed_and_it_is_added_when_asked(
    card: FormsCard,
    desk: Desk,  # noqa: F811
    tmp_path: Path,
    show: Show,
) -> None:
    data = questionnaire(item("heard", text="How did you hear of us?"), title="Our own", name="our_own")
    del data["status"]
    card.take(file_of(tmp_path, data))
    settled()
    button(card, "1 thing in this file is odd")
    assert "our_own" not in desk.visit.reference.forms
    QTest.mouseClick(button(card, "Add it"), Qt.MouseButton.LeftButton)
    settled()
    assert "our_own" in desk.visit.reference.forms
    measures = MeasureList(desk)
    show(measures, 500)
    assert "our_own" in measures.own
    window = OwnFormWindow(desk, "our_own")
    window.answering.answer(at("heard"), "A friend")
    told = [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]
    assert "How did you hear of us: A friend." in told
    window.close()


def test_a_file_that_is_no_form_is_refused_with_the_reason(card: FormsCard, tmp_path: Path) -> None:
    card.take(file_of(tmp_path, {"resourceType": "Patient"}))
    settled()
    assert "own.json cannot be added:" in seen(card)
    assert "is a Patient, not a Questionnaire" in seen(card)


def test_a_measure_is_retired_and_brought_back(card: FormsCard, clinic: Clinic) -> None:  # noqa: F811
    QTest.mouseClick(button(card, "Retire PHQ-2"), Qt.MouseButton.LeftButton)
    settled()
    assert is_retired(clinic.settings, "phq2")
    assert is_retired(clinic.record.settings.all(), "phq2")
    QTest.mouseClick(button(card, "Bring PHQ-2 back"), Qt.MouseButton.LeftButton)
    settled()
    assert not is_retired(clinic.settings, "phq2")


def test_looking_at_a_form_opens_it_beside(card: FormsCard) -> None:
    QTest.mouseClick(button(card, "Look at PHQ-2"), Qt.MouseButton.LeftButton)
    settled()
    (window,) = card.findChildren(FormWindow)
    assert window.isWindow()
    assert "Over the past 2 weeks" in seen(window)
    window.close()
    settled()
    assert not card.findChildren(FormWindow)


def test_a_treatment_is_retired_and_what_a_visit_has_begun_with_it_stays(
    card: FormsCard,
    desk: Desk,  # noqa: F811
    show: Show,
) -> None:
    title = desk.visit.form("taping").title
    page = TreatmentPage(desk)
    show(page, 900)
    assert "taping" in [form.id for form in offered_treatments(desk.visit)]
    QTest.mouseClick(button(card, "Treatments"), Qt.MouseButton.LeftButton)
    settled()
    QTest.mouseClick(button(card, f"Retire {title}"), Qt.MouseButton.LeftButton)
    desk.changed.emit()
    settled()
    assert "taping" not in [form.id for form in offered_treatments(desk.visit)]
    page.add.more.click()
    settled()
    assert not page.add.button("taping").isVisible()
    assert page.add.button("massage").isVisible() or "massage" in page.cards
    desk.answer("taping", (("tape_explained", ""),), True)
    settled()
    assert "taping" in [form.id for form in offered_treatments(desk.visit)]
    assert "taping" in page.cards
    told = [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]
    assert any("how to take the tape off" in one for one in told)


def test_what_stands_in_an_own_form_from_the_beginning_is_in_the_visit_and_can_be_undone(
    card: FormsCard,
    desk: Desk,  # noqa: F811
    tmp_path: Path,
) -> None:
    country = item("country", text="Country", initial=[{"valueString": "Malta"}])
    age = item("born", "date", text="Born", extension=[expression("initialExpression", "%patient.birthDate")])
    card.take(file_of(tmp_path, questionnaire(country, age, item("note"), title="Our own", name="begun_own")))
    settled()
    QTest.mouseClick(button(card, "Add it"), Qt.MouseButton.LeftButton)
    settled()
    assert not desk.visit.of("begun_own")
    window = OwnFormWindow(desk, "begun_own")
    assert desk.visit.value("begun_own", "country") == "Malta"
    born = desk.visit.patient.birth_date if desk.visit.patient else None
    assert desk.visit.value("begun_own", "born") == (str(born) if born else None)
    window.close()
    desk.undo()
    settled()
    assert desk.visit.value("begun_own", "country") is None
    window = OwnFormWindow(desk, "begun_own")
    window.answering.answer(at("country"), "Gozo")
    window.close()
    OwnFormWindow(desk, "begun_own").close()
    assert desk.visit.value("begun_own", "country") == "Gozo"
