"""Strips, the saved mark and the undo bar: said in words and icons, readable, and not in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.looks import LEVELS
from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.saved import SavedMark
from clinic_app.ui.widgets.strip import Strip, StripLevel
from clinic_app.ui.widgets.undo_bar import UndoBar
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, colours, spoken

LEVEL_NAMES: tuple[StripLevel, ...] = ("emergency", "danger", "warn", "info", "ok", "carried")


@pytest.mark.parametrize("level", LEVEL_NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_level_has_its_ground_and_its_ink(qapp: QApplication, show: Show, level: StripLevel, scheme: str) -> None:
    theme = Theme(scheme, still=True)  # type: ignore[arg-type]  # one of its schemes
    theme.apply(qapp)
    strip = Strip(level, "Speak to a doctor today.", "Leg getting weaker.")
    show(strip)
    seen = colours(strip)
    assert seen.most_common(1)[0][0] == theme.hex(LEVELS[level].ground)
    assert theme.hex(LEVELS[level].ink) in seen


def words_of(strip: Strip) -> QLabel:
    return next(label for label in strip.findChildren(QLabel) if label.text())


def test_a_screen_reader_reads_all_the_words() -> None:
    strip = Strip("danger", "Speak to a doctor today.", "Leg getting weaker.")
    assert spoken(words_of(strip))[0] == "Speak to a doctor today. Leg getting weaker."
    strip.announce()
    strip.set_words("All clear.")
    assert spoken(words_of(strip))[0] == "All clear."


@pytest.mark.parametrize("width", [1100, 520, 300])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_words_and_actions_stay_whole_at_every_width(qapp: QApplication, show: Show, width: int, scale: float) -> None:
    Theme(scale=scale, still=True).apply(qapp)
    strip = Strip("warn", "Blutgerinnungshemmer (Apixaban):", "Druckstellen nach dem Nadeln lange zusammendrücken.")
    actions = [Button("Begründung festhalten"), Button("Nachfragen")]
    for action in actions:
        strip.add_action(action)
    show(strip, width)
    label = words_of(strip)
    assert label.height() >= label.heightForWidth(label.width())
    assert label.width() >= label.minimumSizeHint().width()
    boxes = [action.rect().translated(action.mapTo(strip, action.rect().topLeft())) for action in actions]
    for action, box in zip(actions, boxes, strict=True):
        assert strip.rect().contains(box)
        assert box.height() >= action.heightForWidth(box.width())
        assert not box.intersects(label.rect().translated(label.mapTo(strip, label.rect().topLeft())))


def test_a_strip_can_change_its_level(show: Show) -> None:
    strip = Strip("warn", "Ask more.")
    show(strip)
    strip.set_level("danger")
    assert colours(strip).most_common(1)[0][0] == current().hex("danger_soft")


def test_the_bar_of_a_carried_line_stands_where_reading_begins(show: Show) -> None:
    strip = Strip("carried", "Arm overhead RIGHT 150°.")
    show(strip)

    def bar_at(x: int) -> bool:
        return bool(strip.grab().toImage().pixelColor(x, strip.height() // 2) == current().colour("carried"))

    assert bar_at(1)
    assert not bar_at(strip.width() - 2)
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar_at(strip.width() - 2)
    assert not bar_at(1)


@pytest.fixture
def mark(show: Show) -> SavedMark:
    made = SavedMark(rescue="Keep a rescue copy")
    show(made)
    return made


def shown_words(mark: SavedMark) -> list[str]:
    return [label.text() for label in mark.findChildren(QLabel) if label.isVisible()]


def test_saving_is_said_only_when_it_takes_long(qtbot: QtBot, mark: SavedMark) -> None:
    mark.show_saved("Saved 14:03:22")
    mark.show_saving("Saving…")
    assert shown_words(mark) == ["Saved 14:03:22"]
    qtbot.waitUntil(lambda: shown_words(mark) == ["Saving…"], timeout=1500)
    mark.show_saved("Saved 14:03:25")
    assert shown_words(mark) == ["Saved 14:03:25"]


def test_quick_saving_is_never_said(qtbot: QtBot, mark: SavedMark) -> None:
    mark.show_saving("Saving…")
    mark.show_saved("Saved 14:03:22")
    qtbot.wait(400)
    assert shown_words(mark) == ["Saved 14:03:22"]


def test_not_saved_is_red_and_offers_a_rescue_copy(mark: SavedMark) -> None:
    asked = Heard()
    mark.rescue_asked.connect(asked.note)
    mark.show_not_saved("Not saved since 14:03:22. The disk is full.")
    assert current().hex("danger") in colours(mark)
    rescue = mark.findChild(QPushButton)
    assert isinstance(rescue, QPushButton)
    QTest.mouseClick(rescue, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    mark.show_saved("Saved 14:05:00")
    assert not rescue.isVisible()
    assert current().hex("danger") not in colours(mark)


@pytest.fixture
def page(show: Show) -> QWidget:
    made = QWidget()
    made.setMinimumSize(800, 300)
    show(made, 900)
    return made


def test_undo_is_offered_over_the_foot_of_the_page(page: QWidget) -> None:
    bar = UndoBar(undo="Undo", parent=page)
    assert not bar.isVisible()
    bar.offer("Removed: Supraspinatus RIGHT,", "1 needle")
    assert bar.isVisible()
    assert page.rect().contains(bar.geometry())
    assert abs(bar.geometry().center().x() - page.rect().center().x()) <= 1
    undone = Heard()
    bar.undone.connect(undone.note)
    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert button.height() >= 40
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(undone) == 1
    assert not bar.isVisible()


def test_undo_goes_by_itself_but_not_under_the_pointer(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(undo="Undo", stay_ms=60, parent=page)
    bar.offer("Removed")
    here = QPointF(5, 5)
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    qtbot.wait(150)
    assert bar.isVisible()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=1500)


def test_undo_moves_in_when_things_may_move(qtbot: QtBot, qapp: QApplication, page: QWidget) -> None:
    Theme().apply(qapp)
    bar = UndoBar(undo="Undo", parent=page)
    bar.offer("Removed")
    place = bar.y()
    qtbot.wait(250)
    foot = bar.y()
    Theme(still=True).apply(qapp)
    bar.offer("Removed")
    assert place > foot
    assert bar.y() == foot
    bar.hide()
