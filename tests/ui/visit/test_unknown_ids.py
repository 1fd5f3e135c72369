"""A visit whose answers name what no file describes any more: a clinic's own file that was taken away, say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.documents.home_care import home_care_pdf
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import load
from clinic_app.forms.answers import Value
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.desk import Desk
from clinic_app.ui.shell import Shell
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.visit.gates import open_points
from clinic_app.visit.home_care import sheet
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import row_item

#: What is not known any more → the answers that name it: form, path, value.
GONE: dict[str, tuple[tuple[str, tuple[str | tuple[str, str], ...], Value], ...]] = {
    "zone": (
        ("intake", (("pain_map", "old_zone.right"),), "old_zone.right"),
        ("intake", (("pain_map", "old_zone.right"), "intensity"), 7),
        ("intake", (("pain_map", "lower_back.right"),), "lower_back.right"),
    ),
    "a zone's side": (("intake", (("pain_map", "lower_back"),), "lower_back"),),
    "kind of pain": (
        ("intake", (("pain_map", "lower_back.right"),), "lower_back.right"),
        ("intake", (("pain_map", "lower_back.right"), "kind"), "old_kind"),
    ),
    "muscle that was treated": (
        ("dry_needling", (("sites", "old_muscle.right"),), True),
        ("dry_needling", (("sites", "old_muscle.right"), "muscle"), "old_muscle"),
        ("dry_needling", (("sites", "old_muscle.right"), "side"), "right"),
    ),
    "muscle that was felt": (("examination", (("palpation", "old_muscle.right"),), True),),
    "muscle that was considered": (
        ("assessment", (("differential", "old_muscle.right"),), True),
        ("assessment", (("differential", "old_muscle.right"), "considered_muscle"), "old_muscle"),
        ("assessment", (("differential", "old_muscle.right"), "considered_side"), "right"),
        ("assessment", (("differential", "old_muscle.right"), "verdict"), "added"),
    ),
    "cause": (("assessment", (("causes", "old_cause"),), True),),
    "red flag": (
        ("flag_decisions", (("flags", "old_flag"),), True),
        ("flag_decisions", (("flags", "old_flag"), "decision"), "explained"),
    ),
    "rule": (("precautions", (("passed", "old_rule"),), True),),
    "exercise": (
        ("home_care", (("exercises", "old_exercise"),), True),
        ("home_care", (("exercises", "old_exercise"), "times"), 3),
    ),
    "choice": (("follow_up", ("changed",), "old_choice"), ("response", ("pain_after",), 3)),
}


@pytest.mark.parametrize("gone", GONE)
@pytest.mark.thorough
def test_the_visit_opens_on_every_page_and_prints(screened: Desk, qtbot: QtBot, gone: str) -> None:
    for form_id, steps, value in GONE[gone]:
        assert screened.answer(form_id, path(*steps), value)
    page = VisitPage(screened.clinic, screened.visit.visit.id)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    for name in page.names:
        page.go(name)
        qtbot.wait(1)
        assert page.place == name
    visit, words, head = page.desk.visit, page.desk.words, screened.clinic.letterhead
    for form_id, steps, value in GONE[gone]:
        assert visit.of(form_id).said(path(*steps))[-1].value == value
    assert open_points(visit)
    assert sentences(visit, visit.reference.note, words)
    assert visit_note_pdf(note_sheet(visit, words, head, ""), load())
    assert home_care_pdf(sheet(visit, visit.reference.sheets["home_care"], words, head)).pages


@pytest.mark.parametrize("gone", GONE)
@pytest.mark.thorough
def test_the_day_the_patient_and_the_next_visit_still_show_it(
    screened: Desk, clock: SetClock, qtbot: QtBot, gone: str
) -> None:
    for form_id, steps, value in GONE[gone]:
        assert screened.answer(form_id, path(*steps), value)
    clock.advance(days=8)
    clinic, patient = screened.clinic, screened.visit.patient
    assert patient is not None
    shell = Shell(clinic)
    qtbot.addWidget(shell)
    shell.resize(1366, 700)
    shell.show()
    for place in ("patients", "today"):
        shell.go(place)
        qtbot.wait(1)
        row = next((one for one in shell.findChildren(ContactRow) if one.isVisible()), None)
        if row is not None:
            QTest.mouseClick(row, Qt.MouseButton.LeftButton)
            qtbot.wait(1)
    shell.open_visit(clinic.begin_visit(patient).id)
    assert shell.visit_page is not None
    for name in shell.visit_page.names:
        shell.visit_page.go(name)
        qtbot.wait(1)


@pytest.mark.thorough
def test_sites_are_where_this_test_looks_for_them(screened: Desk) -> None:
    item = row_item(screened.visit.form("dry_needling"))
    assert item is not None
    assert item.link_id == "sites"
    assert [one.link_id for one in item.items[:2]] == ["muscle", "side"]
    with pytest.raises(KeyError):
        screened.visit.answer_all([Said("intake", path("old_question"), "x")])
