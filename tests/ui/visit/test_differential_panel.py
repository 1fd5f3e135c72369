"""The panel of muscles: safety before it, nothing written without a click, every row with its side and its reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.errors import Problem
from clinic_app.forms.findings import parse
from clinic_app.reasoning import weights
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.muscle_row import MuscleRow
from clinic_app.ui.visit.differential.not_muscle_row import NotMuscleRow
from clinic_app.ui.visit.differential.own_impression import OwnImpression
from clinic_app.ui.visit.differential.places import places
from clinic_app.ui.visit.differential.stage import HeldStage
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.finding_words import could_ask_words, said_words
from clinic_app.ui.visit.safety_strip import SafetyStrip
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import LetterBadge, SidePlate
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, turn_wheel

Mark = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
A_NUMBER_OF_POINTS = re.compile(r"\d\.\d|\d points|^points$", re.MULTILINE)


@pytest.fixture
def marked(marked: Desk) -> Desk:
    """Give a visit that is stiff after rest besides."""
    marked.answer("intake", path("stiffness_after_rest"), "yes")
    return marked


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def stage(panel: DifferentialPanel) -> str:
    return panel.stage


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def rows_of(panel: DifferentialPanel) -> list[MuscleRow]:
    assert panel.list is not None
    return panel.list.rows


def note_of(desk: Desk) -> list[str]:
    return [one.text for one in sentences(desk.visit, desk.visit.reference.note, desk.words)]


def texts(widget: QWidget) -> str:
    QApplication.processEvents()  # what was added just now is shown when Qt gets to it
    labels = [*widget.findChildren(QLabel), *([widget] if isinstance(widget, QLabel) else [])]
    pressables = [one.words for one in widget.findChildren(Pressable) if one.isVisible()]
    return "\n".join([one.text() for one in labels if one.isVisible()] + pressables)


def heard_names(widget: QWidget) -> Iterator[str]:
    """Yield what a screen reader finds in a widget, hidden things too."""
    QApplication.processEvents()
    waiting: list[QAccessibleInterface] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        yield one.text(QAccessible.Text.Name)
        waiting += [one.child(number) for number in range(one.childCount())]


@pytest.mark.parametrize("mode", ["support", "reference"])
def test_a_list_without_a_broken_file_says_that_it_is_incomplete_and_names_file_and_line(
    marked: Desk, show: Show, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    marked.clinic.settings["mode"] = mode
    whole = DifferentialPanel(marked, wide=False)
    show(whole, 364)
    assert "The list is not complete" not in texts(whole)
    faults = [Problem(f"/home/clinic/knowledge/muscles/own_{one}.yaml", 3, "unknown key “worze”") for one in range(5)]
    monkeypatch.setattr(marked.visit.reference.knowledge, "problems", faults)
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    said = texts(panel)
    assert "5 files of the knowledge are left out." in said
    assert "The list is not complete. muscles/own_0.yaml:3: unknown key “worze”; muscles/own_1.yaml:3" in said
    assert "own_3" not in said
    assert "/home" not in said
    assert rows_of(panel), "the rest is listed all the same"


def test_it_waits_for_an_area_then_for_the_core_questions(desk: Desk, show: Show, mark: Mark) -> None:
    desk.clinic.settings["ask_impression"] = False
    panel = DifferentialPanel(desk, wide=False)
    show(panel, 364)
    assert stage(panel) == "empty"
    assert "Mark where it hurts" in texts(panel)
    mark("lower_back.right")
    assert stage(panel) == "core"
    assert "16 safety questions open" in texts(panel)
    heard = Heard()
    desk.asked_for.connect(lambda *what: heard.append(what))
    click(next(one for one in panel.findChildren(Pressable) if one.words == "Ask 16 questions"))
    assert heard == [("safety", "red_flags", path("ces_saddle"))]
    desk.answer("red_flags", path("ces_saddle"), "no")
    assert "15 safety questions open" in texts(panel)
    assert panel.list is None


def test_the_own_impression_stands_before_the_list_and_only_its_button_records_it(marked: Desk, show: Show) -> None:
    marked.clinic.settings["ask_impression"] = True
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    assert stage(panel) == "impression"
    asked = panel.findChild(OwnImpression)
    assert asked is not None
    click(asked.ideas["joint"])
    asked.line.setFocus()
    QTest.keyClicks(asked.line, " of the hip")
    asked.line.clearFocus()
    assert marked.visit.value("assessment", "impression") is None
    click(asked.open_list)
    assert marked.visit.value("assessment", "impression") == "Joint of the hip"
    assert stage(panel) == "list"
    assert "Joint of the hip – first impression" in texts(panel)


def test_the_impression_can_be_skipped_and_the_skip_is_recorded(marked: Desk, show: Show) -> None:
    marked.clinic.settings["ask_impression"] = True
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    asked = panel.findChild(OwnImpression)
    assert asked is not None
    assert not asked.open_list.isEnabled()
    click(asked.skip)
    assert marked.visit.value("assessment", "impression_skipped") is True
    assert stage(panel) == "list"


@pytest.mark.parametrize("answer", ["yes", "not_sure", "declined"])
def test_an_emergency_takes_the_list_off_the_screen_and_out_of_the_tree(marked: Desk, show: Show, answer: str) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    muscles = {row.head._name.text() for row in rows_of(panel)}
    assert len(muscles) >= 5
    assert any(muscle in name for name in heard_names(panel) for muscle in muscles)
    marked.answer("red_flags", path("ces_saddle"), answer)
    assert stage(panel) == "held"
    assert panel.list is None
    assert "numb between the legs" in texts(panel)
    assert not [name for name in heard_names(panel) for muscle in muscles if muscle in name]
    assert not [one for one in panel.findChildren(QLabel) if one.text() in muscles]
    marked.undo()
    assert stage(panel) == "list"
    assert {row.head._name.text() for row in rows_of(panel)} == muscles


def test_the_list_comes_back_with_a_decision_but_not_for_somebody_sent_away(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    marked.answer("red_flags", path("ces_saddle"), "not_sure")
    for link_id, said in (("found", "Feels normal"), ("reason", "Asked again: no"), ("decision", "explained")):
        assert stage(panel) == "held"
        marked.answer("flag_decisions", path(("flags", "ces_saddle"), link_id), said)
    assert stage(panel) == "list"
    marked.answer("flag_decisions", path(("flags", "ces_saddle"), "decision"), "emergency")
    assert stage(panel) == "held", "nobody was told yet"
    for link_id, said in (("told", "999"), ("told_at", "13:41")):
        marked.answer("flag_decisions", path(("flags", "ces_saddle"), link_id), said)
    assert stage(panel) == "sent"
    assert panel.list is None


def test_an_urgent_cause_holds_the_list_until_it_is_looked_at(
    marked: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    causes = marked.visit.reference.knowledge.causes
    monkeypatch.setitem(causes, "aaa", replace(causes["aaa"], defining=("symptom:stiffness_after_rest",)))
    marked.answer("intake", path("driving"), "worse")
    page = QWidget()
    column = QVBoxLayout(page)
    strip, panel = SafetyStrip(marked, page), DifferentialPanel(marked, wide=True, parent=page)
    column.addWidget(strip)
    column.addWidget(panel)
    show(page, 760)
    marked.asked_for.connect(lambda _page, form_id, where: panel.show_answer(form_id, where))
    assert stage(panel) == "held"
    assert panel.list is None
    assert "abdominal aortic aneurysm" in texts(strip)
    click(strip.buttons["emergency"])
    held = panel._inside
    assert isinstance(held, HeldStage)
    assert held.causes["aaa"].isAncestorOf(focused())
    for words, wanted in (("Still open", "held"), ("Looked at, speaks against it", "list")):
        click(next(one for one in panel.findChildren(Pressable) if one.words == words))
        assert stage(panel) == wanted


def test_strip_above_what_is_not_a_muscle_above_the_list(marked: Desk, show: Show) -> None:
    marked.answer("red_flags", path("night_pain_constant"), "yes")
    page = QWidget()
    column = QVBoxLayout(page)
    strip, panel = SafetyStrip(marked, page), DifferentialPanel(marked, wide=True, parent=page)
    column.addWidget(strip)
    column.addWidget(panel)
    show(page, 760)

    def top(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).y()

    assert panel.not_muscle is not None
    first, *_ = panel.not_muscle.rows
    muscles = [top(row) for row in rows_of(panel)]
    assert top(strip) < top(first) < muscles[0]
    assert muscles == sorted(muscles)
    assert first.height() >= rows_of(panel)[0].height() - 8
    assert "Because of: unremitting rest or night pain" in texts(first)


def test_no_more_than_three_stand_above_the_muscles(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    assert panel.not_muscle is not None
    assert not panel.not_muscle.isVisible()
    for flag in ("night_pain_constant", "spine_cancer_history", "spine_infection_fever", "dvt"):
        marked.answer("red_flags", path(flag), "yes")
    assert len(marked.visit.now.alerts) > 3
    assert len(panel.not_muscle.rows) == 3
    assert [one.alert.urgency for one in panel.not_muscle.rows] == ["same_day"] * 3


@pytest.mark.parametrize(("wide", "width"), [(True, 740), (False, 364)])
def test_what_is_not_a_muscle_is_as_large_as_a_muscle(marked: Desk, show: Show, *, wide: bool, width: int) -> None:
    marked.answer("red_flags", path("night_pain_constant"), "yes")
    panel = DifferentialPanel(marked, wide=wide)
    show(panel, width)
    assert panel.not_muscle is not None
    muscle = rows_of(panel)[0]
    for row in panel.not_muscle.rows:
        assert row.height() >= muscle.head.height()
        assert row.width() >= muscle.head.width()
        assert row.check.height() >= 40


def test_check_opens_what_to_know_and_records_what_was_looked_at(marked: Desk, show: Show) -> None:
    marked.answer("red_flags", path("night_pain_constant"), "yes")
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = panel.findChild(NotMuscleRow)
    assert row is not None
    before = note_of(marked)
    click(row.check)
    assert note_of(marked) == before
    said = texts(row)
    assert "Spinal malignancy" in said
    assert "Sources:" in said
    assert "Research draft" in said
    click(next(one for one in row.findChildren(Pressable) if one.words == "Looked at, speaks against it"))
    where = ("causes", "spinal_malignancy")
    assert marked.visit.value("assessment", where, "cause_checked") == "unlikely"
    assert marked.visit.value("assessment", where, "considered_cause") == "spinal_malignancy"
    assert [one for one in note_of(marked) if one not in before] == [
        "Not muscular, considered: Spinal malignancy: looked at, speaks against it."
    ]


def test_nothing_enters_the_note_before_a_click(marked: Desk, show: Show) -> None:
    before = note_of(marked)
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    for row in rows_of(panel):
        QTest.mouseMove(row)
        click(row.head.more)
        row.head.add.setFocus()
        click(row.head.more)
    click(panel.about)
    for widget in panel.findChildren(QWidget):
        turn_wheel(widget)
    assert note_of(marked) == before
    assert marked.visit.value("assessment", "impression") is None


def test_adding_is_one_gesture_and_undo_takes_all_of_it_back(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = rows_of(panel)[0]
    before, gestures = note_of(marked), len(marked.visit.gestures.undoable)
    click(row.head.add)
    one, where = row.row.one, ("differential", row.row.one.row)
    assert len(marked.visit.gestures.undoable) == gestures + 1
    assert marked.visit.value("assessment", where) is True
    assert marked.visit.value("assessment", where, "considered_muscle") == one.muscle
    assert marked.visit.value("assessment", where, "considered_side") == "right"
    assert marked.visit.value("assessment", where, "verdict") == "added"
    suggested = marked.visit.value("assessment", where, "suggested")
    assert f"{row.row.candidate.points} points" in suggested
    assert marked.visit.reference.knowledge.version in suggested
    assert len(note_of(marked)) == len(before) + 1
    assert row.head.add.words == "Added"
    assert "is in my differential" in row.head.add.accessibleName()
    chips = [chip.words for chip in panel.mine.findChildren(Chip)]
    assert chips == [f"{row.head._name.text()} RIGHT"]
    marked.undo()
    assert note_of(marked) == before
    assert row.head.add.words == "Add"
    row.set_open(is_open=True)
    assert row.head.add.words == "Add to my differential"
    assert not row.head.add.isChecked()


def test_again_and_the_chip_take_it_out(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    row = rows_of(panel)[0]
    before = note_of(marked)
    for _ in range(2):
        click(row.head.add)
    assert note_of(marked) == before
    click(row.head.add)
    chip = next(iter(panel.mine.findChildren(Chip)))
    assert chip.accessibleName() == f"Take out {row.head._name.text()} RIGHT"
    click(chip)
    assert note_of(marked) == before
    assert not row.head.add.isChecked()


def test_not_this_wants_a_reason(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = rows_of(panel)[1]
    before = note_of(marked)
    click(row.head.more)
    click(row.not_this.ask)
    click(row.not_this.put)
    QTest.keyClick(row.not_this.reason, Qt.Key.Key_Return)
    assert note_of(marked) == before
    QTest.keyClicks(row.not_this.reason, "Free on palpation")
    click(row.not_this.put)
    name = f"{row.head._name.text()}, RIGHT"
    assert [one for one in note_of(marked) if one not in before] == [
        f"Considered and set aside: {name}. Free on palpation."
    ]
    click(row.head.more)
    assert "Set aside: Free on palpation" in texts(row)
    click(row.not_this.back)
    assert note_of(marked) == before


def test_none_of_these_and_another_idea(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    click(panel.mine.none)
    assert marked.visit.value("assessment", "none_of_these") is True
    click(panel.mine.none)
    assert marked.visit.value("assessment", "none_of_these") is None
    click(panel.mine.other)
    QTest.keyClicks(panel.mine.line, "Facet joint L4/5")
    assert marked.visit.value("assessment", "other_idea") is None
    click(panel.mine.add)
    assert marked.visit.value("assessment", "other_idea") == "Facet joint L4/5"
    assert "Facet joint L4/5 – other" in texts(panel.mine)


def test_twins_can_be_chosen_each(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = next(one for one in rows_of(panel) if one.row.candidate.twins)
    twin = row.row.twins()[0]
    knowledge = marked.visit.reference.knowledge
    assert knowledge.muscles[twin.muscle].name in row.head._small.text()
    click(row.head.more)
    said = f"Add {knowledge.muscles[twin.muscle].name} RIGHT"
    click(next(one for one in row.findChildren(Pressable) if one.words == said))
    assert marked.visit.of("assessment").rows("differential") == [twin.row]


@pytest.mark.parametrize("wide", [True, False])
def test_the_side_stands_in_every_name_of_a_row(marked: Desk, show: Show, wide: bool) -> None:
    panel = DifferentialPanel(marked, wide=wide)
    show(panel, 740 if wide else 364)
    for row in rows_of(panel):
        click(row.head.more)
        row.not_this._open(is_open=True)
        name = f"{row.head._name.text()} RIGHT"
        assert name in row.accessibleName()
        controls = [*row.findChildren(Pressable), row.not_this.reason]
        for control in (one for one in controls if one.isVisible()):
            assert "RIGHT" in control.accessibleName() or "RIGHT" in getattr(control, "words", ""), control
        for badge in row.head.findChildren(LetterBadge):
            assert "RIGHT" in badge.accessibleName()
    first = rows_of(panel)[0]
    assert first.head.add.accessibleName() == f"Add {first.head._name.text()} RIGHT to my differential"


def test_a_mirrored_patient_gets_mirrored_plates(desk: Desk, show: Show, mark: Mark, screened: Desk) -> None:
    desk.clinic.settings["ask_impression"] = False
    mark("lower_back.left", 6)
    mark("buttock_upper.left", 5)
    panel = DifferentialPanel(desk, wide=True)
    show(panel, 740)
    left = [(row.row.one.muscle, row.row.place) for row in rows_of(panel)]
    assert {plate.text() for plate in panel.findChildren(SidePlate)} == {"LEFT"}
    for zone in ("lower_back", "buttock_upper"):
        desk.answer("intake", path(("pain_map", f"{zone}.left")), None)
        mark(f"{zone}.right", 6 if zone == "lower_back" else 5)
    QApplication.processEvents()
    assert {plate.text() for plate in panel.findChildren(SidePlate) if plate.isVisible()} == {"RIGHT"}
    assert [(row.row.one.muscle, row.row.place) for row in rows_of(panel)] == left


def test_open_reasons_add_up_to_the_points(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    for row in rows_of(panel):
        click(row.head.more)
        assert row.details is not None
        said = [one.text() for one in row.details.findChildren(Label)]
        points = [float(one.replace("−", "-")) for one in said if re.fullmatch(r"[+−]\d+\.\d", one)]
        assert len(points) == len(row.row.candidate.reasons)
        assert round(sum(points), 1) == row.row.candidate.points
        assert f"{row.row.candidate.points}" == row.head._points.text()
        for heading in ("Explains", "Leaves unexplained", "Speaks for it", "Speaks against it", "Not asked yet"):
            assert heading in said
    assert "Not worse: driving" in texts(panel)
    assert "from recall of textbooks, no source read" in texts(panel)
    assert "%" not in texts(panel)


def test_open_reasons_follow_the_answers_even_where_the_points_stay(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = rows_of(panel)[0]
    click(row.head.more)
    first = could_ask_words(marked, row.row.candidate.not_asked[0])
    assert first in texts(row)
    silent = replace(row.row.candidate.account, not_asked=())
    row.show_row(replace(row.row, candidate=replace(row.row.candidate, write_out=lambda: silent)))
    assert first not in texts(row)


def test_a_row_keeps_its_widget_its_reasons_and_says_where_it_was(marked: Desk, show: Show, qtbot: QtBot) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    second = next(row for row in rows_of(panel) if row.row.number > 1)
    was = second.row.place
    click(second.head.more)
    second._was.setInterval(30)
    feel(marked, second)
    assert rows_of(panel)[0] is second
    assert second.is_open
    assert second.head._was.text() == f"was {was}"
    assert second.head._was.isVisible()
    qtbot.waitUntil(lambda: not second.head._was.isVisible())


def test_the_list_stands_still_while_somebody_presses_in_it(marked: Desk, show: Show, qtbot: QtBot) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    before = rows_of(panel)
    last = before[-1]
    QTest.mousePress(before[0].head._name, LEFT)
    feel(marked, last)
    assert rows_of(panel) == before
    QTest.mouseRelease(before[0].head._name, LEFT)
    qtbot.waitUntil(lambda: rows_of(panel)[0] is last)


def test_a_press_on_add_adds_what_was_pressed_even_if_the_order_changed(marked: Desk, show: Show, qtbot: QtBot) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    first, last = rows_of(panel)[0], rows_of(panel)[-1]
    QTest.mousePress(first.head.add, LEFT)
    feel(marked, last)
    QTest.mouseRelease(first.head.add, LEFT)
    assert marked.visit.of("assessment").rows("differential") == [first.row.one.row]
    qtbot.waitUntil(lambda: rows_of(panel)[0] is last)


def test_pointing_and_the_keyboard_tell_which_muscle(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    pointed, left = [], Heard()
    panel.muscle_pointed.connect(lambda muscle, side: pointed.append((muscle, side)))
    panel.muscle_left.connect(left.note)
    rows = rows_of(panel)
    rows[0].head.add.setFocus()
    assert pointed[-1] == (rows[0].row.one.muscle, "right")
    rows[1].head.add.setFocus()
    assert pointed[-1] == (rows[1].row.one.muscle, "right")
    assert not left
    panel.about.setFocus()
    assert left
    left.clear()
    here = QPointF(5, 5)
    QApplication.sendEvent(rows[2], QEnterEvent(here, here, here))
    assert pointed[-1] == (rows[2].row.one.muscle, "right")
    assert not left
    QApplication.sendEvent(rows[2], QEvent(QEvent.Type.Leave))
    assert left


def test_tab_follows_the_rows_as_they_stand_now(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    feel(marked, rows_of(panel)[-1])
    panel.about.setFocus()
    visited = []
    for _ in range(2 * len(rows_of(panel))):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        visited += [number for number, row in enumerate(rows_of(panel)) if row.isAncestorOf(focused())]
    assert visited == [number for number in range(len(rows_of(panel))) for _ in range(2)]


def test_reference_mode_ranks_nothing(marked: Desk, show: Show) -> None:
    marked.clinic.settings["mode"] = "reference"
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    names = [row.head._name.text() for row in rows_of(panel)]
    assert names == sorted(names, key=str.casefold)
    assert len(names) > 5
    click(rows_of(panel)[0].head.more)
    click(panel.about)
    assert "Sources" in texts(panel)
    assert not A_NUMBER_OF_POINTS.search(texts(panel))
    assert not [one for one in heard_names(panel) if A_NUMBER_OF_POINTS.search(one)]
    click(rows_of(panel)[0].head.add)
    row = rows_of(panel)[0].row.one.row
    suggested = marked.visit.value("assessment", ("differential", row), "suggested")
    assert not A_NUMBER_OF_POINTS.search(suggested)


def test_whatever_a_muscle_shows_can_be_said_and_asked_in_words(desk: Desk) -> None:
    for muscle in desk.visit.reference.knowledge.muscles.values():
        for finding in muscle.claims():
            asked, said = could_ask_words(desk, finding), said_words(desk, parse(f"{finding}.left"))
            assert "_" not in asked + said
            assert "LEFT" in said


def test_about_says_what_the_list_is_and_is_not(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    assert "Not a diagnosis, not complete. Research draft, not clinically reviewed." in texts(panel)
    click(panel.about)
    said = texts(panel._about)
    assert "not a diagnosis and not complete. Check the reasons and sources." in said
    assert marked.visit.reference.knowledge.version in said
    click(panel.about)
    assert not panel._about.isVisible()


def test_every_answer_it_holds_can_be_shown(marked: Desk, show: Show) -> None:
    marked.answer("red_flags", path("night_pain_constant"), "yes")
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    row = rows_of(panel)[2]
    assert panel.show_answer("assessment", path(("differential", row.row.one.row)))
    assert row.head.add.hasFocus()
    assert panel.show_answer("assessment", path(("causes", "spinal_malignancy"), "cause_checked"))
    assert panel.show_answer("assessment", path("none_of_these"))
    assert not panel.show_answer("assessment", path("own_words"))
    assert not panel.show_answer("intake", path("onset"))


@given(st.lists(st.integers(-50, 300), max_size=12))
def test_places_fall_and_ties_share_them(tenths: list[int]) -> None:
    points = sorted((one / 10 for one in tenths), reverse=True)
    found = places(points)
    numbers = [number for number, _ in found]
    assert numbers == sorted(numbers)
    for place, (number, tied) in enumerate(found, start=1):
        assert number <= place
        assert tied == (numbers.count(number) > 1)
        if place > 1:
            close = round(points[place - 2] - points[place - 1], 6) <= weights.TIE
            assert (number == numbers[place - 2]) == close


def feel(desk: Desk, row: MuscleRow) -> None:
    """Find the patient's own pain in the muscle of a row, so that it rises to the first place."""
    where = ("palpation", row.row.one.row)
    for link_id in ("recognised", "tender", "referral_felt"):
        desk.answer("examination", path(where, link_id), "yes")


