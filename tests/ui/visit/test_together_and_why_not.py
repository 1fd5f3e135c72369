"""Below the list: muscles that explain together what none does alone, and why any other muscle is not in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.reasoning.why_not import why_not
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, considered
from clinic_app.ui.visit.differential.muscle_details import MuscleDetails
from clinic_app.ui.visit.differential.together import Together
from clinic_app.ui.visit.differential.why_not import WhyNotOther
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard
from tests.ui.using import bring_into_view

Mark = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
#: Hip and leg: quadratus lumborum with gluteus minimus.
CHAIN = ("iliac_crest.right", "flank.right", "leg_lateral.right", "thigh_back.right")
QL, MINIMUS = MuscleSide("quadratus_lumborum", "right"), MuscleSide("gluteus_minimus", "right")


@pytest.fixture
def chain(screened: Desk, mark: Mark) -> Desk:
    screened.clinic.settings["ask_impression"] = False
    for zone in CHAIN:
        mark(zone, 5)
    return screened


@pytest.fixture
def panel(chain: Desk, show: Show, qtbot: QtBot) -> DifferentialPanel:
    made = DifferentialPanel(chain, wide=True)
    show(made, 740)
    qtbot.waitUntil(lambda: together_of(made).found is not None)
    return made


def together_of(panel: DifferentialPanel) -> Together:
    found = panel.findChild(Together)
    assert found is not None
    return found


def why_of(panel: DifferentialPanel) -> WhyNotOther:
    found = panel.findChild(WhyNotOther)
    assert found is not None
    return found


def seen(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def note_of(desk: Desk) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]


def test_the_smallest_set_stands_below_the_list_with_what_links_it(panel: DifferentialPanel) -> None:
    said = seen(together_of(panel))
    assert "Together: Quadratus lumborum RIGHT with Gluteus minimus RIGHT explain A, B, C, D." in said
    assert "Quadratus lumborum is described as setting off Gluteus minimus (" in said
    assert list(together_of(panel).buttons) == [QL, MINIMUS]
    assert panel.list is not None
    assert together_of(panel).y() > panel.list.y()


def test_each_is_added_by_a_click_and_taken_out_by_another(panel: DifferentialPanel, chain: Desk) -> None:
    before = note_of(chain)
    button = together_of(panel).buttons[MINIMUS]
    assert button.accessibleName() == "Add Gluteus minimus RIGHT to my differential"
    bring_into_view(button)
    QTest.mouseClick(button, LEFT)
    assert considered(chain.visit) == [MINIMUS]
    assert "Together" in str(chain.visit.value("assessment", ("differential", MINIMUS.row), "suggested"))
    assert button.accessibleName() == "Gluteus minimus RIGHT is in my differential. Take it out"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert considered(chain.visit) == []
    assert note_of(chain) == before


def test_it_goes_when_one_muscle_is_enough(panel: DifferentialPanel, chain: Desk, qtbot: QtBot) -> None:
    for zone in ("leg_lateral.right", "thigh_back.right", "flank.right"):
        chain.answer("intake", path(("pain_map", zone)), None)
    qtbot.waitUntil(lambda: together_of(panel).found is None, timeout=5000)
    assert not together_of(panel).isVisible()


def test_reference_mode_has_neither(chain: Desk, show: Show, qtbot: QtBot) -> None:
    chain.clinic.settings["mode"] = "reference"
    made = DifferentialPanel(chain, wide=True)
    show(made, 740)
    qtbot.wait(400)
    assert together_of(made).found is None
    assert not together_of(made).isVisible()
    assert not why_of(made).isVisible()


def opened(panel: DifferentialPanel) -> WhyNotOther:
    why = why_of(panel)
    head = why.focusProxy()
    assert head is not None
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    QApplication.processEvents()
    return why


def ask(panel: DifferentialPanel, typed: str, side: str) -> WhyNotOther:
    why = opened(panel)
    assert why.search.field.hasFocus()
    QTest.keyClicks(why.search.field, typed)
    QApplication.processEvents()
    button = next(one for one in why.search.buttons if one.accessibleName().endswith(side))
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()
    return why


def test_why_not_says_where_it_stands_and_what_it_would_need(panel: DifferentialPanel, chain: Desk) -> None:
    why = ask(panel, "piri", "RIGHT")
    found = why_not(chain.visit.reference.patterns, chain.visit.now.findings, "piriformis", "right")
    assert found.place is not None
    said = seen(why)
    assert f"Place {found.place}, {found.behind} points behind the last one shown." in said
    assert f"{found.points:.1f} points" in said
    for heading in ("Explains", "Leaves unexplained", "Speaks for it", "Speaks against it", "Not asked yet", "Sources"):
        assert heading in said
    assert "Before it: " in said


def test_why_not_of_a_muscle_that_reaches_nothing(panel: DifferentialPanel) -> None:
    said = seen(ask(panel, "masseter", "LEFT"))
    assert "Not in the list: none of the marked areas lies in its published area." in said
    assert "It would need pain here:" in said


def test_why_not_of_one_that_is_shown(panel: DifferentialPanel, chain: Desk) -> None:
    one = chain.visit.now.candidates[0]
    name = chain.visit.reference.knowledge.muscles[one.muscle].name
    assert "It stands in the list, place 1." in seen(ask(panel, name, "RIGHT"))


def test_it_follows_the_visit_until_it_is_put_away(panel: DifferentialPanel, chain: Desk) -> None:
    why = ask(panel, "piri", "RIGHT")
    assert why.answer is not None
    before = why.answer.why.points
    chain.answer("intake", path("prolonged_sitting"), "worse")
    assert why.answer.why.points > before
    assert why.answer.away.accessibleName() == "Put away: why not Piriformis RIGHT"
    away = why.answer.away
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Space)
    assert put_away(panel)
    assert why.search.field.hasFocus()


def put_away(panel: DifferentialPanel) -> bool:
    return why_of(panel).answer is None


def test_looking_records_nothing(panel: DifferentialPanel, chain: Desk) -> None:
    before, gestures = note_of(chain), len(chain.visit.gestures.undoable)
    ask(panel, "piri", "RIGHT")
    assert note_of(chain) == before
    assert len(chain.visit.gestures.undoable) == gestures


def test_a_name_that_nobody_has_is_said(panel: DifferentialPanel) -> None:
    why = opened(panel)
    QTest.keyClicks(why.search.field, "zzz")
    assert "No muscle of that name." in seen(why)
    assert why.search.buttons == ()


def test_a_row_says_where_sources_disagree_what_is_a_draft_and_leads_to_its_page(panel: DifferentialPanel) -> None:
    assert panel.list is not None
    row = next(one for one in panel.list.rows if one.row.one == QL)
    QTest.mouseClick(row.head.more, LEFT)
    details = row.findChild(MuscleDetails)
    assert details is not None
    said = seen(details)
    assert "Sources disagree" in said
    assert "On: Nerve; Where it hurts; Needling. Who says what stands on its page." in said
    assert "Research draft, not clinically reviewed." in said
    heard = Heard()
    panel.page_asked.connect(heard.note)
    QTest.mouseClick(details.page, LEFT)
    assert heard == ["quadratus_lumborum"]


def test_a_review_shows_on_the_row_and_lifts_the_draft(panel: DifferentialPanel, chain: Desk) -> None:
    chain.clinic.mark_reviewed("muscles", "quadratus_lumborum")
    assert panel.list is not None
    row = next(one for one in panel.list.rows if one.row.one == QL)
    QTest.mouseClick(row.head.more, LEFT)
    said = seen(row)
    assert "Reviewed by Ada Rook, Physiotherapist, reg. 000000, 20 November 2026." in said
    assert "Research draft" not in said


def test_what_rests_on_recall_is_marked_where_it_could_be_asked(panel: DifferentialPanel, chain: Desk) -> None:
    knowledge = chain.visit.reference.knowledge
    why = why_of(panel)
    for muscle in knowledge.muscles:
        why.show_muscle(muscle, "right")
        assert why.answer is not None
        shown = why.answer.why.account.not_asked[:4]
        claims = knowledge.muscles[muscle].claims()
        if any(claims[one].certainty == "recalled" for one in shown):
            opened(panel)
            assert "from recall of textbooks, no source read" in seen(why)
            return
    pytest.fail("no muscle has a recalled claim among the first")
