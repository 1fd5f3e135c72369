"""Every screen at 1366 × 698: named controls, targets for a thumb at 100 and 150 %, and where Tab goes, as stored.

``STORE_TAB_ORDER=1 pytest tests/ui/test_every_screen.py`` stores the order of today; look at what changed before it is
kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.scenes import SCENES, show
from tests.ui.test_pseudo_language import cut_off
from tests.ui.using import bring_into_view, settled, shell_of
from tests.ui.walking import CONTROLS, interfaces, tabbed, targets, too_small, touching, twice, unnamed

#: A button without words: its icon fits, whatever is asked for the words it has not.
EYE = "Show the password"
HEIGHT = 698  # px: 768 without the bars of the system
#: What can be done with whoever is read about depends on the row the keyboard came by: it differs on the way back.
OF_THE_ROW = {"Read", "Continue", "Finish", "Open visit", "Late", "Arrived", "In the room", "Did not come", "Cancelled"}
STORED = Path(__file__).with_name("tab_order.yaml")


def test_the_walk_finds_what_has_no_name(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    column = QVBoxLayout(held)
    inner = QWidget()
    QVBoxLayout(inner).addWidget(QPushButton(""))
    column.addWidget(QLabel("words"))
    column.addWidget(inner)
    for _ in range(2):
        column.addWidget(QPushButton("Named"))
    held.show()
    assert unnamed(held) == ["QPushButton Button in QWidget"]
    assert twice(held) == ["2 × Named in QWidget Client in NoneType"]


def test_the_search_for_small_targets_finds_one(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    small, large = QPushButton("s", held), QLineEdit(held)
    for one in (small, large):
        one.setStyleSheet("min-height: 0; min-width: 0; padding: 0;")
    small.setGeometry(0, 0, 80, 20)
    large.setGeometry(0, 10, 80, 40)
    held.show()
    assert len(too_small(held)) == 1
    assert len(touching(held)) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_for_ear_keyboard_and_thumb(window: Window, demo: Clinic, scene: str) -> None:
    window.resize(1366, HEIGHT)
    shown = show(window, demo, scene)
    assert sum(one.role() in CONTROLS for one in interfaces(shown)) >= 2
    assert unnamed(shown) == []
    assert twice(shown) == []
    _check_targets(shown, scene)
    if shell_of(window).isVisible():  # a page's own columns scroll; a second bar around the page means one is too high
        assert shell_of(window)._room.verticalScrollBar().maximum() == 0
    if scene != "palette":  # Tab stays in it, as its own tests prove
        _check_tab(shown, scene)
    demo.set(text_size="150")
    shell_of(window).look_changed.emit()
    settled()
    _check_targets(shown, scene)
    assert [one for one in cut_off(shown) if EYE not in one] == []


def from_the_same(one: list[str], other: list[str]) -> bool:
    """Say whether two rounds go by the same stops in the same order, wherever each began."""
    return any(one == [*other[start:], *other[:start]] for start in range(max(len(other), 1)))


def _check_targets(shown: QWidget, scene: str) -> None:
    assert list(targets(shown))
    assert too_small(shown) == []
    if scene != "palette":  # it lies over the page on purpose
        assert touching(shown) == []


def _check_tab(shown: QWidget, scene: str) -> None:
    order = tabbed(shown)
    assert order
    stored = yaml.safe_load(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}
    if os.environ.get("STORE_TAB_ORDER"):
        STORED.write_text(
            yaml.safe_dump(stored | {scene: order}, allow_unicode=True, width=118, sort_keys=True), encoding="utf-8"
        )
        return
    assert all(order), order
    assert from_the_same(stored[scene], order), order
    back = tabbed(shown, back=True)
    assert from_the_same(*([one for one in way if one not in OF_THE_ROW] for way in (order[::-1], back)))


#: What a full HD screen that shows everything twice as large leaves of 960 × 540.
DOUBLED = (960, 500)
CROWDED = ("today", "timeline", "first_intake", "first_safety", "later_follow_up", "later_treatment", "signed_note")


@pytest.mark.thorough
@pytest.mark.parametrize("scene", CROWDED)
def test_on_a_screen_at_200_percent_every_control_can_be_scrolled_to(window: Window, demo: Clinic, scene: str) -> None:
    window.resize(*DOUBLED)
    shown = show(window, demo, scene)
    assert (window.width(), window.height()) == DOUBLED
    stops = [one for one in targets(shown) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops
    for stop in stops:
        bring_into_view(stop)
        assert not stop.visibleRegion().isEmpty(), stop.accessibleName()
