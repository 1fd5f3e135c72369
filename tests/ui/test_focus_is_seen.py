"""Wherever the keyboard is, one sees it: the picture of what has it differs from the picture of what has it not."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from clinic_app.ui.chart.zone_stops import ZoneStop
from clinic_app.ui.tab_stops import stops_in
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.scenes import show
from tests.ui.seeing import changed_pixels
from tests.ui.using import bring_into_view, settled, shell_of

AROUND = 4  # px: a ring may stand outside
#: A ring of 2 px around the least target has so many pixels; a caret in a line alone has far fewer.
LEAST = 2 * 2 * (30 + 30)
SCREENS = (
    *("today", "timeline", "first_intake", "later_follow_up", "later_treatment", "first_safety"),
    *("settings_people", "settings_treatments", "settings_checks"),
)
MOST = 45  # of a page's stops, evenly spread


def around(stop: QWidget) -> QImage:
    """Return what the window shows at and around a stop."""
    window = stop.window()
    box = QRect(stop.mapTo(window, QPoint(-AROUND, -AROUND)), stop.size()).adjusted(0, 0, 2 * AROUND, 2 * AROUND)
    return window.grab(box.intersected(window.rect())).toImage()


@pytest.mark.thorough
@pytest.mark.parametrize("scene", SCREENS)
def test_focus_is_seen(window: Window, demo: Clinic, scene: str) -> None:
    show(window, demo, scene)
    shell = shell_of(window)
    stops = [one for one in stops_in(shell) if not isinstance(one, ZoneStop)]
    unseen = []
    for stop in stops[:: max(1, len(stops) // MOST)]:
        # the keyboard on another patient's row has shown what belongs to that patient instead
        if not shiboken6.isValid(stop) or not stop.isVisible():
            continue
        bring_into_view(stop)
        shell.setFocus()
        settled()
        without = around(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settled()
        if changed_pixels(without, around(stop)) < LEAST:
            unseen.append(f"{type(stop).__name__} “{stop.accessibleName()}”")
    assert len(stops) > 3
    assert unseen == []