def test_a_low_panel_leaves_its_height_to_the_list(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 360)
    for height, foot in ((560, False), (900, True)):
        panel.setFixedHeight(height)
        QApplication.processEvents()
        assert (panel.mine.parentWidget() is panel) is foot
        assert panel.mine.isVisible()
        assert panel.mine.none.isVisible()


def test_the_keyboard_goes_on_in_the_list_where_what_had_it_is_gone(marked: Desk, show: Show) -> None:
    marked.clinic.settings["ask_impression"] = True
    panel = DifferentialPanel(marked, wide=True)
    show(panel, 740)
    assert stage(panel) == "impression"
    assert panel._inside is not None
    chip = next(one for one in panel._inside.findChildren(Pressable) if one.isVisible())
    chip.setFocus()
    marked.answer("assessment", path("impression"), "muscle")
    assert stage(panel) == "list"
    assert rows_of(panel)[0].head.add.hasFocus()


def test_a_row_of_a_muscle_that_left_takes_the_next_one_unless_somebody_is_in_it(marked: Desk, show: Show) -> None:
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 360)
    assert panel.list is not None
    shown = [row.row for row in rows_of(panel)]
    panel.list.show_rows(shown[:2])
    first, second = rows_of(panel)
    first.head.add.setFocus()
    panel.list.show_rows(shown[2:4])
    third, fourth = rows_of(panel)
    assert second in (third, fourth)
    assert first not in (third, fourth)
    for row, expected in zip((third, fourth), shown[2:4], strict=True):
        assert row.row.one == expected.one
        assert row.head._name.text() == marked.visit.reference.knowledge.muscles[expected.one.muscle].name
        assert row.head._name.text() in row.head.add.accessibleName()
